import { AutosyncError } from '@autosync/core';
import { lockBatch } from '../data-access/batches.ts';
import { keepPartitions, readKnownActions, storeChange } from '../data-access/results.ts';
import { changeOf, latestPerRecord, type Action, type ResultState } from '../domain/action.ts';
import type { OperationContext } from './context.ts';

/**
 * Stores results, one per record, and moves the batch's totals by the difference (docs/protocol.md#report): an action of a lower
 * attempt is replaced, of the same or a higher one kept. Answers how many were stored, by state. Throws
 * `batch-unknown` (retryable) when nobody told of the batch yet.
 *
 * An ended batch takes them too: one that was closed from outside gets the results that were still on their way, so
 * that its totals are its actions (docs/protocol.md#invariants, I5). Its state stays.
 */
export async function recordResults(
  { db, now }: OperationContext,
  { tenantId, batchId, actions }: { tenantId: string; batchId: string; actions: readonly Action[] },
): Promise<Partial<Record<ResultState, number>>> {
  return db.withTenant(tenantId, async (tx) => {
    const given = latestPerRecord(actions);
    const [batch, , known] = await Promise.all([
      lockBatch(tx, batchId),
      keepPartitions(tx),
      readKnownActions(tx, batchId, given),
    ]);
    if (batch === null) throw new AutosyncError('batch-unknown', 'nobody told of this batch yet', { retryable: true });
    const change = changeOf(given, known);
    if (change.actions.length > 0) await storeChange(tx, batch, { ...change, now: now() });
    return change.stored;
  });
}
