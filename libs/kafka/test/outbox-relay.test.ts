import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { createOutboxRelay } from '../src/index.ts';
import type { OutgoingMessage } from '../src/index.ts';

const message: OutgoingMessage = { topic: 't', key: 'k', headers: {}, value: 'v' };

/** An outbox in memory: a failed send leaves its rows, as a rolled back transaction does. */
function outbox(
  rows: number,
  send: () => Promise<void> = () => Promise.resolve(),
  { lanes = 1, idleMs = 60_000 } = {},
) {
  const state = { rows, errors: [] as unknown[], published: 0, drains: 0, looks: 0 };
  const relay = createOutboxRelay({
    name: 'test',
    idleMs,
    batchSize: 10,
    lanes,
    producer: { send },
    isEmpty: async () => {
      state.looks += 1;
      return state.rows === 0;
    },
    drain: async (sendAll) => {
      const taken = Math.min(10, state.rows);
      state.rows -= taken; // as locked rows are for others
      state.drains += 1;
      try {
        await sendAll(Array.from({ length: taken }, () => message));
      } catch (error) {
        state.rows += taken;
        throw error;
      }
      return taken;
    },
    onError: (error) => state.errors.push(error),
    onPublished: (count) => (state.published += count),
  });
  return { state, relay };
}

describe('an outbox relay', () => {
  it('drains batch after batch until nothing is left, then waits for a wake', async () => {
    const { state, relay } = outbox(25);
    relay.start();
    await eventually(() => state.published === 25);
    expect(state.drains).toBe(3); // the third was not full
    state.rows = 3;
    relay.wake();
    await eventually(() => state.published === 28);
    await relay.stop();
    expect(relay.name).toBe('test');
  });

  it('looks now and again for what others have left, and does not look when it is woken', async () => {
    const { state, relay } = outbox(0, undefined, { idleMs: 5 });
    relay.start();
    await eventually(() => state.looks > 2);
    expect(state.drains).toBe(0);
    state.rows = 3;
    await eventually(() => state.published === 3);
    await relay.stop();

    const other = outbox(0);
    other.relay.start();
    await eventually(() => other.state.looks === 1);
    other.state.rows = 3;
    other.relay.wake();
    await eventually(() => other.state.published === 3);
    expect(other.state.looks).toBe(1);
    await other.relay.stop();
  });

  it('keeps the rows and tries again when sending fails', async () => {
    let failures = 2;
    const { state, relay } = outbox(5, () => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new AutosyncError('kafka-unavailable', 'down')) : Promise.resolve();
    });
    relay.start();
    await eventually(() => state.published === 5);
    expect(state.errors).toHaveLength(2);
    await relay.stop();
  });

  it('stops after the batch in progress', async () => {
    const sending = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { state, relay } = outbox(25, () => {
      started.resolve();
      return sending.promise;
    });
    relay.start();
    await started.promise;
    const stopped = relay.stop();
    sending.resolve();
    await stopped;
    expect(state.rows).toBe(15);
  });

  it('takes a second batch while the first waits for the brokers, and no third', async () => {
    const waiting: (() => void)[] = [];
    const answers = [Promise.resolve()];
    const { state, relay } = outbox(100, () => answers.shift() ?? new Promise((resolve) => waiting.push(resolve)), {
      lanes: 2,
    });
    relay.start();
    await eventually(() => waiting.length === 2);
    expect(state).toMatchObject({ drains: 3, published: 10 });
    const stopped = relay.stop();
    waiting.forEach((answer) => answer());
    await stopped;
    expect(state).toMatchObject({ drains: 3, published: 30, errors: [] });
  });

  it('says the fault of either lane, and loses the rows of neither', async () => {
    const fail = () => Promise.reject(new AutosyncError('kafka-unavailable', 'down'));
    const answers = [() => Promise.resolve(), fail, fail];
    const { state, relay } = outbox(40, () => (answers.shift() ?? (() => Promise.resolve()))(), { lanes: 2 });
    relay.start();
    await eventually(() => state.published === 40);
    expect(state.errors).toHaveLength(1);
    await relay.stop();
  });
});
