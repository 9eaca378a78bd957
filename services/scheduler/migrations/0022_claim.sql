-- The claim as two functions (docs/protocol.md#claim): the first locks and judges what is due, the second writes it down. It sends
-- at once what overtakes nobody, for a run that is queued and then dispatched is written twice, and so is its company.

-- A slot of time that was due, with its outcome, under the locks of its type and its company (`type_row`, `company_row`).
create type schedule.due_slot as (
  type_row tid,
  company_row tid,
  company_id uuid,
  tenant_id uuid,
  company_name text,
  type text,
  class smallint,
  round integer,
  due_at timestamptz,
  following timestamptz,
  slots bigint,
  refusal text,
  outcome text,
  batch_id uuid,
  run_id uuid,
  -- Of the runs that are queued here for a company the one that goes first; `queued_types` are the types of all of them.
  first boolean,
  queued_types text[],
  -- It goes before what its company had waiting, and is its head now.
  leads boolean,
  -- Its company has a free slot and had nothing waiting, and its type has a place for all such: it is sent at once.
  sent boolean
);

-- The most overdue types, locked and judged, at most so many. Rows that are locked elsewhere are passed over. `places` says by
-- type how many runs may be sent at once; of a type for which there are too few none is, so that tenants take turns
-- (schedule.line_up).
create function schedule.judge_due_slots(at_most int, at timestamptz, places jsonb)
  returns setof schedule.due_slot language plpgsql volatile
as $$
#variable_conflict use_column
begin
  return query
  with due as materialized (
    select t.ctid as type_row, t.company_id, t.type, t.class, t.next_due_at, t.period, t.anchor, t.disconnected_at
    from schedule.types t where t.next_due_at <= at
    order by t.next_due_at limit at_most
    for update skip locked
  ),
  judged as materialized (
    select d.*, o.*, date_bin(d.period, at, d.anchor) as present, date_bin(d.period, d.next_due_at, d.anchor) as missed,
           case
             when o.removed or o.disabled then 'company-disabled'
             when o.connection_state = 'needsReconnect' then 'needs-reconnect'
             when o.connection_state <> 'connected' then 'not-connected'
             when o.held_types && array[d.type, '*'] then 'paused'
             when d.disconnected_at is not null then 'autosync-disconnected'
           end as refusal
    from due d
    cross join lateral (
      select c.ctid as company_row, c.tenant_id, c.name, c.round, c.waiting_types, c.connection_state, c.disabled, c.removed,
             c.held_types, c.slot_run_id is null as free, c.head_batch_id, c.head_round, c.head_class, c.head_due_at,
             coalesce(c.rest_until <= at, false) as rested
      from schedule.companies c where c.company_id = d.company_id
      for update skip locked
    ) o
  ),
  decided as (
    select *, case when refusal is not null then 'skipped' when type = any(waiting_types) then 'coalesced' else 'queued' end
                as outcome
    from judged
  ),
  ranked as (
    select *, outcome = 'queued' and 1 = row_number() over (
                partition by company_id, outcome order by class, next_due_at, type) as first
    from decided
  ),
  fitting as (
    select *, first and free and head_batch_id is null and not rested as fits from ranked
  )
  select type_row, company_row, company_id, tenant_id, name, type, class, round, next_due_at, present + period,
         1 + round(extract(epoch from present - missed) / extract(epoch from period))::bigint, refusal, outcome,
         case when outcome = 'queued' then gen_random_uuid() end, case when outcome = 'queued' then gen_random_uuid() end,
         first, array_agg(type) filter (where outcome = 'queued') over (partition by company_id),
         first and free and (head_batch_id is null or (round, class, next_due_at) < (head_round, head_class, head_due_at)),
         fits and count(*) filter (where fits) over (partition by type) <= coalesce((places ->> type)::bigint, 0)
  from fitting;
end
$$;

-- Gives slots that are due their outcomes; answers what it did, summed up. Rows are found again by ctid, which their locks keep.
create function schedule.claim_due_slots(at_most int, given timestamptz, places jsonb)
  returns table (type text, class smallint, outcome text, sent boolean, ready boolean, rows bigint, slots bigint,
                 lateness_ms float8)
  language plpgsql volatile
as $$
#variable_conflict use_column
declare
  at timestamptz := coalesce(given, clock_timestamp());
  claimed schedule.due_slot[];
begin
  claimed := array(select j from schedule.judge_due_slots(at_most, at, places) j);

  update schedule.types t
  set next_due_at = s.following,
      due_slots = t.due_slots + s.slots,
      queued_slots = t.queued_slots + case s.outcome when 'queued' then 1 else 0 end,
      coalesced_slots = t.coalesced_slots
        + case s.outcome when 'queued' then s.slots - 1 when 'coalesced' then s.slots else 0 end,
      skipped_slots = t.skipped_slots + case s.outcome when 'skipped' then s.slots else 0 end,
      last_reason = coalesce(s.refusal, t.last_reason)
  from unnest(claimed) s where t.ctid = s.type_row;

  -- A run that is sent at once has its event in the outbox with it: one of each tenant first, then each one's second, since
  -- workers may have fewer places than the window.
  with entered as (
    insert into schedule.runs as r (batch_id, run_id, company_id, tenant_id, type, trigger, plain, class, round, due_at,
                                    created_at, state, dispatch, dispatched_at)
    select batch_id, run_id, company_id, tenant_id, type, 'schedule', true, class, round, due_at, at,
           case when sent then 'dispatched' else 'queued' end, sent::int, case when sent then at end
    from unnest(claimed) where outcome = 'queued'
    returning batch_id, r as run
  )
  insert into schedule.outbox (tenant_id, company_id, kind, run_id, dispatch, created_at, body)
  select s.tenant_id, s.company_id, 'sync-due', s.run_id, 1, at, schedule.sync_due_event(e.run, s.company_name)
  from unnest(claimed) s join entered e on e.batch_id = s.batch_id
  where s.sent
  order by s.class, row_number() over (partition by s.type, s.class, s.tenant_id order by s.due_at), s.due_at;

  -- Of a company whose first run is sent the others wait.
  update schedule.companies c
  set slot_run_id = s.run_id, slot_type = s.type, slot_dispatch = 1, lease_until = null, slot_partition = null,
      slot_offset = null, slot_published_at = null, rest_until = null, manual_streak = 0,
      waiting_types = c.waiting_types || array_remove(s.queued_types, s.type)
  from unnest(claimed) s where s.sent and c.ctid = s.company_row;

  update schedule.companies c
  set waiting_types = c.waiting_types || s.queued_types,
      head_batch_id = s.batch_id, head_type = s.type, head_round = s.round, head_class = s.class, head_due_at = s.due_at
  from unnest(claimed) s where s.leads and not s.sent and c.ctid = s.company_row;

  update schedule.companies c set waiting_types = c.waiting_types || s.queued_types
  from unnest(claimed) s where s.first and not s.leads and c.ctid = s.company_row;

  -- A scheduled run has had its turn; whoever lets runs be sent holds these rows.
  update schedule.lanes l set manual_streak = 0
  where l.class = 0 and l.manual_streak > 0 and l.type in (select s.type from unnest(claimed) s where s.sent);

  return query
  select type, class, outcome, sent, leads and not sent, count(*), sum(slots)::bigint,
         max(extract(epoch from at - due_at) * 1000)::float8
  from unnest(claimed) group by 1, 2, 3, 4, 5;
end
$$;

-- The event of a dispatch, as contracts' sync-due schema has it. Put together as text: json_build_object takes 6 µs more. What a
-- person may have written is quoted as JSON, and nothing else needs it.
create or replace function schedule.sync_due_event(run schedule.runs, company_name text) returns text language sql stable
as $$
  select concat(
    '{"tenantId":"', run.tenant_id, '","companyId":"', run.company_id, '","type":"', run.type,
    '","runId":"', run.run_id, '","batchId":"', run.batch_id, '","companyName":', to_json(company_name),
    ',"trigger":"', run.trigger,
    '","scheduledFor":"', to_char(run.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    '","createdAt":"', to_char(run.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    '","parameters":', case when run.close is null then run.parameters
                            else run.parameters || jsonb_build_object('close', run.close) end,
    ',"dispatch":', run.dispatch, '}')
$$;
