import type { Clock } from '@autosync/core';
import { defaultLimiterSettings } from '@autosync/qbo';
import type { LimiterSettings } from '@autosync/qbo';

export type SliceLimits = {
  /** No new document is started after this time (docs/protocol.md#slice). */
  maxMs: number;
  /** … nor after this many documents. */
  maxDocuments: number;
  /** A call needs an answer of the lock session younger than this (docs/protocol.md#write). */
  lockAnswerMs: number;
};

/** Counts what a slice has used of its share, so that a large company never keeps others waiting (docs/protocol.md#slice). */
export function createSliceBudget(limits: SliceLimits, clock: Clock) {
  const startedMs = clock.monotonicMs();
  let documents = 0;
  return {
    /** True while another document may be started; counts it. */
    takeDocument(): boolean {
      if (documents >= limits.maxDocuments || this.isOver()) return false;
      documents += 1;
      return true;
    },
    isOver: () => clock.monotonicMs() - startedMs >= limits.maxMs,
    elapsedMs: () => clock.monotonicMs() - startedMs,
  };
}

export type SliceBudget = ReturnType<typeof createSliceBudget>;

/** Documents under way for each call that may be in flight: while one waits for a commit, another one's call is under way. */
const DOCUMENTS_PER_CALL = 2;
/** The slowest pace must serve all of them in this time, or the limiter would send away those that came last. */
const ALL_SERVED_IN_S = 4;

/** How many documents of a slice are under way at once, each with one call at a time. */
export function documentsAtOnce(limiter: Partial<LimiterSettings>): number {
  const { inFlight, perSecond, unclean } = { ...defaultLimiterSettings, ...limiter };
  const served = Math.floor(ALL_SERVED_IN_S * Math.min(perSecond, unclean.perSecond));
  return Math.max(1, Math.min(DOCUMENTS_PER_CALL * inFlight, served));
}
