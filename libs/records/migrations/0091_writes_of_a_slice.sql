-- The two writes that each document needs, each one statement (docs/protocol.md#write): one round trip and one flush. They see
-- the tenant's rows only. The fence is part of them: once somebody else has the company they write nothing and answer false.

-- Intents, before their first call, which is counted as sent.
create function records.store_intents(tenant uuid, company uuid, held_epoch bigint, record_type text, run uuid, intents jsonb,
    given timestamptz)
  returns boolean language plpgsql
as $$
declare
  moment timestamptz := coalesce(given, clock_timestamp());
begin
  perform set_config('autosync.tenant_id', tenant::text, true);
  perform from records.company_fences where company_id = company and epoch = held_epoch for share;
  if not found then
    return false;
  end if;
  insert into records.intents
    (id, tenant_id, company_id, type, record_id, reference_kind, reference_key, operation, entity, payload, written,
     version, run_id, epoch, created_at, last_sent_at)
  select i.id, tenant, company, record_type, i.record_id, i.reference_kind, i.reference_key, i.operation, i.entity, i.payload,
         nullif(i.written, 'null'::jsonb), i.version, run, held_epoch, moment, moment
  from jsonb_to_recordset(intents) as i(id uuid, record_id uuid, reference_kind text, reference_key text,
         operation text, entity text, payload jsonb, written jsonb, version integer);
  return true;
end
$$;

-- Outcomes: intents closed, records moved on, the run's counter raised, result rows appended, and the limiter's window where one
-- is given. What counts as synced or tried is the version that was sent: a record changed meanwhile stays pending, from now
-- on, so that it belongs to the next run. What a person decided after the record was taken is not done yet, and stays as well.
--
-- One by one, in the order given: each row is then found by its key. Joined to all of them PostgreSQL may read a table whole while
-- it is small, or knows nothing of it yet, and the plan is kept.
create function records.settle(tenant uuid, company uuid, held_epoch bigint, run uuid, batch uuid, settlements jsonb,
    limiter_window jsonb, trace text, given timestamptz)
  returns boolean language plpgsql
  set enable_seqscan = off
as $$
declare
  moment timestamptz := coalesce(given, clock_timestamp());
  s record;
  before record;
  rewrites boolean;
  decided_since boolean;
  attempt integer;
  fresh integer := 0;
begin
  perform set_config('autosync.tenant_id', tenant::text, true);
  perform from records.company_fences where company_id = company and epoch = held_epoch for share;
  if not found then
    return false;
  end if;
  for s in
    select * from jsonb_to_recordset(settlements) as settlement(record_id uuid, kind text, version integer, requested text,
      qbo_entity text, qbo_id text, qbo_sync_token text, qbo_doc_number text, qbo_document jsonb, qbo_written jsonb,
      failure jsonb, retry_at timestamptz, causes jsonb, result jsonb,
      intent_id uuid, intent_state text, intent_qbo_id text, intent_fault jsonb, intuit_tid text)
  loop
    if s.intent_id is not null then
      update records.intents set state = s.intent_state, qbo_id = s.intent_qbo_id,
        fault = nullif(s.intent_fault, 'null'::jsonb), intuit_tid = s.intuit_tid, closed_at = moment
      where id = s.intent_id and state = 'open';
    end if;
    select last_run_id, requested into before from records.records where id = s.record_id for no key update;
    continue when not found;
    rewrites := s.kind in ('synced', 'nothing', 'cancelled', 'unbatched');
    decided_since := before.requested is not null and before.requested is distinct from s.requested;
    update records.records r set
      attempts = r.attempts + 1,
      last_run_id = run,
      former_documents = case
        when rewrites and (r.qbo_entity, r.qbo_id) is distinct from (s.qbo_entity, s.qbo_id) and r.qbo_id is not null
          then (r.former_documents || (r.qbo_entity || '/' || r.qbo_id))
            [greatest(1, cardinality(r.former_documents) - 18):]
        else r.former_documents end,
      sync_state = case
        when s.kind = 'skipped' then r.sync_state
        when decided_since then 'pending'
        when s.kind = 'letGo' then 'letGo'
        when r.version > s.version then 'pending'
        when s.kind in ('synced', 'unchanged', 'nothing') then 'synced'
        else s.kind end,
      pending_since = case
        when s.kind = 'skipped' then r.pending_since
        when decided_since then moment
        when s.kind = 'letGo' then null
        when r.version > s.version then moment
        when s.kind in ('failed', 'held') then s.retry_at
        else null end,
      causes = case when s.kind = 'skipped' then r.causes when decided_since then null else nullif(s.causes, 'null'::jsonb) end,
      requested = case
        when s.kind = 'skipped' or decided_since or s.retry_at is not null or nullif(s.causes, 'null'::jsonb) is not null
          then r.requested
        else null end,
      failure = case when s.kind = 'skipped' then r.failure when s.kind in ('failed', 'held') then s.failure else null end,
      synced_version = case
        when s.kind in ('cancelled', 'unbatched') then null when rewrites then s.version else r.synced_version end,
      synced_at = case when s.kind in ('cancelled', 'unbatched') then null when rewrites then moment else r.synced_at end,
      qbo_entity = case when rewrites then s.qbo_entity else r.qbo_entity end,
      qbo_id = case when rewrites then s.qbo_id else r.qbo_id end,
      qbo_sync_token = case when rewrites then s.qbo_sync_token else r.qbo_sync_token end,
      qbo_doc_number = case when rewrites then s.qbo_doc_number else r.qbo_doc_number end,
      qbo_document = case when rewrites then s.qbo_document else r.qbo_document end,
      qbo_written = case when rewrites then s.qbo_written else r.qbo_written end
    where r.id = s.record_id
    returning r.attempts into attempt;
    fresh := fresh + (before.last_run_id is distinct from run)::integer;
    insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at, traceparent)
    values (tenant, company, batch, 'result', s.result || jsonb_build_object('attempt', attempt), moment, trace);
  end loop;
  update records.runs set actions = actions + fresh where run_id = run;
  if limiter_window is not null then
    insert into records.limiter_windows (company_id, tenant_id, state, updated_at)
    values (company, tenant, limiter_window, moment)
    on conflict (company_id) do update set state = excluded.state, updated_at = excluded.updated_at;
  end if;
  return true;
end
$$;
