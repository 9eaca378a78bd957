import type { CompanySettings } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { AgeCursor } from '../domain/cursors.ts';
import type { ConnectionState } from '../domain/connection-state.ts';
import { firstId } from './paging.ts';

export type Company = {
  id: string;
  tenantId: string;
  name: string;
  timeZone: string;
  settings: CompanySettings;
  realmId: string | null;
  /** QuickBooks has answered for the realm; until then it may be replaced. */
  realmVerified: boolean;
  /** It was once, though the operator may have released it: another one is never taken. */
  realmBound: boolean;
  disabled: boolean;
  version: number;
  connectionState: ConnectionState;
  connectionVersion: number;
  /** The scheduler does not know the present state yet (docs/protocol.md#company-facts). */
  unpushed: boolean;
  createdAt: Date;
  updatedAt: Date;
};

const columns = `c.id, c.tenant_id as "tenantId", c.name, c.time_zone as "timeZone", c.settings, c.realm_id as "realmId",
  k.realm_verified_at is not null as "realmVerified",
  (k.realm_verified_at is not null or k.realm_released_at is not null) as "realmBound", c.disabled, c.version, k.state as "connectionState", k.version as "connectionVersion",
  (c.version > c.pushed_version or k.version > k.pushed_version) as unpushed,
  c.created_at as "createdAt", c.updated_at as "updatedAt"`;
const source = 'accounts.companies c join accounts.connections k on k.company_id = c.id';

/** Stores a company and its connection, which begins as disconnected. */
export async function insertCompany(
  tx: Tx,
  company: Pick<Company, 'id' | 'tenantId' | 'name' | 'timeZone' | 'settings'> & { now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.insert-company',
    text: `with stored as (
        insert into accounts.companies (id, tenant_id, name, time_zone, settings, created_at, updated_at)
        select $1, $2, $3, $4, $5::jsonb, t.now, t.now
        from (select coalesce($6::timestamptz, clock_timestamp()) as now) t
        returning id, tenant_id, updated_at
      )
      insert into accounts.connections (company_id, tenant_id, state, updated_at)
      select id, tenant_id, 'disconnected', updated_at from stored`,
    values: [company.id, company.tenantId, company.name, company.timeZone, company.settings, company.now],
  });
}

export async function findCompany(tx: Tx, id: string): Promise<Company | undefined> {
  const { rows } = await tx.query<Company>({
    name: 'gateway.find-company',
    text: `select ${columns} from ${source} where c.id = $1 and not c.removed`,
    values: [id],
  });
  return rows[0];
}

/** Like `findCompany`, and nobody else changes the company or its connection until the transaction ends. */
export async function lockCompany(tx: Tx, id: string): Promise<Company | undefined> {
  const { rows } = await tx.query<Company>({
    name: 'gateway.lock-company',
    text: `select ${columns} from ${source} where c.id = $1 and not c.removed for update`,
    values: [id],
  });
  return rows[0];
}

/** In the order of creation, those after the cursor; of the ids, or of the whole tenant when they are null. */
export async function listCompanies(
  tx: Tx,
  {
    tenantId,
    companyIds,
    after,
    limit,
  }: { tenantId: string; companyIds: readonly string[] | null; after: AgeCursor | null; limit: number },
): Promise<Company[]> {
  const { rows } = await tx.query<Company>({
    name: companyIds === null ? 'gateway.list-companies' : 'gateway.list-these-companies',
    text: `select ${columns} from ${source}
      where c.tenant_id = $1 and not c.removed ${companyIds === null ? '' : 'and c.id = any($5::uuid[])'}
        and (c.created_at, c.id) > (coalesce($2::timestamptz, '-infinity'), coalesce($3::uuid, ${firstId}))
      order by c.created_at, c.id limit $4`,
    values: [
      tenantId,
      after?.createdAt ?? null,
      after?.id ?? null,
      limit,
      ...(companyIds === null ? [] : [companyIds]),
    ],
  });
  return rows;
}

/** Stores the fields people may change, as the next version. */
export async function updateCompany(
  tx: Tx,
  company: Pick<Company, 'id' | 'name' | 'timeZone' | 'settings' | 'disabled'> & { now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.update-company',
    text: `update accounts.companies
      set name = $2, time_zone = $3, settings = $4::jsonb, disabled = $5, version = version + 1,
          updated_at = coalesce($6::timestamptz, clock_timestamp())
      where id = $1`,
    values: [company.id, company.name, company.timeZone, company.settings, company.disabled, company.now],
  });
}

/** The QuickBooks company that a company is said to be; it is bound to it when QuickBooks has answered. */
export async function setRealm(
  tx: Tx,
  { id, realmId, now }: { id: string; realmId: string; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'gateway.set-realm',
    text: `update accounts.companies
      set realm_id = $2, version = version + 1, updated_at = coalesce($3::timestamptz, clock_timestamp())
      where id = $1`,
    values: [id, realmId, now],
  });
}

/** Whether QuickBooks has answered for this realm to another company, of whatever tenant. */
export async function isRealmOfAnother(tx: Tx, { id, realmId }: { id: string; realmId: string }): Promise<boolean> {
  const { rows } = await tx.query<{ taken: boolean }>({
    name: 'gateway.is-realm-of-another',
    text: 'select accounts.is_realm_of_another($2, $1) as taken',
    values: [id, realmId],
  });
  return rows[0]?.taken === true;
}

/** Those of the ids that are no company of the tenant. */
export async function unknownCompanies(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>({
    name: 'gateway.unknown-companies',
    text: `select g.id from unnest($1::uuid[]) as g(id)
      where not exists (select from accounts.companies c where c.id = g.id and not c.removed)`,
    values: [ids],
  });
  return rows.map(({ id }) => id);
}
