-- Mapping: from the names that records use to the entries of QuickBooks' lists.

-- What a person decided: this name (with this account number) is that entry. `key` is the identity of the name, see
-- partyKey in @autosync/core; the names are kept for people.
create table records.mappings (
  company_id uuid not null,
  kind text not null,
  key text not null,
  tenant_id uuid not null,
  name text not null,
  account_number text,
  qbo_id text not null,
  qbo_name text not null,
  data jsonb not null default '{}',
  updated_at timestamptz not null,
  primary key (company_id, kind, key)
);

-- The version of a company's mappings: the ETag of all of them.
create table records.mapping_versions (
  company_id uuid primary key,
  tenant_id uuid not null,
  version bigint not null,
  updated_at timestamptz not null
) with (fillfactor = 70);

-- QuickBooks' lists as they were read last: what people choose from, and where names are found without a metered call.
-- `name_key` and `full_key` compare as QuickBooks does, `stem` as a person who overlooks case, accents and endings does.
create table records.list_entries (
  company_id uuid not null,
  entity text not null,
  qbo_id text not null,
  tenant_id uuid not null,
  name text not null,
  full_name text not null,
  name_key text not null,
  full_key text not null,
  stem text not null,
  active boolean not null,
  data jsonb not null default '{}',
  read_at timestamptz not null,
  primary key (company_id, entity, qbo_id)
) with (autovacuum_vacuum_scale_factor = 0.05);

create index list_entries_by_name on records.list_entries (company_id, entity, name_key);
create index list_entries_by_full_name on records.list_entries (company_id, entity, full_key, qbo_id);
create index list_entries_by_stem on records.list_entries (company_id, entity, stem);

-- When a list was last read from its first entry to its last.
create table records.list_reads (
  company_id uuid not null,
  entity text not null,
  tenant_id uuid not null,
  entries integer not null,
  read_at timestamptz not null,
  primary key (company_id, entity)
) with (fillfactor = 70);

-- What we found a name to be may be lost: made inactive, merged or deleted. It is remembered, so that nothing new is made
-- in its place without a word.
alter table records.reference_cache add column lost text check (lost in ('inactive', 'gone'));

-- Whose name an entry has become by our own finding: who else found this one.
create index reference_cache_by_entry on records.reference_cache (company_id, kind, qbo_id);

-- Which account numbers come with one customer's name: two of them are two customers.
create index records_by_customer_name on records.records (company_id, lower(btrim(content #>> '{customer,name}')))
  where content #>> '{customer,name}' is not null;

do $$
declare
  name text;
begin
  foreach name in array array['mappings', 'mapping_versions', 'list_entries', 'list_reads'] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
  end loop;
end $$;

grant select on records.mappings, records.mapping_versions, records.list_entries, records.list_reads
  to autosync_gateway, autosync_worker;
grant insert, update, delete on records.mappings, records.mapping_versions to autosync_gateway;
grant insert, update, delete on records.list_entries, records.list_reads to autosync_worker;
