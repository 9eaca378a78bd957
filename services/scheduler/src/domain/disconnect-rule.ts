import type { BatchFinished, FailureCategory } from '@autosync/contracts';

/** The customer's own mistakes; everything else (throttling, outages, crashes) is never counted (docs/protocol.md#disconnect). */
const counted: readonly FailureCategory[] = ['data', 'mapping', 'conflict'];

type FinishedBatch = Pick<BatchFinished, 'trigger' | 'dryRun' | 'state' | 'counts'> & {
  /** How many actions failed, by category. */
  failures: Readonly<Partial<Record<FailureCategory, number>>>;
};

export type DisconnectStep = 'reset' | 'count' | 'leave';

/** What one finished batch means for its type's count of failures in a row. */
export function disconnectStep(batch: FinishedBatch): DisconnectStep {
  if (batch.dryRun || batch.state === 'cancelled') return 'leave';
  if (batch.counts.succeeded + batch.counts.warning > 0) return 'reset';
  if (batch.trigger !== 'schedule') return 'leave';
  return counted.some((category) => (batch.failures[category] ?? 0) > 0) ? 'count' : 'leave';
}

export type FailureCount = { consecutiveFailures: number; disconnected: boolean };

/** The count after the step, and whether this very batch disconnects the type from AutoSync. */
export function afterBatch(
  before: FailureCount,
  step: DisconnectStep,
  disconnectAfter: number,
): { consecutiveFailures: number; disconnects: boolean } {
  if (step === 'reset') return { consecutiveFailures: 0, disconnects: false };
  if (step === 'leave') return { consecutiveFailures: before.consecutiveFailures, disconnects: false };
  const consecutiveFailures = before.consecutiveFailures + 1;
  return { consecutiveFailures, disconnects: !before.disconnected && consecutiveFailures >= disconnectAfter };
}
