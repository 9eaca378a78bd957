-- How much of a window an API key has used, over all gateways. Each takes some of it ahead and counts that by itself, so that
-- a request costs no statement. Not in the write-ahead log: after a crash of the database windows begin anew.
create unlogged table accounts.rate_windows (
  bucket text primary key check (length(bucket) <= 100),
  started_at timestamptz not null,
  used integer not null,
  -- What the last one who asked got: the statement that gives it answers it.
  granted integer not null
) with (fillfactor = 50);

create index rate_windows_by_start on accounts.rate_windows (started_at);

grant select, insert, update, delete on accounts.rate_windows to autosync_gateway;
