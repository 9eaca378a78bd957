import type { BatchChanged } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

export type EventKind = 'sync-due' | 'batch-changed';

export type OutboxRow = { id: number; kind: EventKind; body: string; createdAt: Date };

/** Announces what happened to batches outside a worker. Dispatches are written by `dispatchRuns`. */
export async function announceBatches(
  tx: Tx,
  { announcements, now }: { announcements: readonly BatchChanged[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.announce-batches',
    text: `
      insert into schedule.outbox (tenant_id, company_id, kind, body, created_at)
      select (w.body ->> 'tenantId')::uuid, (w.body ->> 'companyId')::uuid, 'batch-changed', w.body::text,
             coalesce($2::timestamptz, clock_timestamp())
      from json_array_elements($1::json) as w (body)`,
    values: [JSON.stringify(announcements), now],
  });
}

/** The oldest rows that no other relay has in hand. They stay locked until the transaction ends. */
export async function takeOutbox(tx: Tx, { limit }: { limit: number }): Promise<OutboxRow[]> {
  const { rows } = await tx.query<{ id: number; kind: EventKind; body: string; created_at: Date }>({
    name: 'schedule.take-outbox',
    text: `
      select id, kind, body, created_at from schedule.outbox order by id limit $1 for update skip locked`,
    values: [limit],
  });
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, createdAt }));
}

/**
 * Deletes what the broker acknowledged. For dispatches the lease begins now, unless the worker was faster and said that
 * it started (design 2.10).
 */
export async function acknowledgeOutbox(
  tx: Tx,
  { ids, startLeaseMs, now }: { ids: readonly number[]; startLeaseMs: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'schedule.acknowledge-outbox',
    text: `
      with gone as (
        delete from schedule.outbox where id = any($1::bigint[]) returning company_id, run_id, dispatch
      ),
      locked as materialized (
        select c.company_id
        from schedule.companies c join gone g on c.company_id = g.company_id
        where c.slot_run_id = g.run_id and c.slot_dispatch = g.dispatch and c.lease_until is null
        order by c.company_id
        for update of c
      )
      update schedule.companies c
      set lease_until = coalesce($3::timestamptz, clock_timestamp()) + $2::float8 * interval '1 ms'
      from locked l where c.company_id = l.company_id`,
    values: [ids, startLeaseMs, now],
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
