import type { Tx } from '@autosync/db';

/** True the first time. The effects of an event are stored in the same transaction, so they happen once. */
export async function insertFact(tx: Tx, { id, now }: { id: string; now: Date | null }): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'notify.insert-fact',
    text: `
      insert into notify.inbox (id, taken_at) values ($1, coalesce($2::timestamptz, clock_timestamp()))
      on conflict (id) do nothing`,
    values: [id, now],
  });
  return rowCount > 0;
}
