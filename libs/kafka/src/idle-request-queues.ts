import { createRequire } from 'node:module';

/** The part of kafkajs's request queue, one per connection, that is changed here. */
export type RequestQueue = { pending: unknown[]; scheduleCheckPendingRequests(): void };

let done = false;

/**
 * Every millisecond kafkajs 2.2.4 checks the request queue of each connection, even when it is empty
 * (https://github.com/tulios/kafkajs/issues/1704). That was most of the CPU time of an idle process. After this call it
 * only checks while requests wait.
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

/** kafkajs does not export this class. Its version is pinned, and a test fails when the class is another one. */
export function requestQueueClass(): { new (options: object): RequestQueue; prototype: RequestQueue } {
  return createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as ReturnType<
    typeof requestQueueClass
  >;
}
