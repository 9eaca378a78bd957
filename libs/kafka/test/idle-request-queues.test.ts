import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { keepIdleRequestQueuesStill, requestQueueClass, type RequestQueue } from '../src/idle-request-queues.ts';

type Queue = RequestQueue & {
  throttleCheckTimeoutId: unknown;
  push(request: { entry: { correlationId: number }; expectResponse: boolean; sendRequest: () => void }): void;
  fulfillRequest(response: { correlationId: number; size: number; payload: Buffer }): void;
  maybeThrottle(ms: number): void;
  destroy(): void;
};

function openQueue() {
  keepIdleRequestQueuesStill();
  const logger = { debug: () => undefined, warn: () => undefined };
  const options = { maxInFlightRequests: 1, requestTimeout: 1000, enforceRequestTimeout: false, logger };
  const queue = new (requestQueueClass())({ ...options, clientId: 'test', broker: 'none' }) as Queue;
  const sent: number[] = [];
  const send = (correlationId: number) => {
    const entry = { correlationId, resolve: () => undefined, reject: () => undefined };
    queue.push({ entry, expectResponse: true, sendRequest: () => sent.push(correlationId) });
  };
  const answer = (correlationId: number) => queue.fulfillRequest({ correlationId, size: 0, payload: Buffer.alloc(0) });
  return { queue, sent, send, answer };
}

describe('the requests of a connection', () => {
  it('are not looked for while none waits', () => {
    const { queue, sent, send, answer } = openQueue();
    send(1);
    answer(1);
    expect(sent).toEqual([1]);
    expect(queue.throttleCheckTimeoutId).toBeNull();
    queue.destroy();
  });

  it('are sent when an answer makes room for them', () => {
    const { queue, sent, send, answer } = openQueue();
    send(1);
    send(2);
    expect(sent).toEqual([1]);
    answer(1);
    expect(sent).toEqual([1, 2]);
    queue.destroy();
  });

  it('are sent when the broker lets us again, and are not looked for afterwards', async () => {
    const { queue, sent, send } = openQueue();
    queue.maybeThrottle(30);
    send(1);
    expect(sent).toEqual([]);
    await eventually(() => sent.length === 1);
    await wait(20);
    expect(queue.throttleCheckTimeoutId).toBeNull();
    queue.destroy();
  });
});
