import type { Tx } from '@autosync/db';

type Limits = { keepMs: number; limit: number; now: Date | null };

/** Ended runs are kept longer than the topics, so that a replayed event or request finds them. Answers how many went. */
export async function deleteOldRuns(tx: Tx, { keepMs, limit, now }: Limits): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.delete-old-runs',
    text: `
      delete from schedule.runs where batch_id in (
        select batch_id from schedule.runs
        where ended_at < coalesce($3::timestamptz, clock_timestamp()) - $1::float8 * interval '1 ms'
        order by ended_at limit $2)`,
    values: [keepMs, limit, now],
  });
  return rowCount;
}

/** Which batches were counted is kept longer than the topics, for the same reason. Answers how many went. */
export async function deleteOldFinishedBatches(tx: Tx, { keepMs, limit, now }: Limits): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.delete-old-finished-batches',
    text: `
      delete from schedule.finished_batches where batch_id in (
        select batch_id from schedule.finished_batches
        where taken_at < coalesce($3::timestamptz, clock_timestamp()) - $1::float8 * interval '1 ms'
        order by taken_at limit $2)`,
    values: [keepMs, limit, now],
  });
  return rowCount;
}

/**
 * What is left of companies that were removed so long ago that no event about them can come any more: their runs, also those
 * that never ended (no worker may live that could have closed them), their slots and themselves. Answers how many went.
 */
export async function deleteRemovedCompanies(tx: Tx, { keepMs, limit, now }: Limits): Promise<number> {
  const { rowCount } = await tx.query({
    name: 'schedule.delete-removed-companies',
    text: `
      with gone as materialized (
        select company_id from schedule.companies
        where removed_at < coalesce($3::timestamptz, clock_timestamp()) - $1::float8 * interval '1 ms'
        order by removed_at limit $2 for update skip locked
      ),
      unfinished as (
        delete from schedule.runs r using gone g where r.company_id = g.company_id and r.ended_at is null
      )
      delete from schedule.companies c using gone g where c.company_id = g.company_id`,
    values: [keepMs, limit, now],
  });
  return rowCount;
}
