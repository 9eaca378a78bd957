-- Who stopped what, and why. A pause that has ended stays, for those who ask later; while `ended_at` is null it holds.
create table schedule.pauses (
  id uuid primary key,
  -- Null: of all tenants.
  tenant_id uuid,
  -- Null: all companies of the tenant.
  company_id uuid,
  -- Null: all record types.
  type text,
  note text not null,
  actor_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  end_note text,
  check (company_id is null or tenant_id is not null)
);

create index pauses_that_hold on schedule.pauses (tenant_id, company_id) where ended_at is null;

alter table schedule.pauses enable row level security;
alter table schedule.pauses force row level security;
-- Everybody sees what holds for everybody, and nobody makes it in the name of a tenant.
create policy tenant on schedule.pauses
  using (tenant_id is null
    or (select current_setting('autosync.all_tenants', true) = 'on')
    or tenant_id = (select nullif(current_setting('autosync.tenant_id', true), '')::uuid))
  with check ((select current_setting('autosync.all_tenants', true) = 'on')
    or tenant_id = (select nullif(current_setting('autosync.tenant_id', true), '')::uuid));

grant select, insert, update, delete on schedule.pauses to autosync_scheduler;

-- What the pauses that hold come to for this company: record types, or `*` for all. It is a column, as the rest of what
-- decides about its queue, so that claim and dispatch need not look elsewhere.
alter table schedule.companies add column held_types text[] not null default '{}';
create index companies_held on schedule.companies (company_id) where held_types <> '{}';
