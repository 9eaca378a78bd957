import { createLoop, systemClock } from '@autosync/core';
import type { Logger } from './logging.ts';

/** What the watchdog knows; all times are monotonic milliseconds. */
export type Signs = {
  now: number;
  /** The group has not committed everything there is in our partitions, or this process has not even joined. */
  behind: boolean;
  /** Last time a commit advanced or nothing was left to do. */
  progressAt: number;
  /** Last time a handler (or triage, or a dead letter) was begun. */
  activityAt: number;
  /** When the consumer was last replaced for stalling; undefined: never. */
  replacedAt: number | undefined;
};

/**
 * `fine`; `replace`: the consumer stalls silently and gets replaced (design 7); `stuck`: that did not help, the process
 * should be restarted.
 */
export type Verdict = 'fine' | 'replace' | 'stuck';

/** A consumer stalls when it is behind, commits nothing, and has begun nothing for `stallMs`. */
export function judge({ now, behind, progressAt, activityAt, replacedAt }: Signs, stallMs: number): Verdict {
  const lastSign = Math.max(progressAt, activityAt, replacedAt ?? Number.NEGATIVE_INFINITY);
  if (!behind || now - lastSign <= stallMs) return 'fine';
  return replacedAt !== undefined && replacedAt > progressAt ? 'stuck' : 'replace';
}

export type Watchdog = {
  start(): void;
  stop(): Promise<void>;
  /** A commit advanced. */
  progress(): void;
  /** Something was begun. */
  activity(): void;
  /** True from the moment a replacement turned out not to help until the next progress. */
  isStuck(): boolean;
};

/** Looks eight times per `stallMs`. While `isBehind` throws (no broker answers) nothing is judged. */
export function createWatchdog({
  stallMs,
  isBehind,
  replace,
  logger,
}: {
  stallMs: number;
  isBehind: () => Promise<boolean>;
  replace: () => void;
  logger: Logger;
}): Watchdog {
  let progressAt = systemClock.monotonicMs();
  let activityAt = progressAt;
  let replacedAt: number | undefined;
  let stuck = false;

  function progress(): void {
    progressAt = systemClock.monotonicMs();
    stuck = false;
  }

  const loop = createLoop({
    async work() {
      const behind = await isBehind();
      if (!behind) progress();
      const now = systemClock.monotonicMs();
      const verdict = judge({ now, behind, progressAt, activityAt, replacedAt }, stallMs);
      if (verdict !== 'fine') {
        stuck = verdict === 'stuck';
        replacedAt = now;
        logger[stuck ? 'error' : 'warn']({ stallMs }, 'consumer stalls and is replaced');
        replace();
      }
      return stallMs / 8;
    },
    onError: (error) => logger.debug({ err: error }, 'the lag could not be read'),
    retry: { baseMs: stallMs / 8, maxMs: stallMs / 8 },
  });

  return {
    ...loop,
    progress,
    activity() {
      activityAt = systemClock.monotonicMs();
    },
    isStuck: () => stuck,
  };
}
