import type { Clock } from '@autosync/core';

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
