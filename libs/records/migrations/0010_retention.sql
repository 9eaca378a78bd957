-- What finds by age that which is only kept for a while.
create index intents_by_closing on records.intents (closed_at) where closed_at is not null;
create index document_reads_by_age on records.document_reads (updated_at);
create index limiter_windows_by_age on records.limiter_windows (updated_at);

-- Of failed records, those whose causes the next run looks for, in an order that an index scan may stop after the first of.
create index records_by_causes on records.records (company_id, type, id) where causes is not null and pending_since is null;

-- Workers forget a removed company.
grant delete on records.mappings, records.mapping_versions to autosync_worker;
