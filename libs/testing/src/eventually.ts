import { sleep } from '@autosync/core';

/**
 * Waits for a fact: repeats `fn` until it neither throws nor returns false, and returns its result.
 *
 * @throws the last error of `fn` when `timeoutMs` (default 10 s) have passed.
 */
export async function eventually<T>(
  fn: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs = 25 }: { timeoutMs?: number; intervalMs?: number } = {},
): Promise<Exclude<T, false>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    let failure: unknown = new Error('it was false');
    try {
      const result = await fn();
      if (result !== false) return result as Exclude<T, false>;
    } catch (error) {
      failure = error;
    }
    if (performance.now() >= end) {
      if (failure instanceof Error) failure.message = `after ${timeoutMs} ms: ${failure.message}`;
      throw failure;
    }
    await sleep(intervalMs);
  }
}
