-- What a search for a record looks at, over all companies of a tenant: its own number, the number that QuickBooks gave its
-- document where that is another one, and your own id of it where it has no number. By bytes, so that a beginning is one run.
create index records_search_number on records.records (tenant_id, number collate "C") where number is not null;
create index records_search_document_number on records.records (tenant_id, qbo_doc_number collate "C")
  where qbo_doc_number is not null and qbo_doc_number is distinct from number;
create index records_search_external_id on records.records (tenant_id, external_id collate "C") where number is null;
