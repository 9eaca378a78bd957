-- The Ids of documents have this collation everywhere else (qbo_documents, applications, compared_documents). An index of another
-- collation does not serve a comparison with them: each looked for one document among all of the company's.
alter table records.records alter column qbo_id type text collate "C";
