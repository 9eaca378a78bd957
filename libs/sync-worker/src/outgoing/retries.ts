import type { FailureCode } from '@autosync/contracts';
import type { OutgoingTimings } from './outgoing-slice.ts';

const DAY_MS = 86_400_000;

/** Sends of one intent without a clear answer after which it is parked: shown, and left to a person. */
export const MOST_SENDS = 50;

/** Failures that pass by themselves, but not in the usual time. */
const delays: Readonly<Partial<Record<FailureCode, number>>> = {
  'worker-crash': DAY_MS,
  // Nothing is wrong with the record: the next batch may take it.
  'changed-since-preview': 0,
};

/** When a retryable failure is tried again. */
export function retryDelayMs(code: FailureCode, timings: OutgoingTimings): number {
  return delays[code] ?? timings.failureRetryMs;
}
