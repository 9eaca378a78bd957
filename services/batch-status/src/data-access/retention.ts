import type { Tx } from '@autosync/db';

/** Forgets a page of batches, or a month of actions, that are older than `keepMs`; answers what went. */
export async function forgetOld(
  tx: Tx,
  { keepMs, page, now }: { keepMs: number; page: number; now: Date | null },
): Promise<{ batches: number; months: number }> {
  const { rows } = await tx.query<{ batches: number; months: number }>({
    name: 'batch.forget-old',
    text: `
      select batches, months
      from batch.forget_old(coalesce($1::timestamptz, clock_timestamp()) - $2::float8 * interval '1 ms', $3)`,
    values: [now, keepMs, page],
  });
  return rows[0] ?? { batches: 0, months: 0 };
}
