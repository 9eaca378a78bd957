import { sleep } from '@autosync/core';

/** Resolves when the promise has settled, either way, and after `ms` at the latest. */
export async function settledWithin(ms: number, promise: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([promise.catch(() => undefined), sleep(ms, waiting.signal)]);
  waiting.abort();
}
