-- The table is called what it holds: when a worker of each type last took up a run. During an upgrade processes of the
-- release before still use the old name; the view is dropped in the release after this one.
alter table schedule.signs_of_life rename to type_heartbeats;
create view schedule.signs_of_life with (security_invoker = true) as select type, seen_at from schedule.type_heartbeats;
grant select, insert, update on schedule.signs_of_life to autosync_scheduler;
