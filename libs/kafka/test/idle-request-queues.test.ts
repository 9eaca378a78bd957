import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { keepIdleRequestQueuesStill, requestQueueClass, type RequestQueue } from '../src/idle-request-queues.ts';

type Queue = RequestQueue & {
  throttleCheckTimeoutId: unknown;
  push(request: { entry: { correlationId: number }; expectResponse: boolean; sendRequest: () => void }): void;
  fulfillRequest(response: { correlationId: number; size: number; payload: Buffer }): void;
  maybeThrottle(ms: number): void;
};

function openQueue(given: { requestTimeout?: number; isConnected?: () => boolean } = {}) {
  keepIdleRequestQueuesStill();
  const logger = { debug: () => undefined, warn: () => undefined };
  const options = { maxInFlightRequests: 1, requestTimeout: 1000, enforceRequestTimeout: true, logger, ...given };
  const queue = new (requestQueueClass())({ ...options, clientId: 'test', broker: 'none' }) as Queue;
  const sent: number[] = [];
  const refused: unknown[] = [];
  const send = (correlationId: number) => {
    const entry = { correlationId, resolve: () => undefined, reject: (error: unknown) => refused.push(error) };
    queue.push({ entry, expectResponse: true, sendRequest: () => sent.push(correlationId) });
  };
  const answer = (correlationId: number) => queue.fulfillRequest({ correlationId, size: 0, payload: Buffer.alloc(0) });
  return { queue, sent, refused, send, answer };
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

  it('are given up when nobody answers in time, so that others go', async () => {
    const { queue, sent, refused, send, answer } = openQueue({ requestTimeout: 40 });
    queue.scheduleRequestTimeoutCheck();
    send(1);
    send(2);
    await eventually(() => sent.length === 2);
    expect(refused).toEqual([expect.objectContaining({ name: 'KafkaJSRequestTimeoutError' })]);
    answer(2);
    await wait(100);
    expect(refused).toHaveLength(1);
    queue.destroy();
  });

  it('are looked at no more once the connection is closed', async () => {
    const { queue } = openQueue({ requestTimeout: 10, isConnected: () => false });
    queue.scheduleRequestTimeoutCheck();
    const timer = queue.requestTimeoutIntervalId as NodeJS.Timeout & { _destroyed: boolean };
    await eventually(() => timer._destroyed);
  });
});
