-- What a dry run showed of each record. It is kept for a week.
create table records.preview_items (
  -- The batch of the dry run.
  preview_id uuid not null,
  external_id text not null,
  tenant_id uuid not null,
  company_id uuid not null,
  record_id uuid not null,
  version integer not null,
  shown jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (preview_id, external_id)
);

create index preview_items_by_age on records.preview_items (created_at);
create index preview_items_by_company on records.preview_items (company_id);

alter table records.preview_items enable row level security;
alter table records.preview_items force row level security;
create policy tenant on records.preview_items using (
  tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');

grant select on records.preview_items to autosync_gateway;
grant select, insert, delete on records.preview_items to autosync_worker;
