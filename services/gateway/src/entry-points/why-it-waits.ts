import type { Static } from 'typebox';
import { isRetryable } from '@autosync/core';
import { readConnection } from '@autosync/connections';
import { describeReason, whyPaused } from '@autosync/contracts';
import type { RouteDeps } from './app-types.ts';
import type { batchSchema } from './resources/batch.ts';

type BatchBody = Static<typeof batchSchema>;
type OfCompany = { tenantId: string; companyId: string; batches: readonly BatchBody[] };

const waits = ({ state, reason }: BatchBody) => state === 'notStarted' && reason === null;

/**
 * The batches of one company with why those wait that cannot start: batch-status knows nothing of connections and pauses, so
 * it is said here (docs/protocol.md#manual).
 */
export async function withWhyTheyWait(deps: Pick<RouteDeps, 'db' | 'scheduler'>, of: OfCompany): Promise<BatchBody[]> {
  return withPauses(deps, { ...of, batches: await withConnection(deps, of) });
}

async function withConnection(
  { db }: Pick<RouteDeps, 'db'>,
  { tenantId, companyId, batches }: OfCompany,
): Promise<BatchBody[]> {
  if (!batches.some(waits)) return [...batches];
  const connection = await db.withTenant(tenantId, (tx) => readConnection(tx, companyId));
  if (connection?.state === 'connected') return [...batches];
  const reason = connection?.state === 'needsReconnect' ? 'needs-reconnect' : 'not-connected';
  return batches.map((batch) => (waits(batch) ? { ...batch, reason, ...describeReason(reason) } : batch));
}

/** Those that somebody's pause holds back: who, and why. Without the scheduler's answer they just wait. */
async function withPauses(
  { scheduler }: Pick<RouteDeps, 'scheduler'>,
  { tenantId, companyId, batches }: OfCompany,
): Promise<BatchBody[]> {
  if (!batches.some(waits)) return [...batches];
  try {
    const { pauses } = await scheduler.listPauses({ tenantId, companyId });
    return batches.map((batch) => {
      const pause = waits(batch) ? pauses.find(({ type }) => type === '' || type === batch.type) : undefined;
      if (pause === undefined) return batch;
      const { fix } = describeReason('paused');
      return { ...batch, reason: 'paused', message: whyPaused(pause), fix };
    });
  } catch (error) {
    if (isRetryable(error)) return [...batches];
    throw error;
  }
}
