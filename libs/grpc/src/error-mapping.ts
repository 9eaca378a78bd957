import { AutosyncError, errorCode, isRetryable, toError } from '@autosync/core';
import { Metadata } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { grpcCodeOf } from './status.ts';
import type { FailureCode, GrpcCode, StatusOf } from './status.ts';

const CODE_TRAILER = 'autosync-error-code';
const RETRYABLE_TRAILER = 'autosync-retryable';
/** Understood by every gRPC client: a negative value forbids repeating the call by itself (gRFC A6). */
const PUSHBACK_TRAILER = 'grpc-retry-pushback-ms';

/** The answer to a failed call, in the terms of gRPC. */
export type FailedStatus = { code: FailureCode; errorCode: string; details: string; metadata: Metadata };

/**
 * What a handler threw, as a status. The code and whether a retry helps travel in trailers, so that the caller gets the
 * same error back. An INTERNAL failure tells the caller nothing more: its message may hold what must not leave.
 */
export function toStatus(thrown: unknown, statusOf: StatusOf): FailedStatus {
  const ownCode =
    typeof thrown === 'object' && thrown !== null && 'retryable' in thrown ? errorCode(thrown) : undefined;
  const marks = { code: ownCode ?? 'internal', retryable: isRetryable(thrown) };
  const code = ownCode === undefined ? 'INTERNAL' : statusOf(marks);
  const metadata = new Metadata();
  metadata.set(CODE_TRAILER, marks.code);
  metadata.set(RETRYABLE_TRAILER, String(marks.retryable));
  // What a handler has answered is the caller's to repeat, who knows what it costs.
  metadata.set(PUSHBACK_TRAILER, '-1');
  const details = code === 'INTERNAL' ? 'internal error' : toError(thrown).message;
  return { code, errorCode: marks.code, details, metadata };
}

/** Undoes `toStatus`; failures that no handler threw become errors of this library. */
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
 * Failures without our trailers come from the transport, not from a handler: a killed server shows as any of
 * UNAVAILABLE, CANCELLED, INTERNAL and UNKNOWN, depending on the moment. Calls are keyed, so repeating them is safe.
 */
const TRANSPORT_FATES: Partial<Record<GrpcCode, { code: string; retryable: boolean }>> = {
  UNAVAILABLE,
  CANCELLED: UNAVAILABLE,
  INTERNAL: UNAVAILABLE,
  UNKNOWN: UNAVAILABLE,
  // A person must act, but then the same call succeeds: tokens are changed while we run.
  UNAUTHENTICATED: { code: 'grpc-refused', retryable: true },
  DEADLINE_EXCEEDED: { code: 'grpc-deadline', retryable: true },
};

/** The statuses of a call that no server answered. */
export const TRANSPORT_FAILURES = Object.entries(TRANSPORT_FATES)
  .filter(([, fate]) => fate === UNAVAILABLE)
  .map(([code]) => code);
