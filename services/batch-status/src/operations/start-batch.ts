import type { BatchState } from '@autosync/contracts';
import { markRunning } from '../data-access/batches.ts';
import { mayMove, type BatchHeader } from '../domain/batch.ts';
import type { OperationContext } from './context.ts';
import { ensureBatch } from './ensure-batch.ts';

/** Makes the batch or moves it forward; repeated or late it changes nothing (docs/protocol.md#report). Answers its state now. */
export async function startBatch(
  { db, now }: OperationContext,
  start: { header: BatchHeader; state: 'notStarted' | 'running'; total: number },
): Promise<BatchState> {
  return db.withTenant(start.header.tenantId, async (tx) => {
    const batch = await ensureBatch(tx, { ...start, now: now() });
    if (!mayMove(batch.state, start.state)) return batch.state;
    await markRunning(tx, { batchId: batch.batchId, total: start.total, now: now() });
    return start.state;
  });
}
