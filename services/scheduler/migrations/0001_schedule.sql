-- Schema schedule: when each company and record type is due, what waits, and what is on its way (design 2.1 to 2.4).
-- Lock order in every statement that may wait: companies (by company_id), then types and runs. Claim and dispatch never
-- wait for a company, they skip it.

do $$
begin
  create role autosync_scheduler nologin;
exception when duplicate_object then null;
end $$;

create schema schedule;

-- One row per company: what the gateway knows of it, its AutoSync settings, its queue's head and its slot.
--
-- The slot is here and not in a table of its own, so that the row lock re-checks it: at most one dispatch per company is
-- in flight (design 2.3). `head_…` name the run that goes next; they are null while the slot is filled or nothing may
-- go, so the index on them holds exactly what dispatch can pick.
create table schedule.companies (
  company_id uuid primary key,
  tenant_id uuid not null,
  name text not null,
  time_zone text not null,
  connection_state text not null check (connection_state in ('disconnected', 'connected', 'needsReconnect')),
  connection_version bigint not null,
  disabled boolean not null,
  removed boolean not null,
  pushed_version bigint not null,
  -- Only closing dispatches go to a paused company (design 2.13).
  paused boolean not null generated always as (connection_state <> 'connected' or disabled or removed) stored,
  -- AutoSync settings; the version is their ETag.
  enabled boolean not null default false,
  interval_minutes integer not null default 120,
  settings_version bigint not null default 1,
  -- The queue. `waiting_types` have a plain run that was never dispatched: their due slots coalesce into it (design 2.2).
  round integer not null default 0,
  waiting_types text[] not null default '{}',
  head_batch_id uuid,
  head_type text,
  head_round integer,
  head_class smallint,
  head_due_at timestamptz,
  -- When the first of the runs that must not go yet may go.
  rest_until timestamptz,
  -- Runs wait although the connection is gone: from this instant they are closed (design 2.13).
  reconnect_by timestamptz,
  -- The slot. The lease begins when the broker has acknowledged the dispatch; until then it has no end.
  slot_run_id uuid,
  slot_type text,
  slot_dispatch integer,
  lease_until timestamptz,
  check ((head_batch_id is null) = (head_type is null)),
  check (slot_run_id is null or (head_batch_id is null and rest_until is null)),
  check ((slot_run_id is null) = (slot_type is null) and (slot_run_id is null) = (slot_dispatch is null)),
  check (slot_run_id is not null or lease_until is null)
) with (
  fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500,
  autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0
);

-- What dispatch can pick: per type manual runs first (class 0), then tenants in turn, then by lateness.
create index companies_ready on schedule.companies (head_type, head_class, tenant_id, head_due_at)
  where head_type is not null;
-- What is in flight: at most DISPATCH_WINDOW per type, so counting it and looking for ended leases stays cheap.
create index companies_in_flight on schedule.companies (slot_type) where slot_run_id is not null;
create index companies_resting on schedule.companies (rest_until) where rest_until is not null;
create index companies_unconnected on schedule.companies (reconnect_by) where reconnect_by is not null;

-- One row per company and record type: its slots of time and what became of them. due = queued + coalesced + skipped.
create table schedule.types (
  company_id uuid not null references schedule.companies on delete cascade,
  type text not null check (type in ('invoices', 'expenses', 'inventory', 'payments')),
  tenant_id uuid not null,
  -- The place of its scheduled runs in the queue: payments before the rest (design 2.3).
  class smallint not null,
  enabled boolean not null default false,
  -- 0: the company's interval.
  interval_minutes integer not null default 0,
  -- Slots lie on anchor + n × period; the anchor spreads companies. Null due: switched off.
  period interval not null check (period > interval '0'),
  anchor timestamptz not null,
  next_due_at timestamptz,
  due_slots bigint not null default 0,
  queued_slots bigint not null default 0,
  coalesced_slots bigint not null default 0,
  skipped_slots bigint not null default 0,
  last_run_at timestamptz,
  last_success_at timestamptz,
  last_reason text,
  -- Of the last finished batches, newest first: the ground for warnings.
  durations_ms bigint[] not null default '{}',
  consecutive_failures integer not null default 0,
  disconnected_at timestamptz,
  disconnected_reason text,
  primary key (company_id, type)
) with (
  fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500,
  autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0
);

create index types_due on schedule.types (next_due_at) where next_due_at is not null;

-- Open runs, and for a while those ended ones that must not come back: a repeated QueueRun finds its run (design 2.13),
-- a late `started` of a failed run does not re-open it. A finished scheduled run leaves no row.
create table schedule.runs (
  batch_id uuid primary key default gen_random_uuid(),
  run_id uuid not null default gen_random_uuid(),
  company_id uuid not null,
  tenant_id uuid not null,
  type text not null,
  trigger text not null,
  -- Takes part in coalescing: no record ids, starting date, rerun or dry run (design 2.2).
  plain boolean not null,
  class smallint not null,
  round integer not null,
  due_at timestamptz not null,
  created_at timestamptz not null,
  parameters jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'dispatched', 'running', 'ended')),
  dispatch integer not null default 0,
  dispatched_at timestamptz,
  not_before timestamptz,
  -- Set: the next dispatch only closes the batch.
  close text check (close in ('cancelled', 'auth')),
  cancel_requested boolean not null default false,
  -- Dispatches in a row whose lease ended without a sign of life while other runs of the type started (design 2.10).
  unstarted smallint not null default 0,
  ended_at timestamptz,
  check ((state = 'ended') = (ended_at is not null))
) with (
  fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500,
  autovacuum_analyze_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0
);

create index runs_open on schedule.runs (company_id) where ended_at is null;
create index runs_ended on schedule.runs (ended_at) where ended_at is not null;

-- Events on their way to Kafka. A relay deletes what the broker acknowledged and remembers no position (design 2.4).
-- Rows with a run are dispatches: their acknowledgement begins the lease.
create table schedule.outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  kind text not null check (kind in ('sync-due', 'batch-changed')),
  body text not null,
  run_id uuid,
  dispatch integer,
  created_at timestamptz not null
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0
);

-- Every batch counts once for the disconnect rule, however often its event comes (design 2.11).
create table schedule.finished_batches (
  batch_id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  taken_at timestamptz not null
);

create index finished_batches_by_age on schedule.finished_batches (taken_at);

-- Whose turn it is, per lane of dispatch (type and class): the tenant that was served last. Dispatchers lock these rows,
-- so that the window is never overrun. No tenant's data.
create table schedule.lanes (
  type text not null,
  class smallint not null,
  last_tenant_id uuid not null default '00000000-0000-0000-0000-000000000000',
  primary key (type, class)
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

insert into schedule.lanes (type, class) values
  ('invoices', 0), ('expenses', 0), ('inventory', 0), ('payments', 0),
  ('payments', 1), ('invoices', 2), ('expenses', 2), ('inventory', 2);

-- When a worker of each type last took up a run: a run that never starts counts as broken only while others do.
create table schedule.signs_of_life (
  type text primary key,
  seen_at timestamptz not null
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

insert into schedule.signs_of_life (type, seen_at) values
  ('invoices', '-infinity'), ('expenses', '-infinity'), ('inventory', '-infinity'), ('payments', '-infinity');

-- The settings are read in sub-selects, which run once per statement and not once per row.
do $$
declare
  name text;
begin
  foreach name in array array['companies', 'types', 'runs', 'outbox', 'finished_batches'] loop
    execute format('alter table schedule.%I enable row level security', name);
    execute format('alter table schedule.%I force row level security', name);
    execute format(
      'create policy tenant on schedule.%I using ('
      '(select current_setting(''autosync.all_tenants'', true) = ''on'') '
      'or tenant_id = (select nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant usage on schema schedule to autosync_scheduler;
grant select, insert, update, delete on all tables in schema schedule to autosync_scheduler;
