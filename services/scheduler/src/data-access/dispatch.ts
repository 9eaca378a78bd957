import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/** What one dispatch sent, summed up. */
export type Dispatched = {
  type: RecordType;
  class: number;
  runs: number;
  /** How late the most overdue of them is. */
  latenessMs: number;
  /** More of this type may be waiting: places were left although a tenant had used up its share, or the batch was full. */
  more: boolean;
};

/**
 * One dispatcher at a time counts and fills the window; without it two of them would both see the same free places. To
 * be held for one `dispatchRuns`, which must be a statement of its own: it has to see what the holder before has done.
 */
export async function lockLanes(tx: Tx): Promise<void> {
  await tx.query({ name: 'schedule.lock-lanes', text: 'select 1 from schedule.lanes order by type, class for update' });
}

/** Runs by hand of a type, or of a company, that may go in a row while scheduled ones wait. */
const MANUAL_IN_A_ROW = 3;

/**
 * Sends the next run of companies whose slot is free (docs/protocol.md#dispatch): fills the slot, raises the dispatch number
 * and writes the event to the outbox, at most `batch` per type and never more in flight than its window. Who is next is
 * decided by the function schedule.line_up, which walks the index companies_ready, so the size of the backlog does not matter.
 */
export async function dispatchRuns(
  tx: Tx,
  { windows, batch, now }: { windows: Readonly<Record<string, number>>; batch: number; now: Date | null },
): Promise<Dispatched[]> {
  const { rows } = await tx.query<Omit<Dispatched, 'latenessMs'> & { lateness_ms: number }>({
    name: 'schedule.dispatch-runs',
    text: `
      with lined_up as materialized (select * from schedule.line_up($1::jsonb, $2::bigint, $4::int)),
      sent as (
        update schedule.runs r
        set state = 'dispatched', dispatch = r.dispatch + 1, dispatched_at = coalesce($3::timestamptz, statement_timestamp()),
            not_before = null
        from lined_up p
        -- By row, so that there is one way to plan it: kept plans do not know how many runs there are by now.
        cross join lateral (select q.ctid from schedule.runs q where q.batch_id = p.batch_id and q.state = 'queued' limit 1) q
        where p.place <= p.places and r.ctid = q.ctid and r.state = 'queued'
        returning r.*, schedule.sync_due_event(r, p.company_name) as event, p.place, p.by_hand, p.stands_at
      ),
      filled as (
        update schedule.companies c
        set slot_run_id = s.run_id, slot_type = s.type, slot_dispatch = s.dispatch, lease_until = null,
            slot_partition = null, slot_offset = null, slot_published_at = null,
            round = greatest(c.round, s.round) + case when s.by_hand and c.manual_streak >= $4 - 1 then 1 else 0 end,
            manual_streak = case when s.by_hand then (c.manual_streak + 1) % $4 else 0 end,
            waiting_types = case
              when s.plain and s.dispatch = 1 then array_remove(c.waiting_types, s.type) else c.waiting_types end,
            head_batch_id = null, head_type = null, head_round = null, head_class = null, head_due_at = null,
            rest_until = null
        from sent s where c.company_id = s.company_id
      ),
      -- The next round begins after the tenant that was served last, and knows how many by hand went in a row.
      served as (
        update schedule.lanes l
        set last_tenant_id = coalesce(
              (select s.tenant_id from sent s where s.type = l.type and s.class = l.class order by s.place desc limit 1),
              l.last_tenant_id),
            manual_streak = case
              when l.class <> 0 then 0
              when m.last_scheduled is null then least($4::int, l.manual_streak + m.by_hand)
              else (select count(*) from sent s
                    where s.type = l.type and s.by_hand and s.stands_at > m.last_scheduled) end
        from (
          select type, count(*) filter (where by_hand) as by_hand,
                 max(stands_at) filter (where not by_hand) as last_scheduled
          from sent group by type
        ) m
        where l.type = m.type
      ),
      published as (
        insert into schedule.outbox (tenant_id, company_id, kind, run_id, dispatch, created_at, body, traceparent)
        select tenant_id, company_id, 'sync-due', run_id, dispatch, dispatched_at, event, traceparent
        from sent order by class, place
      )
      select type, class, count(*) as runs,
             max(extract(epoch from dispatched_at - due_at) * 1000)::float8 as lateness_ms,
             bool_or(type in (select type from lined_up where share >= quota)) as more
      from sent group by type, class`,
    values: [JSON.stringify(windows), batch, now, MANUAL_IN_A_ROW],
  });
  return rows.map(({ lateness_ms: latenessMs, ...row }) => ({ ...row, latenessMs }));
}

/**
 * While the window of a type is full, companies whose next run is of that type would wait with everything behind it.
 * Up to `limit` of them get their best run of another type as the next one. Answers how many.
 */
export async function passFullTypes(
  tx: Tx,
  { fullTypes, limit, now }: { fullTypes: readonly RecordType[]; limit: number; now: Date | null },
): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.pass-full-types',
    text: `
      with stuck as materialized (
        select c.company_id, other.*
        from schedule.companies c
        cross join lateral (
          select r.batch_id, r.type, r.round, r.class, r.due_at
          from schedule.runs r
          where r.company_id = c.company_id and r.ended_at is null and r.state = 'queued' and r.type <> all($1::text[])
            and (not c.paused or r.close is not null)
            and (r.dispatch > 0 or r.close is not null or not c.held_types && array[r.type, '*'])
            and (r.not_before is null or r.not_before <= coalesce($3::timestamptz, clock_timestamp()))
          order by r.round, r.class, r.due_at, r.batch_id
          limit 1
        ) other
        where c.head_type = any($1::text[]) and c.slot_run_id is null
        limit $2
        for update of c skip locked
      )
      update schedule.companies c
      set head_batch_id = s.batch_id, head_type = s.type, head_round = s.round, head_class = s.class,
          head_due_at = s.due_at
      from stuck s where c.company_id = s.company_id`,
    values: [fullTypes, limit, now],
  });
  return rowCount;
}
