-- What people see of runs: batches, one action per record of a batch, and the facts that still have to be published.

do $$
begin
  create role autosync_batch_status nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

create schema batch;
grant usage on schema batch to autosync_batch_status;

-- Tables with tenants' data are closed to everybody who has not said whose data it is.
create function batch.isolate(target regclass) returns void
language plpgsql as $$
declare
  condition constant text := '(tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid'
    ' or current_setting(''autosync.all_tenants'', true) = ''on'')';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_isolation on %s using %s with check %s', target, condition, condition);
end
$$;
revoke execute on function batch.isolate from public;

-- ---------------------------------------------------------------- batches

create table batch.batches (
  id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  company_name text not null,
  type text not null,
  run_id uuid not null,
  trigger text not null,
  label text not null,
  scheduled_for timestamptz(3) not null,
  -- Milliseconds, as everywhere outside: list cursors carry it.
  created_at timestamptz(3) not null,
  start_date date,
  record_ids uuid[] not null,
  rerun_of uuid,
  dry_run boolean not null,

  state text not null check (
    state in ('notStarted', 'running', 'finished', 'finishedWithWarning', 'finishedWithError', 'cancelled')
  ),
  step text,
  -- What the worker last said; an estimate until the end, when the actions themselves are the total.
  total integer not null check (total >= 0),
  done integer not null default 0 check (done >= 0),
  -- The stored actions by state. `held` are those of `skipped` that wait for a closed period.
  succeeded integer not null default 0 check (succeeded >= 0),
  warning integer not null default 0 check (warning >= 0),
  failed integer not null default 0 check (failed >= 0),
  skipped integer not null default 0 check (skipped >= 0),
  held integer not null default 0 check (held between 0 and skipped),
  category text,
  reason text,
  cancel_requested boolean not null default false,
  expected_actions integer,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  updated_at timestamptz(3) not null,

  constraint batches_end_has_its_time check ((finished_at is null) = (state in ('notStarted', 'running')))
)
-- Counts and progress change every few seconds while a batch runs. They are in no index, so with room on the page
-- each change is a heap-only update.
with (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

select batch.isolate('batch.batches');

create index batches_of_company on batch.batches (tenant_id, company_id, created_at desc, id desc);
create index batches_of_tenant on batch.batches (tenant_id, created_at desc, id desc);
create index batches_running on batch.batches (type) where state = 'running';

-- The same table as `batchTransitions` in libs/contracts; a test holds the two together.
create function batch.may_move(from_state text, to_state text) returns boolean
language sql immutable parallel safe as $$
  select (from_state, to_state) in (
    ('notStarted', 'running'),
    ('notStarted', 'finished'),
    ('notStarted', 'finishedWithWarning'),
    ('notStarted', 'finishedWithError'),
    ('notStarted', 'cancelled'),
    ('running', 'finished'),
    ('running', 'finishedWithWarning'),
    ('running', 'finishedWithError'),
    ('running', 'cancelled')
  )
$$;

create function batch.refuse_state() returns trigger
language plpgsql as $$
begin
  raise exception using
    errcode = 'check_violation',
    schema = 'batch',
    table = 'batches',
    constraint = 'batches_state_transition',
    message = case tg_op
      when 'INSERT' then format('a batch does not begin as %s', new.state)
      else format('a batch does not move from %s to %s', old.state, new.state)
    end;
end
$$;

create trigger batches_state_on_insert before insert on batch.batches for each row
when (new.state not in ('notStarted', 'running'))
execute function batch.refuse_state();

create trigger batches_state_on_update before update on batch.batches for each row
when (old.state is distinct from new.state and not batch.may_move(old.state, new.state))
execute function batch.refuse_state();

-- Only what moves may be updated: the header is fixed when the run is created, and created_at is where actions live.
grant select, insert on batch.batches to autosync_batch_status;
grant update (
  state, step, total, done, succeeded, warning, failed, skipped, held, category, reason, cancel_requested,
  expected_actions, started_at, finished_at, updated_at
) on batch.batches to autosync_batch_status;

-- ---------------------------------------------------------------- actions

-- One per (batch, record). Partitioned by the month in which the batch was created, so all actions of a batch are in
-- one partition and old months go as a whole. There is no foreign key: writers hold the lock of their batch's row.
create table batch.actions (
  batch_id uuid not null,
  record_id uuid not null,
  batch_created_at timestamptz(3) not null,
  tenant_id uuid not null,
  external_id text not null,
  attempt integer not null check (attempt >= 1),
  state text not null check (state in ('succeeded', 'warning', 'failed', 'skipped')),
  operation text,
  entity text,
  qbo_id text,
  doc_number text,
  amount numeric(17, 2),
  category text,
  code text,
  message text,
  fix text,
  at timestamptz(3) not null,
  intuit_tid text,
  primary key (batch_id, record_id, batch_created_at)
) partition by range (batch_created_at);

select batch.isolate('batch.actions');

-- Takes what no month's partition takes, so that a result is never refused for its date.
create table batch.actions_default partition of batch.actions default
with (fillfactor = 90, autovacuum_vacuum_insert_scale_factor = 0.05);
select batch.isolate('batch.actions_default');

grant select, insert, update on batch.actions to autosync_batch_status;

-- Makes the partitions of the month of `at` and of the next one; answers how many it made. It runs as the owner,
-- since making tables is not the service's right, and sees all tenants, since it may have to move rows. (Only a superuser
-- may hang a setting of ours on a function by `set`, so the functions here set it and put it back themselves.)
create function batch.ensure_action_partitions(at timestamptz) returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
  month timestamptz;
  next_month timestamptz;
  name text;
  made integer := 0;
begin
  perform set_config('autosync.all_tenants', 'on', true);
  for i in 0..1 loop
    month := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
    next_month := (date_trunc('month', at at time zone 'UTC') + make_interval(months => i + 1)) at time zone 'UTC';
    name := format('actions_%s', to_char(month at time zone 'UTC', 'YYYY_MM'));
    continue when to_regclass(format('batch.%I', name)) is not null;

    -- Nobody writes while rows move from the default partition; a second caller finds the work done.
    lock table batch.actions in share row exclusive mode;
    continue when to_regclass(format('batch.%I', name)) is not null;

    execute format(
      'create table batch.%I (like batch.actions including all)'
        ' with (fillfactor = 90, autovacuum_vacuum_insert_scale_factor = 0.05)',
      name
    );
    perform batch.isolate(format('batch.%I', name)::regclass);
    execute format(
      'with moved as (delete from batch.actions_default where batch_created_at >= $1 and batch_created_at < $2'
        ' returning *) insert into batch.%I select * from moved',
      name
    ) using month, next_month;
    execute format(
      'alter table batch.actions attach partition batch.%I for values from (%L) to (%L)',
      name, month, next_month
    );
    made := made + 1;
  end loop;
  perform set_config('autosync.all_tenants', setting_before, true);
  return made;
end
$$;
revoke execute on function batch.ensure_action_partitions from public;
grant execute on function batch.ensure_action_partitions to autosync_batch_status;

-- ---------------------------------------------------------------- outbox

-- Encoded batch-finished events in the order of their transactions; the relay deletes what the broker has acknowledged.
create table batch.outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  key text not null,
  headers jsonb not null,
  value text not null,
  created_at timestamptz(3) not null
)
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

select batch.isolate('batch.outbox');

-- The relay locks rows while it publishes them, which takes the right to update.
grant select, insert, update, delete on batch.outbox to autosync_batch_status;

-- ---------------------------------------------------------------- what the metrics show

-- Numbers over all tenants, and nothing but numbers: no row leaves these two functions.
create function batch.running_batches(at timestamptz)
returns table (type text, running bigint, oldest_age_seconds double precision)
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
begin
  perform set_config('autosync.all_tenants', 'on', true);
  return query
    select b.type, count(*), coalesce(extract(epoch from at - min(b.started_at)), 0)::double precision
    from batch.batches b
    where b.state = 'running'
    group by b.type;
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;

create function batch.outbox_backlog(at timestamptz)
returns table (pending bigint, oldest_age_seconds double precision)
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
begin
  perform set_config('autosync.all_tenants', 'on', true);
  return query
    select count(*), coalesce(extract(epoch from at - min(o.created_at)), 0)::double precision
    from batch.outbox o;
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;
