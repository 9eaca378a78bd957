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
 * and writes the event to the outbox, at most `batch` per type and never more in flight than its window.
 *
 * A lane is a type and a class. In each, tenants are visited in turn from the one after the tenant served last; when all
 * have been visited and places are left, each gets an equal share, its most overdue companies first. All of it walks the
 * index companies_ready, so the size of the backlog does not matter.
 */
export async function dispatchRuns(
  tx: Tx,
  { windows, batch, now }: { windows: Readonly<Record<string, number>>; batch: number; now: Date | null },
): Promise<Dispatched[]> {
  const { rows } = await tx.query<Omit<Dispatched, 'latenessMs'> & { lateness_ms: number }>({
    name: 'schedule.dispatch-runs',
    text: `
      with clock as materialized (select coalesce($3::timestamptz, clock_timestamp()) as now),
      in_flight as materialized (
        select slot_type, count(*) as runs from schedule.companies where slot_run_id is not null group by slot_type
      ),
      lanes as materialized (
        select l.type, l.class, l.last_tenant_id,
               least($2::bigint, ($1::jsonb ->> l.type)::bigint - coalesce(f.runs, 0)) as places
        from schedule.lanes l left join in_flight f on f.slot_type = l.type
      ),
      tenants as materialized (
        select l.type, l.class, l.places, t.tenant_id, t.turn,
               (l.places - 1) / count(*) over (partition by l.type, l.class) + 1 as quota
        from lanes l
        cross join lateral (
          with recursive walk (tenant_id, lap, turn) as (
            select l.last_tenant_id, 0, 0
            union all
            select next.tenant_id, next.lap, w.turn + 1
            from walk w
            cross join lateral (
              (select c.tenant_id, w.lap
               from schedule.companies c
               where c.head_type = l.type and c.head_class = l.class and c.tenant_id > w.tenant_id
                 and (w.lap = 0 or c.tenant_id <= l.last_tenant_id)
               order by c.tenant_id limit 1)
              union all
              (select c.tenant_id, 1
               from schedule.companies c
               where w.lap = 0 and c.head_type = l.type and c.head_class = l.class and c.tenant_id <= l.last_tenant_id
               order by c.tenant_id limit 1)
              order by lap limit 1
            ) next (tenant_id, lap)
            where w.turn < l.places
          )
          select tenant_id, turn from walk where turn > 0
        ) t
        where l.places > 0
      ),
      candidates as materialized (
        select t.type, t.class, t.places, t.tenant_id, t.turn, t.quota, c.company_id, c.name, c.head_batch_id,
               c.head_due_at
        from tenants t
        cross join lateral (
          select k.company_id, k.name, k.head_batch_id, k.head_due_at
          from schedule.companies k
          where k.head_type = t.type and k.head_class = t.class and k.tenant_id = t.tenant_id
            and k.slot_run_id is null
          order by k.head_due_at
          limit t.quota
          for update skip locked
        ) c
      ),
      ranked as (
        select *, row_number() over (partition by type, class, tenant_id order by head_due_at) as share
        from candidates
      ),
      -- By hand first; but after so many of these in a row, counting those sent before, a scheduled one has its turn.
      lined_up as (
        select r.*, r.class = 0 as by_hand,
               case when r.class = 0 then s.manual_streak + row_number() over queue
                    else $4::int * row_number() over queue + 0.5 end as stands_at
        from ranked r join schedule.lanes s on s.type = r.type and s.class = 0
        window queue as (partition by r.type, r.class = 0 order by r.class, r.share, r.turn)
      ),
      placed as materialized (
        select *, row_number() over (partition by type order by stands_at) as place from lined_up
      ),
      sent as (
        update schedule.runs r
        set state = 'dispatched', dispatch = r.dispatch + 1, dispatched_at = (select now from clock), not_before = null
        from placed p
        where p.place <= p.places and r.batch_id = p.head_batch_id and r.state = 'queued'
        returning r.*, p.name as company_name, p.place, p.by_hand, p.stands_at
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
        insert into schedule.outbox (tenant_id, company_id, kind, run_id, dispatch, created_at, body)
        select tenant_id, company_id, 'sync-due', run_id, dispatch, (select now from clock),
          json_build_object(
            'tenantId', tenant_id, 'companyId', company_id, 'type', type, 'runId', run_id, 'batchId', batch_id,
            'companyName', company_name, 'trigger', trigger,
            'scheduledFor', to_char(due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'createdAt', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'parameters', case when close is null then parameters
                               else parameters || jsonb_build_object('close', close) end,
            'dispatch', dispatch)::text
        from sent order by class, place
      )
      select type, class, count(*) as runs,
             max(extract(epoch from (select now from clock) - due_at) * 1000)::float8 as lateness_ms,
             bool_or(type in (select type from ranked where share >= quota)) as more
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
