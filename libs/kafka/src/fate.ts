import { isRetryable } from '@autosync/core';

/**
 * What can come of one step with one event, and what happens to the event then. This table is the whole policy of a
 * consumer:
 *
 * - `done`: counts as finished; its offset may be committed.
 * - `handle-again`, `dead-letter-again`: the same step once more after a pause, in this process, uncommitted meanwhile.
 * - `dead-letter`: it goes to the dead-letter topic with its bytes, its coordinates and the reason.
 * - `leave`: nothing more happens here and nothing is committed; whoever has the partition next gets it again.
 */
export const fates = {
  handled: 'done',
  undecodable: 'dead-letter',
  'failed-retryable': 'handle-again',
  'failed-for-good': 'dead-letter',
  'dead-lettered': 'done',
  'dead-letter-failed': 'dead-letter-again',
  aborted: 'leave',
} as const;

export type Outcome = keyof typeof fates;

/** What a thrown error of the handler means. Foreign errors (a TypeError, say) are defects: a repeat would not help. */
export function outcomeOfFailure(error: unknown, aborted: boolean): Outcome {
  if (aborted) return 'aborted';
  return isRetryable(error) ? 'failed-retryable' : 'failed-for-good';
}
