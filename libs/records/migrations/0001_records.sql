-- Schema records: what goes out to QuickBooks and everything a worker must remember to write each record once.
-- Written by the gateway (intake) and by the workers (design 5). Every table carries tenant_id and forced row security.

do $$
begin
  create role autosync_gateway nologin;
exception when duplicate_object then null;
end $$;
do $$
begin
  create role autosync_worker nologin;
exception when duplicate_object then null;
end $$;

create schema records;

-- One row per record of the source system. `pending_since` is the whole work list: null means there is nothing to do,
-- an instant in the future is a retry that is not due yet. An open intent keeps it set.
create table records.records (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  external_id text not null,
  content jsonb not null,
  content_hash text not null,
  version integer not null default 1,
  sync_state text not null default 'pending' check (sync_state in ('pending', 'synced', 'failed', 'held')),
  pending_since timestamptz,
  attempts integer not null default 0,
  last_run_id uuid,
  synced_version integer,
  synced_at timestamptz,
  qbo_entity text,
  qbo_id text,
  qbo_sync_token text,
  qbo_doc_number text,
  qbo_document jsonb,
  failure jsonb,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (company_id, type, external_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index records_pending on records.records (company_id, type, pending_since) where pending_since is not null;
create index records_by_state on records.records (company_id, type, sync_state, external_id);

-- What we are about to do, or did, in QBO. The id is QBO's requestid (facts 3.10). An open intent has no definite
-- answer yet and is never edited, replaced or abandoned (design 2.8). A name (customer, product) has no record.
create table records.intents (
  id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  record_id uuid references records.records (id),
  reference_kind text,
  reference_key text,
  operation text not null check (operation in ('create', 'update')),
  entity text not null,
  payload jsonb not null,
  version integer not null,
  state text not null default 'open' check (state in ('open', 'succeeded', 'rejected')),
  -- Sends in all, and those of them that may have reached QBO without our learning what came of it.
  sends integer not null default 1,
  unanswered integer not null default 1,
  -- Unclear answers in the run `run_id`: three of one document end its action (design 2.8).
  run_id uuid not null,
  ambiguous_in_run integer not null default 0,
  epoch bigint not null,
  qbo_id text,
  fault jsonb,
  intuit_tid text,
  created_at timestamptz not null default clock_timestamp(),
  last_sent_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  check ((record_id is null) = (reference_kind is not null and reference_key is not null))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);

create unique index intents_open_record on records.intents (record_id) where state = 'open' and record_id is not null;
create unique index intents_open_name on records.intents (company_id, reference_kind, reference_key)
  where state = 'open' and record_id is null;
create index intents_by_record on records.intents (record_id, created_at desc);

-- The fence of a company: whoever holds its lock raises the epoch, and every later write checks it (design 2.6).
create table records.company_fences (
  company_id uuid primary key,
  tenant_id uuid not null,
  epoch bigint not null,
  holder text not null,
  taken_at timestamptz not null,
  released boolean not null default false
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- A run as its worker sees it. Kept longer than the topics, so that a replayed event is recognised (design 2.10).
create table records.runs (
  run_id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  batch_id uuid not null,
  dispatch integer not null,
  ended boolean not null default false,
  slice_ended boolean not null default false,
  starts integer not null default 1,
  unclean_starts integer not null default 0,
  actions integer not null default 0,
  actions_at_start integer not null default 0,
  in_hand uuid,
  total integer not null default 0,
  progress jsonb,
  first_started_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 70);

create index runs_by_age on records.runs (updated_at);

-- Results on their way to batch-status: start first, finish last, per batch in the order of id (design 2.9).
create table records.result_outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('start', 'result', 'finish')),
  body jsonb not null,
  created_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create index result_outbox_by_batch on records.result_outbox (batch_id, id);

-- What we know of QBO's lists: customers, items, terms, accounts, preferences. A cache; QBO is the truth.
create table records.reference_cache (
  company_id uuid not null,
  kind text not null,
  key text not null,
  tenant_id uuid not null,
  qbo_id text not null,
  name text not null,
  data jsonb not null default '{}',
  read_at timestamptz not null,
  primary key (company_id, kind, key)
);

-- The rate limiter's window of a realm, handed from one lock holder to the next (design, Limiter).
create table records.limiter_windows (
  company_id uuid primary key,
  tenant_id uuid not null,
  state jsonb not null,
  updated_at timestamptz not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

do $$
declare
  name text;
begin
  foreach name in array array[
    'records', 'intents', 'company_fences', 'runs', 'result_outbox', 'reference_cache', 'limiter_windows'
  ] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
  end loop;
end $$;

grant usage on schema records to autosync_gateway, autosync_worker;
grant select on all tables in schema records to autosync_gateway;
grant insert, update on records.records to autosync_gateway;
grant select, insert, update, delete on all tables in schema records to autosync_worker;
