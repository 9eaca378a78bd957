-- What a search for a company looks at: its name from the beginning of each of its words on, in lower case, so that whatever
-- word people begin with is one run of an index. Kept by the database, so that no way of naming a company forgets it.
create table accounts.company_words (
  tenant_id uuid not null,
  word text collate "C" not null,
  company_id uuid not null references accounts.companies (id) on delete cascade,
  primary key (tenant_id, word, company_id)
);

create index company_words_of_company on accounts.company_words (company_id);

create function accounts.words_of(name text) returns setof text language sql immutable parallel safe
as $$
  select lower(substr(name, at))
  from generate_series(1, length(name)) at
  where substr(name, at, 1) !~ '[\s[:punct:]]' and (at = 1 or substr(name, at - 1, 1) ~ '[\s[:punct:]]')
  order by at
  limit 30
$$;

create function accounts.keep_company_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from accounts.company_words where company_id = new.id;
  end if;
  insert into accounts.company_words (tenant_id, word, company_id)
  select distinct new.tenant_id, word, new.id from accounts.words_of(new.name) word;
  return null;
end $$;

create trigger keep_company_words after insert on accounts.companies for each row
  execute function accounts.keep_company_words();
create trigger keep_changed_company_words after update of name on accounts.companies for each row
  when (old.name is distinct from new.name)
  execute function accounts.keep_company_words();

-- Those there are already, of all tenants.
do $$
begin
  perform set_config('autosync.all_tenants', 'on', true);
  insert into accounts.company_words (tenant_id, word, company_id)
  select distinct c.tenant_id, word, c.id from accounts.companies c, accounts.words_of(c.name) word;
  perform set_config('autosync.all_tenants', '', true);
end $$;

alter table accounts.company_words enable row level security;
alter table accounts.company_words force row level security;
create policy tenant on accounts.company_words using (
  tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');

grant select, insert, delete on accounts.company_words to autosync_gateway;
