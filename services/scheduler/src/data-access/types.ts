import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Freshness } from '../domain/run-change.ts';

export type NewType = { type: RecordType; class: number; periodMs: number; anchor: Date };

/** Switched off. Those that are there stay as they are, so that settings are only ever updated. */
export async function insertTypes(
  tx: Tx,
  { companyId, tenantId, types }: { companyId: string; tenantId: string; types: readonly NewType[] },
): Promise<void> {
  await tx.query({
    name: 'schedule.insert-types',
    text: `
      insert into schedule.types (company_id, tenant_id, type, class, period, anchor)
      select $1, $2, w.type, w.class, w."periodMs" * interval '1 ms', w.anchor
      from jsonb_to_recordset($3::jsonb) as w(type text, class smallint, "periodMs" float8, anchor timestamptz)
      on conflict (company_id, type) do nothing`,
    values: [companyId, tenantId, JSON.stringify(types)],
  });
}

export type TypeSettings = {
  type: RecordType;
  enabled: boolean;
  intervalMinutes: number;
  periodMs: number;
  anchor: Date;
};

/**
 * Replaces the settings of a company's types. A type that is newly on, or was disconnected, is due at once, so that a
 * person sees something happen; a changed interval moves to the new grid; an unchanged one keeps its next slot.
 */
export async function updateTypes(
  tx: Tx,
  input: { companyId: string; companyEnabled: boolean; types: readonly TypeSettings[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.update-types',
    text: `
      with wanted as (
        select w.*, w.enabled and $3::boolean as active, w."periodMs" * interval '1 ms' as period,
               coalesce($4::timestamptz, clock_timestamp()) as now
        from jsonb_to_recordset($2::jsonb) as w(
          type text, enabled boolean, "intervalMinutes" integer, "periodMs" float8, anchor timestamptz)
      )
      update schedule.types t
      set enabled = w.enabled, interval_minutes = w."intervalMinutes", period = w.period, anchor = w.anchor,
          next_due_at = case
            when not w.active then null
            when t.next_due_at is null or t.disconnected_at is not null then w.now
            when t.period = w.period and t.anchor = w.anchor then t.next_due_at
            else least(t.next_due_at, date_bin(w.period, w.now, w.anchor) + w.period) end,
          enabled_at = case
            when w.active and (t.next_due_at is null or t.disconnected_at is not null) then w.now
            else t.enabled_at end,
          consecutive_failures = case
            when w.active and t.disconnected_at is not null then 0 else t.consecutive_failures end,
          disconnected_at = case when w.active then null else t.disconnected_at end,
          disconnected_reason = case when w.active then null else t.disconnected_reason end
      from wanted w where t.company_id = $1 and t.type = w.type`,
    values: [input.companyId, JSON.stringify(input.types), input.companyEnabled, input.now],
  });
}

/** One catch-up per type that is on: what was skipped while the company was not connected (docs/protocol.md#degrading). */
export async function catchUp(tx: Tx, { companyId, now }: { companyId: string; now: Date | null }): Promise<void> {
  await tx.query({
    name: 'schedule.catch-up',
    text: `
      update schedule.types set next_due_at = coalesce($2::timestamptz, clock_timestamp())
      where company_id = $1 and next_due_at > coalesce($2::timestamptz, clock_timestamp()) and disconnected_at is null`,
    values: [companyId, now],
  });
}

/** The next slot of a type that is on is due now; answers whether it was later. The grid stays: the one after comes in its time. */
export async function bringForward(
  tx: Tx,
  { companyId, type, now }: { companyId: string; type: RecordType; now: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'schedule.bring-forward',
    text: `
      update schedule.types set next_due_at = coalesce($3::timestamptz, clock_timestamp())
      where company_id = $1 and type = $2 and next_due_at > coalesce($3::timestamptz, clock_timestamp())
        and disconnected_at is null`,
    values: [companyId, type, now],
  });
  return rowCount > 0;
}

/** No slot of this company is due any more. */
export async function stopSlots(tx: Tx, { companyId }: { companyId: string }): Promise<void> {
  await tx.query({
    name: 'schedule.stop-slots',
    text: 'update schedule.types set enabled = false, next_due_at = null where company_id = $1',
    values: [companyId],
  });
}

/** Notes that runs ended. The latest event wins, whatever the order of the events. */
export async function noteFreshness(
  tx: Tx,
  notes: readonly ({ companyId: string; type: RecordType } & Freshness)[],
): Promise<void> {
  await tx.query({
    name: 'schedule.note-freshness',
    text: `
      update schedule.types t
      set last_run_at = greatest(t.last_run_at, w."lastRunAt"), last_reason = w."lastReason",
          last_success_at = case
            when w.succeeded then greatest(t.last_success_at, w."lastRunAt") else t.last_success_at end
      from jsonb_to_recordset($1::jsonb) as w(
        "companyId" uuid, type text, "lastRunAt" timestamptz, succeeded boolean, "lastReason" text)
      where t.company_id = w."companyId" and t.type = w.type`,
    values: [JSON.stringify(notes)],
  });
}

/**
 * Slots further away than one interval were written while a clock was wrong, and would silence the type until then: they
 * move to the next slot of the grid. Answers how many. One pass over the slots, 0.3 s with 400,000.
 */
export async function pullInSlots(tx: Tx, { limit, now }: { limit: number; now: Date | null }): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.pull-in-slots',
    text: `
      with clock as materialized (select coalesce($2::timestamptz, clock_timestamp()) as now),
      astray as materialized (
        select company_id, type from schedule.types
        where next_due_at is not null and next_due_at > (select now from clock) + period
        limit $1 for update skip locked
      )
      update schedule.types t
      set next_due_at = date_bin(t.period, (select now from clock), t.anchor) + t.period
      from astray a where t.company_id = a.company_id and t.type = a.type`,
    values: [limit, now],
  });
  return rowCount;
}
