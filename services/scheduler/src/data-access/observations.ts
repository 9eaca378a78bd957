import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { freshnessBounds, overdueIntervals, type FreshnessCount, type StaleReason } from '../domain/freshness.ts';

/**
 * How fresh the companies are that want to be kept in step: AutoSync and the type on, neither disabled nor removed, not
 * disconnected from QuickBooks by a person. Fresh since the last success, or since the type was switched on.
 *
 * One pass over them: 70 ms with 10,000 companies × 4 types, all on (two busy cores).
 */
export async function countFreshness(tx: Tx, { now }: { now: Date | null }): Promise<FreshnessCount[]> {
  const { rows } = await tx.query<{
    type: RecordType;
    bucket: number;
    reason: StaleReason | null;
    companies: number;
  }>({
    name: 'schedule.count-freshness',
    text: `
      with wanted as materialized (
        select t.type, t.disconnected_at, c.connection_state,
               extract(epoch from coalesce($1::timestamptz, clock_timestamp())
                 - greatest(t.last_success_at, t.enabled_at))::float8 / extract(epoch from t.period)::float8 as age
        from schedule.types t join schedule.companies c on c.company_id = t.company_id
        where t.enabled and c.enabled and not c.disabled and not c.removed and c.connection_state <> 'disconnected'
      )
      select type, width_bucket(age, $2::float8[]) as bucket, count(*) as companies,
             case when disconnected_at is not null then 'disconnected'
                  when connection_state = 'needsReconnect' then 'needsReconnect'
                  when age > $3::float8 then 'overdue' end as reason
      from wanted group by type, bucket, reason`,
    values: [now, freshnessBounds, overdueIntervals],
  });
  return rows;
}

export type WaitingRuns = { type: RecordType; runs: number; oldestSeconds: number };

/**
 * Runs that may go and wait for their turn; a type without any is left out. Runs that rest, and those of companies that
 * are not connected, wait for something else. A run waits since it was due, or since it rested or was last sent.
 *
 * One pass over the open runs: 40 ms with 40,000 of 10,000 companies (two busy cores).
 */
export async function countWaitingRuns(tx: Tx, { now }: { now: Date | null }): Promise<WaitingRuns[]> {
  const { rows } = await tx.query<{ type: RecordType; runs: number; oldest_seconds: number }>({
    name: 'schedule.count-waiting-runs',
    text: `
      with clock as materialized (select coalesce($1::timestamptz, clock_timestamp()) as now)
      select r.type, count(*) as runs,
             greatest(0, max(extract(epoch from clock.now - greatest(r.due_at, r.not_before, r.dispatched_at))))::float8
               as oldest_seconds
      from clock, schedule.runs r join schedule.companies c on c.company_id = r.company_id
      where r.ended_at is null and r.state = 'queued' and (not c.paused or r.close is not null)
        and (r.not_before is null or r.not_before <= clock.now)
      group by r.type`,
    values: [now],
  });
  return rows.map(({ oldest_seconds: oldestSeconds, ...row }) => ({ ...row, oldestSeconds }));
}
