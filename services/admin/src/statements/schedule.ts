import { recordTypes } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type Scope = { tenantId: string | null; company: string | null };

export type TypeStatus = {
  tenantId: string;
  companyId: string;
  company: string;
  type: string;
  state: string;
  lastSuccessAt: Date | null;
  lastRunAt: Date | null;
  lastReason: string | null;
  nextDueAt: Date | null;
  inFlight: boolean;
  waiting: number;
};

/**
 * The types of companies that are switched on (all of them where a company is named), the worst first. Overdue is what the
 * alert counts.
 */
export async function readStatus(
  tx: Tx,
  { tenantId, company, overdueOnly, limit }: Scope & { overdueOnly: boolean; limit: number },
): Promise<TypeStatus[]> {
  const { rows } = await tx.query<TypeStatus>({
    text: `
      select * from (
        select c.tenant_id as "tenantId", c.company_id as "companyId", c.name as company, t.type,
          case when c.removed then 'removed' when c.disabled then 'disabled'
               when c.held_types && array['*', t.type] then 'paused'
               when not c.enabled or not t.enabled then 'off'
               when t.disconnected_at is not null then 'disconnected'
               when c.connection_state <> 'connected' then c.connection_state
               when clock_timestamp() - greatest(t.last_success_at, t.enabled_at) > 1.5 * t.period then 'overdue'
               else 'in step' end as state,
          t.last_success_at as "lastSuccessAt", t.last_run_at as "lastRunAt", t.last_reason as "lastReason",
          t.next_due_at as "nextDueAt", coalesce(c.slot_type = t.type, false) as "inFlight",
          (select count(*)::int from schedule.runs r
           where r.company_id = c.company_id and r.type = t.type and r.state = 'queued') as waiting
        from schedule.companies c join schedule.types t using (company_id)
        where ($1::uuid is null or c.tenant_id = $1)
          and ($2::text is null or c.company_id::text = lower($2) or lower(c.name) = lower($2))
      ) s
      where case when $3 then state = 'overdue' else $2 is not null or state not in ('off', 'removed') end
      order by state = 'overdue' desc, state = 'in step', "lastSuccessAt" nulls first, "companyId", type limit $4`,
    values: [tenantId, company, overdueOnly, limit],
  });
  return rows;
}

export type QueueRow = { type: string; waiting: number; resting: number; inFlight: number; oldestSeconds: number };

/** What waits and what is on its way, for each type. */
export async function readQueue(tx: Tx): Promise<QueueRow[]> {
  const { rows } = await tx.query<QueueRow>({
    text: `
      select k.type,
        count(r.batch_id) filter (where r.state = 'queued' and coalesce(r.not_before <= clock_timestamp(), true))::int as waiting,
        count(r.batch_id) filter (where r.state = 'queued' and r.not_before > clock_timestamp())::int as resting,
        count(r.batch_id) filter (where r.state in ('dispatched', 'running'))::int as "inFlight",
        coalesce(max(extract(epoch from clock_timestamp() - greatest(r.due_at, r.not_before, r.dispatched_at)))
          filter (where r.state = 'queued' and coalesce(r.not_before <= clock_timestamp(), true)), 0)::float8 as "oldestSeconds"
      from unnest($1::text[]) with ordinality k (type, place)
      left join schedule.runs r on r.type = k.type and r.ended_at is null
      group by k.type, k.place order by k.place`,
    values: [[...recordTypes]],
  });
  return rows;
}

export type LeaseRow = {
  tenantId: string;
  companyId: string;
  company: string;
  type: string;
  batchId: string | null;
  trigger: string | null;
  state: string | null;
  dispatch: number;
  dispatchedAt: Date | null;
  leaseUntil: Date | null;
  place: string | null;
  unstarted: number | null;
};

/** Runs on their way, the longest first: one for each company at most. */
export async function readLeases(tx: Tx, { limit }: { limit: number }): Promise<LeaseRow[]> {
  const { rows } = await tx.query<LeaseRow>({
    text: `
      select c.tenant_id as "tenantId", c.company_id as "companyId", c.name as company, c.slot_type as type,
        r.batch_id as "batchId", r.trigger, r.state, c.slot_dispatch as dispatch, r.dispatched_at as "dispatchedAt",
        c.lease_until as "leaseUntil", c.slot_partition || '/' || c.slot_offset as place, r.unstarted::int
      from schedule.companies c
      left join schedule.runs r on r.company_id = c.company_id and r.run_id = c.slot_run_id and r.ended_at is null
      where c.slot_run_id is not null
      order by r.dispatched_at nulls first, c.company_id limit $1`,
    values: [limit],
  });
  return rows;
}

/** Companies with a run on its way, and events that have not reached Kafka yet. */
export async function countUnderWay(tx: Tx): Promise<{ inFlight: number; unpublished: number }> {
  const { rows } = await tx.query<{ inFlight: number; unpublished: number }>({
    text: `select (select count(*)::int from schedule.companies where slot_run_id is not null) as "inFlight",
      (select count(*)::int from schedule.outbox) as unpublished`,
  });
  return rows[0] ?? { inFlight: 0, unpublished: 0 };
}

export type PauseRow = {
  id: string;
  tenantId: string | null;
  companyId: string | null;
  type: string | null;
  note: string;
  actorName: string;
  createdAt: Date;
};

const pauseColumns = `id, tenant_id as "tenantId", company_id as "companyId", type, note, actor_name as "actorName",
  created_at as "createdAt"`;

/** The pauses that hold, newest first. */
export async function listPauses(tx: Tx): Promise<PauseRow[]> {
  const { rows } = await tx.query<PauseRow>({
    text: `select ${pauseColumns} from schedule.pauses where ended_at is null order by created_at desc, id limit 500`,
  });
  return rows;
}

/** The company's tenant; undefined where there is no such company. By id or name. */
export async function findCompany(
  tx: Tx,
  company: string,
): Promise<{ companyId: string; tenantId: string } | 'several' | undefined> {
  const { rows } = await tx.query<{ companyId: string; tenantId: string }>({
    text: `select company_id as "companyId", tenant_id as "tenantId" from schedule.companies
      where not removed and (company_id::text = lower($1) or lower(name) = lower($1)) limit 2`,
    values: [company],
  });
  return rows.length > 1 ? 'several' : rows[0];
}

export async function insertPause(tx: Tx, pause: Omit<PauseRow, 'createdAt'>): Promise<void> {
  await tx.query({
    text: `insert into schedule.pauses (id, tenant_id, company_id, type, note, actor_name, created_at)
      values ($1, $2, $3, $4, $5, $6, clock_timestamp())`,
    values: [pause.id, pause.tenantId, pause.companyId, pause.type, pause.note, pause.actorName],
  });
}

/** Ends one pause, or all of everything where no id is given; answers which. */
export async function endPauses(
  tx: Tx,
  end: { id: string | null; actorName: string; note: string },
): Promise<PauseRow[]> {
  const { rows } = await tx.query<PauseRow>({
    text: `update schedule.pauses set ended_at = clock_timestamp(), ended_by = $2, end_note = $3
      where ended_at is null and case when $1::uuid is null then tenant_id is null else id = $1 end
      returning ${pauseColumns}`,
    values: [end.id, end.actorName, end.note],
  });
  return rows;
}

/** Companies that the scheduler has not yet brought to what the pauses come to: it does within seconds. */
export async function countUnapplied(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ companies: number }>({
    text: `
      select count(*)::int as companies from schedule.companies c
      cross join lateral (
        select coalesce(array_agg(distinct coalesce(p.type, '*') order by coalesce(p.type, '*')), '{}') as types
        from schedule.pauses p
        where p.ended_at is null and (p.tenant_id is null or p.tenant_id = c.tenant_id)
          and (p.company_id is null or p.company_id = c.company_id)
      ) held
      where c.held_types <> held.types`,
  });
  return rows[0]?.companies ?? 0;
}

export type Settled = { letterId: string; action: 'replayed' | 'discarded'; actorName: string; note: string; at: Date };

export async function listSettled(tx: Tx): Promise<Settled[]> {
  const { rows } = await tx.query<Settled>({
    text: `select letter_id as "letterId", action, actor_name as "actorName", note, settled_at as at
      from schedule.dead_letters_settled`,
  });
  return rows;
}

/** Notes what became of letters, the last word counts; forgets notes of letters that their topic no longer has (30 days). */
export async function settleLetters(
  tx: Tx,
  letters: { ids: readonly string[]; action: Settled['action']; actorName: string; note: string },
): Promise<void> {
  await tx.query({
    text: `
      with forgotten as (
        delete from schedule.dead_letters_settled where settled_at < clock_timestamp() - interval '60 days'
      )
      insert into schedule.dead_letters_settled (letter_id, action, actor_name, note, settled_at)
      select id, $2, $3, $4, clock_timestamp() from unnest($1::text[]) as id
      on conflict (letter_id) do update set action = excluded.action, actor_name = excluded.actor_name,
        note = excluded.note, settled_at = excluded.settled_at`,
    values: [letters.ids, letters.action, letters.actorName, letters.note],
  });
}
