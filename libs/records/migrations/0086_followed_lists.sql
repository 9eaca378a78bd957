-- Lists are kept fresh by what change data capture tells, instead of being read whole each time. `followed_to` is until when, by
-- QuickBooks' clock, what it tells is in the list; null: the list can only be read whole. `told` is how often Intuit's webhooks
-- have told of the list since; a count, so that no two clocks are compared.
alter table records.list_reads
  add column followed_to timestamptz,
  add column told integer not null default 0;

grant update (told) on records.list_reads to autosync_gateway;
