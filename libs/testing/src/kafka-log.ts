import {
  createConsumer,
  createKafka,
  createProducer,
  createTopics,
  type Consumer,
  type Producer,
  type RawMessage,
} from '@autosync/kafka';
import { testKafka } from './test-kafka.ts';

/** A logger that drops everything. */
export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function testClient() {
  const { brokerList } = await testKafka();
  return createKafka({ brokers: brokerList, clientId: 'test', logger: silent });
}

/** Creates topics that do not exist yet. */
export async function createTestTopics(names: readonly string[], partitions: number): Promise<void> {
  const topics = names.map((name) => ({ name, partitions, replicationFactor: 1 }));
  await createTopics(await testClient(), { topics });
}

/** Collects all messages of some topics, old and new. */
export async function followTopics(topics: string[]): Promise<{ messages: RawMessage[]; consumer: Consumer }> {
  const { unique } = await testKafka();
  const messages: RawMessage[] = [];
  const consumer = createConsumer<RawMessage>({
    kafka: await testClient(),
    groupId: unique('test'),
    topics,
    decode: (message) => message,
    key: ({ partition }) => String(partition),
    handle: async (message) => void messages.push(message),
    deadLetter: async () => undefined,
    concurrency: 1,
    sessionTimeoutMs: 6000,
    heartbeatIntervalMs: 500,
    maxWaitMs: 100,
    logger: silent,
  });
  await consumer.start();
  return { messages, consumer };
}

export async function testProducer(): Promise<Producer> {
  const producer = createProducer(await testClient());
  await producer.start();
  return producer;
}

/** The parsed message values; their type is not checked. */
export function bodies<T>(messages: readonly RawMessage[]): T[] {
  return messages.map(({ value }) => JSON.parse(String(value)) as T);
}

/** Environment variables for a service whose consumer joins within a second, in a group of its own. */
export async function kafkaEnvironment(group: string): Promise<Record<string, string>> {
  const { brokers, unique } = await testKafka();
  return {
    KAFKA_BROKERS: brokers,
    KAFKA_GROUP_ID: unique(group),
    KAFKA_SESSION_TIMEOUT_MS: '3000',
    KAFKA_HEARTBEAT_INTERVAL_MS: '300',
    KAFKA_REBALANCE_TIMEOUT_MS: '10000',
    KAFKA_MAX_WAIT_MS: '100',
  };
}

/** A Kafka that never answers: nothing listens on port 1. */
export const noKafka = { KAFKA_BROKERS: '127.0.0.1:1', KAFKA_SEND_TIMEOUT_MS: '500' };
