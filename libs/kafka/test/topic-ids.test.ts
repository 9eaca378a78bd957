import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createTopics } from '../src/index.ts';
import { createTopicIds } from '../src/topic-ids.ts';
import type { TopicIds } from '../src/topic-ids.ts';
import { encodeTopicIdsRequest } from '../src/topic-ids-wire.ts';
import { useKafka } from './support/kafka-world.ts';

describe('the ids of topics', () => {
  const kafka = useKafka();
  let ids: TopicIds;
  beforeAll(() => {
    ids = createTopicIds(kafka.client());
  });
  afterAll(() => ids.close());

  it('stay the same until a topic is made anew, and leave out one that is not there', async () => {
    const before = await ids.read([kafka.topic(), 'no-such-topic']);
    expect([...(before?.keys() ?? [])]).toEqual([kafka.topic()]);
    expect(before?.get(kafka.topic())).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
    expect(await ids.read([kafka.topic()])).toEqual(before);

    const admin = kafka.client().open().admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [kafka.topic()] });
    await admin.disconnect();
    await eventually(async () => (await ids.read([kafka.topic()]))?.size === 0);
    await createTopics(kafka.client(), { topics: [{ name: kafka.topic(), partitions: 2, replicationFactor: 1 }] });
    await eventually(async () => {
      const id = (await ids.read([kafka.topic()]))?.get(kafka.topic());
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(id).not.toBe(before?.get(kafka.topic()));
    });
  });

  it('throw when no broker answers, and after the end', async () => {
    const closed = createTopicIds(kafka.client());
    await closed.close();
    await expect(closed.read(['t'])).rejects.toThrow();
  });

  it('ask for names of any length', () => {
    expect(encodeTopicIdsRequest(['a'.repeat(249)]).length).toBe(1 + 1 + 16 + 2 + 249 + 1 + 3);
  });
});
