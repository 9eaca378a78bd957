import { systemClock } from '@autosync/core';
import type { Logger } from './logging.ts';

/** What the watchdog knows about one partition; all times are monotonic milliseconds. */
export type Signs = {
  now: number;
  /** The group has not committed everything, or this process has not even joined. */
  behind: boolean;
  /** Events were accepted that wait for a place, and no event of the partition is being handled. */
  queued: boolean;
  /** When a commit of the partition last advanced, or nothing was left to do. */
  progressAt: number;
  /** When a handler (or triage, or a dead letter) last started for an event of the partition. */
  activityAt: number;
  /** The same over all partitions: an event that waits for a place waits for the other partitions. */
  poolActivityAt: number;
  /** When the consumer was last replaced for stalling; undefined if never. */
  replacedAt: number | undefined;
};

/**
 * `fine`; `replace`: the consumer has stalled silently and is replaced (docs/protocol.md#degrading); `stuck`: that did
 * not help, the process should be restarted.
 */
export type Verdict = 'fine' | 'replace' | 'stuck';

/**
 * A partition stalls when it is behind and for `stallMs` nothing of it was committed or started, whatever others do.
 */
export function judge(signs: Signs, stallMs: number): Verdict {
  const { now, behind, queued, progressAt, activityAt, poolActivityAt, replacedAt } = signs;
  const lastSign = Math.max(progressAt, queued ? poolActivityAt : activityAt, replacedAt ?? Number.NEGATIVE_INFINITY);
  if (!behind || now - lastSign <= stallMs) return 'fine';
  return replacedAt !== undefined && replacedAt > progressAt ? 'stuck' : 'replace';
}

/** The state of one partition at a look; `key` names it. */
export type PartitionState = { key: string; behind: boolean; queued: boolean };

export type Watchdog = {
  /** A commit of the partition advanced. */
  progress(key: string): void;
  /** An event of the partition was started. */
  activity(key: string): void;
  /** Judges a member's partitions, or that this process is no member. */
  look(states: readonly PartitionState[], options: { isMember: boolean }): void;
  /** True from the moment a replacement turned out not to help, until that partition makes progress. */
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
    look(states, { isMember }) {
      const now = systemClock.monotonicMs();
      const verdicts = states.map(({ key, behind, queued }) => {
        if (!behind) progress(key);
        return { key, verdict: judge({ now, behind, queued, ...timesOf(key), poolActivityAt, replacedAt }, stallMs) };
      });
      for (const key of stuck) if (isMember && !states.some((state) => state.key === key)) stuck.delete(key);
      for (const verdict of ['stuck', 'replace'] as const) {
        const stalled = verdicts.filter((one) => one.verdict === verdict).map(({ key }) => key);
        if (stalled.length > 0) return stall(stalled, verdict);
      }
    },
    isStuck: () => stuck.size > 0,
  };
}
