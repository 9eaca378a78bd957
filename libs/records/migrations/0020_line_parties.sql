-- Whom the lines of a record name, and whom it was paid to: like the customer, vendor and member of its head (columns of
-- records.records), they tell with which account numbers a name is used. A table, since a record names several of them; kept
-- by the database, so that no way of storing a record forgets it.
create table records.line_parties (
  record_id uuid not null references records.records (id) on delete cascade,
  kind text not null check (kind in ('customer', 'vendor')),
  party_name text not null,
  name text not null,
  account_number text,
  company_id uuid not null,
  tenant_id uuid not null
);

create index line_parties_by_record on records.line_parties (record_id);
create index line_parties_by_name on records.line_parties (company_id, kind, party_name) include (name, account_number);

create function records.keep_line_parties() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from records.line_parties where record_id = new.id;
  end if;
  insert into records.line_parties (record_id, kind, party_name, name, account_number, company_id, tenant_id)
  select distinct new.id, named.kind, records.party_name(named.party ->> 'name'), named.party ->> 'name',
         named.party ->> 'accountNumber', new.company_id, new.tenant_id
  from (
    select 'customer' as kind, jsonb_path_query(new.content, '$.lines[*].customer') as party
    union all
    select 'vendor', jsonb_path_query(new.content, '$.payee')
  ) named
  where named.party ->> 'name' is not null;
  return null;
end $$;

create trigger keep_line_parties after insert on records.records for each row
  when (jsonb_path_exists(new.content, '$.lines[*].customer') or jsonb_exists(new.content, 'payee'))
  execute function records.keep_line_parties();

create trigger keep_changed_line_parties after update of content on records.records for each row
  when (jsonb_path_exists(old.content, '$.lines[*].customer') or jsonb_exists(old.content, 'payee')
    or jsonb_path_exists(new.content, '$.lines[*].customer') or jsonb_exists(new.content, 'payee'))
  execute function records.keep_line_parties();

alter table records.line_parties enable row level security;
alter table records.line_parties force row level security;
create policy tenant on records.line_parties using (
  tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');

grant select, insert, delete on records.line_parties to autosync_gateway;
grant select on records.line_parties to autosync_worker;
