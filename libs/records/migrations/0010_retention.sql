-- What finds by age that which is only kept for a while.
create index intents_by_closing on records.intents (closed_at) where closed_at is not null;
create index document_reads_by_age on records.document_reads (updated_at);
create index limiter_windows_by_age on records.limiter_windows (updated_at);

-- Of failed records, those whose causes the next run looks for, in an order that an index scan may stop after the first of.
create index records_by_causes on records.records (company_id, type, id) where causes is not null and pending_since is null;

-- The companies of each type whose scheduled runs ended without work: the last such run by when it was created. A run that
-- had nothing to do leaves no row, so an event of it that comes again is known by this.
create table records.idle_runs (
  company_id uuid not null,
  type text not null,
  tenant_id uuid not null,
  created_at timestamptz not null,
  primary key (company_id, type)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

alter table records.idle_runs enable row level security;
alter table records.idle_runs force row level security;
create policy tenant on records.idle_runs using (
  tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');
grant select, insert, update, delete on records.idle_runs to autosync_worker;

-- Workers forget a removed company.
grant delete on records.mappings, records.mapping_versions to autosync_worker;
