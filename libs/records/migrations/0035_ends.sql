-- How a record ends: it was cancelled in the source system, or a person took it out of its batch. Its document in QuickBooks is
-- then voided, deleted or left, and is the record's no longer.

alter table records.records
  -- What the source system says, as part of the version.
  add column cancelled boolean not null default false,
  -- `Invoice/12`: documents that were the record's, the latest last. None of them is what a later create of it made.
  add column former_documents text[] not null default '{}',
  drop constraint records_sync_state_check,
  add constraint records_sync_state_check
    check (sync_state in ('pending', 'synced', 'failed', 'held', 'letGo', 'cancelled', 'unbatched')),
  drop constraint records_requested_check,
  add constraint records_requested_check check (requested in (
    'take-quickbooks', 'send-ours', 'let-go', 'send-as-new', 'un-batch-delete', 'un-batch-void', 'un-batch-keep'));

alter table records.intents
  drop constraint intents_operation_check,
  add constraint intents_operation_check check (operation in ('create', 'update', 'void', 'delete'));
