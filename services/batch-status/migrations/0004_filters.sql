-- What the history of a company is searched by.

-- One index for every filter: what a filter leaves open is a closed set (labels of a company, triggers, states), so a list is
-- read as some dozens of short runs of this index, of which each is in the order of the list (`search-batches.ts`). A filter
-- that matches nothing then costs those descents, whatever the number of batches.
create index batches_filtered on batch.batches (tenant_id, company_id, label, trigger, state, created_at desc, id desc);

-- Which batches had a record with a code of the failure catalogue, also where a later attempt of the batch mended it.
create table batch.batch_codes (
  tenant_id uuid not null,
  company_id uuid not null,
  code text not null,
  created_at timestamptz(3) not null,
  batch_id uuid not null references batch.batches on delete cascade,
  primary key (tenant_id, company_id, code, created_at, batch_id)
);
create index batch_codes_of_batch on batch.batch_codes (batch_id);
select batch.isolate('batch.batch_codes');
grant select, insert on batch.batch_codes to autosync_batch_status;

-- What did not go well in a batch, which is little and is asked for often.
create index actions_in_trouble on batch.actions (batch_id, state, code, record_id) where state <> 'succeeded';
