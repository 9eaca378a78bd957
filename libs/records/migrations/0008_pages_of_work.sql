-- What makes a page of work cost what a page costs: the pending records of a company in the very order in which they are
-- taken (a bulk upsert gives a thousand of them the same instant), and its open intents by themselves.
create index records_by_turn on records.records (company_id, type, pending_since, id) where pending_since is not null;
drop index records.records_pending;

create index intents_open_by_company on records.intents (company_id, type)
  where state = 'open' and record_id is not null;
