-- Rows leave the outbox in the order of their ids and are never looked for by company: the index only cost writes.
drop index schedule.outbox_by_company;
