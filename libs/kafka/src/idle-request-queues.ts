import { createRequire } from 'node:module';

/** The parts of kafkajs's request queue, one per connection, that are changed here. */
export type RequestQueue = {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
  enforceRequestTimeout: boolean;
  requestTimeout: number;
  inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest(): void }>;
  requestTimeoutIntervalId: unknown;
  isConnected(): boolean;
  scheduleRequestTimeoutCheck(): void;
  destroy(): void;
};

/** So much later than its time-out, which is seconds, an unanswered request may be given up. */
const GIVE_UP_LATE_MS = 1000;

let done = false;

/**
 * kafkajs 2.2.4 looks at the request queue of each connection every millisecond for requests that wait, even when none does
 * (https://github.com/tulios/kafkajs/issues/1704), and every tenth of a second for requests that nobody answered. That was
 * most of the CPU time of an idle process. After this call it looks for the former only while some wait, and for the
 * latter once a second.
 */
export function keepIdleRequestQueuesStill(): void {
  if (done) return;
  done = true;
  const { prototype } = requestQueueClass();
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function scheduleWhileSomeWait(this: RequestQueue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
  prototype.scheduleRequestTimeoutCheck = function giveUpNowAndAgain(this: RequestQueue): void {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    const giveUp = () => {
      for (const request of this.inflight.values()) {
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      }
      if (!this.isConnected()) this.destroy();
    };
    this.requestTimeoutIntervalId = setInterval(giveUp, Math.min(this.requestTimeout, GIVE_UP_LATE_MS));
  };
}

/** kafkajs does not export this class. Its version is pinned, and a test fails when the class is another one. */
export function requestQueueClass(): { new (options: object): RequestQueue; prototype: RequestQueue } {
  return createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as ReturnType<
    typeof requestQueueClass
  >;
}
