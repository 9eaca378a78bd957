import type { Db, Tx } from '@autosync/db';
import { askOfAllTenants } from './all-tenants.ts';

/**
 * Chooses anew which run of each company goes next, under the locks of these companies. Everything that changes a queue
 * ends with it, except claim and dispatch, which do the same inline for the many.
 *
 * A company that is not connected or switched off sends closing dispatches only. Of what somebody has paused only runs go
 * on that have begun. Runs that wait for a connection get until `reconnectLimitMs` from the
 * first time they were seen waiting for it.
 */
export async function chooseNextRuns(
  tx: Tx,
  { companyIds, reconnectLimitMs, now }: { companyIds: readonly string[]; reconnectLimitMs: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.choose-next-runs',
    text: `
      with clock as materialized (select coalesce($3::timestamptz, clock_timestamp()) as now)
      update schedule.companies c
      set head_batch_id = head.batch_id, head_type = head.type, head_round = head.round, head_class = head.class,
          head_due_at = head.due_at, rest_until = rest.until, reconnect_by = rest.reconnect_by
      from schedule.companies k
      cross join lateral (
        select min(r.not_before) filter (
                 where k.slot_run_id is null and r.not_before > (select now from clock)
                   and (not k.paused or r.close is not null)) as until,
               case
                 when k.connection_state <> 'connected' and not k.removed and bool_or(r.close is null)
                 then coalesce(k.reconnect_by, (select now from clock) + $2::float8 * interval '1 ms') end as reconnect_by
        from schedule.runs r
        where r.company_id = k.company_id and r.ended_at is null and r.state = 'queued'
      ) rest
      left join lateral (
        select r.batch_id, r.type, r.round, r.class, r.due_at
        from schedule.runs r
        where k.slot_run_id is null and r.company_id = k.company_id and r.ended_at is null and r.state = 'queued'
          and (not k.paused or r.close is not null)
          and (r.dispatch > 0 or r.close is not null or not k.held_types && array[r.type, '*'])
          and (r.not_before is null or r.not_before <= (select now from clock))
        order by r.round, r.class, r.due_at, r.batch_id
        limit 1
      ) head on true
      where k.company_id = any($1::uuid[]) and c.company_id = k.company_id
        -- Most companies have nothing else waiting when a run ends; their row need not be written again.
        and (k.head_batch_id, k.head_round, k.head_class, k.rest_until, k.reconnect_by)
          is distinct from (head.batch_id, head.round, head.class, rest.until, rest.reconnect_by)`,
    values: [companyIds, reconnectLimitMs, now],
  });
}

/** Companies with a run whose not-before has come. Locked ones are left for the next round. */
export async function lockRested(tx: Tx, { limit, now }: { limit: number; now: Date | null }): Promise<string[]> {
  const { rows } = await tx.query<{ company_id: string }>({
    name: 'schedule.lock-rested',
    text: `
      select company_id from schedule.companies
      where rest_until <= coalesce($2::timestamptz, clock_timestamp())
      order by rest_until limit $1 for update skip locked`,
    values: [limit, now],
  });
  return rows.map((row) => row.company_id);
}

export type QueuePeek = {
  /** A run waits that might be sent, or one may go that rested. */
  waits: boolean;
  /** Milliseconds until the next run may go that must not go yet (0 or less: now), null when there is none. */
  restedInMs: number | null;
};

/**
 * Whether dispatch has anything to do (docs/protocol.md#dispatch), in one statement. What others have not committed is not seen; they
 * wake dispatch when they have.
 */
export async function peekQueue(db: Db, { now }: { now: Date | null }): Promise<QueuePeek> {
  const { rows } = await askOfAllTenants<{ waits: boolean; rested_in_ms: number | null }>(db, {
    name: 'schedule.peek-queue',
    text: 'select waits, rested_in_ms from schedule.peek_queue($1::timestamptz)',
    values: [now],
  });
  const [row] = rows;
  return { waits: row?.waits ?? false, restedInMs: row?.rested_in_ms ?? null };
}

/** Companies whose next resting run rests for longer than any run may: a clock was wrong when that was written. */
export async function lockRestingTooLong(
  tx: Tx,
  { longestRestMs, limit, now }: { longestRestMs: number; limit: number; now: Date | null },
): Promise<string[]> {
  const { rows } = await tx.query<{ company_id: string }>({
    name: 'schedule.lock-resting-too-long',
    text: `
      select company_id from schedule.companies
      where rest_until > coalesce($3::timestamptz, clock_timestamp()) + $1::float8 * interval '1 ms'
      order by rest_until desc limit $2 for update skip locked`,
    values: [longestRestMs, limit, now],
  });
  return rows.map((row) => row.company_id);
}
