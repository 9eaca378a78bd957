import { currentTraceparent } from '@autosync/core';
import type { Tx } from '@autosync/db';

export type OutboxKind = 'start' | 'finish';

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
    text: `insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at, traceparent)
      values ($1, $2, $3, $4, $5::jsonb, coalesce($6::timestamptz, clock_timestamp()), $7)`,
    values: [
      input.tenantId,
      input.companyId,
      input.batchId,
      input.kind,
      JSON.stringify(input.body),
      input.now,
      currentTraceparent() ?? null,
    ],
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
      insert into records.result_outbox (tenant_id, company_id, batch_id, kind, body, created_at, traceparent)
      select $1, $2, $4, 'result', r.value || '{"attempt": 1}', coalesce($6::timestamptz, clock_timestamp()), $7::text
      from jsonb_array_elements($5::jsonb) with ordinality as r(value, place) order by r.place`,
    values: [
      input.tenantId,
      input.companyId,
      input.runId,
      input.batchId,
      JSON.stringify(input.results),
      input.now,
      currentTraceparent() ?? null,
    ],
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
