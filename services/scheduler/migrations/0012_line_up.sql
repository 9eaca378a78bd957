-- Whose turn it is, as two functions that the dispatch statement calls (docs/protocol.md#dispatch).

-- The tenants with a run of this type and class at the head of a company's queue, in turn: from the one after
-- `after_tenant`, around to it. Each step is one look into the index companies_ready, so neither the number of tenants nor
-- the backlog matters.
create function schedule.tenants_in_turn(of_type text, of_class smallint, after_tenant uuid, at_most bigint)
  returns table (tenant_id uuid, turn int) language sql stable
as $$
  with recursive walk (tenant_id, lap, turn) as (
    select after_tenant, 0, 0
    union all
    select next.tenant_id, next.lap, w.turn + 1
    from walk w
    cross join lateral (
      (select c.tenant_id, w.lap
       from schedule.companies c
       where c.head_type = of_type and c.head_class = of_class and c.tenant_id > w.tenant_id
         and (w.lap = 0 or c.tenant_id <= after_tenant)
       order by c.tenant_id limit 1)
      union all
      (select c.tenant_id, 1
       from schedule.companies c
       where w.lap = 0 and c.head_type = of_type and c.head_class = of_class and c.tenant_id <= after_tenant
       order by c.tenant_id limit 1)
      order by lap limit 1
    ) next (tenant_id, lap)
    where w.turn < at_most
  )
  select walk.tenant_id, walk.turn from walk where walk.turn > 0
$$;

-- The companies whose next run may be sent now, locked, each with its place in the order of its type. `windows` says by
-- type how many may be in flight. The tenants of a lane (a type and a class) take turns and get equal shares of what is
-- free, their most overdue companies first; `share` counts within a tenant, up to `quota`. By hand goes first, but after
-- `manual_in_a_row` of these, counting those sent before (the lane's streak), a scheduled one has its turn: `stands_at`.
create function schedule.line_up(windows jsonb, batch bigint, manual_in_a_row int)
  returns table (type text, class smallint, places bigint, company_id uuid, company_name text, batch_id uuid, turn int,
                 share bigint, quota bigint, by_hand boolean, stands_at numeric, place bigint)
  language plpgsql volatile
as $$
#variable_conflict use_column
begin
  return query
  with lanes as materialized (
    select l.type, l.class, l.last_tenant_id, least(batch, (windows ->> l.type)::bigint - coalesce(f.runs, 0)) as places
    from schedule.lanes l
    left join (
      select slot_type, count(*) as runs from schedule.companies where slot_run_id is not null group by slot_type
    ) f on f.slot_type = l.type
  ),
  tenants as materialized (
    select l.type, l.class, l.places, t.tenant_id, t.turn,
           (l.places - 1) / count(*) over (partition by l.type, l.class) + 1 as quota
    from lanes l cross join lateral schedule.tenants_in_turn(l.type, l.class, l.last_tenant_id, l.places) t
    where l.places > 0
  ),
  candidates as materialized (
    select t.*, c.*
    from tenants t
    cross join lateral (
      select k.company_id, k.name, k.head_batch_id, k.head_due_at
      from schedule.companies k
      where k.head_type = t.type and k.head_class = t.class and k.tenant_id = t.tenant_id and k.slot_run_id is null
      order by k.head_due_at
      limit t.quota
      for update skip locked
    ) c
  ),
  ranked as (
    select *, row_number() over (partition by type, class, tenant_id order by head_due_at) as share from candidates
  ),
  lined_up as (
    select r.*, r.class = 0 as by_hand,
           case when r.class = 0 then s.manual_streak + row_number() over queue
                else manual_in_a_row * row_number() over queue + 0.5 end as stands_at
    from ranked r join schedule.lanes s on s.type = r.type and s.class = 0
    window queue as (partition by r.type, r.class = 0 order by r.class, r.share, r.turn)
  )
  select u.type, u.class, u.places, u.company_id, u.name, u.head_batch_id, u.turn, u.share, u.quota, u.by_hand, u.stands_at,
         row_number() over (partition by u.type order by u.stands_at)
  from lined_up u;
end
$$;

-- The event of a dispatch, as contracts' sync-due schema has it.
create function schedule.sync_due_event(run schedule.runs, company_name text) returns text language sql stable
as $$
  select json_build_object(
    'tenantId', run.tenant_id, 'companyId', run.company_id, 'type', run.type, 'runId', run.run_id,
    'batchId', run.batch_id, 'companyName', company_name, 'trigger', run.trigger,
    'scheduledFor', to_char(run.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'createdAt', to_char(run.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'parameters', case when run.close is null then run.parameters
                       else run.parameters || jsonb_build_object('close', run.close) end,
    'dispatch', run.dispatch)::text
$$;
