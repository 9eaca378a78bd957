import { isRetryable } from '@autosync/core';
import { brokerErrorTypes } from './errors.ts';

/**
 * The possible outcomes of one step with an event, and what happens to the event then. This table is the whole error
 * policy of a consumer:
 *
 * - `done`: the event is finished; its offset may be committed.
 * - `handle-again`, `dead-letter-again`: the same step again after a pause, in this process, uncommitted meanwhile.
 * - `dead-letter`: the event goes to the dead-letter topic with its bytes, its coordinates and the reason.
 * - `pass`: neither handled nor dead-lettered: its offset may be committed, and an error in the log says where it was.
 * - `leave`: nothing more happens here and nothing is committed; the partition's next owner gets the event again.
 */
export const fates = {
  handled: 'done',
  undecodable: 'dead-letter',
  'failed-retryable': 'handle-again',
  'failed-for-good': 'dead-letter',
  'dead-lettered': 'done',
  'dead-letter-failed': 'dead-letter-again',
  'dead-letter-refused': 'pass',
  aborted: 'leave',
} as const;

export type Outcome = keyof typeof fates;

/**
 * What an error of the handler means. Errors that are not ours (a TypeError, say) are defects: a repeat would not help.
 */
export function outcomeOfFailure(error: unknown, aborted: boolean): Outcome {
  if (aborted) return 'aborted';
  return isRetryable(error) ? 'failed-retryable' : 'failed-for-good';
}

/**
 * One event must not hold up its partition for ever. Each refusal is followed by a pause of up to ten seconds, so there
 * are about ten minutes to create a missing topic or to grant a missing right.
 */
export const MOST_REFUSALS = 60;

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);

/**
 * Kafka cannot be reached or refuses our login (`kafka-unavailable` without an answer, `kafka-refused`): nothing can be
 * committed then either.
 */
export function isOutage(error: unknown): boolean {
  return isRetryable(error) && brokerErrorTypes(error).length === 0;
}

/** What a failed dead letter means; `refusals` counts the refusals so far, this one included. */
export function outcomeOfDeadLetter(error: unknown, { refusals }: { refusals: number }): Outcome {
  const hopeless = brokerErrorTypes(error).some((type) => tooLarge.has(type));
  return hopeless || refusals >= MOST_REFUSALS ? 'dead-letter-refused' : 'dead-letter-failed';
}
