import type { Clock } from '@autosync/core';

export type VirtualTime = {
  clock: Clock;
  /** As `sleep` of core, in virtual milliseconds. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Lets the time pass, with everything that happens meanwhile. */
  pass(ms: number): Promise<void>;
  ms(): number;
};

type Timer = { at: number; wake: () => void };

/** Runs what promises have set free. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Time that passes only by `pass`, from one timer to the next, so that hours take milliseconds. */
export function createVirtualTime(startMs = Date.parse('2026-05-05T10:00:00Z')): VirtualTime {
  let now = startMs;
  let timers: Timer[] = [];

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer: Timer = { at: now + Math.max(0, ms), wake: resolve };
      timers.push(timer);
      signal?.addEventListener(
        'abort',
        () => {
          timers = timers.filter((other) => other !== timer);
          resolve();
        },
        { once: true },
      );
    });
  }

  return {
    clock: { now: () => new Date(now), monotonicMs: () => now - startMs },
    sleep,
    ms: () => now,
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = Math.min(...timers.map(({ at }) => at));
        if (next > until) break;
        now = next;
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
        await settle();
      }
      now = until;
    },
  };
}
