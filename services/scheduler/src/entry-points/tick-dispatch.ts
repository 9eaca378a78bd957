import { createLoop, type Loop } from '@autosync/core';
import type { Dispatched } from '../data-access/dispatch.ts';
import { peekQueue } from '../data-access/next-runs.ts';
import type { OperationContext } from '../operations/context.ts';
import { addTypes } from '../operations/add-types.ts';
import { dispatchRound, passFull, type InFlight } from '../operations/dispatch-runs.ts';
import type { Places } from '../operations/windows.ts';

/** A resting run may wake up to this much late; it keeps rounds from following each other without a pause. */
const SHORTEST_PAUSE_MS = 5;

/**
 * Fills free slots (docs/protocol.md#dispatch). It is woken after a claim and after a freed slot, for which mostly nobody waits; the
 * sweep is there because those two can miss each other, and because another process may have made a run ready.
 */
export function tickDispatch({
  context,
  places,
  window,
  batchSize,
  reconnectLimitMs,
  sweepMs,
  onDispatched,
  onSwept,
  onError,
}: {
  context: OperationContext;
  places: () => Places;
  window: number;
  batchSize: number;
  reconnectLimitMs: number;
  sweepMs: number;
  onDispatched: (dispatched: Dispatched[]) => void;
  onSwept: (inFlight: InFlight[]) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  const { db, now } = context;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let knowsTypes = false;

  async function sweep(): Promise<void> {
    if (performance.now() - sweptAt < sweepMs) return;
    const { inFlight } = await passFull(db, { places: places(), window, batch: batchSize, now: now() });
    sweptAt = performance.now();
    onSwept(inFlight);
  }

  return createLoop({
    async work(signal) {
      // Done once per process: a release may bring a record type that the database has never seen.
      if (!knowsTypes) await addTypes(db);
      knowsTypes = true;
      await sweep();
      for (;;) {
        const { waits, restedInMs } = await peekQueue(db, { now: now() });
        const pauseMs = Math.min(Math.max(restedInMs ?? sweepMs, SHORTEST_PAUSE_MS), sweepMs);
        if (!waits) return pauseMs;
        const settings = { places: places(), window, batch: batchSize, reconnectLimitMs, now: now() };
        const dispatched = await dispatchRound(db, settings);
        if (dispatched.length > 0) onDispatched(dispatched);
        const more = dispatched.some((sent) => sent.more);
        if (!more || signal.aborted) return pauseMs;
      }
    },
    onError,
  });
}
