-- What the first version stored of one company: it was connected once, sent an invoice, read its payment, and has an invoice
-- that is still to be sent.

insert into accounts.tenants (id, name) values ('00000000-0000-7000-8000-000000000001', 'Old tenant');

insert into accounts.api_keys (id, tenant_id, name, prefix, hash, scopes) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'Old key', 'as_live_old',
   decode(repeat('ab', 32), 'hex'), '{companies:read,batches:read}');

insert into accounts.companies (id, tenant_id, name, time_zone, settings, pushed_version) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'Old Ltd', 'America/Los_Angeles',
   '{"invoiceLineDetail": "detailed"}', 1);

insert into accounts.connections (company_id, tenant_id, state, version, pushed_version) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'disconnected', 3, 3);

insert into accounts.audit_events
  (tenant_id, company_id, actor_kind, actor_id, actor_name, action, outcome, before, after, request_id) values
  ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003', 'key',
   '00000000-0000-7000-8000-000000000002', 'Old key', 'autosync.replaced', 'done', null, '{"enabled": true}', 'old-request');

insert into schedule.companies
  (company_id, tenant_id, name, time_zone, connection_state, connection_version, disabled, removed, pushed_version, enabled,
   interval_minutes, settings_version) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 'Old Ltd', 'America/Los_Angeles',
   'disconnected', 3, false, false, 1, true, 45, 7);

insert into schedule.types
  (company_id, type, tenant_id, class, enabled, interval_minutes, period, anchor, next_due_at, due_slots, queued_slots,
   last_run_at, last_success_at, durations_ms)
select '00000000-0000-7000-8000-000000000003', type, '00000000-0000-7000-8000-000000000001', class, type = 'invoices', 0,
  interval '45 minutes', '2026-11-01', case when type = 'invoices' then timestamptz '2026-11-25 12:00Z' end, 5, 5,
  timestamptz '2026-11-24 12:00Z', timestamptz '2026-11-24 12:00Z', '{900}'
from (values ('invoices', 2), ('expenses', 2), ('inventory', 2), ('payments', 1)) as types (type, class);

insert into records.records
  (id, tenant_id, company_id, type, external_id, content, content_hash, sync_state, pending_since, synced_version, synced_at,
   last_run_id, qbo_entity, qbo_id, qbo_sync_token, qbo_doc_number) values
  ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
   'invoices', 'OLD-1',
   '{"number":"OLD-1","date":"2026-09-15","customer":{"name":"Customer 1"},"lines":[{"item":"Service 1","quantity":"1.25","unitPrice":"91.37","source":"ticket"},{"item":"Managed workplace","quantity":"2","unitPrice":"49.90","source":"agreement"}],"total":"214.01"}',
   'a84b9d2241c2c5c4b8f68fe836f5f2276aa62c7ec49e0bacb5559199a8059bff', 'synced', null, 1, '2026-11-24 12:00Z',
   '00000000-0000-7000-8000-000000000021', 'Invoice', '4711', '0', 'OLD-1'),
  ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
   'invoices', 'OLD-2',
   '{"number":"OLD-2","date":"2026-09-15","customer":{"name":"Customer 2"},"lines":[{"item":"Service 2","quantity":"1.25","unitPrice":"92.37","source":"ticket"},{"item":"Managed workplace","quantity":"3","unitPrice":"49.90","source":"agreement"}],"total":"265.16"}',
   'db357e076ea2c828c03f29c00f8909c9717656e19d6fe2cfb45d2649d1cba6cb', 'pending', '2026-11-24 13:00Z', null, null,
   null, null, null, null, null);

insert into records.intents
  (id, tenant_id, company_id, type, record_id, operation, entity, payload, version, state, unanswered, run_id, epoch, qbo_id,
   closed_at) values
  ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
   'invoices', '00000000-0000-7000-8000-000000000011', 'create', 'Invoice', '{"DocNumber": "OLD-1"}', 1, 'succeeded', 0,
   '00000000-0000-7000-8000-000000000021', 1, '4711', '2026-11-24 12:00Z');

insert into records.company_fences (company_id, tenant_id, epoch, holder, taken_at, released) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', 1, 'old worker', '2026-11-24 12:00Z', true);

insert into records.runs
  (run_id, tenant_id, company_id, type, batch_id, dispatch, ended, slice_ended, first_started_at, updated_at) values
  ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
   'invoices', '00000000-0000-7000-8000-000000000041', 1, true, true, '2026-11-24 12:00Z', '2026-11-24 12:00Z');

insert into records.qbo_documents
  (company_id, entity, qbo_id, tenant_id, state, sync_token, customer_id, customer_name, date, total, open_amount,
   reference_number, changed_at, read_at) values
  ('00000000-0000-7000-8000-000000000003', 'Payment', '4800', '00000000-0000-7000-8000-000000000001', 'live', 0, '58',
   'Customer 1', '2026-09-20', 100, 0, 'CHECK-1', '2026-11-24 12:00Z', '2026-11-24 12:00Z');

insert into records.applications
  (company_id, payment_id, target_entity, target_id, tenant_id, amount, payment_date, sequence, changed_at) values
  ('00000000-0000-7000-8000-000000000003', '4800', 'Invoice', '4711', '00000000-0000-7000-8000-000000000001', 100,
   '2026-09-20', 1, '2026-11-24 12:00Z');

insert into records.payment_syncs (company_id, tenant_id, watermark, sequence) values
  ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000001', '2026-11-24 12:00Z', 1);

insert into batch.batches
  (id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for, created_at, record_ids, dry_run,
   state, total, done, succeeded, started_at, updated_at) values
  ('00000000-0000-7000-8000-000000000041', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
   'Old Ltd', 'invoices', '00000000-0000-7000-8000-000000000021', 'schedule', '[Old Ltd] AutoSyncModule Invoices',
   '2026-11-24 12:00Z', '2026-11-24 12:00Z', '{}', false, 'running', 1, 1, 1, '2026-11-24 12:00Z', '2026-11-24 12:00Z');
update batch.batches set state = 'finished', finished_at = '2026-11-24 12:01Z';

insert into batch.actions
  (batch_id, record_id, batch_created_at, tenant_id, external_id, attempt, state, operation, entity, qbo_id, doc_number, amount,
   at) values
  ('00000000-0000-7000-8000-000000000041', '00000000-0000-7000-8000-000000000011', '2026-11-24 12:00Z',
   '00000000-0000-7000-8000-000000000001', 'OLD-1', 1, 'succeeded', 'create', 'Invoice', '4711', 'OLD-1', 214.01,
   '2026-11-24 12:00Z');
