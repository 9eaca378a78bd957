import { describe, expect, it } from 'vitest';
import { AutosyncError, sleep } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { useKafka } from './support/kafka-world.ts';

const retryable = new AutosyncError('db-unavailable', 'later', { retryable: true });

describe('a consumer', () => {
  const kafka = useKafka();

  it('handles what was sent before it joined, and commits it', async () => {
    await kafka.send('a:1', 'b:2', 'c:3');
    const { handled } = await kafka.consume();
    await eventually(() => handled.length === 3);
    await eventually(async () => (await kafka.committed()) === 3);
  });

  it('sends a poisoned message to the dead letters with its bytes and coordinates, and goes on', async () => {
    const { handled, deadLetters } = await kafka.consume();
    await kafka.send('before', 'poison', 'after');
    await eventually(() => handled.length === 2);
    await eventually(() => deadLetters.length === 1);
    expect(deadLetters[0]).toMatchObject({
      code: 'invalid-event',
      event: undefined,
      raw: { topic: kafka.topic(), offset: '1', value: Buffer.from('poison'), headers: { ce_id: 'id' } },
    });
    await eventually(async () => (await kafka.committed()) === 3);
  });

  it('sends what its handler refuses to the dead letters, a defect too, and goes on', async () => {
    const { handled, deadLetters } = await kafka.consume({
      onHandle({ text }) {
        if (text === 'refused') throw new AutosyncError('version-mismatch', 'refused');
        if (text === 'defect') throw new TypeError('x is not a function');
      },
    });
    await kafka.send('refused', 'defect', 'fine');
    await eventually(() => handled.length === 1);
    expect(deadLetters.map(({ code }) => code)).toEqual(['version-mismatch', 'unexpected-error']);
    expect(deadLetters.map(({ event }) => event?.text)).toEqual(['refused', 'defect']);
    await eventually(async () => (await kafka.committed()) === 3);
  });

  it('handles a message that was sent twice twice: its handler decides what that means', async () => {
    const { handled } = await kafka.consume();
    await kafka.send('same', 'same');
    await eventually(() => handled.length === 2);
  });

  it('tries a retryable failure again, later events of the key waiting, other keys not', async () => {
    let failures = 3;
    const begun: string[] = [];
    const { handled } = await kafka.consume({
      onHandle({ text }) {
        begun.push(text);
        if (text === 'a1' && failures-- > 0) throw retryable;
      },
    });
    await kafka.send('a:a1', 'a:a2', 'b:b1');
    await eventually(() => handled.length === 3);
    expect(handled.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2']);
    expect(begun.filter((text) => text === 'a1')).toHaveLength(4);
    expect(begun.indexOf('b1')).toBeLessThan(begun.lastIndexOf('a1'));
    await eventually(async () => (await kafka.committed()) === 3);
  });

  it('repeats a dead letter that could not be published, and commits only then', async () => {
    let failures = 3;
    const published: string[] = [];
    await kafka.consume({
      deadLetter({ offset }) {
        if (failures-- > 0) return Promise.reject(retryable);
        published.push(offset);
        return Promise.resolve();
      },
    });
    await kafka.send('poison');
    await eventually(() => published.length === 1);
    await eventually(async () => (await kafka.committed()) === 1);
  });

  it('runs events of a key in order and never together, different keys side by side', async () => {
    const running = new Map<string, number>();
    let most = 0;
    const { handled } = await kafka.consume({
      concurrency: 3,
      async onHandle({ key }) {
        expect(running.get(key) ?? 0).toBe(0);
        running.set(key, 1);
        most = Math.max(
          most,
          [...running.values()].reduce((sum, count) => sum + count, 0),
        );
        await sleep(2);
        running.set(key, 0);
      },
    });
    const texts = Array.from({ length: 60 }, (_, index) => `${'abcdef'[index % 6]}:${index}`);
    await kafka.send(...texts);
    await eventually(() => handled.length === 60);
    expect(most).toBe(3);
    for (const key of 'abcdef') {
      const ofKey = handled.filter((text) => 'abcdef'[Number(text) % 6] === key).map(Number);
      expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
      expect(ofKey).toHaveLength(10);
    }
  });

  it('lets the others work while a handler that left the pool waits, its own key not', async () => {
    const lock = Promise.withResolvers<void>();
    const { handled, consumer } = await kafka.consume({
      concurrency: 1,
      async onHandle({ text }, { leavePool }) {
        if (text !== 'waits') return;
        leavePool();
        await lock.promise;
      },
    });
    await kafka.send('a:waits', 'a:behind', 'b:1', 'c:2', 'd:3');
    await eventually(() => handled.length === 3);
    expect(handled.toSorted()).toEqual(['1', '2', '3']);
    expect(consumer.status()).toMatchObject({ inside: 0, outside: 1, queued: 1 });
    lock.resolve();
    await eventually(() => handled.length === 5);
    await eventually(async () => (await kafka.committed()) === 5);
  });

  it('finishes events that need no handling, as triage says, without a handler', async () => {
    const asked: number[] = [];
    const { handled } = await kafka.consume({
      triage(events) {
        asked.push(events.length);
        return Promise.resolve(events.map(({ text }) => text === 'idle'));
      },
    });
    await kafka.send('a:idle', 'b:work', 'c:idle', 'd:idle');
    await eventually(async () => (await kafka.committed()) === 4);
    expect(handled).toEqual(['work']);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('stops fetching a partition that is full, and takes it up again', async () => {
    const gate = Promise.withResolvers<void>();
    const { handled, consumer } = await kafka.consume({ maxUncommitted: 10, onHandle: () => gate.promise });
    await kafka.send(...Array.from({ length: 12 }, (_, index) => `first ${index}`));
    await eventually(() => consumer.status().pausedPartitions === 1);
    const { uncommitted } = consumer.status();
    await kafka.send(...Array.from({ length: 20 }, (_, index) => `second ${index}`));
    const since = performance.now();
    await eventually(() => performance.now() - since > 400);
    expect(consumer.status().uncommitted).toBe(uncommitted);
    gate.resolve();
    await eventually(() => handled.length === 32);
    await eventually(async () => (await kafka.committed()) === 32);
    expect(consumer.status().pausedPartitions).toBe(0);
  });

  it('counts what happens, and what triage finished as handled', async () => {
    const counts: Record<string, number> = {};
    let failures = 1;
    await kafka.consume({
      onHandle() {
        if (failures-- > 0) throw retryable;
      },
      triage: (events) => Promise.resolve(events.map(({ text }) => text === 'idle')),
      observer: { event: (kind) => (counts[kind] = (counts[kind] ?? 0) + 1), watch: () => undefined },
    });
    await kafka.send('1', 'poison', 'idle');
    await eventually(() => counts['handled'] === 2 && counts['deadLettered'] === 1);
    expect(counts).toEqual({ rebalanced: 1, retried: 1, handled: 2, deadLettered: 1 });
  });
});
