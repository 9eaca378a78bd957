import { batchFinishedEvent, encodeDeadLetter, type BatchFinished } from '@autosync/contracts';
import { createConsumer, type Consumer, type ConsumerSettings, type Producer } from '@autosync/kafka';
import type { Timing } from '../operations/apply-changes.ts';
import type { OperationContext } from '../operations/context.ts';
import { takeBatchFinished, type BatchTaken } from '../operations/take-batch-finished.ts';
import { eventSource, type Topics } from '../topics.ts';

/** Takes the fact that a batch is finished (docs/protocol.md#batch-finished); it may come first, last or twice. */
export function consumeBatchFinished({
  context,
  disconnectAfter,
  timing,
  topics,
  producer,
  onTaken,
  ...settings
}: {
  context: OperationContext;
  disconnectAfter: number;
  timing: Timing;
  topics: Pick<Topics, 'batchFinished' | 'deadLetter'>;
  producer: Producer;
  onTaken: (event: BatchFinished, taken: BatchTaken) => void;
} & Omit<ConsumerSettings<BatchFinished>, 'topics' | 'decode' | 'key' | 'handle' | 'deadLetter'>): Consumer {
  return createConsumer<BatchFinished>({
    ...settings,
    topics: [topics.batchFinished],
    decode: (message) => batchFinishedEvent.decode(message),
    key: ({ companyId }) => companyId,
    async handle(event) {
      onTaken(event, await takeBatchFinished(context.db, event, { disconnectAfter, timing, now: context.now() }));
    },
    deadLetter(raw, reason) {
      const letter = encodeDeadLetter(raw, { ...reason, consumer: eventSource, now: context.now() ?? new Date() });
      return producer.send([{ ...letter, topic: topics.deadLetter }]);
    },
  });
}
