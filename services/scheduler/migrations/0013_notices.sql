-- What others are told of companies beside their batches. A table of its own: it must not lie in the way of dispatches.
create table schedule.notices (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  body jsonb not null,
  created_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

alter table schedule.notices enable row level security;
alter table schedule.notices force row level security;
create policy tenant on schedule.notices using (
  (select current_setting('autosync.all_tenants', true) = 'on')
  or tenant_id = (select nullif(current_setting('autosync.tenant_id', true), '')::uuid));

-- Since when others know that the type is overdue; null: it is not, or nobody was told yet.
alter table schedule.types add column overdue_told_at timestamptz;

grant select, insert, update, delete on schedule.notices to autosync_scheduler;
