import type { Static } from 'typebox';
import { readConnection } from '@autosync/connections';
import { describeReason } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { batchSchema } from './resources/batch.ts';

type BatchBody = Static<typeof batchSchema>;

/**
 * The batches of one company with why those wait that cannot start: batch-status knows nothing of connections, so it is said
 * here (docs/protocol.md#manual).
 */
export async function withWhyTheyWait(
  tx: Tx,
  { companyId, batches }: { companyId: string; batches: readonly BatchBody[] },
): Promise<BatchBody[]> {
  const waits = ({ state, reason }: BatchBody) => state === 'notStarted' && reason === null;
  if (!batches.some(waits)) return [...batches];
  const connection = await readConnection(tx, companyId);
  if (connection?.state === 'connected') return [...batches];
  const reason = connection?.state === 'needsReconnect' ? 'needs-reconnect' : 'not-connected';
  return batches.map((batch) => (waits(batch) ? { ...batch, reason, ...describeReason(reason) } : batch));
}
