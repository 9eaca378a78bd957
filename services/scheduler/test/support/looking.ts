import { expect } from 'vitest';
import { syncDueEvent, syncDueTopic, type BatchChanged, type RecordType, type SyncDue } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { readOpenRuns, readRuns } from '../../src/data-access/runs.ts';
import type { Run } from '../../src/domain/run.ts';
import type { Key } from './queue.ts';

/** Open runs of a company, the oldest first. */
export async function openRuns(owner: Db, { companyId }: Key): Promise<Run[]> {
  const runs = await owner.withoutTenant((tx) => readOpenRuns(tx, { companyIds: [companyId] }));
  return runs.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.createdAt.getTime() - b.createdAt.getTime());
}

export async function runOf(owner: Db, batchId: string): Promise<Run | undefined> {
  return (await owner.withoutTenant((tx) => readRuns(tx, { batchIds: [batchId] })))[0];
}

export type TypeRow = {
  due_slots: number;
  queued_slots: number;
  coalesced_slots: number;
  skipped_slots: number;
  next_due_at: Date | null;
  last_run_at: Date | null;
  last_success_at: Date | null;
  last_reason: string | null;
  consecutive_failures: number;
  disconnected_at: Date | null;
  durations_ms: number[];
};

export async function typeRow(owner: Db, { companyId }: Key, type: RecordType = 'invoices'): Promise<TypeRow> {
  const { rows } = await owner.withoutTenant((tx) =>
    tx.query<TypeRow>({
      text: 'select * from schedule.types where company_id = $1 and type = $2',
      values: [companyId, type],
    }),
  );
  return rows[0]!;
}

/** due, queued, coalesced, skipped. */
export async function counters(owner: Db, key: Key, type: RecordType = 'invoices'): Promise<number[]> {
  const row = await typeRow(owner, key, type);
  return [row.due_slots, row.queued_slots, row.coalesced_slots, row.skipped_slots];
}

export type CompanyRow = {
  slot_run_id: string | null;
  slot_dispatch: number | null;
  slot_partition: number | null;
  slot_offset: number | null;
  slot_published_at: Date | null;
  lease_until: Date | null;
  connection_state: string;
  connection_version: number;
  head_batch_id: string | null;
  reconnect_by: Date | null;
  name: string;
  settings_version: number;
};

export async function companyRow(owner: Db, { companyId }: Key): Promise<CompanyRow> {
  const { rows } = await owner.withoutTenant((tx) =>
    tx.query<CompanyRow>({ text: 'select * from schedule.companies where company_id = $1', values: [companyId] }),
  );
  return rows[0]!;
}

export type Waiting = { kind: string; body: SyncDue & BatchChanged };

/** Events that wait in the outbox, of one company or of all, the oldest first. */
export async function outbox(owner: Db, key?: Key): Promise<Waiting[]> {
  const { rows } = await owner.withoutTenant((tx) =>
    tx.query<{ kind: string; body: string }>({
      text: `select kind, body from schedule.outbox where $1::uuid is null or company_id = $1 order by id`,
      values: [key?.companyId ?? null],
    }),
  );
  return rows.map(({ kind, body }) => ({ kind, body: JSON.parse(body) as Waiting['body'] }));
}

/** Dispatches in the outbox, as sent. */
export async function dispatches(owner: Db, key?: Key): Promise<SyncDue[]> {
  return (await outbox(owner, key)).filter(({ kind }) => kind === 'sync-due').map(({ body }) => body);
}

/** Of a company there is one dispatch, the first of its scheduled run, and it has all that workers must be told. */
export async function expectDispatched(owner: Db, key: Key, run: Run, companyName: string): Promise<void> {
  const { type, runId, batchId } = run;
  const events = await dispatches(owner, key);
  expect(events).toEqual([
    {
      ...key,
      type,
      runId,
      batchId,
      companyName,
      trigger: 'schedule',
      scheduledFor: run.dueAt.toISOString(),
      createdAt: run.createdAt.toISOString(),
      parameters: {},
      dispatch: 1,
    },
  ]);
  const sent = syncDueEvent.encode(events[0]!, syncDueTopic(type), { source: 'test', now: run.createdAt });
  expect(sent.key).toBe(key.companyId);
}

/** What batch-status is told of a company's batches. */
export async function announcements(owner: Db, key: Key): Promise<string[]> {
  return (await outbox(owner, key)).filter(({ kind }) => kind === 'batch-changed').map(({ body }) => body.change);
}

/**
 * What must hold at any time between transactions: each slot is a run's and each run on its way has a slot, the head is
 * the run that goes next, slots of time have one outcome each.
 */
export async function expectConsistent(owner: Db, now: Date): Promise<void> {
  const { rows } = await owner.withoutTenant((tx) =>
    tx.query<{ fault: string; company_id: string }>({
      text: `
        select 'counters' as fault, company_id from schedule.types
        where due_slots <> queued_slots + coalesced_slots + skipped_slots
        union all
        select 'slot without its run', c.company_id from schedule.companies c
        where c.slot_run_id is not null and not exists (
          select 1 from schedule.runs r where r.company_id = c.company_id and r.run_id = c.slot_run_id
            and r.type = c.slot_type and r.dispatch = c.slot_dispatch and r.state in ('dispatched', 'running'))
        union all
        select 'run on its way without a slot', r.company_id from schedule.runs r
        join schedule.companies c using (company_id)
        where r.state in ('dispatched', 'running') and c.slot_run_id is distinct from r.run_id
        union all
        select 'waiting types', c.company_id from schedule.companies c
        where array(select unnest(c.waiting_types) order by 1) <> array(
          select r.type from schedule.runs r
          where r.company_id = c.company_id and r.plain and r.state = 'queued' and r.dispatch = 0 order by 1)
        union all
        select 'head', c.company_id from schedule.companies c
        left join lateral (
          select r.batch_id from schedule.runs r
          where c.slot_run_id is null and r.company_id = c.company_id and r.state = 'queued'
            and (not c.paused or r.close is not null)
            and (r.not_before is null or r.not_before <= $1 or r.batch_id = c.head_batch_id)
          order by r.round, r.class, r.due_at, (r.batch_id = c.head_batch_id) desc limit 1
        ) h on true
        where c.head_batch_id is distinct from h.batch_id
          -- A resting run whose time has come becomes the head at the next round of dispatch.
          and not coalesce(c.rest_until <= $1, false)`,
      values: [now],
    }),
  );
  expect(rows).toEqual([]);
}
