import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createTopics } from '../src/index.ts';
import { useKafka } from './support/kafka-world.ts';

/** A look every quarter of a second: the interval is an eighth of the stall time at most. */
const oftenLooked = { watchdog: { stallMs: 2000 } };

describe('a topic that is deleted and made anew', () => {
  const kafka = useKafka();
  const texts = (from: number, count: number, mark: string) =>
    Array.from({ length: count }, (_, n) => `k${n % 7}:${mark}${from + n}`);

  async function withAdmin<T>(
    work: (admin: ReturnType<ReturnType<ReturnType<typeof kafka.client>['open']>['admin']>) => Promise<T>,
  ) {
    const admin = kafka.client().open().admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  const deleteTopic = () => withAdmin((admin) => admin.deleteTopics({ topics: [kafka.topic()] }));
  const makeTopic = (partitions = 2) =>
    eventually(async () => {
      await createTopics(kafka.client(), { topics: [{ name: kafka.topic(), partitions, replicationFactor: 1 }] });
      return true;
    });

  async function makeAnew(): Promise<void> {
    await deleteTopic();
    await makeTopic();
  }

  /** As a process that is just ending commits what it knew. */
  async function commitLate(offsets: { partition: number; offset: string; metadata: string | null }[]): Promise<void> {
    const late = kafka.client().open().consumer({ groupId: kafka.groupId() });
    await late.connect();
    await late.subscribe({ topics: [kafka.topic()] });
    const joined = new Promise<void>((resolve) => late.on(late.events.GROUP_JOIN, () => resolve()));
    await late.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: () => Promise.resolve() });
    await joined;
    await late.commitOffsets(offsets.map((offset) => ({ topic: kafka.topic(), ...offset })));
    await late.disconnect();
  }

  /** A message may be stored twice: a producer repeats what was not acknowledged while leaders change. */
  const committedToTheEnd = () =>
    eventually(
      async () => {
        const ends = await withAdmin((admin) => admin.fetchTopicOffsets(kafka.topic()));
        expect(await kafka.committed()).toBe(ends.reduce((sum, { high }) => sum + Number(high), 0));
      },
      { timeoutMs: 30_000 },
    );

  const all = (handled: string[], mark: string) => new Set(handled.filter((text) => text.startsWith(mark))).size;

  it('is consumed from its beginning, where it is shorter than the one before', async () => {
    const { handled, consumer } = await kafka.consume(oftenLooked);
    await kafka.send(...texts(0, 50, 'old'));
    await eventually(async () => (await kafka.committed()) === 50);
    await makeAnew();
    await kafka.send(...texts(0, 5, 'new'));
    await eventually(() => all(handled, 'new') === 5, { timeoutMs: 30_000 });
    await committedToTheEnd();
    expect(consumer.isLive().ok).toBe(true);
  }, 60_000);

  it('is consumed from its beginning, where it is longer already', async () => {
    const { handled } = await kafka.consume(oftenLooked);
    await kafka.send(...texts(0, 20, 'old'));
    await eventually(async () => (await kafka.committed()) === 20);
    await makeAnew();
    await kafka.send(...texts(0, 100, 'new'));
    await eventually(() => all(handled, 'new') === 100, { timeoutMs: 30_000 });
    await committedToTheEnd();
  }, 60_000);

  it('again and again while events are sent: all that are acknowledged after the last time are handled', async () => {
    const { handled, deadLetters } = await kafka.consume(oftenLooked);
    let sent = 0;
    for (let round = 0; round < 3; round += 1) {
      const flowing = kafka.send(...texts(sent, 30, `round${round}-`)).catch(() => undefined);
      await makeAnew();
      await flowing;
      sent += 30;
    }
    await kafka.send(...texts(0, 40, 'last'));
    await eventually(() => all(handled, 'last') === 40, { timeoutMs: 60_000 });
    expect(deadLetters).toEqual([]);
  }, 120_000);

  it('while nobody consumed it, but somebody committed the old offsets late, is consumed from its beginning', async () => {
    const first = await kafka.consume(oftenLooked);
    await kafka.send(...texts(0, 30, 'old'));
    await eventually(async () => (await kafka.committed()) === 30);
    await first.consumer.stop();
    const marks = await withAdmin((admin) => admin.fetchOffsets({ groupId: kafka.groupId(), topics: [kafka.topic()] }));
    await makeAnew();
    await kafka.send(...texts(0, 60, 'new'));
    await commitLate(marks[0]?.partitions ?? []);
    const { handled } = await kafka.consume(oftenLooked);
    await eventually(() => all(handled, 'new') === 60, { timeoutMs: 30_000 });
  }, 60_000);

  it('events of the old one that were being handled are finished, and the new one is read meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    const { handled } = await kafka.consume({
      ...oftenLooked,
      onHandle: ({ text }) => (text === 'old0' ? gate.promise : undefined),
    });
    await kafka.send('a:old0');
    await makeAnew();
    await kafka.send('b:new1');
    await eventually(() => handled.includes('new1'), { timeoutMs: 30_000 });
    gate.resolve();
    await eventually(() => handled.includes('old0'));
  }, 60_000);
});

describe('retention', () => {
  const kafka = useKafka();

  it('deletes events that were not read: the remaining ones are read, and an error says how many were lost', async () => {
    const first = await kafka.consume(oftenLooked);
    await kafka.send(...Array.from({ length: 10 }, (_, n) => `k:${n}`));
    await eventually(async () => (await kafka.committed()) === 10);
    await first.consumer.stop();
    await kafka.send(...Array.from({ length: 10 }, (_, n) => `k:${10 + n}`));
    const admin = kafka.client().open().admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(kafka.topic());
    const busy = ends.find(({ high }) => high === '20');
    await admin.deleteTopicRecords({
      topic: kafka.topic(),
      partitions: [{ partition: busy?.partition ?? 0, offset: '15' }],
    });
    await admin.disconnect();
    const counts: Record<string, number> = {};
    const { handled } = await kafka.consume({
      ...oftenLooked,
      observer: { event: (kind) => (counts[kind] = (counts[kind] ?? 0) + 1), watch: () => undefined },
    });
    await eventually(async () => (await kafka.committed()) === 20, { timeoutMs: 20_000 });
    expect([...new Set(handled)].toSorted()).toEqual(['15', '16', '17', '18', '19']);
    expect(counts['overtaken']).toBe(1);
    const errors = kafka.logger.entries.filter(({ message }) => message.startsWith('retention took'));
    expect(errors).toMatchObject([{ level: 'error', fields: { topic: kafka.topic(), lost: '5', from: '15' } }]);
  }, 60_000);
});

describe('a topic that gets more partitions', () => {
  const kafka = useKafka();

  it('is consumed in all of them soon', async () => {
    const { handled, consumer } = await kafka.consume(oftenLooked);
    await kafka.send('a:1');
    await eventually(() => handled.length === 1);
    const admin = kafka.client().open().admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic: kafka.topic(), count: 6 }] });
    await admin.disconnect();
    await eventually(() => consumer.status().partitions === 6, { timeoutMs: 20_000 });
  }, 60_000);
});
