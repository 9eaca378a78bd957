import type { Tx } from '@autosync/db';
import type { Recipient } from '../domain/recipient.ts';

export type ConnectionState = 'disconnected' | 'connected' | 'needsReconnect';

export type Company = {
  companyId: string;
  tenantId: string;
  connectionState: ConnectionState | null;
  connectionVersion: number;
  version: number;
  recipients: Recipient[];
  digestHour: number;
  now: Date;
};

const columns = `company_id as "companyId", tenant_id as "tenantId", connection_state as "connectionState",
  connection_version as "connectionVersion", version, recipients, digest_hour as "digestHour"`;

export async function insertCompany(
  tx: Tx,
  { companyId, tenantId }: { companyId: string; tenantId: string },
): Promise<void> {
  await tx.query({
    name: 'notify.insert-company',
    text: 'insert into notify.companies (company_id, tenant_id) values ($1, $2) on conflict (company_id) do nothing',
    values: [companyId, tenantId],
  });
}

export type Settings = Pick<Company, 'version' | 'recipients' | 'digestHour'>;

/** The defaults of a company without stored settings: nobody is notified. */
export async function readSettings(tx: Tx, { companyId }: { companyId: string }): Promise<Settings> {
  const { rows } = await tx.query<Settings>({
    name: 'notify.read-settings',
    text: 'select version, recipients, digest_hour as "digestHour" from notify.companies where company_id = $1',
    values: [companyId],
  });
  return rows[0] ?? { version: 0, recipients: [], digestHour: 7 };
}

/** Stores the settings and schedules a look at the company, so that new recipients are told of existing problems. */
export async function storeSettings(
  tx: Tx,
  {
    companyId,
    recipients,
    digestHour,
    now,
  }: { companyId: string; recipients: readonly Recipient[]; digestHour: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.store-settings',
    text: `
      update notify.companies
      set recipients = $2, digest_hour = $3, version = version + 1,
          look_at = least(look_at, coalesce($4::timestamptz, clock_timestamp()))
      where company_id = $1`,
    values: [companyId, JSON.stringify(recipients), digestHour, now],
  });
}

/**
 * Locks a company's row. Everything that changes what its people are told starts here. Undefined: there is none, or it
 * belongs to another tenant.
 */
export async function lockCompany(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<Company | undefined> {
  const { rows } = await tx.query<Company>({
    name: 'notify.lock-company',
    text: `
      select ${columns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from notify.companies where company_id = $1 for update`,
    values: [companyId, now],
  });
  return rows[0];
}

/** Undefined: it is no longer due, or another process is looking at it. */
export async function lockDueCompany(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<Company | undefined> {
  const { rows } = await tx.query<Company>({
    name: 'notify.lock-due-company',
    text: `
      select ${columns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from notify.companies
      where company_id = $1 and look_at <= coalesce($2::timestamptz, clock_timestamp())
      for update skip locked`,
    values: [companyId, now],
  });
  return rows[0];
}

export async function listDueCompanies(
  tx: Tx,
  { limit, now }: { limit: number; now: Date | null },
): Promise<{ companyId: string; tenantId: string }[]> {
  const { rows } = await tx.query<{ companyId: string; tenantId: string }>({
    name: 'notify.list-due-companies',
    text: `
      select company_id as "companyId", tenant_id as "tenantId" from notify.companies
      where look_at <= coalesce($2::timestamptz, clock_timestamp()) order by look_at limit $1`,
    values: [limit, now],
  });
  return rows;
}

/** Schedules a look at the company after a delay, unless an earlier one is scheduled. */
export async function lookSoon(
  tx: Tx,
  { companyId, afterMs, now }: { companyId: string; afterMs: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'notify.look-soon',
    text: `
      update notify.companies
      set look_at = least(look_at, coalesce($3::timestamptz, clock_timestamp()) + $2::float8 * interval '1 ms')
      where company_id = $1`,
    values: [companyId, afterMs, now],
  });
}

/** Notes that the company was looked at, and when to look next; null: when the next event arrives. */
export async function lookNextAt(tx: Tx, { companyId, at }: { companyId: string; at: Date | null }): Promise<void> {
  await tx.query({
    name: 'notify.look-next-at',
    text: 'update notify.companies set look_at = $2 where company_id = $1',
    values: [companyId, at],
  });
}

export async function noteConnection(
  tx: Tx,
  { companyId, state, version }: { companyId: string; state: ConnectionState; version: number },
): Promise<void> {
  await tx.query({
    name: 'notify.note-connection',
    text: `
      update notify.companies
      set connection_state = $2, connection_version = greatest(connection_version, $3) where company_id = $1`,
    values: [companyId, state, version],
  });
}
