import { createOutboxRelay, type Producer, type Relay } from '@autosync/kafka';
import { readOfAllTenants } from '../data-access/all-tenants.ts';
import { isOutboxEmpty } from '../data-access/outbox.ts';
import type { OperationContext } from '../operations/context.ts';
import { drainOutbox } from '../operations/drain-outbox.ts';
import type { Topics } from '../topics.ts';

/** Publishes dispatches and what happened to batches (docs/protocol.md#publish). */
export function tickRelay({
  context,
  topics,
  batchSize,
  ...settings
}: {
  context: OperationContext;
  topics: Topics;
  batchSize: number;
  producer: Producer;
  idleMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
  onPublished: (events: number) => void;
}): Relay {
  return createOutboxRelay({
    ...settings,
    name: 'scheduler',
    batchSize,
    lanes: 2,
    isEmpty: () => readOfAllTenants(context.db, isOutboxEmpty),
    drain: () =>
      drainOutbox(context.db, (events) => settings.producer.place(events), {
        topics,
        limit: batchSize,
        now: context.now(),
        onInvalid: (error) => settings.onError(error, 1),
      }),
  });
}
