import { AutosyncError, errorCode, isRetryable, toError } from '@autosync/core';
import { Metadata } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { grpcCodeOf } from './status.ts';
import type { FailureCode, GrpcCode, StatusOf } from './status.ts';

const CODE_TRAILER = 'autosync-error-code';
const RETRYABLE_TRAILER = 'autosync-retryable';
/** Every gRPC client understands it: a negative value forbids automatic retries (gRFC A6). */
const PUSHBACK_TRAILER = 'grpc-retry-pushback-ms';

/** The status of a failed call. */
export type FailedStatus = { code: FailureCode; errorCode: string; details: string; metadata: Metadata };

/**
 * Turns what a handler threw into a status. Code and `retryable` are sent in trailers, so that the caller gets the same
 * error back. For INTERNAL the message is left out, since it may contain secrets.
 */
export function toStatus(thrown: unknown, statusOf: StatusOf): FailedStatus {
  const ownCode =
    typeof thrown === 'object' && thrown !== null && 'retryable' in thrown ? errorCode(thrown) : undefined;
  const marks = { code: ownCode ?? 'internal', retryable: isRetryable(thrown) };
  const code = ownCode === undefined ? 'INTERNAL' : statusOf(marks);
  const metadata = new Metadata();
  metadata.set(CODE_TRAILER, marks.code);
  metadata.set(RETRYABLE_TRAILER, String(marks.retryable));
  // Only the caller knows whether to repeat a call that a handler has answered.
  metadata.set(PUSHBACK_TRAILER, '-1');
  const details = code === 'INTERNAL' ? 'internal error' : toError(thrown).message;
  return { code, errorCode: marks.code, details, metadata };
}

/** The reverse of `toStatus`. Failures that no handler threw become errors of this library. */
export function fromServiceError(error: ServiceError, { method, aborted }: { method: string; aborted: boolean }) {
  const grpcCode = grpcCodeOf(error.code);
  const options = { cause: error, details: { grpcCode, method } };
  const [ownCode] = error.metadata.get(CODE_TRAILER);
  if (typeof ownCode === 'string') {
    const retryable = error.metadata.get(RETRYABLE_TRAILER)[0] === 'true';
    return new AutosyncError(ownCode, error.details, { ...options, retryable });
  }
  if (aborted) return new AutosyncError('grpc-cancelled', `${method} was cancelled by its caller`, options);
  const fate = TRANSPORT_FATES[grpcCode] ?? { code: 'grpc-failed', retryable: false };
  return new AutosyncError(fate.code, `${method}: ${error.details}`, { ...options, retryable: fate.retryable });
}

const UNAVAILABLE = { code: 'grpc-unavailable', retryable: true };

/**
 * Failures without our trailers come from the transport, not from a handler: a killed server shows as UNAVAILABLE,
 * CANCELLED, INTERNAL or UNKNOWN, depending on the moment. Calls are idempotent, so repeating them is safe.
 */
const TRANSPORT_FATES: Partial<Record<GrpcCode, { code: string; retryable: boolean }>> = {
  UNAVAILABLE,
  CANCELLED: UNAVAILABLE,
  INTERNAL: UNAVAILABLE,
  UNKNOWN: UNAVAILABLE,
  // Somebody must act, but then the same call succeeds: tokens can be changed while the process runs.
  UNAUTHENTICATED: { code: 'grpc-refused', retryable: true },
  DEADLINE_EXCEEDED: { code: 'grpc-deadline', retryable: true },
};

/** The statuses of a call that no server answered. */
export const TRANSPORT_FAILURES = Object.entries(TRANSPORT_FATES)
  .filter(([, fate]) => fate === UNAVAILABLE)
  .map(([code]) => code);
