import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type RunningBatches = { type: RecordType; running: number; oldestAgeSeconds: number };

/** The running batches of all tenants, as numbers per type; a type without any is left out. */
export async function countRunningBatches(tx: Tx, now: Date | null): Promise<RunningBatches[]> {
  const { rows } = await tx.query<{ type: RecordType; running: number; oldest_age_seconds: number }>({
    name: 'batch.count-running',
    text: `
      select type, running, oldest_age_seconds
      from batch.running_batches(coalesce($1::timestamptz, clock_timestamp()))`,
    values: [now],
  });
  return rows.map((row) => ({ type: row.type, running: row.running, oldestAgeSeconds: row.oldest_age_seconds }));
}

/** The events that wait to be published. */
export async function measureOutbox(tx: Tx, now: Date | null): Promise<{ pending: number; oldestAgeSeconds: number }> {
  const { rows } = await tx.query<{ pending: number; oldest_age_seconds: number }>({
    name: 'batch.measure-outbox',
    text: `
      select pending, oldest_age_seconds
      from batch.outbox_backlog(coalesce($1::timestamptz, clock_timestamp()))`,
    values: [now],
  });
  return { pending: rows[0]?.pending ?? 0, oldestAgeSeconds: rows[0]?.oldest_age_seconds ?? 0 };
}
