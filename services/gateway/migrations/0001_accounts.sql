-- Schema accounts: tenants and their keys, companies and their connections to QuickBooks Online, who changed what.
-- Written by the gateway; workers read companies and keep the tokens of connections fresh (design 5).

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

create schema accounts;

-- Platform tables: without row security, since they say which tenant a request belongs to.

create table accounts.tenants (
  id uuid primary key,
  name text not null,
  -- Instants that cursors are made of have the precision of JSON, so that a page neither skips nor repeats a row.
  created_at timestamptz(3) not null default clock_timestamp()
);

create index tenants_by_age on accounts.tenants (created_at, id);

-- `hash` is SHA-256 of the whole key, which is random: no salt or stretching is needed. `prefix` is for people.
create table accounts.api_keys (
  id uuid primary key,
  tenant_id uuid not null references accounts.tenants (id),
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create index api_keys_by_age on accounts.api_keys (created_at, id);
create index api_keys_by_tenant on accounts.api_keys (tenant_id, created_at, id);

-- One row per "connect to QuickBooks" that was started. The state itself is known to the browser only.
create table accounts.oauth_states (
  state_hash bytea primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  actor jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create index oauth_states_by_expiry on accounts.oauth_states (expires_at);

-- Tenants' tables.

-- `version` rises with every change; what the scheduler has acknowledged is `pushed_version` (design 2.14).
create table accounts.companies (
  id uuid primary key,
  tenant_id uuid not null references accounts.tenants (id),
  name text not null,
  time_zone text not null,
  settings jsonb not null default '{}',
  realm_id text unique,
  disabled boolean not null default false,
  removed boolean not null default false,
  version bigint not null default 1,
  pushed_version bigint not null default 0,
  created_at timestamptz(3) not null default clock_timestamp(),
  updated_at timestamptz(3) not null default clock_timestamp()
);

create index companies_by_age on accounts.companies (tenant_id, created_at, id);
create index companies_unpushed on accounts.companies (id) where version > pushed_version;

-- Tokens are sealed (AES-256-GCM); `key_id` names the key of the ring. Every change of tokens or state raises `version`;
-- whoever stores says which version it read (design, Tokens). `pushed_version` is the version the scheduler knows: it is
-- a column of this table, so that a change made by a worker is found by an index, not by joining all companies.
create table accounts.connections (
  company_id uuid primary key references accounts.companies (id),
  tenant_id uuid not null,
  realm_id text,
  state text not null check (state in ('disconnected', 'connected', 'needsReconnect')),
  version bigint not null default 0,
  pushed_version bigint not null default 0,
  key_id text,
  access_token bytea,
  refresh_token bytea,
  access_expires_at timestamptz,
  refresh_expires_at timestamptz,
  token_created_at timestamptz,
  refresh_started_at timestamptz,
  reason text,
  updated_at timestamptz not null default clock_timestamp()
);

create index connections_unpushed on accounts.connections (company_id) where version > pushed_version;

-- The answer of a POST under its Idempotency-Key, sealed like a token: the answer that creates an API key holds it.
-- Without an answer the request is in flight, until `locked_until` at the longest.
create table accounts.idempotency_keys (
  tenant_id uuid not null,
  key_id uuid not null,
  idempotency_key text not null,
  fingerprint text not null,
  claim_id uuid not null,
  locked_until timestamptz not null,
  sealed_with text,
  answer bytea,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, key_id, idempotency_key)
);

create index idempotency_keys_by_age on accounts.idempotency_keys (created_at);

-- Who changed what, before and after. A change that another service makes is written as `requested` first and settled
-- by its answer; a row that stays `requested` is one whose answer was lost.
create table accounts.audit_events (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  company_id uuid,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('operator', 'key')),
  actor_id uuid not null,
  actor_name text not null,
  action text not null,
  outcome text not null check (outcome in ('requested', 'done', 'refused')),
  before jsonb,
  after jsonb,
  request_id text not null
);

create index audit_events_by_tenant on accounts.audit_events (tenant_id, id);
create index audit_events_by_company on accounts.audit_events (company_id, id) where company_id is not null;

do $$
declare
  name text;
begin
  foreach name in array array['companies', 'connections', 'idempotency_keys', 'audit_events'] loop
    execute format('alter table accounts.%I enable row level security', name);
    execute format('alter table accounts.%I force row level security', name);
    execute format(
      'create policy tenant on accounts.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
  end loop;
end $$;

grant usage on schema accounts to autosync_gateway, autosync_worker;

grant select, insert on accounts.tenants to autosync_gateway;
grant select, insert, update on accounts.api_keys, accounts.companies, accounts.connections to autosync_gateway;
grant select, insert, update, delete on accounts.oauth_states, accounts.idempotency_keys to autosync_gateway;
grant select, insert, update (outcome, after) on accounts.audit_events to autosync_gateway;

grant select on accounts.companies, accounts.connections to autosync_worker;
grant update (
  key_id, access_token, refresh_token, access_expires_at, refresh_expires_at, token_created_at, refresh_started_at,
  state, reason, version, updated_at
) on accounts.connections to autosync_worker;
