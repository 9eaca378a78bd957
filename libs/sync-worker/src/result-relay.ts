import type { BatchStatusDefinition, FinishBatchRequest, StartBatchRequest } from '@autosync/contracts';
import { createLoop, errorCode, isRetryable, type Loop } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { GrpcClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import { deleteOutbox, takeOutbox, type OutboxRow } from '@autosync/records';

type Settings = {
  db: Db;
  batchStatus: GrpcClient<BatchStatusDefinition>;
  logger: Logger;
  idleMs: number;
  /** Below the database's idle-in-transaction time-out, since the rows stay reserved during the calls. */
  deadlineMs: number;
  onDelivered: (rows: number) => void;
};

const BATCHES = 16;
const PER_BATCH = 100;

/**
 * Brings results from `records` to batch-status: per batch in order, start first, finish last, at most 100 at a time
 * (design 2.9). A slice never waits for it. What was not acknowledged stays and is tried again; batch-status takes
 * everything twice without harm.
 */
export function createResultRelay(settings: Settings): Loop {
  const { db, logger } = settings;

  async function drain(): Promise<{ delivered: number; failed: number }> {
    return db.withAllTenants(async (tx) => {
      const rows = await takeOutbox(tx, { batches: BATCHES, perBatch: PER_BATCH });
      const byBatch = [...Map.groupBy(rows, (row) => row.batchId).values()];
      const outcomes = await Promise.all(byBatch.map((batch) => deliver(settings, batch)));
      const ids = outcomes.flatMap(({ delivered }) => delivered);
      if (ids.length > 0) await deleteOutbox(tx, ids);
      return { delivered: ids.length, failed: outcomes.filter(({ failed }) => failed).length };
    });
  }

  return createLoop({
    async work(signal) {
      while (!signal.aborted) {
        const { delivered, failed } = await drain();
        settings.onDelivered(delivered);
        if (delivered === 0 || failed > 0) break;
      }
      return settings.idleMs;
    },
    onError: (error) => logger.warn({ errorCode: errorCode(error), err: error }, 'results could not be relayed'),
  });
}

/** Delivers the rows of one batch in order; stops at the first that is not acknowledged. */
async function deliver(
  { batchStatus, deadlineMs, logger }: Settings,
  rows: OutboxRow[],
): Promise<{ delivered: number[]; failed: boolean }> {
  const delivered: number[] = [];
  const endsAt = performance.now() + deadlineMs;
  try {
    for (const group of inCalls(rows)) {
      const [first] = group;
      if (first === undefined) continue;
      const options = { deadlineMs: Math.max(1, Math.round(endsAt - performance.now())) };
      if (first.kind === 'start') await batchStatus.startBatch(first.body as StartBatchRequest, options);
      else if (first.kind === 'finish') await batchStatus.finishBatch(first.body as FinishBatchRequest, options);
      else {
        const { tenantId, batchId } = first;
        await batchStatus.recordResults({ tenantId, batchId, results: group.map(({ body }) => body) }, options);
      }
      delivered.push(...group.map(({ id }) => id));
    }
    return { delivered, failed: false };
  } catch (error) {
    const fields = { tenantId: rows[0]?.tenantId, batchId: rows[0]?.batchId, errorCode: errorCode(error), err: error };
    if (isRetryable(error)) logger.debug(fields, 'batch-status did not take results yet');
    else logger.error(fields, 'batch-status refuses results: they stay in the outbox');
    return { delivered, failed: true };
  }
}

/** Neighbouring results go in one call; starts and finishes in one each. */
function inCalls(rows: OutboxRow[]): OutboxRow[][] {
  const calls: OutboxRow[][] = [];
  for (const row of rows) {
    const last = calls.at(-1);
    if (row.kind === 'result' && last?.[0]?.kind === 'result') last.push(row);
    else calls.push([row]);
  }
  return calls;
}
