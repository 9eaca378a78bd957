import { describe, expect, it } from 'vitest';
import { createKafka, createTopics } from '../src/index.ts';
import { useKafka } from './support/kafka-world.ts';
import { recordingLogger } from './support/recording-logger.ts';

describe('createTopics', () => {
  const kafka = useKafka();
  const settings = (name: string) => ({
    name,
    partitions: 3,
    replicationFactor: 1,
    config: { 'retention.ms': '5000' },
  });

  async function describeTopic(name: string) {
    const admin = kafka.client().open().admin();
    await admin.connect();
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: 2, name, configNames: ['retention.ms'] }],
      });
      return { partitions: topics[0]?.partitions.length, retention: resources[0]?.configEntries[0]?.configValue };
    } finally {
      await admin.disconnect();
    }
  }

  it('creates what is missing with its settings, and nothing the second time', async () => {
    const names = [kafka.unique('a'), kafka.unique('b')];
    const first = await createTopics(kafka.client(), { topics: [settings(names[0]!)] });
    expect(first).toEqual({ created: [names[0]], different: [] });
    const second = await createTopics(kafka.client(), { topics: names.map(settings) });
    expect(second).toEqual({ created: [names[1]], different: [] });
    expect(await createTopics(kafka.client(), { topics: names.map(settings) })).toEqual({
      created: [],
      different: [],
    });
    expect(await describeTopic(names[1]!)).toEqual({ partitions: 3, retention: '5000' });
  });

  it('reports in what existing topics differ, and leaves them alone; more partitions are no difference', async () => {
    const name = kafka.unique('a');
    await createTopics(kafka.client(), { topics: [settings(name)] });
    const wanted = { ...settings(name), partitions: 4, config: { 'retention.ms': '6000' } };
    expect(await createTopics(kafka.client(), { topics: [wanted] })).toEqual({
      created: [],
      different: [
        { topic: name, setting: 'partitions', found: '3', expected: '4' },
        { topic: name, setting: 'retention.ms', found: '5000', expected: '6000' },
      ],
    });
    expect(await createTopics(kafka.client(), { topics: [{ ...settings(name), partitions: 1 }] })).toEqual({
      created: [],
      different: [],
    });
    expect(await describeTopic(name)).toEqual({ partitions: 3, retention: '5000' });
  });

  it('lets several callers create the same topics at once', async () => {
    const topics = [settings(kafka.unique('a')), settings(kafka.unique('b'))];
    const calls = Array.from({ length: 4 }, () => createTopics(kafka.client(), { topics }));
    const created = (await Promise.all(calls)).flatMap((result) => result.created);
    expect(created).toEqual(expect.arrayContaining(topics.map(({ name }) => name)));
  });

  it('rejects settings the broker refuses', async () => {
    const topics = [{ ...settings(kafka.unique('a')), replicationFactor: 7 }];
    await expect(createTopics(kafka.client(), { topics })).rejects.toMatchObject({
      code: 'kafka-rejected',
      retryable: false,
    });
  });

  it('reports brokers that are not there as retryable', async () => {
    const nowhere = createKafka({ brokers: ['127.0.0.1:1'], clientId: 'nowhere', logger: recordingLogger() });
    await expect(createTopics(nowhere, { topics: [] })).rejects.toMatchObject({
      code: 'kafka-unavailable',
      retryable: true,
    });
  });
});
