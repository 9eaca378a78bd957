import { createConsumer, createKafka, type KafkaConnection } from '@autosync/kafka';
import { newId } from '@autosync/core';

export const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };

export type TopicMessage = { topic: string; body: unknown };

/** A machine with much to do takes long to join a group. */
const patienceMs = 60_000;

/** All JSON messages that the topics hold now, read by a group of its own; what is no JSON is left out. */
export async function readTopics(
  connection: KafkaConnection,
  topics: string[],
  quietMs = 600,
): Promise<TopicMessage[]> {
  const kafka = createKafka({ ...connection, clientId: 'reader', logger: silentLogger });
  const messages: TopicMessage[] = [];
  let last = performance.now();
  const consumer = createConsumer<TopicMessage>({
    kafka,
    groupId: `reader-${newId()}`,
    topics,
    decode: ({ topic, value }) => ({ topic, body: JSON.parse(value?.toString('utf8') ?? 'null') as unknown }),
    key: () => 'all',
    async handle(message) {
      messages.push(message);
      last = performance.now();
    },
    deadLetter: async () => undefined,
    concurrency: 1,
    maxWaitMs: 100,
    logger: silentLogger,
  });
  await consumer.start();
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!consumer.isReady().ok) last = performance.now();
    else if (performance.now() - last > quietMs) break;
  }
  const { ok, reasons } = consumer.isReady();
  await consumer.stop();
  if (!ok) throw new Error(`the topics could not be read: ${reasons.join(', ')}`);
  return messages;
}

/** The same of one topic. */
export async function readTopic(brokers: string, topic: string): Promise<unknown[]> {
  return (await readTopics({ brokers: [brokers] }, [topic])).map(({ body }) => body);
}
