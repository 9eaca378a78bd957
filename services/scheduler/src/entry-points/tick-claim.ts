import { createLoop, type Loop } from '@autosync/core';
import { rowsOf } from '../data-access/claim.ts';
import { claimRound, type ClaimRound } from '../operations/claim-slots.ts';
import type { OperationContext } from '../operations/context.ts';
import type { Places } from '../operations/windows.ts';

/** Slots that fall due within this time are claimed together: a statement for each would only add up. */
const GATHER_MS = 5;

/**
 * Claims what is due and sends of it what overtakes nobody, then sleeps until the next slot is (docs/protocol.md#claim), at most `maxSleepMs`: another process may have
 * changed settings.
 */
export function tickClaim({
  context,
  places,
  window,
  batchSize,
  maxSleepMs,
  onClaimed,
  onError,
}: {
  context: OperationContext;
  places: () => Places;
  window: number;
  batchSize: number;
  maxSleepMs: number;
  onClaimed: (round: ClaimRound, durationMs: number) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work(signal) {
      for (;;) {
        const startedAt = performance.now();
        const sending = { places: places(), window };
        const round = await claimRound(context.db, { limit: batchSize, sending, now: context.now() });
        onClaimed(round, performance.now() - startedAt);
        const { claimed, nextDueInMs } = round;
        const full = rowsOf(claimed) >= batchSize;
        if (!full || signal.aborted) return Math.min(Math.max(nextDueInMs ?? maxSleepMs, GATHER_MS), maxSleepMs);
      }
    },
    onError,
  });
}
