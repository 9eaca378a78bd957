import { createLoop, errorCode, isRetryable, toError } from '@autosync/core';
import type { Loop } from '@autosync/core';
import { openRefreshToken, readConnection } from '@autosync/connections';
import type { KeyRing } from '@autosync/connections';
import type { SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import type { Logger } from '@autosync/observability';
import type { OAuth } from '@autosync/qbo';
import { readFacts } from '../data-access/company-push.ts';
import { listLeaving, releaseCompany } from '../data-access/removals.ts';
import type { Leaving } from '../data-access/removals.ts';
import { toPutCompany } from '../operations/company-push.ts';

type ReleaseDeps = {
  db: Pick<Db, 'withTenant' | 'withAllTenants'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'putCompany'>;
  oauth: Pick<OAuth, 'revoke'>;
  keyRing: KeyRing;
  now: () => Date | null;
  logger: Pick<Logger, 'info' | 'warn'>;
};

const PAGE = 50;
/** A slice lasts 190 seconds at most, and a worker that died is found by its lease: nobody works on it after this. */
const LONGEST_DRAIN_MS = 600_000;
/** Intuit may be down; after this the tokens are forgotten here all the same. */
const LONGEST_REVOKE_MS = 3_600_000;

/** Whether a worker still has the company in hand: what it writes now must not be cut off. */
async function isAtWork({ db, scheduler }: ReleaseDeps, { id, tenantId, leavesForMs }: Leaving): Promise<boolean> {
  if (leavesForMs > LONGEST_DRAIN_MS) return false;
  const facts = await db.withTenant(tenantId, (tx) => readFacts(tx, id));
  return facts !== undefined && (await scheduler.putCompany(toPutCompany(facts))).onItsWay;
}

/** Whether the tokens are worth nothing any more, or may be forgotten without that. */
async function revoke({ db, oauth, keyRing, logger }: ReleaseDeps, leaving: Leaving): Promise<'yes' | 'no' | 'later'> {
  const { id: companyId, tenantId } = leaving;
  const row = await db.withTenant(tenantId, (tx) => readConnection(tx, companyId));
  if (row === null || row.refreshToken === null) return 'no';
  try {
    await oauth.revoke(openRefreshToken(keyRing, row));
    return 'yes';
  } catch (error) {
    if (isRetryable(error) && leaving.leavesForMs < LONGEST_REVOKE_MS) return 'later';
    logger.warn(
      { tenantId, companyId, errorCode: errorCode(error), err: toError(error) },
      'tokens of a removed company not revoked at Intuit',
    );
    return 'no';
  }
}

async function release(deps: ReleaseDeps, leaving: Leaving): Promise<void> {
  if (await isAtWork(deps, leaving)) return;
  const revoked = await revoke(deps, leaving);
  if (revoked === 'later') return;
  const { id, tenantId } = leaving;
  const after = { state: 'removed', tokensRevoked: revoked === 'yes' };
  await deps.db.withTenant(tenantId, (tx) => releaseCompany(tx, { id, after, now: deps.now() }));
  deps.logger.info({ tenantId, companyId: id, tokensRevoked: revoked === 'yes' }, 'removed company released');
}

/**
 * Sees removed companies off: when no worker has one in hand any more, its tokens are revoked at Intuit and forgotten, and
 * its QuickBooks company may be connected elsewhere. Several gateways may do it at once; revoking twice is no fault.
 */
export function createReleaseTick(deps: ReleaseDeps, { intervalMs }: { intervalMs: number }): Loop {
  async function releaseOrReport(leaving: Leaving): Promise<void> {
    try {
      await release(deps, leaving);
    } catch (error) {
      const { id: companyId, tenantId } = leaving;
      deps.logger.warn(
        { tenantId, companyId, errorCode: errorCode(error), err: toError(error) },
        'removed company not released yet',
      );
    }
  }
  return createLoop({
    async work(signal) {
      for (let after: string | null = null; !signal.aborted;) {
        const from: string | null = after;
        const page: Leaving[] = await deps.db.withAllTenants((tx) =>
          listLeaving(tx, { after: from, limit: PAGE, now: deps.now() }),
        );
        for (const leaving of page) if (!signal.aborted) await releaseOrReport(leaving);
        after = page.at(-1)?.id ?? null;
        if (page.length < PAGE) break;
      }
      return intervalMs;
    },
    onError: (error) =>
      deps.logger.warn({ errorCode: errorCode(error), err: toError(error) }, 'removed companies cannot be looked for'),
  });
}
