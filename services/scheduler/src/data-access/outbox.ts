import type { BatchChanged } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type EventKind = 'sync-due' | 'batch-changed';

export type OutboxRow = {
  id: number;
  companyId: string;
  kind: EventKind;
  body: string;
  createdAt: Date;
  traceparent: string | null;
};

/** Announces what happened to batches outside a worker. Dispatches are written by `dispatchRuns`. */
export async function announceBatches(
  tx: Tx,
  { announcements, now }: { announcements: readonly BatchChanged[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.announce-batches',
    text: `
      insert into schedule.outbox (tenant_id, company_id, kind, body, traceparent, created_at)
      select (w.body ->> 'tenantId')::uuid, (w.body ->> 'companyId')::uuid, 'batch-changed', w.body::text,
             w.body #>> '{header,traceparent}',
             coalesce($2::timestamptz, clock_timestamp())
      from json_array_elements($1::json) as w (body)`,
    values: [JSON.stringify(announcements), now],
  });
}

/** By the index: rows that were deleted and are not cleaned up yet cost nothing. */
export async function isOutboxEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ empty: boolean }>({
    name: 'schedule.is-outbox-empty',
    text: 'select min(id) is null as empty from schedule.outbox',
  });
  return rows[0]?.empty !== false;
}

/** The oldest rows that no other relay has in hand. They stay locked until the transaction ends. */
export async function takeOutbox(tx: Tx, { limit }: { limit: number }): Promise<OutboxRow[]> {
  const { rows } = await tx.query<{
    id: number;
    company_id: string;
    kind: EventKind;
    body: string;
    created_at: Date;
    traceparent: string | null;
  }>({
    name: 'schedule.take-outbox',
    text: `
      select id, company_id, kind, body, created_at, traceparent from schedule.outbox
      order by id limit $1 for update skip locked`,
    values: [limit],
  });
  return rows.map(({ company_id: companyId, created_at: createdAt, ...row }) => ({ ...row, companyId, createdAt }));
}

/** A row that the broker acknowledged, and where it put it. */
export type Published = { id: number; partition: number; offset: string };

/**
 * Deletes what the broker acknowledged, and notes where dispatches lie: only that can show later that one was lost
 * (docs/protocol.md#publish). No lease begins: what lies in Kafka waits, it is not late.
 */
export async function acknowledgeOutbox(
  tx: Tx,
  { published, now }: { published: readonly Published[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.acknowledge-outbox',
    text: `
      -- Row by row, so that there is one way to plan it: joined as sets, a kept plan compared each of 2,000 rows with each, or read
      -- all companies in flight. The lock of takeOutbox keeps a row in its place.
      with placed as materialized (
        select w.*, o.ctid as outbox_row
        from jsonb_to_recordset($1::jsonb) as w(id bigint, "partition" integer, "offset" bigint)
        cross join lateral (select q.ctid from schedule.outbox q where q.id = w.id limit 1) o
      ),
      gone as (
        delete from schedule.outbox o using placed p where o.ctid = p.outbox_row
        returning o.company_id, o.run_id, o.dispatch, p.partition, p.offset
      ),
      locked as materialized (
        select c.company_id, g.partition, g.offset
        from (select * from gone order by company_id) g
        cross join lateral (
          select q.company_id from schedule.companies q
          where q.company_id = g.company_id and q.slot_run_id = g.run_id and q.slot_dispatch = g.dispatch
          for update
        ) c
      )
      update schedule.companies c
      set slot_partition = l.partition, slot_offset = l.offset,
          slot_published_at = coalesce($2::timestamptz, clock_timestamp())
      from locked l where c.company_id = l.company_id`,
    values: [JSON.stringify(published), now],
  });
}

export async function readOutboxBacklog(
  tx: Tx,
  { now }: { now: Date | null },
): Promise<{ pending: number; oldestSeconds: number }> {
  const { rows } = await tx.query<{ pending: number; oldest_seconds: number }>({
    name: 'schedule.read-outbox-backlog',
    text: `
      select count(*) as pending,
             coalesce(extract(epoch from coalesce($1::timestamptz, clock_timestamp()) - min(created_at)), 0)::float8
               as oldest_seconds
      from schedule.outbox`,
    values: [now],
  });
  return { pending: rows[0]?.pending ?? 0, oldestSeconds: Math.max(0, rows[0]?.oldest_seconds ?? 0) };
}
