-- How often a company's payments are read. Where Intuit's webhooks tell of changes, nobody need ask in between: `told_at` is
-- when they last told anything of the company, `news_at` when it was of payments, `missed_at` when a read found what they had
-- not told. `reads` are the complete reads of the day `reads_on` (UTC).
alter table records.payment_syncs
  add column told_at timestamptz,
  add column news_at timestamptz,
  add column missed_at timestamptz,
  add column reads_on date,
  add column reads integer not null default 0;

grant insert (company_id, tenant_id, told_at, news_at), update (told_at, news_at) on records.payment_syncs to autosync_gateway;
