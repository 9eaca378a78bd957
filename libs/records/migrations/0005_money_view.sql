-- Money that comes back: in its own currency, from customers by their present name, and with what could not be read.

alter table records.qbo_documents
  add column currency text,
  -- Units of the home currency for one of `currency`; null where QuickBooks names none.
  add column exchange_rate numeric,
  -- {"method", "memo", "depositAccount"}, as far as QuickBooks names them.
  add column details jsonb not null default '{}',
  -- When it was voided or deleted; null as long as it lives.
  add column state_since timestamptz,
  -- The epoch of the slice that saw it so: of two claims about life and death the later one counts.
  add column seen_epoch bigint not null default 0,
  -- The deletion that turned out to be none: the same claim is not believed again.
  add column refuted_at timestamptz;

create index qbo_documents_ended on records.qbo_documents (company_id) where state <> 'live';

alter table records.staged_documents
  add column currency text,
  add column exchange_rate numeric,
  add column details jsonb not null default '{}',
  add column seen_epoch bigint not null default 0;

alter table records.payment_syncs
  add column home_currency text,
  -- When what we hold was last counted against what QuickBooks has.
  add column counted_at timestamptz,
  -- The highest Id of a document so far. QuickBooks never gives a lower one to a new document, unless its books begin anew.
  add column highest_id bigint not null default 0;

-- Names of customers as they are now. A document carries the name of the moment in which it was read.
create table records.qbo_customers (
  company_id uuid not null,
  qbo_id text not null collate "C",
  tenant_id uuid not null,
  name text not null,
  primary key (company_id, qbo_id)
) with (fillfactor = 85);

-- Documents that QuickBooks shows in a form that cannot be read, until they can be, or are gone.
create table records.unreadable_documents (
  company_id uuid not null,
  entity text not null,
  -- "?" and a hash where QuickBooks gives no Id.
  qbo_id text not null collate "C",
  tenant_id uuid not null,
  -- Of the document as it was shown: another one is another try.
  fingerprint text not null,
  reason text not null,
  changed_at timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_run_id uuid not null,
  -- The fingerprint that people were last told of.
  told text,
  primary key (company_id, entity, qbo_id)
);

select set_config('autosync.all_tenants', 'on', true);

update records.qbo_documents set state_since = changed_at where state <> 'live';

insert into records.qbo_customers (company_id, qbo_id, tenant_id, name)
select distinct on (company_id, customer_id) company_id, customer_id, tenant_id, customer_name
from records.qbo_documents
where customer_id is not null and customer_name is not null
order by company_id, customer_id, read_at desc;

-- Invoices are read with every cycle from now on, so there is one watermark, the older one. The columns `customer_name`,
-- `invoices_watermark` and `invoices_hinted` stay for workers of the release before.
update records.payment_syncs p set
  watermark = least(watermark, invoices_watermark),
  highest_id = coalesce((
    select max(qbo_id::bigint) from records.qbo_documents d
    where d.company_id = p.company_id and d.sync_token is not null and d.qbo_id ~ '^[0-9]{1,18}$'), 0);

do $$
declare
  name text;
begin
  foreach name in array array['qbo_customers', 'unreadable_documents'] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
    execute format('grant select, insert, update, delete on records.%I to autosync_worker', name);
    execute format('grant select on records.%I to autosync_gateway', name);
  end loop;
end $$;
