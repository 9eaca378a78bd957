import { systemClock } from '@autosync/core';
import type { Logger } from './logging.ts';

/** What the watchdog knows of one partition; all times are monotonic milliseconds. */
export type Signs = {
  now: number;
  /** The group has not committed everything there is, or this process has not even joined. */
  behind: boolean;
  /** Events were taken that wait for their turn, and none of the partition is at work. */
  queued: boolean;
  /** Last time a commit of the partition advanced or nothing was left to do. */
  progressAt: number;
  /** Last time a handler (or triage, or a dead letter) was begun for an event of the partition. */
  activityAt: number;
  /** The same over all partitions: who waits for a place waits for the others. */
  poolActivityAt: number;
  /** When the consumer was last replaced for stalling; undefined: never. */
  replacedAt: number | undefined;
};

/**
 * `fine`; `replace`: the consumer stalls silently and gets replaced (docs/protocol.md#degrading); `stuck`: that did not
 * help, the process should be restarted.
 */
export type Verdict = 'fine' | 'replace' | 'stuck';

/** A partition stalls when it is behind, commits nothing, and has begun nothing for `stallMs`, whatever others do. */
export function judge(signs: Signs, stallMs: number): Verdict {
  const { now, behind, queued, progressAt, activityAt, poolActivityAt, replacedAt } = signs;
  const lastSign = Math.max(progressAt, queued ? poolActivityAt : activityAt, replacedAt ?? Number.NEGATIVE_INFINITY);
  if (!behind || now - lastSign <= stallMs) return 'fine';
  return replacedAt !== undefined && replacedAt > progressAt ? 'stuck' : 'replace';
}

/** One partition as it was found at a look; `key` names it. */
export type Sight = { key: string; behind: boolean; queued: boolean };

export type Watchdog = {
  /** A commit of the partition advanced. */
  progress(key: string): void;
  /** Something of the partition was begun. */
  activity(key: string): void;
  /** Judges the partitions of a member as they were found; or that there is no member. */
  look(sights: readonly Sight[], options: { isMember: boolean }): void;
  /** True from the moment a replacement turned out not to help until that partition gets on. */
  isStuck(): boolean;
};

export function createWatchdog({
  stallMs,
  replace,
  logger,
}: {
  stallMs: number;
  replace: () => void;
  logger: Logger;
}): Watchdog {
  const times = new Map<string, { progressAt: number; activityAt: number }>();
  let poolActivityAt = systemClock.monotonicMs();
  let replacedAt: number | undefined;
  const stuck = new Set<string>();

  function timesOf(key: string) {
    const now = systemClock.monotonicMs();
    const known = times.get(key) ?? { progressAt: now, activityAt: now };
    times.set(key, known);
    return known;
  }

  function progress(key: string): void {
    timesOf(key).progressAt = systemClock.monotonicMs();
    stuck.delete(key);
  }

  function stall(keys: string[], verdict: Verdict): void {
    if (verdict === 'stuck') for (const key of keys) stuck.add(key);
    replacedAt = systemClock.monotonicMs();
    const level = verdict === 'stuck' ? 'error' : 'warn';
    logger[level]({ stallMs, partitions: keys }, 'consumer stalls and is replaced');
    replace();
  }

  return {
    progress,
    activity(key) {
      poolActivityAt = systemClock.monotonicMs();
      timesOf(key).activityAt = poolActivityAt;
    },
    look(sights, { isMember }) {
      const now = systemClock.monotonicMs();
      const verdicts = sights.map(({ key, behind, queued }) => {
        if (!behind) progress(key);
        return { key, verdict: judge({ now, behind, queued, ...timesOf(key), poolActivityAt, replacedAt }, stallMs) };
      });
      for (const key of stuck) if (isMember && !sights.some((sight) => sight.key === key)) stuck.delete(key);
      for (const verdict of ['stuck', 'replace'] as const) {
        const stalled = verdicts.filter((one) => one.verdict === verdict).map(({ key }) => key);
        if (stalled.length > 0) return stall(stalled, verdict);
      }
    },
    isStuck: () => stuck.size > 0,
  };
}
