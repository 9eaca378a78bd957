import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { createGroupReader, createKafka } from '../src/index.ts';
import type { GroupReader } from '../src/index.ts';
import { placesOf } from '../src/places.ts';
import { useKafka } from './support/kafka-world.ts';
import { recordingLogger } from './support/recording-logger.ts';

describe('a group reader', () => {
  const kafka = useKafka();
  const readers: GroupReader[] = [];

  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
  });

  function aReader(client = kafka.client()): GroupReader {
    const reader = createGroupReader(client);
    readers.push(reader);
    return reader;
  }

  const group = () => ({ groupId: kafka.groupId(), topic: kafka.topic() });

  it('counts the places of all members, and none when they have left', async () => {
    const reader = aReader();
    expect(await reader.readPlaces(kafka.groupId())).toBe(0);
    const first = await kafka.consume({ concurrency: 7 });
    await kafka.consume({ concurrency: 5 });
    await eventually(async () => (await reader.readPlaces(kafka.groupId())) === 12, { timeoutMs: 15_000 });
    await first.consumer.stop();
    await eventually(async () => (await reader.readPlaces(kafka.groupId())) === 5, { timeoutMs: 15_000 });
  });

  it('tells where logs begin and end, and what the group has committed', async () => {
    const reader = aReader();
    const places = await kafka.producer().place([
      { topic: kafka.topic(), key: 'a', headers: {}, value: '1' },
      { topic: kafka.topic(), key: 'b', headers: {}, value: '2' },
      { topic: kafka.topic(), key: 'a', headers: {}, value: '3' },
    ]);
    const before = await reader.readPositions(group());
    expect(before).toHaveLength(2);
    for (const { partition, start, end, committed } of before) {
      expect([start, end, committed]).toEqual([
        0n,
        BigInt(places.filter((place) => place.partition === partition).length),
        undefined,
      ]);
    }
    const { handled } = await kafka.consume();
    await eventually(() => handled.length === 3);
    await eventually(async () => {
      const positions = await reader.readPositions(group());
      return positions.every(({ end, committed }) => (committed ?? 0n) === end);
    });
  });

  it('says that no broker answers, and refuses after it was closed', async () => {
    const logger = recordingLogger();
    const nowhere = aReader(createKafka({ brokers: ['127.0.0.1:1'], clientId: 'nowhere', logger }));
    await expect(nowhere.readPlaces(kafka.groupId())).rejects.toMatchObject({
      code: 'kafka-unavailable',
      retryable: true,
    });
    await nowhere.close();
    await expect(nowhere.readPlaces(kafka.groupId())).rejects.toMatchObject({ code: 'kafka-closed' });
  });
});

describe('the places of a member', () => {
  it.each([
    ['another client', Buffer.alloc(0)],
    ['nothing that can be read', Buffer.from([0, 1, 2])],
  ])('are one for %s', (_, metadata) => {
    expect(placesOf(metadata)).toBe(1);
  });
});
