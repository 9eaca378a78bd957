import { createLoop } from '@autosync/core';
import type { Loop } from '@autosync/core';
import type { Producer } from './producer.ts';

export type Relay = Loop & { name: string };

/**
 * Publishes outbox rows and forgets what the broker acknowledged (docs/protocol.md#publish).
 *
 * `drain` is the owner's statement, in one transaction: `select … for update skip locked limit n`, `await send(rows)`,
 * delete them, and the number of rows as the answer. It is repeated while there are rows, else after `idleMs` or
 * `wake()`. A crash between sending and deleting publishes rows twice; nothing is ever skipped, since no position is
 * remembered.
 */
export function createOutboxRelay({
  name,
  drain,
  producer,
  idleMs,
  onError,
  onPublished,
}: {
  name: string;
  drain: (send: Producer['send']) => Promise<number>;
  producer: Pick<Producer, 'send'>;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished?: (rows: number) => void;
}): Relay {
  const loop = createLoop({
    async work(signal) {
      for (let rows = 1; rows > 0 && !signal.aborted;) {
        rows = await drain((messages) => producer.send(messages));
        if (rows > 0) onPublished?.(rows);
      }
      return idleMs;
    },
    onError,
  });
  return { name, ...loop };
}
