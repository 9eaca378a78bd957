-- What Intuit told of and nobody has looked at yet: one row per QuickBooks company, however often it is told. A hint is no
-- tenant's data: it says that something changed, not what. `version` rises with each, so that none is lost while one is taken.
create table accounts.webhook_hints (
  realm_id text primary key check (realm_id ~ '^[0-9]{1,20}$'),
  since timestamptz not null,
  version bigint not null default 1
) with (fillfactor = 70);

grant select, insert, update, delete on accounts.webhook_hints to autosync_gateway;
