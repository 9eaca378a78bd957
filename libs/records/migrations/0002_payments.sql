-- What comes back from QuickBooks: payments, credit memos and what they are applied to (design 6). Written by the workers
-- under the company's fence only; the gateway reads.

-- A document as QBO last showed it. `open_amount` is what is not applied yet: the unapplied rest of a payment, the
-- remaining credit of a credit memo, the balance of an invoice. A deleted one stays as a tombstone, so that an older
-- read cannot bring it back; without a sync_token it was never seen alive.
create table records.qbo_documents (
  company_id uuid not null,
  entity text not null check (entity in ('Payment', 'CreditMemo', 'Invoice')),
  qbo_id text not null collate "C",
  tenant_id uuid not null,
  state text not null check (state in ('live', 'voided', 'deleted')),
  sync_token bigint,
  customer_id text,
  customer_name text,
  date date,
  total numeric(15, 2),
  open_amount numeric(15, 2),
  reference_number text,
  -- When QBO changed or deleted it, and when we read that.
  changed_at timestamptz not null,
  read_at timestamptz not null,
  primary key (company_id, entity, qbo_id),
  check (state = 'deleted' or (sync_token is not null and total is not null and open_amount is not null))
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

-- What a payment says about one invoice or credit memo. `sequence` is that of its last change: in its order the table
-- is the change feed. A removed one keeps its last amount.
create table records.applications (
  company_id uuid not null,
  payment_id text not null collate "C",
  target_entity text not null,
  target_id text not null collate "C",
  tenant_id uuid not null,
  amount numeric(15, 2) not null,
  payment_date date not null,
  removed boolean not null default false,
  sequence bigint not null,
  changed_at timestamptz not null,
  primary key (company_id, payment_id, target_entity, target_id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

create unique index applications_feed on records.applications (company_id, sequence);
create index applications_by_target on records.applications (company_id, target_entity, target_id) where not removed;

-- How far a company has been read, by QBO's clock, and the last sequence of its change feed.
create table records.payment_syncs (
  company_id uuid primary key,
  tenant_id uuid not null,
  watermark timestamptz,
  invoices_watermark timestamptz,
  invoices_hinted boolean not null default false,
  sequence bigint not null default 0
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- A read that takes several calls: what is left of it, and what it has found so far.
create table records.document_reads (
  run_id uuid primary key,
  company_id uuid not null,
  tenant_id uuid not null,
  plan jsonb not null,
  started_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 70);

create index document_reads_by_company on records.document_reads (company_id, updated_at);

create table records.staged_documents (
  run_id uuid not null,
  entity text not null,
  qbo_id text not null collate "C",
  company_id uuid not null,
  tenant_id uuid not null,
  state text not null,
  sync_token bigint,
  customer_id text,
  customer_name text,
  date date,
  total numeric(15, 2),
  open_amount numeric(15, 2),
  reference_number text,
  changed_at timestamptz not null,
  -- Of a payment: [{"entity", "qboId", "amount"}], one per target.
  applications jsonb not null default '[]',
  primary key (run_id, entity, qbo_id)
);

-- Whether people see a batch of the run yet: a worker may learn only in its work whether there is any.
alter table records.runs add column batch_open boolean not null default false;

-- Our record behind a document, when there is one.
create index records_by_document on records.records (company_id, qbo_entity, qbo_id) where qbo_id is not null;

do $$
declare
  name text;
begin
  foreach name in array array[
    'qbo_documents', 'applications', 'payment_syncs', 'document_reads', 'staged_documents'
  ] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
    execute format('grant select, insert, update, delete on records.%I to autosync_worker', name);
  end loop;
end $$;

grant select on records.qbo_documents, records.applications, records.payment_syncs to autosync_gateway;
