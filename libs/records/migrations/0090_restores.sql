-- Restores from a backup, as an operator tells of them: until then workers look into QuickBooks before they create a document
-- (docs/protocol.md#write). Without a company: of everybody.
create table records.restores (
  id uuid primary key,
  tenant_id uuid,
  company_id uuid,
  since timestamptz not null,
  until timestamptz not null,
  actor_name text not null,
  note text not null,
  -- Who ended it before its time, and why.
  ended_by text,
  end_note text,
  check ((tenant_id is null) = (company_id is null)),
  check ((ended_by is null) = (end_note is null))
);

create index restores_by_end on records.restores (until);

alter table records.restores enable row level security;
alter table records.restores force row level security;
create policy tenant on records.restores using (
  tenant_id is null
  or tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');

grant select, delete on records.restores to autosync_worker;
grant select, insert, update on records.restores to autosync_gateway;
