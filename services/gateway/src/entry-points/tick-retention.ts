import { createLoop, errorCode, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Db } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import { deleteOldIdempotencyKeys } from '../data-access/idempotency-keys.ts';
import { deleteOldOAuthStates } from '../data-access/oauth-states.ts';

/** Deletes what is only kept for a while. Several gateways may do it at once. */
export function createRetentionTick({
  db,
  intervalMs,
  idempotencyRetentionMs,
  oauthStateRetentionMs,
  now,
  logger,
}: {
  db: Pick<Db, 'withAllTenants'>;
  intervalMs: number;
  idempotencyRetentionMs: number;
  oauthStateRetentionMs: number;
  now: () => Date | null;
  logger: Pick<Logger, 'info' | 'warn'>;
}): Loop {
  return createLoop({
    async work() {
      const deleted = await db.withAllTenants(async (tx) => ({
        idempotencyKeys: await deleteOldIdempotencyKeys(tx, { ageMs: idempotencyRetentionMs, now: now() }),
        oauthStates: await deleteOldOAuthStates(tx, { ageMs: oauthStateRetentionMs, now: now() }),
      }));
      if (deleted.idempotencyKeys + deleted.oauthStates > 0) logger.info(deleted, 'old rows deleted');
      return intervalMs;
    },
    onError: (error) => logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'retention failed'),
  });
}
