import type { Tx } from '@autosync/db';
import type { ResultTurn } from './result-turns.ts';

type Refusal = { code: string; message: string };
type OfBatch = Pick<ResultTurn, 'tenantId' | 'companyId' | 'batchId'>;

/** Notes that batch-status did not take something of a batch: its next turn is `pauseMs` from now. */
export async function holdResults(
  tx: Tx,
  { tenantId, companyId, batchId }: OfBatch,
  hold: Refusal & { refusals: number; pauseMs: number; setAside: boolean; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.hold-results',
    text: `
      insert into records.result_holds as h
        (batch_id, tenant_id, company_id, refusals, since, retry_at, code, message, set_aside)
      select $1, $2, $3, $4, t.now, t.now + $5::float8 * interval '1 ms', $6, $7, $8
      from (select coalesce($9::timestamptz, clock_timestamp()) as now) t
      on conflict (batch_id) do update set
        refusals = excluded.refusals, retry_at = excluded.retry_at, code = excluded.code, message = excluded.message,
        set_aside = excluded.set_aside`,
    values: [
      batchId,
      tenantId,
      companyId,
      hold.refusals,
      hold.pauseMs,
      hold.code,
      hold.message,
      hold.setAside,
      hold.now,
    ],
  });
}

/** Forgets the refusals of a batch that gets on again. */
export async function releaseResults(tx: Tx, batchId: string): Promise<void> {
  await tx.query({
    name: 'records.release-results',
    text: 'delete from records.result_holds where batch_id = $1',
    values: [batchId],
  });
}

/** Takes rows out of the outbox and keeps them with the reason: nobody tries them again by himself. */
export async function setResultsAside(
  tx: Tx,
  { ids, code, message, now }: Refusal & { ids: readonly number[]; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'records.set-results-aside',
    text: `
      with gone as (
        delete from records.result_outbox where id = any($1::bigint[])
        returning id, tenant_id, company_id, batch_id, kind, body, created_at
      )
      insert into records.results_aside
        (tenant_id, company_id, batch_id, kind, body, created_at, set_aside_at, code, message)
      select tenant_id, company_id, batch_id, kind, body, created_at,
        coalesce($4::timestamptz, clock_timestamp()), $2, $3
      from gone order by id`,
    values: [ids, code, message, now],
  });
}

/** How many rows were set aside, counted up to 10,000; for the metrics. */
export async function countResultsAside(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ rows: number }>({
    name: 'records.count-results-aside',
    text: 'select count(*)::int as rows from (select 1 from records.results_aside limit 10000) c',
  });
  return rows[0]?.rows ?? 0;
}

/** Deletes what was set aside before the given instant, and holds of batches that have had no turn since; answers how much. */
export async function deleteOldResultsAside(
  tx: Tx,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rows } = await tx.query<{ rows: number }>({
    name: 'records.delete-old-results-aside',
    text: `
      with aside as (
        delete from records.results_aside where id in (
          select id from records.results_aside where set_aside_at < $1 order by set_aside_at limit $2)
        returning 1
      ), holds as (
        delete from records.result_holds where batch_id in (
          select batch_id from records.result_holds where retry_at < $1 limit $2)
        returning 1
      )
      select ((select count(*) from aside) + (select count(*) from holds))::int as rows`,
    values: [before, limit],
  });
  return rows[0]?.rows ?? 0;
}
