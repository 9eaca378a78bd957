-- The operator took a QuickBooks company from the company that had it: it may be connected elsewhere. What we know of it, its
-- Ids above all, belongs to it for ever, so the company that had it takes no other one.
alter table accounts.connections add column realm_released_at timestamptz;
create index connections_by_released_realm on accounts.connections (realm_id) where realm_released_at is not null;
