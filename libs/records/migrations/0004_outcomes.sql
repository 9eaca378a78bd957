-- What makes an update safe and a failure end: what we wrote of a document beside what QuickBooks returned, what a failed
-- record waits for in QuickBooks, and what a person decided about it.

alter table records.records
  -- The document as we wrote it, its lines with the Ids that QuickBooks gave them; qbo_document is now the whole document
  -- as QuickBooks returned it. What is in neither of them belongs to others.
  add column qbo_written jsonb,
  -- Of a failed or held record: [{"look", "key", "details"}], what has to change in QuickBooks before another try makes
  -- sense. Null where a try is due by time, or only a change of the record helps.
  add column causes jsonb,
  -- What a person asked for; the next run does it.
  add column requested text check (requested in ('take-quickbooks', 'send-ours', 'let-go', 'send-as-new')),
  drop constraint records_sync_state_check,
  add constraint records_sync_state_check check (sync_state in ('pending', 'synced', 'failed', 'held', 'letGo'));

-- Of an update: what we wrote of it; the payload also holds what others set. Null: the payload is all ours.
alter table records.intents add column written jsonb;

-- Documents stored so far hold a selection of fields only: they are read again before the next update.
select set_config('autosync.all_tenants', 'on', true);
update records.records set qbo_document = null where qbo_document is not null;
