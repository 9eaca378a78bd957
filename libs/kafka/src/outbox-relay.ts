import { createLoop } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Producer } from './producer.ts';

export type Relay = Loop & { name: string };

/**
 * Publishes outbox rows and deletes them once the broker has acknowledged them (docs/protocol.md#publish).
 *
 * `drain` is the owner's transaction: `select … for update skip locked limit n`, `await send(rows)`, delete them,
 * return the number of rows. It is repeated while batches are full, else after `wake()`, or
 * after `idleMs` unless the outbox `isEmpty`. A crash between
 * sending and deleting publishes rows twice; none is ever skipped, since no position is stored.
 *
 * With two `lanes`, one reads its rows while the other waits for the brokers, as long as there is a backlog. Then
 * events with the same key may overtake each other, as they may between two processes.
 */
export function createOutboxRelay({
  name,
  drain,
  isEmpty,
  batchSize,
  lanes = 1,
  producer,
  idleMs,
  onError,
  onPublished,
}: {
  name: string;
  drain: (send: Producer['send']) => Promise<number>;
  /** Asked before a `drain` that nobody has called for: costs less than one that finds nothing. */
  isEmpty: () => Promise<boolean>;
  /** The `limit` of one `drain`: fewer rows mean that the outbox is empty. */
  batchSize: number;
  lanes?: number;
  producer: Pick<Producer, 'send'>;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished?: (rows: number) => void;
}): Relay {
  async function drainAll(signal: AbortSignal, width: number): Promise<void> {
    const others: Promise<void>[] = [];
    try {
      for (let rows = batchSize; rows >= batchSize && !signal.aborted;) {
        rows = await drain((messages) => producer.send(messages));
        if (rows > 0) onPublished?.(rows);
        if (rows < batchSize || others.length >= width - 1) continue;
        const other = drainAll(signal, 1);
        other.catch(() => undefined); // thrown below, when this lane has ended
        others.push(other);
      }
    } finally {
      await Promise.all(others);
    }
  }
  const loop = createLoop({
    async work(signal, { isWoken }) {
      if (isWoken || !(await isEmpty())) await drainAll(signal, lanes);
      return idleMs;
    },
    onError,
  });
  return { name, ...loop };
}
