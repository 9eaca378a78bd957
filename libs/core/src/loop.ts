import { backOffMs } from './back-off.ts';
import { sleep } from './clock.ts';

export type Loop = {
  start(): void;
  /** Runs the work now instead of at the end of the current pause. Calls while it works lead to one more round. */
  wake(): void;
  /** Resolves when the round in progress has ended. No round begins afterwards. */
  stop(): Promise<void>;
};

/**
 * A background job that works, sleeps and can be woken: the shape of every relay, sweep and heartbeat.
 *
 * `work` is told whether somebody woke it, and answers the milliseconds until its next round. When it throws, `onError` is
 * told and the loop goes on after a back-off: a loop ends only by `stop`.
 */
export function createLoop({
  work,
  onError,
  retry = { baseMs: 100, maxMs: 5000 },
}: {
  work: (signal: AbortSignal, round: { isWoken: boolean }) => Promise<number>;
  onError: (error: unknown, failuresInARow: number) => void;
  retry?: { baseMs: number; maxMs: number };
}): Loop {
  const stopping = new AbortController();
  let woken = false;
  let pause = new AbortController();
  let running: Promise<void> | undefined;

  async function round(failures: number, isWoken: boolean): Promise<{ pauseMs: number; failures: number }> {
    try {
      return { pauseMs: await work(stopping.signal, { isWoken }), failures: 0 };
    } catch (error) {
      onError(error, failures + 1);
      return { pauseMs: backOffMs(failures + 1, retry), failures: failures + 1 };
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      const isWoken = woken;
      woken = false;
      pause = new AbortController();
      const outcome = await round(failures, isWoken);
      failures = outcome.failures;
      if (woken && failures === 0) continue;
      await sleep(outcome.pauseMs, AbortSignal.any([pause.signal, stopping.signal]));
    }
  }

  return {
    start() {
      running ??= run();
    },
    wake() {
      // Woken for every event by some callers: aborting again would make an error each time.
      if (woken) return;
      woken = true;
      pause.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
