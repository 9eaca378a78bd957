-- Companies whose books began anew in QuickBooks: nothing is read or written until a person has decided what the records stand for.
create table records.books_resets (
  company_id uuid primary key,
  tenant_id uuid not null,
  -- How it showed, in words.
  detail text not null,
  found_at timestamptz not null
);

alter table records.books_resets enable row level security;
alter table records.books_resets force row level security;
create policy tenant on records.books_resets using (
  tenant_id = nullif(current_setting('autosync.tenant_id', true), '')::uuid
  or current_setting('autosync.all_tenants', true) = 'on');

grant select, insert, delete on records.books_resets to autosync_worker;
grant select, update, delete on records.books_resets to autosync_gateway;

-- The gateway forgets what was known of the old books, under a fence of its own.
grant insert, update on records.company_fences to autosync_gateway;
grant update on records.intents, records.applications, records.payment_syncs to autosync_gateway;
grant select, delete on records.reference_cache, records.list_entries, records.list_reads, records.qbo_documents, records.document_reads,
  records.staged_documents, records.qbo_customers, records.unreadable_documents, records.preview_items to autosync_gateway;
