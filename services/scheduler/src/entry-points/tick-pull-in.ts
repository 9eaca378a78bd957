import { createLoop, type Loop } from '@autosync/core';
import type { OperationContext } from '../operations/context.ts';
import { applyPauses } from '../operations/pauses.ts';
import { pullIn } from '../operations/pull-in.ts';

const BATCH = 1000;

/**
 * Looks for what a wrong clock left behind, and for companies that a pause or its end has not reached yet: at the start,
 * and then now and again.
 */
export function tickPullIn({
  context: { db, now },
  reconnectLimitMs,
  intervalMs,
  onPulledIn,
  onError,
}: {
  context: OperationContext;
  reconnectLimitMs: number;
  intervalMs: number;
  onPulledIn: (pulledIn: { slots: number; rests: number }) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work(signal) {
      for (let full = true; full && !signal.aborted;) {
        const pulledIn = await pullIn(db, { limit: BATCH, reconnectLimitMs, now: now() });
        full = pulledIn.slots === BATCH || pulledIn.rests === BATCH;
        if (pulledIn.slots + pulledIn.rests > 0) onPulledIn(pulledIn);
      }
      const isDone = await applyPauses(db, { reconnectLimitMs, now: now() });
      return isDone ? intervalMs : 0;
    },
    onError,
  });
}
