import type { Tx } from '@autosync/db';
import type { ConnectionState } from './companies.ts';

/** A company's data in the schema `accounts`. */
export type Account = {
  name: string;
  timeZone: string;
  /** Nobody is told about a company that is disabled or removed. */
  isQuiet: boolean;
  connectionState: ConnectionState | null;
  connectionVersion: number | null;
  refreshExpiresAt: Date | null;
};

export async function readAccount(tx: Tx, { companyId }: { companyId: string }): Promise<Account | undefined> {
  const { rows } = await tx.query<Account>({
    name: 'notify.read-account',
    text: `
      select c.name, c.time_zone as "timeZone", c.disabled or c.removed as "isQuiet", k.state as "connectionState",
             k.version as "connectionVersion", k.refresh_expires_at as "refreshExpiresAt"
      from accounts.companies c left join accounts.connections k on k.company_id = c.id
      where c.id = $1`,
    values: [companyId],
  });
  return rows[0];
}

/** Schedules looks at companies whose connection expires within a time. Returns how many. */
export async function lookAtExpiring(
  tx: Tx,
  { withinMs, now }: { withinMs: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'notify.look-at-expiring',
    text: `
      with expiring as (
        select k.company_id, k.tenant_id
        from accounts.connections k
        where k.state = 'connected' and k.refresh_expires_at > coalesce($2::timestamptz, clock_timestamp())
          and k.refresh_expires_at <= coalesce($2::timestamptz, clock_timestamp()) + $1::float8 * interval '1 ms'
      )
      insert into notify.companies as c (company_id, tenant_id, look_at)
      select company_id, tenant_id, coalesce($2::timestamptz, clock_timestamp()) from expiring order by company_id
      on conflict (company_id) do update set look_at = least(c.look_at, excluded.look_at)`,
    values: [withinMs, now],
  });
  return rowCount;
}
