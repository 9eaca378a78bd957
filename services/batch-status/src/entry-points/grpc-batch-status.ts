import {
  actionStates,
  batchStates,
  batchSteps,
  failureCategories,
  recordTypes,
  triggers,
  type BatchStatusDefinition,
} from '@autosync/contracts';
import { AutosyncError, isId } from '@autosync/core';
import type { UnaryHandlers } from '@autosync/grpc';
import type { ResultState } from '../domain/action.ts';
import type { Batch } from '../domain/batch.ts';
import { finishOutcomes } from '../domain/fold.ts';
import type { OperationContext } from '../operations/context.ts';
import { finishBatch } from '../operations/finish-batch.ts';
import {
  batchesByDay,
  batchesById,
  getBatch,
  lastBatches,
  pageOfActions,
  pageOfBatches,
} from '../operations/read-batches.ts';
import { recordResults } from '../operations/record-results.ts';
import { reportProgress } from '../operations/report-progress.ts';
import { startBatch } from '../operations/start-batch.ts';
import { fromResultMessage, toResultMessage } from './action-messages.ts';
import { fromHeaderMessage, toBatchMessage } from './batch-messages.ts';
import { decodeActionCursor, decodeBatchCursor, encodeActionCursor, encodeBatchCursor } from './cursor.ts';
import { optional, readCount, readDate, readId, readInstant, readOneOf, readText } from './request-fields.ts';

const MAX_RESULTS = 500;
const DEFAULT_LIMIT = 50;

const readLimit = (limit: number) => (limit === 0 ? DEFAULT_LIMIT : readCount(limit, 'limit', { min: 1, max: 200 }));
const readStates = <T extends string>(values: readonly T[], texts: readonly string[]) =>
  texts.map((text) => readOneOf(values, text, 'states'));
const readSubject = (request: { tenantId: string; batchId: string }) => ({
  tenantId: readId(request.tenantId, 'tenant_id'),
  batchId: readId(request.batchId, 'batch_id'),
});

/** @throws `invalid-request` where it is no beginning of an id, or so short that many ids begin with it. */
function readIdBeginning(text: string): string {
  const { length } = text;
  if (length >= 8 && isId(text + '00000000-0000-4000-8000-000000000000'.slice(length))) return text;
  throw new AutosyncError('invalid-request', 'id_begins_with is not the beginning of an id');
}

/** What workers report and what people read. `onStored` and `onEnded` are told once the transaction is committed. */
export function batchStatusHandlers(
  context: OperationContext,
  told: {
    onStored: (stored: Partial<Record<ResultState, number>>) => void;
    onEnded: (batch: Batch) => void;
  },
): UnaryHandlers<BatchStatusDefinition> {
  return {
    async startBatch({ header, state, total }) {
      if (header === null) throw new AutosyncError('invalid-request', 'header is missing');
      return {
        state: await startBatch(context, {
          header: fromHeaderMessage(header),
          state: readOneOf(['notStarted', 'running'], state, 'state'),
          total: readCount(total, 'total'),
        }),
      };
    },

    async recordResults(request) {
      readCount(request.results.length, 'results', { max: MAX_RESULTS });
      const actions = request.results.map(fromResultMessage);
      const stored = await recordResults(context, { ...readSubject(request), actions });
      told.onStored(stored);
      return { stored: Object.values(stored).reduce((sum, count) => sum + count, 0) };
    },

    async reportProgress(request) {
      return reportProgress(context, {
        ...readSubject(request),
        done: readCount(request.done, 'done'),
        total: readCount(request.total, 'total'),
        step: optional(request.step, (text) => readOneOf(batchSteps, text, 'step')),
      });
    },

    async finishBatch(request) {
      const { state, ended } = await finishBatch(context, {
        ...readSubject(request),
        end: {
          outcome: readOneOf(finishOutcomes, request.outcome, 'outcome'),
          category: optional(request.category, (text) => readOneOf(failureCategories, text, 'category')),
          reason: optional(request.reason, readText),
          expectedActions: readCount(request.actionCount, 'action_count'),
          at: readInstant(request.at, 'at'),
        },
      });
      if (ended !== null) told.onEnded(ended);
      return { state };
    },

    async getBatch(request) {
      return { batch: toBatchMessage(await getBatch(context, readSubject(request))) };
    },

    async listBatches(request) {
      const { items, last } = await pageOfBatches(context, {
        tenantId: readId(request.tenantId, 'tenant_id'),
        companyId: optional(request.companyId, (text) => readId(text, 'company_id')),
        type: optional(request.type, (text) => readOneOf(recordTypes, text, 'type')),
        states: readStates(batchStates, request.states),
        triggers: request.triggers.map((text) => readOneOf(triggers, text, 'triggers')),
        from: optional(request.from, (text) => readInstant(text, 'from')),
        to: optional(request.to, (text) => readInstant(text, 'to')),
        label: optional(request.label, readText),
        code: optional(request.code, readText),
        after: optional(request.after, decodeBatchCursor),
        limit: readLimit(request.limit),
      });
      return { items: items.map(toBatchMessage), nextCursor: last === undefined ? '' : encodeBatchCursor(last) };
    },

    async findBatches(request) {
      const found = await batchesById(context, {
        tenantId: optional(request.tenantId, (text) => readId(text, 'tenant_id')),
        idBeginsWith: readIdBeginning(request.idBeginsWith),
        limit: readLimit(request.limit),
      });
      return { items: found.map(toBatchMessage) };
    },

    async listLastBatches(request) {
      readCount(request.companies.length, 'companies', { max: 200 });
      const companies = request.companies.map(({ tenantId, companyId }) => ({
        tenantId: readId(tenantId, 'companies.tenant_id'),
        companyId: readId(companyId, 'companies.company_id'),
      }));
      return { items: (await lastBatches(context, companies)).map(toBatchMessage) };
    },

    async countByDay(request) {
      const items = await batchesByDay(context, {
        tenantId: readId(request.tenantId, 'tenant_id'),
        companyId: readId(request.companyId, 'company_id'),
        timeZone: readText(request.timeZone),
        from: readDate(request.from, 'from'),
      });
      return { items };
    },

    async listActions(request) {
      const { items, last } = await pageOfActions(context, {
        ...readSubject(request),
        states: readStates(actionStates, request.states),
        codes: request.codes,
        after: optional(request.after, decodeActionCursor),
        limit: readLimit(request.limit),
      });
      return { items: items.map(toResultMessage), nextCursor: last === undefined ? '' : encodeActionCursor(last) };
    },
  };
}
