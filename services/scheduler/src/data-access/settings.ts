import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type StoredType = {
  type: RecordType;
  enabled: boolean;
  intervalMinutes: number;
  periodMs: number;
  anchor: Date;
  nextDueAt: Date | null;
  lastRunAt: Date | null;
  lastSuccessAt: Date | null;
  lastReason: string | null;
  durationsMs: number[];
  consecutiveFailures: number;
  disconnectedReason: string | null;
  dueSlots: number;
  queuedSlots: number;
  coalescedSlots: number;
  skippedSlots: number;
};

export type StoredSettings = { version: number; enabled: boolean; intervalMinutes: number; types: StoredType[] };

type SettingsRow = {
  settings_version: number;
  company_enabled: boolean;
  company_interval: number;
  type: RecordType;
  enabled: boolean;
  interval_minutes: number;
  period_ms: number;
  anchor: Date;
  next_due_at: Date | null;
  last_run_at: Date | null;
  last_success_at: Date | null;
  last_reason: string | null;
  durations_ms: number[];
  consecutive_failures: number;
  disconnected_reason: string | null;
  due_slots: number;
  queued_slots: number;
  coalesced_slots: number;
  skipped_slots: number;
};

/** Undefined for a company that is unknown here, or another tenant's. */
export async function readSettings(tx: Tx, { companyId }: { companyId: string }): Promise<StoredSettings | undefined> {
  const { rows } = await tx.query<SettingsRow>({
    name: 'schedule.read-settings',
    text: `
      select c.settings_version, c.enabled as company_enabled, c.interval_minutes as company_interval,
             t.type, t.enabled, t.interval_minutes, (extract(epoch from t.period) * 1000)::float8 as period_ms, t.anchor,
             t.next_due_at, t.last_run_at, t.last_success_at, t.last_reason, t.durations_ms, t.consecutive_failures,
             t.disconnected_reason, t.due_slots, t.queued_slots, t.coalesced_slots, t.skipped_slots
      from schedule.companies c join schedule.types t using (company_id)
      where c.company_id = $1 order by t.type`,
    values: [companyId],
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    version: first.settings_version,
    enabled: first.company_enabled,
    intervalMinutes: first.company_interval,
    types: rows.map(toType),
  };
}

function toType(row: SettingsRow): StoredType {
  return {
    type: row.type,
    enabled: row.enabled,
    intervalMinutes: row.interval_minutes,
    periodMs: row.period_ms,
    anchor: row.anchor,
    nextDueAt: row.next_due_at,
    lastRunAt: row.last_run_at,
    lastSuccessAt: row.last_success_at,
    lastReason: row.last_reason,
    durationsMs: row.durations_ms,
    consecutiveFailures: row.consecutive_failures,
    disconnectedReason: row.disconnected_reason,
    dueSlots: row.due_slots,
    queuedSlots: row.queued_slots,
    coalescedSlots: row.coalesced_slots,
    skippedSlots: row.skipped_slots,
  };
}
