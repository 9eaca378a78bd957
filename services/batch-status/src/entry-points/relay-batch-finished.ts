import type { Db } from '@autosync/db';
import { createOutboxRelay, type Producer, type Relay } from '@autosync/kafka';
import { deleteOutbox, isOutboxEmpty, takeOutbox } from '../data-access/outbox.ts';

/**
 * Publishes what ended batches put into the outbox: rows are locked, sent and deleted in one transaction, so a crash
 * in between sends them again and loses none (docs/protocol.md#publish).
 */
export function relayBatchFinished({
  db,
  topic,
  batchSize,
  ...settings
}: {
  db: Db;
  topic: string;
  batchSize: number;
  producer: Producer;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished: (events: number) => void;
}): Relay {
  return createOutboxRelay({
    ...settings,
    name: 'batch-finished',
    batchSize,
    isEmpty: () => db.readOfAllTenants(isOutboxEmpty),
    drain: (send) =>
      db.withAllTenants(async (tx) => {
        const rows = await takeOutbox(tx, batchSize);
        if (rows.length === 0) return 0;
        await send(rows.map(({ key, headers, value }) => ({ topic, key, headers, value })));
        await deleteOutbox(
          tx,
          rows.map(({ id }) => id),
        );
        return rows.length;
      }),
  });
}
