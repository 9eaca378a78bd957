import { AutosyncError } from '@autosync/core';
import { lockBatch } from '../data-access/batches.ts';
import { storeResults } from '../data-access/results.ts';
import { latestPerRecord, type Action, type ResultState } from '../domain/action.ts';
import type { OperationContext } from './context.ts';

/**
 * Stores results and moves the batch's totals with them (docs/protocol.md#report). Answers how many were stored, by state. Throws
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
    const batch = await lockBatch(tx, batchId);
    if (batch === null) throw new AutosyncError('batch-unknown', 'nobody told of this batch yet', { retryable: true });
    return storeResults(tx, batch, { actions: latestPerRecord(actions), now: now() });
  });
}
