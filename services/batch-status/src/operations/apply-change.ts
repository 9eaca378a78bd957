import type { FailureCategory } from '@autosync/contracts';
import { requestCancel } from '../data-access/batches.ts';
import type { Batch, BatchHeader } from '../domain/batch.ts';
import type { OperationContext } from './context.ts';
import { endBatch } from './end-batch.ts';
import { ensureBatch } from './ensure-batch.ts';

/** What happened to a batch outside a worker (docs/protocol.md#progress, #manual). */
export type BatchChange = { header: BatchHeader; at: Date } & (
  | { change: 'queued' | 'cancelled' | 'cancelRequested' }
  | { change: 'failed'; category: FailureCategory; reason: string | null }
);

/**
 * Applies a change, making the batch when this is the first to tell of it, so the order of arrival does not matter.
 * Answers the batch if the change ended it; an ended batch stays as it is.
 */
export async function applyChange({ db, now }: OperationContext, change: BatchChange): Promise<Batch | null> {
  const { header, at } = change;
  return db.withTenant(header.tenantId, async (tx) => {
    const batch = await ensureBatch(tx, { header, state: 'notStarted', total: 0, now: now() });
    switch (change.change) {
      case 'queued':
        return null;
      case 'cancelRequested':
        await requestCancel(tx, batch.batchId, now());
        return null;
      case 'cancelled': {
        const end = { outcome: 'cancelled', category: null, reason: 'cancelled', expectedActions: null, at } as const;
        return endBatch(tx, batch, { end, now: now() });
      }
      case 'failed': {
        const { category, reason } = change;
        const end = { outcome: 'failed', category, reason, expectedActions: null, at } as const;
        return endBatch(tx, batch, { end, now: now() });
      }
    }
  });
}
