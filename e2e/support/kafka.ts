import { createConsumer, createKafka } from '@autosync/kafka';
import { newId } from '@autosync/core';

export const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** All JSON messages that a topic holds now, read by a group of its own. */
export async function readTopic(brokers: string, topic: string, quietMs = 400): Promise<unknown[]> {
  const kafka = createKafka({ brokers: [brokers], clientId: 'reader', logger: silentLogger });
  const messages: unknown[] = [];
  let last = performance.now();
  const consumer = createConsumer<unknown>({
    kafka,
    groupId: `reader-${newId()}`,
    topics: [topic],
    decode: ({ value }) => JSON.parse(value?.toString('utf8') ?? 'null') as unknown,
    key: () => 'all',
    async handle(event) {
      messages.push(event);
      last = performance.now();
    },
    deadLetter: async () => undefined,
    concurrency: 1,
    maxWaitMs: 100,
    logger: silentLogger,
  });
  await consumer.start();
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (consumer.isReady().ok && performance.now() - last > quietMs) break;
  }
  await consumer.stop();
  return messages;
}
