import type { EncodedEvent } from '@autosync/contracts';
import type { Tx } from '@autosync/db';

/** An event as it will be published; the relay knows where. */
type OutboxRow = Omit<EncodedEvent, 'topic'> & { id: number };

/** Keeps an event until it is published; it exists exactly if the transaction commits. */
export async function insertOutbox(
  tx: Tx,
  { tenantId, event, now }: { tenantId: string; event: Omit<EncodedEvent, 'topic'>; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'batch.insert-outbox',
    text: `
      insert into batch.outbox (tenant_id, key, headers, value, created_at)
      values ($1, $2, $3::jsonb, $4, coalesce($5::timestamptz, clock_timestamp()))`,
    values: [tenantId, event.key, JSON.stringify(event.headers), event.value, now],
  });
}

/** By the index: rows that were deleted and are not cleaned up yet cost nothing. */
export async function isOutboxEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ empty: boolean }>({
    name: 'batch.is-outbox-empty',
    text: 'select min(id) is null as empty from batch.outbox',
  });
  return rows[0]?.empty !== false;
}

/** The oldest events that no other relay has in hand, locked. It remembers nothing, so it can miss nothing. */
export async function takeOutbox(tx: Tx, limit: number): Promise<OutboxRow[]> {
  const { rows } = await tx.query<OutboxRow>({
    name: 'batch.take-outbox',
    text: `
      select id, key, headers, value from batch.outbox
      order by id
      limit $1
      for update skip locked`,
    values: [limit],
  });
  return rows;
}

export async function deleteOutbox(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.query({
    name: 'batch.delete-outbox',
    text: 'delete from batch.outbox where id = any($1::bigint[])',
    values: [ids],
  });
}
