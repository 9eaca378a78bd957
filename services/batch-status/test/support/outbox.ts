import { batchFinishedTopic, type ReceivedEvent } from '@autosync/contracts';
import type { Db } from '@autosync/db';

/** The events of a batch that wait in the outbox, as a consumer would get them. */
export async function eventsOf(owner: Db, batchId: string): Promise<ReceivedEvent[]> {
  const { rows } = await owner.withoutTenant((tx) =>
    tx.query<{ value: string; headers: Record<string, string> }>({
      text: `select value, headers from batch.outbox where value::jsonb ->> 'batchId' = $1 order by id`,
      values: [batchId],
    }),
  );
  return rows.map(({ value, headers }) => ({ topic: batchFinishedTopic, value: Buffer.from(value), headers }));
}
