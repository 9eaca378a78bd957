-- A QuickBooks company belongs to whom QuickBooks has answered for it. Until then it is a claim, and claims may meet: one
-- that is never proved stands in nobody's way. The realm in a callback's address is no proof, anybody can write it.
alter table accounts.companies drop constraint companies_realm_id_key;
alter table accounts.connections add column realm_verified_at timestamptz;

-- Whatever is bound by now has been worked with.
select set_config('autosync.all_tenants', 'on', true);
update accounts.connections set realm_verified_at = updated_at where realm_id is not null;

create unique index connections_by_verified_realm on accounts.connections (realm_id) where realm_verified_at is not null;

alter table accounts.companies add constraint realm_is_number check (realm_id ~ '^[0-9]{1,20}$') not valid;
alter table accounts.connections add constraint realm_is_number check (realm_id ~ '^[0-9]{1,20}$') not valid;

grant update (realm_verified_at) on accounts.connections to autosync_worker;

-- Over all tenants, and nothing but yes or no.
create function accounts.is_realm_of_another(realm text, company uuid) returns boolean
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
  found_one boolean;
begin
  perform set_config('autosync.all_tenants', 'on', true);
  select exists (
    select 1 from accounts.connections
    where realm_id = realm and realm_verified_at is not null and company_id <> company
  ) into found_one;
  perform set_config('autosync.all_tenants', setting_before, true);
  return found_one;
end
$$;

-- The browser in which a person began, by the hash of its cookie: only that one may come back.
alter table accounts.oauth_states add column browser_hash bytea;
