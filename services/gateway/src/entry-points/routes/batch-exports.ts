import { Type } from 'typebox';
import type { Static } from 'typebox';
import type { App, RouteDeps } from '../app-types.ts';
import { requireBatch } from '../find-batch.ts';
import { requireCompany } from '../find-company.ts';
import { keyOf } from '../plugins/authentication.ts';
import { actionFilterSchema, batchFilterSchema, toBatchFilter } from '../resources/batch-filter.ts';
import { batchPath, toAction, toBatch } from '../resources/batch.ts';
import type { actionSchema, batchSchema } from '../resources/batch.ts';
import { companyPath, textOrNull } from '../resources/shared.ts';
import { sendCsv } from '../send-csv.ts';

/** The largest page batch-status gives. */
const PAGE = 200;

const csvResponse = {
  description: 'CSV (RFC 4180) in UTF-8, which a spreadsheet shows and never calculates',
  content: { 'text/csv': { schema: Type.String() } },
};

const text = (value: string | number | null) => (value === null ? '' : String(value));

const batchColumns = {
  label: ({ label }) => label,
  type: ({ type }) => type,
  trigger: ({ trigger }) => trigger,
  state: ({ stateName }) => stateName,
  createdAt: ({ createdAt }) => createdAt,
  startedAt: ({ startedAt }) => text(startedAt),
  finishedAt: ({ finishedAt }) => text(finishedAt),
  total: ({ counts }) => text(counts.total),
  succeeded: ({ counts }) => text(counts.succeeded),
  warning: ({ counts }) => text(counts.warning),
  failed: ({ counts }) => text(counts.failed),
  skipped: ({ counts }) => text(counts.skipped),
  message: ({ message }) => text(message),
  fix: ({ fix }) => text(fix),
  id: ({ id }) => id,
  actor: ({ actor }) => text(actor),
} satisfies Record<string, (batch: Static<typeof batchSchema>) => string>;

const actionColumns = {
  externalId: ({ externalId }) => externalId,
  state: ({ state }) => state,
  operation: ({ operation }) => text(operation),
  entity: ({ entity }) => text(entity),
  docNumber: ({ docNumber }) => text(docNumber),
  amount: ({ amount }) => text(amount),
  code: ({ code }) => text(code),
  message: ({ message }) => text(message),
  fix: ({ fix }) => text(fix),
  at: ({ at }) => text(at),
  quickbooksId: ({ quickbooksId }) => text(quickbooksId),
  recordId: ({ recordId }) => recordId,
} satisfies Record<string, (action: Static<typeof actionSchema>) => string>;

function rowsOf<T>(columns: Record<string, (item: T) => string>, items: readonly T[]): string[][] {
  return items.map((item) => Object.values(columns).map((cell) => cell(item)));
}

export function batchExportRoutes(app: App, { db, batchStatus }: RouteDeps): void {
  app.get(
    '/v1/companies/:companyId/batches.csv',
    {
      config: { operation: 'exportBatches', access: 'batches:read', sends: ['content-disposition'] },
      schema: {
        tags: ['batches'],
        summary: 'The batches of a company as CSV, newest first, with the filters of the list',
        params: companyPath,
        querystring: batchFilterSchema,
        response: { 200: csvResponse },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { companyId } = request.params;
      await db.readOfTenant(tenantId, (tx) => requireCompany(tx, companyId));
      const filter = { tenantId, companyId, limit: PAGE, ...toBatchFilter(request.query) };
      return sendCsv(request, reply, {
        name: 'batches',
        header: Object.keys(batchColumns),
        async readPage(after) {
          const { items, nextCursor } = await batchStatus.listBatches({ ...filter, after });
          return { rows: rowsOf(batchColumns, items.map(toBatch)), nextCursor: textOrNull(nextCursor) };
        },
      });
    },
  );

  app.get(
    '/v1/batches/:batchId/actions.csv',
    {
      config: { operation: 'exportBatchActions', access: 'batches:read', sends: ['content-disposition'] },
      schema: {
        tags: ['batches'],
        summary: 'What a batch did with each record as CSV, with the filters of the list',
        params: batchPath,
        querystring: actionFilterSchema,
        response: { 200: csvResponse },
      },
    },
    async (request, reply) => {
      const { tenantId } = keyOf(request);
      const { batchId } = request.params;
      await requireBatch({ batchStatus }, { tenantId, batchId });
      const { state = [], code = [] } = request.query;
      const filter = { tenantId, batchId, states: state, codes: code, limit: PAGE };
      return sendCsv(request, reply, {
        name: 'actions',
        header: Object.keys(actionColumns),
        async readPage(after) {
          const { items, nextCursor } = await batchStatus.listActions({ ...filter, after });
          return { rows: rowsOf(actionColumns, items.map(toAction)), nextCursor: textOrNull(nextCursor) };
        },
      });
    },
  );
}
