import type { BatchState } from '@autosync/contracts';
import type { ActionCounts } from './batch.ts';

/** How a run says that its batch ended. */
export const finishOutcomes = ['finished', 'cancelled', 'failed'] as const;
export type FinishOutcome = (typeof finishOutcomes)[number];

/** The state in which a batch with these actions ends (docs/protocol.md#fold). */
export function foldState(outcome: FinishOutcome, counts: ActionCounts): BatchState {
  if (outcome === 'cancelled') return 'cancelled';
  if (outcome === 'failed' || counts.failed > 0) return 'finishedWithError';
  if (counts.warning > 0 || counts.held > 0) return 'finishedWithWarning';
  return 'finished';
}
