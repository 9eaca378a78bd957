-- Batches take turns on their way to batch-status, tenants before batches. The next tenant that has something to tell, and
-- its next batch, are found in this index without reading the rows of any other.
create index result_outbox_by_turn on records.result_outbox (tenant_id, batch_id, id);
drop index records.result_outbox_by_batch;

-- Batches of which batch-status did not take something: when it is tried again, and why it was refused. With `set_aside`
-- nothing of the batch is tried any more, whatever comes.
create table records.result_holds (
  batch_id uuid primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  refusals integer not null,
  since timestamptz not null,
  retry_at timestamptz not null,
  code text not null,
  message text not null,
  set_aside boolean not null default false
) with (fillfactor = 70);

-- What batch-status refused for good, as it was written, until somebody replays it or it has grown old.
create table records.results_aside (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  company_id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('start', 'result', 'finish')),
  body jsonb not null,
  created_at timestamptz not null,
  set_aside_at timestamptz not null,
  code text not null,
  message text not null
);

create index results_aside_by_batch on records.results_aside (batch_id, id);
create index results_aside_by_age on records.results_aside (set_aside_at);

do $$
declare
  name text;
begin
  foreach name in array array['result_holds', 'results_aside'] loop
    execute format('alter table records.%I enable row level security', name);
    execute format('alter table records.%I force row level security', name);
    execute format(
      'create policy tenant on records.%I using ('
      'tenant_id = nullif(current_setting(''autosync.tenant_id'', true), '''')::uuid '
      'or current_setting(''autosync.all_tenants'', true) = ''on'')', name);
  end loop;
end $$;

grant select, insert, update, delete on records.result_holds, records.results_aside to autosync_worker;

-- For operators (runbook results-set-aside): everything of a batch that was set aside is on its way again, the start
-- first and the finish last. Answers how many rows went.
create function records.replay_results(batch uuid) returns bigint
language sql as $$
  with forgotten as (
    delete from records.result_holds where batch_id = batch
  ), gone as (
    delete from records.results_aside where batch_id = batch
    returning id, tenant_id, company_id, batch_id, kind, body, created_at
  ), back as (
    insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at)
    select tenant_id, company_id, batch_id, kind, body, created_at from gone
    order by array_position(array['start', 'result', 'finish'], kind), id
    returning 1
  )
  select count(*) from back
$$;
