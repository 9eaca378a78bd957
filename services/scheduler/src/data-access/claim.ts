import type { RecordType } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export const slotOutcomes = ['queued', 'coalesced', 'skipped'] as const;
export type SlotOutcome = (typeof slotOutcomes)[number];

/** What one claim did, summed up. */
export type Claimed = {
  type: RecordType;
  outcome: SlotOutcome;
  /** Rows that were due. */
  rows: number;
  /** Slots of time they stand for: more than the rows when some were missed. */
  slots: number;
  /** How late the most overdue of them was. */
  latenessMs: number;
};

/**
 * Gives every due slot its one outcome (docs/protocol.md#claim, #coalesce), the most overdue first, at most `limit` rows:
 *
 * skipped    the company is not connected or switched off, somebody paused it, or the type is disconnected; the reason is kept
 * coalesced  a plain run of the same company and type is still waiting for its first dispatch
 * queued     otherwise: a new run, also while its predecessor is on its way
 *
 * Slots missed since are coalesced into the first. All it decides by is in the rows it locks, so it cannot act on what
 * another transaction has just changed; a row that is locked elsewhere stays due and comes with the next round.
 */
export async function claimDueSlots(tx: Tx, { limit, now }: { limit: number; now: Date | null }): Promise<Claimed[]> {
  const { rows } = await tx.query<{
    type: RecordType;
    outcome: SlotOutcome;
    rows: number;
    slots: number;
    lateness_ms: number;
  }>({
    name: 'schedule.claim-due-slots',
    text: `
      with clock as materialized (select coalesce($2::timestamptz, clock_timestamp()) as now),
      due as materialized (
        select t.company_id, t.type, t.class, t.next_due_at, t.period, t.anchor, t.disconnected_at
        from schedule.types t
        where t.next_due_at <= (select now from clock)
        order by t.next_due_at
        limit $1
        for update skip locked
      ),
      judged as materialized (
        select d.company_id, d.type, d.class, d.next_due_at, o.tenant_id, o.round,
          date_bin(d.period, (select now from clock), d.anchor) + d.period as following,
          1 + round(extract(epoch from date_bin(d.period, (select now from clock), d.anchor)
                                       - date_bin(d.period, d.next_due_at, d.anchor))
                    / extract(epoch from d.period))::bigint as slots,
          d.type = any(o.waiting_types) as waiting,
          case
            when o.removed or o.disabled then 'company-disabled'
            when o.connection_state = 'needsReconnect' then 'needs-reconnect'
            when o.connection_state <> 'connected' then 'not-connected'
            when o.held_types && array[d.type, '*'] then 'paused'
            when d.disconnected_at is not null then 'autosync-disconnected'
          end as refusal
        from due d
        cross join lateral (
          select c.tenant_id, c.round, c.waiting_types, c.connection_state, c.disabled, c.removed, c.held_types
          from schedule.companies c where c.company_id = d.company_id
          for update skip locked
        ) o
      ),
      decided as materialized (
        select *, case when refusal is not null then 'skipped' when waiting then 'coalesced' else 'queued' end as outcome
        from judged
      ),
      advanced as (
        update schedule.types t
        set next_due_at = d.following,
            due_slots = t.due_slots + d.slots,
            queued_slots = t.queued_slots + case d.outcome when 'queued' then 1 else 0 end,
            coalesced_slots = t.coalesced_slots
              + case d.outcome when 'queued' then d.slots - 1 when 'coalesced' then d.slots else 0 end,
            skipped_slots = t.skipped_slots + case d.outcome when 'skipped' then d.slots else 0 end,
            last_reason = coalesce(d.refusal, t.last_reason)
        from decided d
        where t.company_id = d.company_id and t.type = d.type
      ),
      queued as (
        insert into schedule.runs
          (company_id, tenant_id, type, trigger, plain, class, round, due_at, created_at)
        select company_id, tenant_id, type, 'schedule', true, class, round, next_due_at, (select now from clock)
        from decided where outcome = 'queued'
        returning batch_id, company_id, type, class, round, due_at
      ),
      first as (
        select distinct on (company_id) *, array_agg(type) over (partition by company_id) as types
        from queued order by company_id, class, due_at, batch_id
      ),
      marked as (
        update schedule.companies c
        set waiting_types = c.waiting_types || f.types,
            (head_batch_id, head_type, head_round, head_class, head_due_at) = (
              select h.batch_id, h.type, h.round, h.class, h.due_at
              from (values (c.head_batch_id, c.head_type, c.head_round, c.head_class, c.head_due_at),
                           (f.batch_id, f.type, f.round, f.class, f.due_at)) h (batch_id, type, round, class, due_at)
              where c.slot_run_id is null and h.batch_id is not null
              order by h.round, h.class, h.due_at limit 1)
        from first f
        where c.company_id = f.company_id
      )
      select type, outcome, count(*) as rows, sum(slots)::bigint as slots,
             max(extract(epoch from (select now from clock) - next_due_at) * 1000)::float8 as lateness_ms
      from decided group by type, outcome`,
    values: [limit, now],
  });
  return rows.map(({ lateness_ms: latenessMs, ...row }) => ({ ...row, latenessMs }));
}

/** Milliseconds until the next slot is due (0 or less: now), null when nothing is scheduled. */
export async function peekNextDue(tx: Tx, { now }: { now: Date | null }): Promise<number | null> {
  const { rows } = await tx.query<{ ms: number | null }>({
    name: 'schedule.peek-next-due',
    text: `
      select (extract(epoch from min(next_due_at) - coalesce($1::timestamptz, clock_timestamp())) * 1000)::float8 as ms
      from schedule.types where next_due_at is not null`,
    values: [now],
  });
  return rows[0]?.ms ?? null;
}
