-- What those who watch batches are told from: the open batches of a company, and those that closed a moment ago.
--
-- `finished_at` is the time that the worker tells, which may lie before anybody here heard of it, so what closed lately is
-- found by `closed_at`, our own clock at the change. What closed before this column was made has none.
alter table batch.batches add column closed_at timestamptz(3);
grant update (closed_at) on batch.batches to autosync_batch_status;

-- Both conditions change once in the life of a batch, so its progress stays a heap-only update.
create index batches_open on batch.batches (tenant_id, company_id, created_at desc) where finished_at is null;
create index batches_closed on batch.batches (tenant_id, company_id, closed_at desc) where closed_at is not null;
