import type { BatchStep } from '@autosync/contracts';
import { storeProgress } from '../data-access/batches.ts';
import type { OperationContext } from './context.ts';

/**
 * Keeps how far a running batch is and answers whether its worker should stop (docs/protocol.md#report). A batch of which nobody
 * told yet has nobody who could have cancelled it.
 */
export async function reportProgress(
  { db, now }: OperationContext,
  { tenantId, ...progress }: { tenantId: string; batchId: string; done: number; total: number; step: BatchStep | null },
): Promise<{ cancelRequested: boolean }> {
  const answer = await db.withTenant(tenantId, (tx) => storeProgress(tx, { ...progress, now: now() }));
  return answer ?? { cancelRequested: false };
}
