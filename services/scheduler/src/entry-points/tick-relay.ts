import { createOutboxRelay, type Producer, type Relay } from '@autosync/kafka';
import type { OperationContext } from '../operations/context.ts';
import { drainOutbox } from '../operations/drain-outbox.ts';
import type { Topics } from '../topics.ts';

/** Publishes dispatches and what happened to batches (design 2.4). */
export function tickRelay({
  context,
  topics,
  batchSize,
  startLeaseMs,
  ...settings
}: {
  context: OperationContext;
  topics: Topics;
  batchSize: number;
  startLeaseMs: number;
  producer: Producer;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished: (events: number) => void;
}): Relay {
  return createOutboxRelay({
    ...settings,
    name: 'scheduler',
    drain: (send) => drainOutbox(context.db, send, { topics, limit: batchSize, startLeaseMs, now: context.now() }),
  });
}
