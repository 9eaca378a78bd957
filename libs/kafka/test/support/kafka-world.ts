import { afterEach, beforeAll, beforeEach } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { eventually, testKafka } from '@autosync/testing';
import type { TestKafka } from '@autosync/testing';
import { createConsumer, createKafka, createProducer, createTopics } from '../../src/index.ts';
import type { Consumer, ConsumerSettings, HandlerContext, KafkaClient, Producer, RawMessage } from '../../src/index.ts';
import { recordingLogger } from './recording-logger.ts';

/** Short times, so that a rebalance takes a fraction of a second. */
export const fastConsumer = {
  sessionTimeoutMs: 3000,
  heartbeatIntervalMs: 300,
  rebalanceTimeoutMs: 10_000,
  maxWaitMs: 100,
  watchdog: { stallMs: 60_000 },
  retry: { baseMs: 20, maxMs: 100 },
};

export type TestEvent = { key: string; text: string };
type DeadLetter = { raw: RawMessage; code: string; event: TestEvent | undefined };

export function decode({ key, value }: RawMessage): TestEvent {
  const text = String(value);
  if (text === 'poison') throw new AutosyncError('invalid-event', 'poison');
  return { key: String(key), text };
}

/** What a consumer under test has handled and dead-lettered, and the consumer itself. */
export type Observed = { consumer: Consumer; handled: string[]; deadLetters: DeadLetter[] };

/**
 * A topic and a group for each test, and consumers on them that are stopped afterwards. Pass `brokers` where the shared
 * broker must not be disturbed.
 */
export function useKafka({ brokers }: { brokers?: () => string[] } = {}) {
  let shared: TestKafka;
  let topic = '';
  let groupId = '';
  let producer: Producer;
  const consumers: Consumer[] = [];
  const logger = recordingLogger();
  const brokerList = () => brokers?.() ?? shared.brokerList;
  const client = (): KafkaClient => createKafka({ brokers: brokerList(), clientId: 'kafka-test', logger });

  beforeAll(async () => {
    shared = await testKafka();
  });

  beforeEach(async () => {
    topic = shared.unique('topic');
    groupId = shared.unique('group');
    await createTopics(client(), { topics: [{ name: topic, partitions: 2, replicationFactor: 1 }] });
    producer = createProducer(client());
    await producer.start();
  });

  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await producer.stop();
  });

  return {
    client,
    logger,
    topic: () => topic,
    groupId: () => groupId,
    producer: () => producer,
    unique: (name: string) => shared.unique(name),
    /** One message per text; `key:text` chooses the key, else it is `k`. */
    send: (...texts: string[]) =>
      producer.send(
        texts.map((entry) => {
          const [key, text] = entry.includes(':') ? entry.split(':', 2) : ['k', entry];
          return { topic, key: key ?? '', headers: { ce_id: 'id' }, value: text ?? '' };
        }),
      ),
    /** Starts a consumer; unless told otherwise its handler does nothing. Waits until it has joined. */
    async consume(
      settings: Partial<ConsumerSettings<TestEvent>> & {
        onHandle?: (event: TestEvent, context: HandlerContext) => Promise<void> | void;
      } = {},
    ): Promise<Observed> {
      const { onHandle, ...given } = settings;
      const handled: string[] = [];
      const deadLetters: DeadLetter[] = [];
      const consumer = createConsumer<TestEvent>({
        ...fastConsumer,
        kafka: client(),
        groupId,
        topics: [topic],
        decode,
        key: ({ key }) => key,
        async handle(event, context) {
          await onHandle?.(event, context);
          handled.push(event.text);
        },
        deadLetter(raw, { code }, event) {
          deadLetters.push({ raw, code, event });
          return Promise.resolve();
        },
        concurrency: 4,
        logger,
        ...given,
      });
      consumers.push(consumer);
      await consumer.start();
      await eventually(() => consumer.isReady().ok, { timeoutMs: 15_000 });
      return { consumer, handled, deadLetters };
    },
    /** The offsets that the group has committed, summed over the partitions; partitions without a commit count as 0. */
    async committed(): Promise<number> {
      const admin = client().open().admin();
      await admin.connect();
      try {
        const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
        return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
      } finally {
        await admin.disconnect();
      }
    },
  };
}
