-- Whom to tell what, what was told, and what still has to be: facts come in once, mails go out at least once.

do $$
begin
  create role autosync_notifier nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

create schema notify;
grant usage on schema notify to autosync_notifier;

-- What is wrong is read where it stands, when somebody is about to be told: nothing is decided here, and what mended
-- itself meanwhile is told to nobody. No content of records, no token.
grant usage on schema accounts, records to autosync_notifier;
grant select (id, tenant_id, name, time_zone, disabled, removed) on accounts.companies to autosync_notifier;
grant select (company_id, tenant_id, state, version, refresh_expires_at) on accounts.connections to autosync_notifier;
grant select (id, tenant_id, company_id, type, external_id, sync_state, failure) on records.records
  to autosync_notifier;

-- Facts that were taken, so that one that comes twice is told once. Ids only, and nobody's data.
create table notify.inbox (
  id text primary key,
  taken_at timestamptz not null
)
with (autovacuum_vacuum_insert_scale_factor = 0.05);
create index inbox_by_age on notify.inbox (taken_at);

-- What is known of a company, and whom to tell. `look_at`: when what is wrong there is looked at next.
create table notify.companies (
  company_id uuid primary key,
  tenant_id uuid not null,
  connection_state text,
  connection_version bigint not null default -1,
  look_at timestamptz,
  -- The settings; their version is the ETag, 0 before somebody set them.
  version bigint not null default 0,
  recipients jsonb not null default '[]',
  digest_hour smallint not null default 7 check (digest_hour between 0 and 23)
)
with (fillfactor = 70);
create index companies_to_look_at on notify.companies (look_at) where look_at is not null;

-- What people hear of: one row per company and cause, for as long as it was ever there. Without company and tenant it is
-- the operators'. `news` is what there is to tell of it now, `told` what was told of it.
create table notify.matters (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid,
  company_id uuid,
  kind text not null,
  subject text not null,
  type text,
  present boolean not null,
  since timestamptz not null,
  news text[] not null default '{}',
  details jsonb not null default '{}',
  told text[] not null default '{}',
  told_at timestamptz,
  unique nulls not distinct (company_id, kind, subject)
)
with (fillfactor = 70);

-- One row per mail and address. `handed_over` counts how often it was given to the mail server without an answer from it
-- that it was refused: it is stored before, so that a crash can repeat a mail once, and no more than once.
create table notify.mails (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid,
  company_id uuid,
  address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'unclear')),
  handed_over smallint not null default 0,
  attempts integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  last_error text,
  check ((ended_at is null) = (state = 'waiting'))
)
with (fillfactor = 70);
create index mails_waiting on notify.mails (next_at) where state = 'waiting';
create index mails_by_age on notify.mails (created_at);

-- What waits for the daily mail of somebody who asked for one.
create table notify.digest_items (
  matter_id uuid not null references notify.matters on delete cascade,
  address text not null,
  tenant_id uuid not null,
  company_id uuid not null,
  due_at timestamptz not null,
  primary key (matter_id, address)
);
create index digest_items_due on notify.digest_items (due_at);

-- What a link in a mail does when somebody uses it: exactly these records, once.
create table notify.rerun_links (
  id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  type text not null,
  title text not null,
  record_ids uuid[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index rerun_links_by_age on notify.rerun_links (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array['companies', 'matters', 'mails', 'digest_items', 'rerun_links'] loop
    execute format('alter table notify.%I enable row level security', name);
    execute format('alter table notify.%I force row level security', name);
    execute format(
      'create policy tenant on notify.%I using ('
      '(select current_setting(''autosync.all_tenants'', true) = ''on'') '
      'or tenant_id = (select nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid))', name);
  end loop;
end $$;

grant select, insert, update, delete on all tables in schema notify to autosync_notifier;

-- Numbers over all tenants, and nothing but numbers.
create function notify.backlog(at timestamptz)
returns table (outbox text, pending bigint, oldest_age_seconds double precision)
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
begin
  perform set_config('autosync.all_tenants', 'on', true);
  return query
    select 'mails', count(*), coalesce(extract(epoch from at - min(m.created_at)), 0)::double precision
    from notify.mails m where m.state = 'waiting';
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;
