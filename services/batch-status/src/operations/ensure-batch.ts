import { AutosyncError } from '@autosync/core';
import type { BatchState } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { insertBatch, lockBatch } from '../data-access/batches.ts';
import type { Batch, BatchHeader } from '../domain/batch.ts';
import { batchLabel } from '../domain/label.ts';

/**
 * The batch of this header, made in the given state if nobody told of it before, and locked. Throws
 * `invalid-batch-id` when the id is another tenant's, whose row this transaction cannot see.
 */
export async function ensureBatch(
  tx: Tx,
  { header, ...rest }: { header: BatchHeader; state: BatchState; total: number; now: Date | null },
): Promise<Batch> {
  await insertBatch(tx, { header, label: batchLabel(header), ...rest });
  const batch = await lockBatch(tx, header.batchId);
  if (batch === null) throw new AutosyncError('invalid-batch-id', 'the batch id is in use');
  return batch;
}
