import { createRequire } from 'node:module';

/** What kafkajs has for each connection. */
export type RequestQueue = { pending: unknown[]; scheduleCheckPendingRequests(): void };

let done = false;

/**
 * kafkajs 2.2.4 looks for requests that wait once a millisecond, on each connection and for ever, also when none waits
 * (https://github.com/tulios/kafkajs/issues/1704). That was most of what a process used with nothing to do. From here on it
 * looks while some wait.
 */
export function keepIdleRequestQueuesStill(): void {
  if (done) return;
  done = true;
  const { prototype } = requestQueueClass();
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function scheduleWhileSomeWait(this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}

/** No part of what kafkajs exports: the version is pinned, and the test notices another one. */
export function requestQueueClass(): { new (options: object): RequestQueue; prototype: RequestQueue } {
  return createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as ReturnType<
    typeof requestQueueClass
  >;
}
