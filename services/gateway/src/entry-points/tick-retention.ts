import { createLoop, errorCode, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import type { Logger } from '@autosync/observability';
import { deleteOldAuditEvents } from '../data-access/audit-events.ts';
import { deleteOldIdempotencyKeys } from '../data-access/idempotency-keys.ts';
import { deleteOldRateWindows } from '../data-access/rate-windows.ts';
import { deleteOldOAuthStates } from '../data-access/oauth-states.ts';

type DeletePage = (tx: Tx, page: { ageMs: number; limit: number; now: Date | null }) => Promise<number>;

const PAGE = 5000;

/** Deletes what is only kept for a while, page by page until nothing old is left. Several gateways may do it at once. */
export function createRetentionTick({
  db,
  intervalMs,
  idempotencyRetentionMs,
  oauthStateRetentionMs,
  auditRetentionMs,
  rateLimitWindowMs,
  now,
  logger,
}: {
  db: Pick<Db, 'withAllTenants'>;
  intervalMs: number;
  idempotencyRetentionMs: number;
  oauthStateRetentionMs: number;
  auditRetentionMs: number;
  rateLimitWindowMs: number;
  now: () => Date | null;
  logger: Pick<Logger, 'info' | 'warn'>;
}): Loop {
  return createLoop({
    async work(signal) {
      async function drain(deletePage: DeletePage, ageMs: number): Promise<number> {
        let rows = 0;
        for (let page = PAGE; page === PAGE && !signal.aborted; rows += page) {
          page = await db.withAllTenants((tx) => deletePage(tx, { ageMs, limit: PAGE, now: now() }));
        }
        return rows;
      }
      const deleted = {
        idempotencyKeys: await drain(deleteOldIdempotencyKeys, idempotencyRetentionMs),
        oauthStates: await drain(deleteOldOAuthStates, oauthStateRetentionMs),
        auditEvents: await drain(deleteOldAuditEvents, auditRetentionMs),
        rateWindows: await drain(deleteOldRateWindows, 2 * rateLimitWindowMs),
      };
      if (Object.values(deleted).some((rows) => rows > 0)) logger.info(deleted, 'old rows deleted');
      return intervalMs;
    },
    onError: (error) => logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'retention failed'),
  });
}
