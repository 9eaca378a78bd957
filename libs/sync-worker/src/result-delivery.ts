import type { BatchStatusDefinition, FinishBatchRequest, StartBatchRequest } from '@autosync/contracts';
import { errorCode } from '@autosync/core';
import type { GrpcClient } from '@autosync/grpc';
import type { OutboxRow, ResultTurn } from '@autosync/records';
import { refusalClassOf } from './result-refusals.ts';

/** Beyond it, it is not a row that is at fault but the batch. */
export const MOST_BAD_ROWS = 16;

/** What became of a batch's rows in one turn: ids, and the error that ended the turn early. */
export type Delivered = {
  delivered: number[];
  /** Refused alone, with what the refusal said. */
  bad: { id: number; kind: OutboxRow['kind']; error: unknown }[];
  error?: unknown;
};

type Calls = Pick<GrpcClient<BatchStatusDefinition>, 'startBatch' | 'recordResults' | 'finishBatch'>;

/**
 * Delivers the rows of one batch in order, and stops at the first call that was not acknowledged. Of results that are
 * refused together, the good ones are found and delivered, by halves.
 *
 * With `lastChance` a batch is brought as near to the truth as batch-status lets us: its start without its parameters where
 * those are refused, its finish without the actions that could not be told. What was written then counts as `bad`, so
 * that it is kept.
 */
export async function deliverTurn(
  batchStatus: Calls,
  { tenantId, batchId, rows, aside }: ResultTurn,
  { deadlineMs, lastChance }: { deadlineMs: number; lastChance: boolean },
): Promise<Delivered> {
  const endsAt = performance.now() + deadlineMs;
  const options = () => ({ deadlineMs: Math.max(1, Math.round(endsAt - performance.now())) });
  const done: Delivered = { delivered: [], bad: [] };
  const isRefused = (error: unknown) => refusalClassOf(error) === 'refused';

  async function results(group: readonly OutboxRow[]): Promise<void> {
    try {
      await batchStatus.recordResults({ tenantId, batchId, results: group.map(({ body }) => body) }, options());
      done.delivered.push(...group.map(({ id }) => id));
    } catch (error) {
      if (!isRefused(error) || done.bad.length > MOST_BAD_ROWS) throw error;
      const [first] = group;
      if (group.length === 1 && first !== undefined) {
        done.bad.push({ id: first.id, kind: 'result', error });
        return;
      }
      const half = Math.ceil(group.length / 2);
      await results(group.slice(0, half));
      await results(group.slice(half));
    }
  }

  async function start({ id, kind, body }: OutboxRow): Promise<void> {
    try {
      await batchStatus.startBatch(body as StartBatchRequest, options());
      done.delivered.push(id);
    } catch (error) {
      if (!lastChance || !isRefused(error)) throw error;
      await batchStatus.startBatch(withoutParameters(body as StartBatchRequest), options());
      done.bad.push({ id, kind, error });
    }
  }

  async function finish({ id, kind, body }: OutboxRow): Promise<void> {
    const request = body as FinishBatchRequest;
    const badResult = done.bad.find((row) => row.kind === 'result');
    const incomplete = aside > 0 || badResult !== undefined;
    if (badResult !== undefined && !lastChance) throw badResult.error;
    try {
      await batchStatus.finishBatch(incomplete ? asIncomplete(request) : request, options());
      done.delivered.push(id);
    } catch (error) {
      const hopeless = isRefused(error) || errorCode(error) === 'actions-missing';
      if (!lastChance || incomplete || !hopeless) throw error;
      await batchStatus.finishBatch(asIncomplete(request), options());
      done.bad.push({ id, kind, error });
    }
  }

  try {
    for (const group of inCalls(rows)) {
      const [first] = group;
      if (first?.kind === 'start') await start(first);
      else if (first?.kind === 'finish') await finish(first);
      else await results(group);
    }
  } catch (error) {
    done.error = error;
  }
  return done;
}

/** Tells a batch of which nothing more is delivered that it is over, if it is there at all. */
export async function closeBatch(
  batchStatus: Calls,
  rows: readonly OutboxRow[],
  { deadlineMs }: { deadlineMs: number },
): Promise<void> {
  const last = rows.find(({ kind }) => kind === 'finish');
  if (last === undefined) return;
  // Refused again, the batch stays as people see it; why is kept with its rows.
  await batchStatus.finishBatch(asIncomplete(last.body as FinishBatchRequest), { deadlineMs }).catch(() => undefined);
}

function withoutParameters({ header, ...start }: StartBatchRequest): StartBatchRequest {
  return { ...start, header: { ...header, startDate: '', recordIds: [], rerunOf: '' } };
}

/** An end that expects no action, and says that some are missing. */
function asIncomplete(finish: FinishBatchRequest): FinishBatchRequest {
  const outcome = finish.outcome === 'cancelled' ? 'cancelled' : 'failed';
  return { ...finish, actionCount: 0, outcome, category: 'platform', reason: 'results-incomplete' };
}

/** Neighbouring results go in one call; starts and finishes in one each. */
function inCalls(rows: readonly OutboxRow[]): OutboxRow[][] {
  const calls: OutboxRow[][] = [];
  for (const row of rows) {
    const last = calls.at(-1);
    if (row.kind === 'result' && last?.[0]?.kind === 'result') last.push(row);
    else calls.push([row]);
  }
  return calls;
}
