import type { RecordType, Trigger } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { ConnectionState } from '../domain/company.ts';
import { manualClass } from '../domain/queue-classes.ts';
import type { QueueView } from '../domain/run-check.ts';

/**
 * A company's queue as a manual run would find it. Without a lock, so that looking never keeps dispatch away. While the
 * slot is free, whatever may go is about to, and nothing may while the company is not connected or switched off; else only those count that stay ahead of a new manual run (docs/protocol.md#dispatch).
 * Undefined for a company that is unknown here, removed, or another tenant's.
 */
export async function viewQueue(
  tx: Tx,
  { companyId, now }: { companyId: string; now: Date | null },
): Promise<Omit<QueueView, 'pauses'> | undefined> {
  const { rows } = await tx.query<{
    connection_state: ConnectionState;
    disabled: boolean;
    waiting: number;
    batch_id: string | null;
    type: RecordType | null;
    trigger: Trigger | null;
    reference_only: boolean;
    taken: boolean;
    durations_ms: number[];
    due_type: RecordType | null;
    due_at: Date | null;
    now: Date;
  }>({
    name: 'schedule.view-queue',
    text: `
      with clock as materialized (select coalesce($2::timestamptz, clock_timestamp()) as now)
      select c.connection_state, c.disabled, clock.now, waiting.count as waiting,
             slot.batch_id, slot.type, slot.trigger,
             coalesce((slot.parameters ->> 'referenceOnly')::boolean, false) as reference_only,
             c.lease_until is not null as taken,
             coalesce(lasted.durations_ms, '{}') as durations_ms, due.type as due_type, due.next_due_at as due_at
      from schedule.companies c
      cross join clock
      cross join lateral (
        select count(*)::int as count from schedule.runs r
        where r.company_id = c.company_id and r.ended_at is null and r.state = 'queued'
          and (not c.paused or r.close is not null)
          and (r.dispatch > 0 or r.close is not null or not c.held_types && array[r.type, '*'])
          and (r.not_before is null or r.not_before <= clock.now)
          and (c.slot_run_id is null or (r.round, r.class) < (c.round, $3::int)
               or (r.round = c.round and r.class = $3 and r.due_at <= clock.now))
      ) waiting
      left join schedule.runs slot
        on slot.company_id = c.company_id and slot.ended_at is null and slot.run_id = c.slot_run_id
      left join schedule.types lasted on lasted.company_id = c.company_id and lasted.type = slot.type
      left join lateral (
        select t.type, t.next_due_at from schedule.types t
        where t.company_id = c.company_id and t.next_due_at is not null
          and not c.paused and not c.held_types && array[t.type, '*']
        order by t.next_due_at, t.class limit 1
      ) due on true
      where c.company_id = $1 and not c.removed`,
    values: [companyId, now, manualClass],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { batch_id: batchId, type, trigger, due_type: dueType, due_at: dueAt } = row;
  return {
    connectionState: row.connection_state,
    disabled: row.disabled,
    waiting: row.waiting,
    running:
      batchId === null || type === null || trigger === null
        ? null
        : {
            batchId,
            type,
            trigger,
            referenceOnly: row.reference_only,
            taken: row.taken,
            durationsMs: row.durations_ms,
          },
    nextDue: dueType === null || dueAt === null ? null : { type: dueType, at: dueAt },
    now: row.now,
  };
}
