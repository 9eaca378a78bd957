-- What people did with dead letters (autosync-admin): letters stay in their topic until its retention ends, so what became of
-- one is kept here. No tenant's data: a letter is named by its own id, not by what was in it.
create table schedule.dead_letters_settled (
  letter_id text primary key,
  action text not null check (action in ('replayed', 'discarded')),
  actor_name text not null,
  note text not null,
  settled_at timestamptz not null
);

grant select, insert, update, delete on schedule.dead_letters_settled to autosync_scheduler;
