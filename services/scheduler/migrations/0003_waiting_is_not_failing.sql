-- Where the dispatch in a company's slot lies in Kafka, and since when: only that can show that it was lost
-- (docs/protocol.md#publish). A lease begins when a worker says that it started, no longer with the acknowledgement.
alter table schedule.companies
  add column slot_partition integer,
  add column slot_offset bigint,
  add column slot_published_at timestamptz,
  -- Runs by hand sent in a row; after some of them the round rises, so that scheduled ones have their turn.
  add column manual_streak smallint not null default 0,
  add column removed_at timestamptz;

update schedule.companies set removed_at = now() where removed;

-- The highest dispatch that a worker said it started: what an older one reports afterwards is a repetition.
alter table schedule.runs add column started_dispatch integer not null default 0;
update schedule.runs set started_dispatch = dispatch where state = 'running';

-- Runs by hand sent in a row in a type (in its lane of class 0), for the same reason.
alter table schedule.lanes add column manual_streak smallint not null default 0;

-- What workers of each type did lately, in parts of five seconds that are used in turn, so it never grows.
-- No tenant's data.
create table schedule.taken_up (
  type text not null,
  part smallint not null,
  since timestamptz not null,
  started integer not null,
  ended integer not null,
  idle integer not null,
  handed_back integer not null,
  primary key (type, part)
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

create index companies_removed on schedule.companies (removed_at) where removed_at is not null;
create index outbox_by_company on schedule.outbox (company_id);

grant select, insert, update, delete on schedule.taken_up to autosync_scheduler;
