import { describe, expect, it } from '@jest/globals';
import { AutosyncError } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { createOutboxRelay } from '../src/index.ts';
import type { OutgoingMessage } from '../src/index.ts';

const message: OutgoingMessage = { topic: 't', key: 'k', headers: {}, value: 'v' };

/** An outbox in memory: a failed send leaves its rows, as a rolled back transaction does. */
function outbox(rows: number, send: () => Promise<void> = () => Promise.resolve()) {
  const state = { rows, errors: [] as unknown[], published: 0 };
  const relay = createOutboxRelay({
    name: 'test',
    idleMs: 60_000,
    producer: { send },
    drain: async (sendAll) => {
      const taken = Math.min(10, state.rows);
      await sendAll(Array.from({ length: taken }, () => message));
      state.rows -= taken;
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
    await eventually(() => state.rows === 0);
    expect(state.published).toBe(25);
    state.rows = 3;
    relay.wake();
    await eventually(() => state.published === 28);
    await relay.stop();
    expect(relay.name).toBe('test');
  });

  it('keeps the rows and tries again when sending fails', async () => {
    let failures = 2;
    const { state, relay } = outbox(5, () => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new AutosyncError('kafka-unavailable', 'down')) : Promise.resolve();
    });
    relay.start();
    await eventually(() => state.rows === 0);
    expect(state.errors).toHaveLength(2);
    expect(state.published).toBe(5);
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
});
