import type { SchedulerDefinition } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import type { UnaryClient } from '@autosync/grpc';
import { insertAuditEvent } from '../data-access/audit-events.ts';
import { readFacts } from '../data-access/company-push.ts';
import { findRealmHolder, freeRealm } from '../data-access/realms.ts';
import type { RealmHolder } from '../data-access/realms.ts';
import type { Actor } from '../domain/principal.ts';
import { problem } from '../errors.ts';
import { toPutCompany } from './company-push.ts';
import { disconnectCompany } from './disconnect-company.ts';

type ReleaseDeps = Parameters<typeof disconnectCompany>[0] & {
  db: Pick<Db, 'withTenant' | 'withAllTenants'>;
  scheduler: Pick<UnaryClient<SchedulerDefinition>, 'putCompany'>;
};

export type ReleaseOrder = { realmId: string; note: string; actor: Actor; requestId: string };

export type RealmRelease = RealmHolder & { realmId: string; state: 'draining' | 'released' };

/** Whether a worker still has the company in hand: what it writes now must not meet what the next owner writes. */
async function isAtWork({ db, scheduler }: ReleaseDeps, { tenantId, companyId }: RealmHolder): Promise<boolean> {
  const facts = await db.withTenant(tenantId, (tx) => readFacts(tx, companyId));
  return facts !== undefined && (await scheduler.putCompany(toPutCompany(facts))).onItsWay;
}

/**
 * Takes a QuickBooks company from the company that has it: ends its connection, and frees the realm when no worker has the
 * company in hand any more. Until then it answers `draining`; a repeat goes on from there. Throws `not-found` for a realm
 * that nobody has had.
 */
export async function releaseRealm(deps: ReleaseDeps, order: ReleaseOrder): Promise<RealmRelease> {
  const { db, now } = deps;
  const { realmId, note, actor, requestId } = order;
  const holder = await db.withAllTenants((tx) => findRealmHolder(tx, realmId));
  if (holder === undefined) throw problem('not-found', 'No company here has had this QuickBooks company.');
  if (!holder.holds) return { ...holder, realmId, state: 'released' };
  const { tenantId, companyId } = holder;
  const reason = `The operator released the QuickBooks company: ${note}`;
  await disconnectCompany(deps, { tenantId, companyId, actor, requestId, reason });
  if (await isAtWork(deps, holder)) return { ...holder, realmId, state: 'draining' };
  const releasedAt = await db.withTenant(tenantId, async (tx) => {
    const freedAt = await freeRealm(tx, { companyId, realmId, now: now() });
    if (freedAt === null) throw problem('unavailable', 'the company was connected again meanwhile');
    await insertAuditEvent(tx, {
      tenantId,
      companyId,
      actor,
      action: 'realm.released',
      outcome: 'done',
      before: { realmId },
      after: { realmId: null, note },
      requestId,
      now: now(),
    });
    return freedAt;
  });
  return { ...holder, realmId, holds: false, releasedAt, state: 'released' };
}
