-- The dry run that a batch carries out.
alter table batch.batches add column preview_id uuid;
