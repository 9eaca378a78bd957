-- The names of parties as columns of their own: under row security an index on an expression of the content is never used,
-- since its functions might tell of rows of another tenant.
drop index records.records_by_customer_name;

-- What names are compared by, as nameKey of @autosync/core does it: case, superfluous space and space around colons make no
-- difference.
create function records.party_name(name text) returns text language sql immutable parallel safe
  return lower(btrim(regexp_replace(regexp_replace(name, '\s+', ' ', 'g'), ' ?: ?', ':', 'g')));

alter table records.records
  add column customer_name text generated always as (records.party_name(content #>> '{customer,name}')) stored,
  add column vendor_name text generated always as (records.party_name(content #>> '{vendor,name}')) stored,
  add column member_name text generated always as (records.party_name(content #>> '{member,name}')) stored;

-- Which account numbers come with one name: two of them are two parties.
create index records_by_customer on records.records (company_id, customer_name) where customer_name is not null;
create index records_by_vendor on records.records (company_id, vendor_name) where vendor_name is not null;
create index records_by_member on records.records (company_id, member_name) where member_name is not null;
