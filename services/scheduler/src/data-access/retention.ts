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
