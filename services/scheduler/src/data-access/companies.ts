import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { CompanyFacts } from '../domain/company-facts.ts';
import type { Company, ConnectionState } from '../domain/company.ts';
import type { Evidence } from '../domain/evidence.ts';

/** A company under its row lock, and the instant that counts for what is done under it. */
export type LockedCompany = { company: Company; now: Date };

type CompanyRow = {
  company_id: string;
  tenant_id: string;
  name: string;
  connection_state: ConnectionState;
  connection_version: number;
  disabled: boolean;
  removed: boolean;
  pushed_version: number;
  enabled: boolean;
  interval_minutes: number;
  settings_version: number;
  round: number;
  slot_run_id: string | null;
  slot_type: RecordType | null;
  slot_dispatch: number | null;
  now: Date;
};

const columns = `company_id, tenant_id, name, connection_state, connection_version, disabled, removed, pushed_version,
  enabled, interval_minutes, settings_version, round, slot_run_id, slot_type, slot_dispatch`;

function toLocked(row: CompanyRow): LockedCompany {
  const { slot_run_id: runId, slot_type: type, slot_dispatch: dispatch } = row;
  return {
    now: row.now,
    company: {
      companyId: row.company_id,
      tenantId: row.tenant_id,
      name: row.name,
      connectionState: row.connection_state,
      connectionVersion: row.connection_version,
      disabled: row.disabled,
      removed: row.removed,
      pushedVersion: row.pushed_version,
      enabled: row.enabled,
      intervalMinutes: row.interval_minutes,
      settingsVersion: row.settings_version,
      round: row.round,
      slot: runId === null || type === null || dispatch === null ? null : { runId, type, dispatch },
    },
  };
}

/** Whatever changes a company's queue begins here. The order of the ids keeps two callers from blocking each other. */
export async function lockCompanies(
  tx: Tx,
  { companyIds, now }: { companyIds: readonly string[]; now: Date | null },
): Promise<LockedCompany[]> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'schedule.lock-companies',
    text: `
      select ${columns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from schedule.companies where company_id = any($1::uuid[])
      order by company_id for update`,
    values: [companyIds, now],
  });
  return rows.map(toLocked);
}

/**
 * Companies whose lease is over, or further away than a lease lasts: a clock was wrong when it was written. Others may
 * look at the same time, so locked ones are left to them.
 */
export async function lockExpired(
  tx: Tx,
  { limit, leaseMs, now }: { limit: number; leaseMs: number; now: Date | null },
): Promise<LockedCompany[]> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'schedule.lock-expired',
    text: `
      select ${columns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from schedule.companies
      where slot_run_id is not null
        and (lease_until <= coalesce($2::timestamptz, clock_timestamp())
             or lease_until > coalesce($2::timestamptz, clock_timestamp()) + 2 * $3::float8 * interval '1 ms')
      limit $1 for update skip locked`,
    values: [limit, now, leaseMs],
  });
  return rows.map(toLocked);
}

/** The types of which a dispatch waits to be taken up. */
export async function readUntakenTypes(tx: Tx): Promise<RecordType[]> {
  const { rows } = await tx.query<{ type: RecordType }>({
    name: 'schedule.read-untaken-types',
    text: `
      select distinct slot_type as type from schedule.companies
      where slot_run_id is not null and lease_until is null`,
  });
  return rows.map(({ type }) => type);
}

/**
 * Companies whose dispatch is lost (docs/protocol.md#progress): the evidence was gathered `ageMs` ago, everything that had
 * been reported by then has been taken, and the dispatch, published before, is neither started nor in what is still to be
 * read. A commit beyond the log's end speaks of another log, and proves nothing.
 */
export async function lockLost(
  tx: Tx,
  { evidence, ageMs, limit, now }: { evidence: readonly Evidence[]; ageMs: number; limit: number; now: Date | null },
): Promise<LockedCompany[]> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'schedule.lock-lost',
    text: `
      with logs as materialized (
        select * from jsonb_to_recordset($1::jsonb) as w(
          type text, "partition" integer, start bigint, "end" bigint, committed bigint)
      )
      select ${columns}, coalesce($4::timestamptz, clock_timestamp()) as now
      from schedule.companies c
      where c.slot_run_id is not null and c.lease_until is null
        and c.slot_published_at < coalesce($4::timestamptz, clock_timestamp()) - $2::float8 * interval '1 ms'
        and exists (
          select from logs l
          where l.type = c.slot_type and l.partition = c.slot_partition
            and (c.slot_offset < l.start or c.slot_offset >= l."end"
                 or (l.committed <= l."end" and c.slot_offset < l.committed)))
      limit $3 for update skip locked`,
    values: [JSON.stringify(evidence), ageMs, limit, now],
  });
  return rows.map(toLocked);
}

/**
 * Companies whose dispatch nobody has taken up for a while, as no worker of its type lives, and whose runs of other types
 * could go. Where none waits the dispatch stays where it is: there is nothing to be gained.
 */
export async function lockUntaken(
  tx: Tx,
  input: { absent: readonly RecordType[]; untakenMs: number; limit: number; now: Date | null },
): Promise<LockedCompany[]> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'schedule.lock-untaken',
    text: `
      with clock as materialized (select coalesce($4::timestamptz, clock_timestamp()) as now)
      select ${columns}, (select now from clock) as now
      from schedule.companies c
      where c.slot_run_id is not null and c.lease_until is null and c.slot_type = any($1::text[])
        and c.slot_published_at < (select now from clock) - $2::float8 * interval '1 ms'
        and exists (
          select from schedule.runs r
          where r.company_id = c.company_id and r.ended_at is null and r.state = 'queued' and r.type <> all($1::text[])
            and (not c.paused or r.close is not null)
            and (r.dispatch > 0 or r.close is not null or not c.held_types && array[r.type, '*'])
            and (r.not_before is null or r.not_before <= (select now from clock)))
      limit $3 for update of c skip locked`,
    values: [input.absent, input.untakenMs, input.limit, input.now],
  });
  return rows.map(toLocked);
}

/** Companies whose runs have waited for a connection for too long (docs/protocol.md#degrading). */
export async function lockUnreconnected(
  tx: Tx,
  { limit, now }: { limit: number; now: Date | null },
): Promise<LockedCompany[]> {
  const { rows } = await tx.query<CompanyRow>({
    name: 'schedule.lock-unreconnected',
    text: `
      select ${columns}, coalesce($2::timestamptz, clock_timestamp()) as now
      from schedule.companies
      where reconnect_by <= coalesce($2::timestamptz, clock_timestamp()) and slot_run_id is null
      order by reconnect_by limit $1 for update skip locked`,
    values: [limit, now],
  });
  return rows.map(toLocked);
}

/** A row for a company that is new here, with a version older than any that the gateway sends. */
export async function insertCompany(
  tx: Tx,
  { companyId, tenantId }: { companyId: string; tenantId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'schedule.insert-company',
    text: `
      insert into schedule.companies
        (company_id, tenant_id, name, time_zone, connection_state, connection_version, disabled, removed, pushed_version)
      values ($1, $2, '', '', 'disconnected', -1, false, false, -1)
      on conflict (company_id) do nothing`,
    values: [companyId, tenantId],
  });
  return rowCount > 0;
}

export async function updateFacts(
  tx: Tx,
  { companyId, facts, now }: { companyId: string; facts: CompanyFacts; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.update-facts',
    text: `
      update schedule.companies
      set name = $2, time_zone = $3, connection_state = $4, connection_version = $5, disabled = $6, removed = $7,
          pushed_version = $8,
          removed_at = case when $7 then coalesce(removed_at, $9::timestamptz, clock_timestamp()) end
      where company_id = $1`,
    values: [
      companyId,
      facts.name,
      facts.timeZone,
      facts.connectionState,
      facts.connectionVersion,
      facts.disabled,
      facts.removed,
      facts.version,
      now,
    ],
  });
}

/** Answers the new version, the ETag of the settings. */
export async function updateSettings(
  tx: Tx,
  { companyId, enabled, intervalMinutes }: { companyId: string; enabled: boolean; intervalMinutes: number },
): Promise<void> {
  await tx.query({
    name: 'schedule.update-settings',
    text: `
      update schedule.companies
      set enabled = $2, interval_minutes = $3, settings_version = settings_version + 1
      where company_id = $1`,
    values: [companyId, enabled, intervalMinutes],
  });
}

/** The settings have changed without a person: whoever read them before must read them again before replacing them. */
export async function raiseSettingsVersion(tx: Tx, { companyId }: { companyId: string }): Promise<void> {
  await tx.query({
    name: 'schedule.raise-settings-version',
    text: 'update schedule.companies set settings_version = settings_version + 1 where company_id = $1',
    values: [companyId],
  });
}

export type SlotChange = {
  companyId: string;
  slot: 'keep' | 'free' | 'fill';
  runId: string;
  type: RecordType;
  dispatch: number;
  /** Types whose waiting plain run has left the queue. */
  stopsWaiting: RecordType[];
  lostConnection: number | null;
};

/** Frees or fills slots (a filled one gets a whole lease) and notes what else a change of runs means for the company. */
export async function changeSlots(
  tx: Tx,
  { changes, leaseMs, now }: { changes: readonly SlotChange[]; leaseMs: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.change-slots',
    text: `
      update schedule.companies c
      set slot_run_id = case w.slot when 'free' then null when 'fill' then w."runId" else c.slot_run_id end,
          slot_type = case w.slot when 'free' then null when 'fill' then w.type else c.slot_type end,
          slot_dispatch = case w.slot when 'free' then null when 'fill' then w.dispatch else c.slot_dispatch end,
          lease_until = case w.slot
            when 'free' then null
            when 'fill' then coalesce($3::timestamptz, clock_timestamp()) + $2::float8 * interval '1 ms'
            else c.lease_until end,
          slot_partition = case when w.slot = 'free' then null else c.slot_partition end,
          slot_offset = case when w.slot = 'free' then null else c.slot_offset end,
          slot_published_at = case when w.slot = 'free' then null else c.slot_published_at end,
          head_batch_id = null, head_type = null, head_round = null, head_class = null, head_due_at = null,
          rest_until = null,
          waiting_types = array(select unnest(c.waiting_types) except select unnest(w."stopsWaiting")),
          connection_state = case when w."lostConnection" is null then c.connection_state else 'needsReconnect' end,
          connection_version = greatest(c.connection_version, w."lostConnection")
      from jsonb_to_recordset($1::jsonb) as w(
        "companyId" uuid, slot text, "runId" uuid, type text, dispatch integer, "stopsWaiting" text[],
        "lostConnection" bigint)
      where c.company_id = w."companyId"`,
    values: [JSON.stringify(changes), leaseMs, now],
  });
}
