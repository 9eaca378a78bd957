-- Which record has the document of a number: records that take each other's numbers go one after the other.
create index records_by_document_number on records.records (company_id, type, qbo_doc_number) where qbo_doc_number is not null;
