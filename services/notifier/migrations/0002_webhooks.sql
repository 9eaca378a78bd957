-- Webhooks: where programs hear of what happens (Standard Webhooks), what they are to hear, and how often it was tried.

-- Webhooks of a removed tenant go.
grant select (id, removed_at) on accounts.tenants to autosync_notifier;

-- `version` is the ETag. `removed`: nobody sees it any more, and retention takes its deliveries away.
create table notify.webhooks (
  id uuid primary key,
  tenant_id uuid not null,
  url text not null,
  description text not null,
  -- Empty: all.
  event_types text[] not null,
  company_ids uuid[] not null,
  contact text not null,
  state text not null check (state in ('enabled', 'disabled', 'removed')),
  disabled_reason text check (disabled_reason in ('byHand', 'gone', 'failing')),
  disabled_at timestamptz(3),
  version bigint not null default 1,
  created_at timestamptz(3) not null,
  -- Since when no attempt has succeeded, and whether the last answer was slow: such a receiver gets fewer places.
  failing_since timestamptz(3),
  slow boolean not null default false,
  check ((state = 'enabled') = (disabled_reason is null) or state = 'removed')
)
with (fillfactor = 70);
create index webhooks_of_tenant on notify.webhooks (tenant_id, created_at, id) where state <> 'removed';
create index webhooks_removed on notify.webhooks (id) where state = 'removed';

-- What deliveries are signed with: each secret that has not expired signs, so that a receiver may know either.
create table notify.webhook_secrets (
  id uuid primary key,
  webhook_id uuid not null references notify.webhooks on delete cascade,
  tenant_id uuid not null,
  key_id text not null,
  sealed bytea not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3)
);
create index webhook_secrets_of_webhook on notify.webhook_secrets (webhook_id, created_at);
create index webhook_secrets_by_key on notify.webhook_secrets (key_id);

-- What happened, as programs are told: the bytes that are signed. The id is that of the message, at each attempt.
create table notify.webhook_events (
  id uuid primary key,
  tenant_id uuid not null,
  company_id uuid,
  type text not null,
  body text not null,
  created_at timestamptz(3) not null
);
create index webhook_events_by_age on notify.webhook_events (created_at);

-- One row per event and webhook that is to hear of it. `attempts` counts all, `tries` those since it was last asked for; it is
-- raised before an attempt. `next_at` of one that is being tried: when whoever tries it must be dead.
create table notify.webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  webhook_id uuid not null references notify.webhooks on delete cascade,
  event_id uuid not null references notify.webhook_events on delete cascade,
  company_id uuid,
  type text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'skipped')),
  attempts integer not null default 0,
  tries integer not null default 0,
  next_at timestamptz(3) not null,
  give_up_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((ended_at is null) = (state = 'waiting')),
  unique (webhook_id, event_id)
)
with (fillfactor = 70);
create index webhook_deliveries_due on notify.webhook_deliveries (next_at) where state = 'waiting';
create index webhook_deliveries_due_at on notify.webhook_deliveries (webhook_id, next_at) where state = 'waiting';
create index webhook_deliveries_of_webhook on notify.webhook_deliveries (webhook_id, created_at, id);
create index webhook_deliveries_of_event on notify.webhook_deliveries (event_id);
create index webhook_deliveries_by_age on notify.webhook_deliveries (created_at);

-- What came of each attempt. Without an outcome it is under way, or whoever made it died.
create table notify.webhook_attempts (
  delivery_id uuid not null references notify.webhook_deliveries on delete cascade,
  number integer not null,
  tenant_id uuid not null,
  at timestamptz(3) not null,
  outcome text,
  duration_ms integer,
  status smallint,
  detail text,
  answer text,
  primary key (delivery_id, number)
)
with (fillfactor = 70);

do $$
declare
  name text;
begin
  foreach name in array array['webhooks', 'webhook_secrets', 'webhook_events', 'webhook_deliveries', 'webhook_attempts'] loop
    execute format('alter table notify.%I enable row level security', name);
    execute format('alter table notify.%I force row level security', name);
    execute format(
      'create policy tenant on notify.%I using ('
      '(select current_setting(''autosync.all_tenants'', true) = ''on'') '
      'or tenant_id = (select nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid))', name);
    execute format('grant select, insert, update, delete on notify.%I to autosync_notifier', name);
  end loop;
end $$;

-- Of webhooks it counts how late those are that should have gone: what waits for the next attempt at a receiver that fails is
-- that receiver's affair.
create or replace function notify.backlog(at timestamptz)
returns table (outbox text, pending bigint, oldest_age_seconds double precision)
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
begin
  perform set_config('autosync.all_tenants', 'on', true);
  return query
    select 'mails', count(*), coalesce(extract(epoch from at - min(m.created_at)), 0)::double precision
    from notify.mails m where m.state = 'waiting'
    union all
    select 'webhooks', count(*),
           coalesce(extract(epoch from at - min(d.next_at) filter (
             where w.state = 'enabled' and w.failing_since is null and not w.slow)), 0)::double precision
    from notify.webhook_deliveries d join notify.webhooks w on w.id = d.webhook_id where d.state = 'waiting';
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;
