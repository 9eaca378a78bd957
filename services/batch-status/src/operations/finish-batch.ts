import { AutosyncError } from '@autosync/core';
import type { BatchState } from '@autosync/contracts';
import { lockBatch } from '../data-access/batches.ts';
import { storedActions, type Batch } from '../domain/batch.ts';
import type { OperationContext } from './context.ts';
import { endBatch, type BatchEnd } from './end-batch.ts';

/**
 * Ends a batch as its worker says, once all its actions are stored; repeated, it answers the same (docs/protocol.md#report).
 * `ended` is the batch at its one end, null at a repeat. Throws `batch-unknown` and `actions-missing`, both retryable:
 * the rest is still on its way.
 */
export async function finishBatch(
  { db, now }: OperationContext,
  { tenantId, batchId, end }: { tenantId: string; batchId: string; end: BatchEnd & { expectedActions: number } },
): Promise<{ state: BatchState; ended: Batch | null }> {
  return db.withTenant(tenantId, async (tx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch === null) throw new AutosyncError('batch-unknown', 'nobody told of this batch yet', { retryable: true });
    if (batch.finishedAt !== null) return { state: batch.state, ended: null };
    const stored = storedActions(batch.counts);
    if (stored < end.expectedActions) {
      throw new AutosyncError('actions-missing', `${stored} of ${end.expectedActions} actions are stored`, {
        retryable: true,
        details: { stored, expected: end.expectedActions },
      });
    }
    const ended = await endBatch(tx, batch, { end, now: now() });
    return { state: ended?.state ?? batch.state, ended };
  });
}
