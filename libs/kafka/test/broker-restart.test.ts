import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKafka } from '@autosync/dev-stack/servers';
import type { Kafka } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import { createConsumer, createKafka, createProducer, createTopics } from '../src/index.ts';
import { decode, fastConsumer } from './support/kafka-world.ts';
import type { TestEvent } from './support/kafka-world.ts';
import { recordingLogger } from './support/recording-logger.ts';

const topic = 'events';

describe('a broker that goes away and comes back', () => {
  let folder: string;
  let broker: Kafka;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'autosync-broker-'));
    broker = await startKafka({ dataDir: folder });
  }, 60_000);

  afterAll(async () => {
    await broker.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('loses no event: a send meanwhile arrives, the consumer resumes by itself', async () => {
    const logger = recordingLogger();
    const client = createKafka({ brokers: [broker.brokers], clientId: 'restart', logger });
    await createTopics(client, { topics: [{ name: topic, partitions: 2, replicationFactor: 1 }] });
    const producer = createProducer(client, { sendTimeoutMs: 40_000 });
    await producer.start();
    const handled = new Set<string>();
    const consumer = createConsumer<TestEvent>({
      ...fastConsumer,
      kafka: client,
      groupId: 'group',
      topics: [topic],
      decode,
      key: ({ key }) => key,
      handle: ({ text }) => Promise.resolve(void handled.add(text)),
      deadLetter: () => Promise.reject(new Error('nothing is dead-lettered here')),
      concurrency: 4,
      logger,
    });
    const send = (text: string) => producer.send([{ topic, key: text, headers: {}, value: text }]);
    await consumer.start();
    try {
      await send('before');
      await eventually(() => handled.has('before'));
      await broker.kill('SIGKILL');
      const during = send('during');
      await eventually(() =>
        logger.entries.some(({ fields }) => String(fields['detail']).startsWith('Connection error')),
      );
      await eventually(() => !consumer.isReady().ok);
      await broker.start();
      const back = performance.now();
      await during;
      await send('after');
      await eventually(() => handled.has('during') && handled.has('after'), { timeoutMs: 25_000 });
      expect(performance.now() - back).toBeLessThan(20_000);
      expect(consumer.isReady().ok).toBe(true);
      expect(logger.entries.filter(({ level }) => level === 'error')).toEqual([]);
    } finally {
      await consumer.stop();
      await producer.stop();
    }
  }, 60_000);
});
