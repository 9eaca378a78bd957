-- The records that failed or are held, of all companies: what an overview counts without a look at each company.
create index records_with_problems on records.records (company_id, type) where sync_state in ('failed', 'held');
