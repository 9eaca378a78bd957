import type { Tx } from '@autosync/db';
import type { OutboxKind } from './result-outbox.ts';

/** A row on its way to batch-status. */
export type OutboxRow = { id: number; kind: OutboxKind | 'result'; body: Record<string, unknown> };

/** How often in a row batch-status did not take what a batch has to tell; `setAside`: it is not asked any more. */
export type ResultHold = { refusals: number; setAside: boolean };

/** A batch whose turn it is; `hold` undefined: nothing was refused lately. `aside`: results of it that were set aside. */
export type ResultTurn = {
  tenantId: string;
  companyId: string;
  batchId: string;
  hold: ResultHold | undefined;
  aside: number;
  rows: OutboxRow[];
  /** Of the oldest of the rows: the trace that they came to be in, if any. */
  traceparent: string | undefined;
};

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The next tenant, in the order of ids, that has something to tell; null at the end. Like all here, in `withAllTenants`. */
export async function nextTenantWithResults(tx: Tx, after: string | null): Promise<string | null> {
  const { rows } = await tx.query<{ tenant_id: string }>({
    name: 'records.next-tenant-with-results',
    text: 'select tenant_id from records.result_outbox where tenant_id > $1::uuid order by tenant_id limit 1',
    values: [after ?? FIRST],
  });
  return rows[0]?.tenant_id ?? null;
}

/**
 * The next batch of a tenant after `after`, in the order of ids, that is neither held nor in `except` and in no other relay's hands. It stays
 * reserved until the transaction ends (an advisory lock of the transaction), so its rows leave in order. Looks at 64
 * batches at most; `looked` is the last of them, null when the tenant has none after `after`.
 */
export async function reserveBatchWithResults(
  tx: Tx,
  {
    tenantId,
    after,
    except,
    now,
  }: { tenantId: string; after: string | null; except: readonly string[]; now: Date | null },
): Promise<{ batchId: string | null; looked: string | null }> {
  // Each step is one look into the index (5 µs), however many rows a batch has. Materialized, so that the lock is asked for
  // only of batches that are not held, and of no more than one that is free.
  const { rows } = await tx.query<{ batch_id: string | null; looked: string | null }>({
    name: 'records.reserve-batch-with-results',
    text: `
      with recursive step (batch_id, place) as (
        select (select o.batch_id from records.result_outbox o
          where o.tenant_id = $1 and o.batch_id > $2::uuid order by o.batch_id limit 1), 1
        union all
        select (select o.batch_id from records.result_outbox o
          where o.tenant_id = $1 and o.batch_id > s.batch_id order by o.batch_id limit 1), s.place + 1
        from step s where s.batch_id is not null and s.place < 64
      ), looked as materialized (
        select batch_id from step where batch_id is not null
      ), ready as materialized (
        select l.batch_id from looked l
        where l.batch_id <> all($4::uuid[]) and not exists (
          select 1 from records.result_holds h
          where h.batch_id = l.batch_id and h.retry_at > coalesce($3::timestamptz, clock_timestamp()))
        order by l.batch_id
      ), reserved as materialized (
        select batch_id from ready
        where pg_try_advisory_xact_lock(hashtextextended('records.result_outbox', hashtextextended(batch_id::text, 0)))
        limit 1
      )
      select (select batch_id from reserved) as batch_id, (select batch_id from looked order by batch_id desc limit 1) as looked`,
    values: [tenantId, after ?? FIRST, now, except],
  });
  return { batchId: rows[0]?.batch_id ?? null, looked: rows[0]?.looked ?? null };
}

/** What a reserved batch has to tell, the oldest `limit` rows, and what is known of its refusals. */
export async function readTurn(
  tx: Tx,
  { tenantId, batchId, limit }: { tenantId: string; batchId: string; limit: number },
): Promise<ResultTurn | null> {
  const { rows } = await tx.query<
    OutboxRow & {
      company_id: string;
      traceparent: string | null;
      refusals: number | null;
      set_aside: boolean | null;
      aside: number;
    }
  >({
    name: 'records.read-result-turn',
    text: `
      select o.id, o.kind, o.body, o.company_id, o.traceparent, h.refusals, h.set_aside, a.aside
      from (
        select id, kind, body, company_id, traceparent from records.result_outbox
        where tenant_id = $1 and batch_id = $2 order by id limit $3) o
      left join records.result_holds h on h.batch_id = $2
      cross join (
        select count(*)::int as aside from records.results_aside where batch_id = $2 and kind = 'result') a
      order by o.id`,
    values: [tenantId, batchId, limit],
  });
  const [first] = rows;
  if (first === undefined) return null;
  return {
    tenantId,
    batchId,
    companyId: first.company_id,
    hold: first.refusals === null ? undefined : { refusals: first.refusals, setAside: first.set_aside === true },
    aside: first.aside,
    rows: rows.map(({ id, kind, body }) => ({ id, kind, body })),
    traceparent: first.traceparent ?? undefined,
  };
}

/** Deletes what batch-status acknowledged. */
export async function deleteOutbox(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.query({
    name: 'records.delete-outbox',
    text: 'delete from records.result_outbox where id = any($1::bigint[])',
    values: [ids],
  });
}
