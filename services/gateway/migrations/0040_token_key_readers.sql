-- Which of the keys that seal tokens each process can read: one row per process that is running, renewed every few seconds.
-- A key seals only when every one of them can read it (libs/connections, Keys). Of no tenant.
do $$
begin
  create role autosync_notifier nologin;
exception when duplicate_object then null;
end $$;

create table accounts.token_key_readers (
  process_id uuid primary key,
  service text not null,
  key_ids text[] not null,
  seals_with text not null,
  seen_at timestamptz not null default clock_timestamp()
);

grant usage on schema accounts to autosync_notifier;
grant select, insert, update, delete on accounts.token_key_readers
  to autosync_gateway, autosync_worker, autosync_notifier;
