import { sleep } from '@autosync/core';

const pollMs = 1_000;

/** Asks again and again until there is an answer. Throws when the signal aborts. */
export async function poll<T>(signal: AbortSignal, ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(pollMs, signal);
  }
}
