-- Two records with one number are told where QuickBooks numbers the forms itself. A column of its own: under row security an
-- index on an expression of the content is never used.
alter table records.records add column number text generated always as (content ->> 'number') stored;

create index records_by_number on records.records (company_id, type, number) where number is not null;
