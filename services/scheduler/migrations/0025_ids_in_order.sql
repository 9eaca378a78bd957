-- Ids in the order of time for the runs that a claim makes. The rest is as in 0022_claim.sql.

-- What ids of now have in common, to be followed by eight hexadecimal digits that differ: with the time first, as UUID
-- version 7 has it, so that what is written together lies together in an index. PostgreSQL has uuidv7() from 18 on.
create function schedule.first_part_of_ids() returns text language sql volatile
as $$
  select concat(left(ms, 8), '-', right(ms, 4), '-7', substr(gen_random_uuid()::text, 16, 13))
  from (select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')) as t (ms)
$$;

-- The most overdue types, locked and judged, at most so many. Rows that are locked elsewhere are passed over. `places` says by
-- type how many runs may be sent at once; of a type for which there are too few none is, so that tenants take turns
-- (schedule.line_up).
create or replace function schedule.judge_due_slots(at_most int, at timestamptz, places jsonb)
  returns setof schedule.due_slot language plpgsql volatile
as $$
#variable_conflict use_column
declare
  batch_ids text := schedule.first_part_of_ids();
  run_ids text := schedule.first_part_of_ids();
begin
  return query
  with due as materialized (
    select t.ctid as type_row, t.company_id, t.type, t.class, t.next_due_at, t.period, t.anchor, t.disconnected_at
    from schedule.types t where t.next_due_at <= at
    order by t.next_due_at limit at_most
    for update skip locked
  ),
  judged as materialized (
    select d.*, o.*, lpad(to_hex(row_number() over ()), 8, '0') as last_part,
           date_bin(d.period, at, d.anchor) as present, date_bin(d.period, d.next_due_at, d.anchor) as missed,
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
         case when outcome = 'queued' then (batch_ids || last_part)::uuid end,
         case when outcome = 'queued' then (run_ids || last_part)::uuid end,
         first, array_agg(type) filter (where outcome = 'queued') over (partition by company_id),
         first and free and (head_batch_id is null or (round, class, next_due_at) < (head_round, head_class, head_due_at)),
         fits and count(*) filter (where fits) over (partition by type) <= coalesce((places ->> type)::bigint, 0)
  from fitting;
end
$$;
