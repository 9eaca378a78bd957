import { setTimeout as wait } from 'node:timers/promises';

/** Where time comes from. `monotonicMs` never jumps; use it for durations and dead-man checks. */
export type Clock = {
  now(): Date;
  monotonicMs(): number;
};

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};

/** Resolves after `ms` milliseconds, or at once (without an error) when the signal aborts. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  try {
    await wait(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}
