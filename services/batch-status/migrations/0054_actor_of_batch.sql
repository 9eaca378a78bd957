-- Who asked for a batch, by the name that the audit log has; null: nobody did, it was due.
alter table batch.batches add column actor text;
