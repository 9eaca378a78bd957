import type { Tx } from '@autosync/db';

export type OutboxKind = 'start' | 'finish';

/** A row on its way to batch-status. */
export type OutboxRow = {
  id: number;
  tenantId: string;
  batchId: string;
  kind: OutboxKind | 'result';
  body: Record<string, unknown>;
};

/** Appends the start or the finish of a batch. Results are appended by `settleRecords` and `appendResults`. */
export async function appendOutbox(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    batchId: string;
    kind: OutboxKind;
    body: Record<string, unknown>;
    now: Date | null;
  },
): Promise<void> {
  await tx.query({
    name: 'records.append-outbox',
    text: `insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at)
      values ($1, $2, $3, $4, $5::jsonb, coalesce($6::timestamptz, clock_timestamp()))`,
    values: [input.tenantId, input.companyId, input.batchId, input.kind, JSON.stringify(input.body), input.now],
  });
}

/**
 * Appends what became of things that are no records of ours, and counts them as actions of the run. Each is told once, so
 * all are first attempts.
 */
export async function appendResults(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    runId: string;
    batchId: string;
    results: readonly Record<string, unknown>[];
    now: Date | null;
  },
): Promise<void> {
  await tx.query({
    name: 'records.append-results',
    text: `
      with counted as (
        update records.runs set actions = actions + jsonb_array_length($5::jsonb) where run_id = $3
      )
      insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at)
      select $1, $2, $4, 'result', r.value || '{"attempt": 1}', coalesce($6::timestamptz, clock_timestamp())
      from jsonb_array_elements($5::jsonb) with ordinality as r(value, place) order by r.place`,
    values: [input.tenantId, input.companyId, input.runId, input.batchId, JSON.stringify(input.results), input.now],
  });
}

/**
 * The oldest rows of up to `batches` batches that no other relay is draining, at most `perBatch` of each, in the order
 * they were written. The batches stay reserved (advisory locks of the transaction) until it ends, so their rows leave in
 * order; delete what was delivered in the same transaction. Call it inside `withAllTenants`.
 */
export async function takeOutbox(
  tx: Tx,
  { batches, perBatch }: { batches: number; perBatch: number },
): Promise<OutboxRow[]> {
  // The lock function runs for candidates only: materialized, so that the planner cannot evaluate it for other rows.
  const result = await tx.query<{
    id: number;
    tenant_id: string;
    batch_id: string;
    kind: OutboxRow['kind'];
    body: Record<string, unknown>;
  }>({
    name: 'records.take-outbox',
    text: `
      with oldest as materialized (
        select batch_id, min(id) as first_id from (
          select batch_id, id from records.result_outbox order by id limit 5000) head
        group by batch_id order by first_id limit $1
      ), reserved as materialized (
        select batch_id from oldest
        where pg_try_advisory_xact_lock(hashtextextended('records.result_outbox', hashtextextended(batch_id::text, 0)))
      )
      select o.id, o.tenant_id, o.batch_id, o.kind, o.body
      from reserved r cross join lateral (
        select id, tenant_id, batch_id, kind, body from records.result_outbox
        where batch_id = r.batch_id order by id limit $2) o
      order by o.batch_id, o.id`,
    values: [batches, perBatch],
  });
  return result.rows.map((row) => ({
    id: row.id,
    tenantId: row.tenant_id,
    batchId: row.batch_id,
    kind: row.kind,
    body: row.body,
  }));
}

/** Deletes what batch-status acknowledged. */
export async function deleteOutbox(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.query({
    name: 'records.delete-outbox',
    text: 'delete from records.result_outbox where id = any($1::bigint[])',
    values: [ids],
  });
}

/** How many rows wait and since when; for the metrics. */
export async function outboxBacklog(tx: Tx): Promise<{ rows: number; oldest: Date | null }> {
  const result = await tx.query<{ rows: number; oldest: Date | null }>({
    name: 'records.outbox-backlog',
    text: `select (select count(*)::int from (select 1 from records.result_outbox limit 10000) c) as rows,
      (select created_at from records.result_outbox order by id limit 1) as oldest`,
  });
  return result.rows[0] ?? { rows: 0, oldest: null };
}
