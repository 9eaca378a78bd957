import {
  createConsumer,
  createKafka,
  createProducer,
  type Consumer,
  type Producer,
  type RawMessage,
} from '@autosync/kafka';
import { testKafka } from '@autosync/testing';
import { silent } from './service.ts';

/** Everything that lies and comes in some topics. */
export async function followTopics(topics: string[]): Promise<{ messages: RawMessage[]; consumer: Consumer }> {
  const kafka = await testKafka();
  const messages: RawMessage[] = [];
  const consumer = createConsumer<RawMessage>({
    kafka: createKafka({ brokers: kafka.brokerList, clientId: 'scheduler-test', logger: silent }),
    groupId: kafka.unique('scheduler-test'),
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
  const { brokerList } = await testKafka();
  const producer = createProducer(createKafka({ brokers: brokerList, clientId: 'scheduler-test', logger: silent }));
  await producer.start();
  return producer;
}

/** The parsed bodies, which are what they are said to be. */
export function bodies<T>(messages: readonly RawMessage[]): T[] {
  return messages.map(({ value }) => JSON.parse(value!.toString()) as T);
}
