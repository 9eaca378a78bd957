import { describe, expect, it } from 'vitest';
import { toError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { useKafka } from './support/kafka-world.ts';

describe('a consumer that stops, is joined by another, or is replaced', () => {
  const kafka = useKafka();

  it('re-delivers after a restart what was unfinished or behind it, and nothing that was committed', async () => {
    const gate = Promise.withResolvers<void>();
    const first = await kafka.consume({
      async onHandle({ text }, { signal }) {
        if (text !== 'stuck') return;
        await Promise.race([gate.promise, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        signal.throwIfAborted();
      },
    });
    // One partition: the keys differ, but share it.
    await kafka.producer().send(
      ['done 1', 'done 2', 'stuck', 'behind'].map((value) => ({
        topic: kafka.topic(),
        key: 'same partition',
        headers: { key: value },
        value,
      })),
    );
    await eventually(() => first.handled.length >= 2);
    await first.consumer.stop();
    expect(await kafka.committed()).toBe(2);
    const second = await kafka.consume();
    await eventually(() => second.handled.length === 2);
    expect(second.handled).toEqual(['stuck', 'behind']);
    expect(second.deadLetters).toEqual([]);
  });

  it('does not commit past an unfinished event although later ones of other keys are finished', async () => {
    const stuck = Promise.withResolvers<void>();
    const { handled, consumer } = await kafka.consume({
      key: ({ text }) => text,
      onHandle: ({ text }) => (text === 'stuck' ? stuck.promise : undefined),
    });
    await kafka.send('1', 'stuck', '2', '3');
    await eventually(() => handled.length === 3);
    await eventually(async () => (await kafka.committed()) === 1);
    expect(consumer.status().uncommitted).toBe(3);
    stuck.resolve();
    await eventually(async () => (await kafka.committed()) === 4);
  });

  it('stops in the middle: signals the handlers, waits for them, begins no other, commits, leaves the group', async () => {
    const started = Promise.withResolvers<void>();
    const begun: string[] = [];
    const { consumer, handled } = await kafka.consume({
      concurrency: 1,
      async onHandle({ text }, { signal }) {
        begun.push(text);
        started.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    await kafka.send('a:1', 'a:2', 'b:3');
    await started.promise;
    await consumer.stop();
    expect(begun).toHaveLength(1);
    expect(handled).toHaveLength(1);
    expect(await kafka.committed()).toBe(1);
    expect(consumer.isReady().ok).toBe(false);
    const next = await kafka.consume();
    await eventually(() => next.handled.length === 2);
    expect(next.handled.toSorted()).toEqual(
      ['a:1', 'a:2', 'b:3'].map((entry) => entry.slice(2)).filter((t) => t !== begun[0]),
    );
  });

  it('hands a partition over when another consumer joins: the handler is told, the rest is not handled twice', async () => {
    const told: string[] = [];
    const first = await kafka.consume({
      concurrency: 8,
      async onHandle({ text }, { signal }) {
        if (!text.startsWith('slow')) return;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        told.push(text);
        signal.throwIfAborted();
      },
    });
    // Keys that are certainly spread over both partitions.
    await kafka.send(...Array.from({ length: 8 }, (_, index) => `${index}:slow ${index}`));
    await eventually(() => first.consumer.status().inside === 8);
    const second = await kafka.consume();
    await eventually(() => first.consumer.status().partitions === 1 && second.consumer.status().partitions === 1);
    await eventually(() => told.length > 0);
    await eventually(() => second.handled.length === told.length);
    expect(second.handled.toSorted()).toEqual(told.toSorted());
    expect(first.handled).toEqual([]);
  });

  it('takes events of a partition it keeps over a rebalance only once', async () => {
    const gate = Promise.withResolvers<void>();
    const begun: string[] = [];
    const first = await kafka.consume({
      concurrency: 20,
      key: ({ text }) => text,
      onHandle({ text }) {
        begun.push(text);
        return gate.promise;
      },
    });
    await kafka.send(...Array.from({ length: 10 }, (_, index) => `${index}:${index}`));
    await eventually(() => begun.length === 10);
    const joining = await kafka.consume();
    await joining.consumer.stop();
    await eventually(() => first.consumer.status().partitions === 2);
    gate.resolve();
    await eventually(async () => (await kafka.committed()) === 10);
    const twice = begun.filter((text, index) => begun.indexOf(text) !== index);
    const handledByBoth = twice.length + joining.handled.length;
    // The partition that stayed had its events started once. Those of the other one were taken away and given back.
    expect(new Set(begun).size).toBe(10);
    expect(handledByBoth).toBeLessThan(10);
  });

  it('fetches a partition again that was full when it went away, and came back', async () => {
    const gate = Promise.withResolvers<void>();
    const first = await kafka.consume({ maxUncommitted: 1, onHandle: () => gate.promise });
    await kafka.send(...Array.from({ length: 8 }, (_, index) => `${index}:${index}`));
    await eventually(() => first.consumer.status().pausedPartitions === 2);
    const joining = await kafka.consume({
      onHandle: (_event, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(toError(signal.reason)))),
    });
    await eventually(() => first.consumer.status().partitions === 1);
    await joining.consumer.stop();
    await eventually(() => first.consumer.status().partitions === 2);
    gate.resolve();
    await eventually(async () => (await kafka.committed()) === 8);
    expect(first.consumer.status().pausedPartitions).toBe(0);
  });

  it('is replaced when kafkajs crashes for good, and goes on', async () => {
    let crashes = 0;
    let armed = false;
    const kinds: string[] = [];
    const { handled, consumer } = await kafka.consume({
      observer: { event: (kind) => kinds.push(kind), watch: () => undefined },
      kafka: {
        open() {
          const instance = kafka.client().open();
          const create = instance.consumer.bind(instance);
          // A defect inside kafkajs's own loop: after a TypeError it stops for ever and looks healthy.
          instance.consumer = (config) => {
            const consumer = create(config);
            const run = consumer.run.bind(consumer);
            consumer.run = (settings) =>
              run({
                ...settings,
                eachBatch: (payload) => {
                  if (armed && crashes++ === 0) throw new TypeError('defect');
                  return settings!.eachBatch!(payload);
                },
              });
            return consumer;
          };
          return instance;
        },
      },
    });
    await kafka.send('before');
    await eventually(() => handled.length === 1);
    armed = true;
    await kafka.send('after');
    await eventually(() => handled.length === 2);
    expect(crashes).toBeGreaterThan(0);
    expect(kinds).toContain('crashed');
    await eventually(async () => (await kafka.committed()) === 2);
    expect(consumer.isLive()).toEqual({ ok: true, reasons: [] });
  });

  it('is replaced by the watchdog when it stalls, and reported as not live when that does not help', async () => {
    const never = new Promise<void>(() => undefined);
    let attempts = 0;
    const { consumer } = await kafka.consume({
      watchdog: { stallMs: 800 },
      async onHandle(_event, { signal, leavePool }) {
        attempts += 1;
        leavePool();
        if (attempts > 1)
          await Promise.race([never, new Promise((resolve) => signal.addEventListener('abort', resolve))]);
        else await new Promise((resolve) => signal.addEventListener('abort', resolve));
        signal.throwIfAborted();
      },
    });
    await kafka.send('stuck');
    await eventually(() => attempts === 2, { timeoutMs: 8000 });
    expect(consumer.isLive().ok).toBe(true);
    await eventually(() => !consumer.isLive().ok, { timeoutMs: 8000 });
    expect(consumer.isLive().reasons).toHaveLength(1);
  });
});
