import { unreadableReason } from '@autosync/connections';
import { errorCode, toError } from '@autosync/core';
import { yieldSlice } from './slice-yield.ts';
import type { Slice } from './slice.ts';

/** The `slice-yield` for an error that concerns the whole company; anything unknown is passed on as it is. */
export async function yieldFor(
  slice: Pick<Slice, 'markConnectionBroken' | 'pauses'>,
  error: unknown,
): Promise<unknown> {
  const details = detailsOf(error);
  switch (errorCode(error) ?? '') {
    case 'qbo-throttled':
      return yieldSlice('qbo-throttled', numberOf(details['retryAfterMs']) ?? slice.pauses.throttledMs);
    case 'limiter-wait':
      return yieldSlice('limiter-wait', numberOf(details['waitMs']) ?? 5000);
    case 'qbo-unavailable':
    case 'qbo-unauthorized':
    case 'oauth-ambiguous':
    case 'oauth-invalid-client':
      return yieldSlice('qbo-unavailable', numberOf(details['retryAfterMs']) ?? slice.pauses.unavailableMs);
    case 'token-wait':
      return yieldSlice('token-wait', numberOf(details['waitMs']) ?? 30_000);
    case 'qbo-forbidden':
      await slice.markConnectionBroken(toError(error).message);
      return yieldSlice('needs-reconnect');
    // Nobody but people can mend it: repeated here it would only keep the partition.
    case 'key-missing':
    case 'unsealing-failed':
      await slice.markConnectionBroken(unreadableReason(errorCode(error)) ?? toError(error).message);
      return yieldSlice('needs-reconnect');
    case 'connection-broken':
      return yieldSlice('needs-reconnect');
    default:
      return error;
  }
}

/** What is known of a failed call (README of @autosync/qbo). */
export function detailsOf(error: unknown): Record<string, unknown> {
  return error instanceof Error && 'details' in error ? (error.details as Record<string, unknown>) : {};
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
