import type { Tx } from '@autosync/db';

/** The companies that are connected to these QuickBooks companies. */
export async function listToldCompanies(
  tx: Tx,
  realmIds: readonly string[],
): Promise<{ realmId: string; companyId: string; tenantId: string }[]> {
  const { rows } = await tx.query<{ realmId: string; companyId: string; tenantId: string }>({
    name: 'gateway.list-told-companies',
    text: `
      select realm_id as "realmId", company_id as "companyId", tenant_id as "tenantId" from accounts.connections
      where realm_id = any($1::text[]) and realm_verified_at is not null and state = 'connected'`,
    values: [realmIds],
  });
  return rows;
}

/** Notes that something changed in these QuickBooks companies; those that nobody here is connected to are left out. */
export async function noteHints(
  tx: Tx,
  { realmIds, now }: { realmIds: readonly string[]; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'gateway.note-hints',
    text: `
      insert into accounts.webhook_hints (realm_id, since)
      select distinct k.realm_id, coalesce($2::timestamptz, clock_timestamp())
      from accounts.connections k
      where k.realm_id = any($1::text[]) and k.realm_verified_at is not null and k.state = 'connected'
      order by k.realm_id
      on conflict (realm_id) do update set version = webhook_hints.version + 1`,
    values: [realmIds, now],
  });
  return rowCount;
}

export type Hint = { realmId: string; version: number; tenantId: string | null; companyId: string | null };

/** Hints that are older than `ageMs`, with the company that they are for; null: it is gone meanwhile. */
export async function listHints(
  tx: Tx,
  { ageMs, limit, now }: { ageMs: number; limit: number; now: Date | null },
): Promise<Hint[]> {
  const { rows } = await tx.query<Hint>({
    name: 'gateway.list-hints',
    text: `
      select h.realm_id as "realmId", h.version, k.tenant_id as "tenantId", k.company_id as "companyId"
      from accounts.webhook_hints h
      left join accounts.connections k on k.realm_id = h.realm_id and k.realm_verified_at is not null
      where h.since <= coalesce($2::timestamptz, clock_timestamp()) - make_interval(secs => $1::double precision / 1000)
      order by h.since limit $3`,
    values: [ageMs, now, limit],
  });
  return rows;
}

/** The hint could not be taken just now: the others come first. */
export async function postponeHint(
  tx: Tx,
  { realmId, now }: Pick<Hint, 'realmId'> & { now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.postpone-hint',
    text: `update accounts.webhook_hints set since = coalesce($2::timestamptz, clock_timestamp()) where realm_id = $1`,
    values: [realmId, now],
  });
}

/** The hint was taken; one that came meanwhile stays, and counts from now on. */
export async function takeHint(
  tx: Tx,
  { realmId, version, now }: Pick<Hint, 'realmId' | 'version'> & { now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.take-hint',
    text: `
      with gone as (
        delete from accounts.webhook_hints where realm_id = $1 and version = $2 returning realm_id
      )
      update accounts.webhook_hints set since = coalesce($3::timestamptz, clock_timestamp())
      where realm_id = $1 and not exists (select from gone)`,
    values: [realmId, version, now],
  });
}
