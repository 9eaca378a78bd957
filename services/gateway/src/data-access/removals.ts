import type { Tx } from '@autosync/db';
import type { Actor } from '../domain/principal.ts';

export type Removal = { id: string; name: string; removedAt: Date; releasedAt: Date | null };

type RemovalOrder = { actor: Actor; requestId: string; now: Date | null };

/**
 * Marks companies as removed, one or all of a tenant, with an audit event each that is settled when they are released.
 * Answers how many.
 */
export async function removeCompanies(
  tx: Tx,
  { tenantId, companyId, actor, requestId, now }: RemovalOrder & { tenantId: string; companyId: string | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.remove-companies',
    text: `
      with gone as (
        update accounts.companies c
        set removed = true, removed_at = t.now, version = version + 1, updated_at = t.now
        from (select coalesce($7::timestamptz, clock_timestamp()) as now) t
        where c.tenant_id = $1 and ($2::uuid is null or c.id = $2) and not c.removed
        returning c.id, c.name, c.realm_id, c.removed_at
      )
      insert into accounts.audit_events
        (tenant_id, company_id, at, actor_kind, actor_id, actor_name, action, outcome, before, request_id)
      select $1, id, removed_at, $3, $4, $5, 'company.removed', 'requested',
             jsonb_build_object('name', name, 'realmId', realm_id), $6
      from gone`,
    values: [tenantId, companyId, actor.kind, actor.id, actor.name, requestId, now],
  });
  return rowCount;
}

export async function findRemoval(tx: Tx, companyId: string): Promise<Removal | undefined> {
  const { rows } = await tx.query<Removal>({
    name: 'gateway.find-removal',
    text: `select id, name, removed_at as "removedAt", released_at as "releasedAt"
      from accounts.companies where id = $1 and removed`,
    values: [companyId],
  });
  return rows[0];
}

export type Leaving = { id: string; tenantId: string; leavesForMs: number };

/** Removed companies that still have their connection, in the order of their ids after `after`; of all tenants. */
export async function listLeaving(
  tx: Tx,
  { after, limit, now }: { after: string | null; limit: number; now: Date | null },
): Promise<Leaving[]> {
  const { rows } = await tx.query<Leaving>({
    name: 'gateway.list-leaving',
    text: `select id, tenant_id as "tenantId",
        (extract(epoch from coalesce($2::timestamptz, clock_timestamp()) - removed_at) * 1000)::float8 as "leavesForMs"
      from accounts.companies where removed and released_at is null and ($3::uuid is null or id > $3) order by id limit $1`,
    values: [limit, now, after],
  });
  return rows;
}

/** How many companies of a tenant have not been released yet. */
export async function countLeaving(tx: Tx, tenantId: string): Promise<number> {
  const { rows } = await tx.query<{ companies: number }>({
    name: 'gateway.count-leaving',
    text: `select count(*)::int as companies from accounts.companies
      where tenant_id = $1 and removed and released_at is null`,
    values: [tenantId],
  });
  return rows[0]?.companies ?? 0;
}

/** Frees the QuickBooks company of a removed company, forgets its tokens, and settles the event of its removal. */
export async function releaseCompany(
  tx: Tx,
  { id, after, now }: { id: string; after: unknown; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.release-company',
    text: `
      with released as (
        update accounts.companies set released_at = coalesce($2::timestamptz, clock_timestamp())
        where id = $1 and removed and released_at is null
        returning id
      ), freed as (
        update accounts.connections
        set state = 'disconnected', reason = 'The company was removed', realm_id = null, realm_verified_at = null,
            key_id = null, access_token = null, refresh_token = null, refresh_started_at = null, version = version + 1,
            updated_at = coalesce($2::timestamptz, clock_timestamp())
        where company_id in (select id from released)
      )
      update accounts.audit_events set outcome = 'done', after = $3::jsonb
      where company_id in (select id from released) and action = 'company.removed' and outcome = 'requested'`,
    values: [id, now, JSON.stringify(after)],
  });
}

/** Marks a tenant as removed; undefined when there is none. One that is removed already keeps its instant. */
export async function removeTenant(
  tx: Tx,
  { id, now }: { id: string; now: Date | null },
): Promise<{ id: string; name: string; removedAt: Date; isNew: boolean } | undefined> {
  const { rows } = await tx.query<{ id: string; name: string; removedAt: Date; isNew: boolean }>({
    name: 'gateway.remove-tenant',
    text: `with before as (
        select id, removed_at from accounts.tenants where id = $1 for update
      )
      update accounts.tenants t
      set removed_at = coalesce(t.removed_at, $2::timestamptz, clock_timestamp())
      from before b where t.id = b.id
      returning t.id, t.name, t.removed_at as "removedAt", b.removed_at is null as "isNew"`,
    values: [id, now],
  });
  return rows[0];
}
