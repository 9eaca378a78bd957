-- Tenants and companies leave: what they did stays for a while, their keys and connections do not.
alter table accounts.tenants add column removed_at timestamptz;
grant update (removed_at) on accounts.tenants to autosync_gateway;

-- A removed company is drained first; `released_at` says since when its connection is ended and its QuickBooks company free.
alter table accounts.companies add column removed_at timestamptz, add column released_at timestamptz;
create index companies_leaving on accounts.companies (removed_at) where removed and released_at is null;

-- Which connections are still sealed with which key.
create index connections_by_key on accounts.connections (key_id) where key_id is not null;
