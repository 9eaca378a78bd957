-- Is it really the same on both sides? What QuickBooks had when it was read last, what differs from our records, and what
-- became of each comparison.

-- When a company's record type is compared next, and until when its documents in QuickBooks are known (by QuickBooks' clock).
create table records.comparison_states (
  company_id uuid not null,
  type text not null,
  tenant_id uuid not null,
  due_at timestamptz not null,
  read_until timestamptz,
  primary key (company_id, type)
) with (fillfactor = 70);

-- One comparison. At most one of a company and type has not ended; it may take many runs, a few reads in each.
create table records.comparisons (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  state text not null check (state in ('waiting', 'running', 'finished', 'failed')),
  -- A person asked for it.
  asked boolean not null,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  -- Metered reads so far.
  reads integer not null default 0,
  -- Begins without a step that was stored: what kills its worker is not tried for ever.
  tries integer not null default 0,
  -- What is left to be asked.
  plan jsonb,
  -- [{"entity", "currency", "ours": {"count", "total"}, "theirs": {…}}]
  sums jsonb not null default '[]',
  -- Differences found anew, gone since the one before, and open at its end.
  found integer,
  gone integer,
  differing integer,
  failure text
) with (fillfactor = 70);

create unique index comparisons_open on records.comparisons (company_id, type) where state in ('waiting', 'running');
create index comparisons_by_company on records.comparisons (company_id, created_at desc, id desc);
create index comparisons_by_age on records.comparisons (ended_at) where ended_at is not null;

-- QuickBooks' documents of the entities that a type writes, as they were read last. Those of others are only counted.
create table records.compared_documents (
  company_id uuid not null,
  type text not null,
  entity text not null,
  qbo_id text not null collate "C",
  tenant_id uuid not null,
  -- Deleted: our record points at it, and QuickBooks has it no longer.
  state text not null check (state in ('live', 'voided', 'deleted')),
  sync_token text not null default '',
  -- The record that its private note names: it is ours, whoever remembers it.
  marked_record uuid,
  doc_number text,
  total numeric(17, 2),
  currency text,
  -- The version that our record knew when this one was compared with it, and the fields of ours that differ.
  compared_token text,
  fields jsonb not null default '[]',
  -- The last comparison that saw it.
  seen_by uuid not null,
  primary key (company_id, type, entity, qbo_id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);

-- What differs. It stays, closed, as what was once found.
create table records.differences (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  kind text not null check (kind in ('deleted', 'voided', 'edited', 'orphan', 'account', 'money', 'application')),
  entity text not null,
  qbo_id text not null,
  record_id uuid,
  external_id text,
  doc_number text,
  -- [{"field", "name", "ours", "theirs"}], values as texts.
  fields jsonb not null,
  -- What it was found in: another version of the document is another difference.
  basis text not null,
  -- The version of the document that the record knew.
  record_token text,
  comparison_id uuid not null,
  version integer not null default 1,
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  accepted_at timestamptz,
  accepted_by text,
  note text,
  unique (company_id, type, kind, entity, qbo_id)
) with (fillfactor = 85);

create index differences_open on records.differences (company_id, type, id) where closed_at is null;
create index differences_by_company on records.differences (company_id, id);
create index differences_by_record on records.differences (record_id) where record_id is not null and closed_at is null;
create index differences_by_closing on records.differences (closed_at) where closed_at is not null;

select set_config('autosync.all_tenants', 'on', true);

-- Companies that synced before are compared within a day, not all at once.
insert into records.comparison_states (tenant_id, company_id, type, due_at)
select distinct tenant_id, company_id, type, clock_timestamp() + random() * interval '1 day'
from (select distinct tenant_id, company_id, type from records.records where qbo_id is not null) known
on conflict do nothing;

do $$
declare
  name text;
begin
  foreach name in array array['comparison_states', 'comparisons', 'compared_documents', 'differences'] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
    execute format('grant select, insert, update, delete on records.%I to autosync_worker', name);
  end loop;
end $$;

grant select on records.comparisons, records.differences to autosync_gateway;
grant insert on records.comparisons to autosync_gateway;
grant update on records.differences to autosync_gateway;
