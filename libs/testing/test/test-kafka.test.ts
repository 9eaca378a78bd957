import { describe, expect, it } from 'vitest';
import { createKafka, createTopics } from '@autosync/kafka';
import { testKafka } from '../src/index.ts';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

describe('testKafka', () => {
  it('is a broker that all test files of a run share', async () => {
    const [first, second] = await Promise.all([testKafka(), testKafka()]);
    expect(second.brokers).toBe(first.brokers);
    const name = first.unique('orders');
    const kafka = createKafka({ brokers: first.brokerList, clientId: 'test', logger });
    const topics = [{ name, partitions: 1, replicationFactor: 1 }];
    expect(await createTopics(kafka, { topics })).toMatchObject({ created: [name] });
  });

  it('gives another name at each call', async () => {
    const kafka = await testKafka();
    expect(kafka.unique('orders')).not.toBe(kafka.unique('orders'));
    expect(kafka.unique('orders')).toMatch(/^orders\./);
  });
});
