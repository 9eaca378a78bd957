import { status } from '@grpc/grpc-js';

/** The codes of gRPC in numeric order. It is a fixed set, so it can be a metric's label. */
export const grpcCodes = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const satisfies readonly (keyof typeof status)[];

export type GrpcCode = (typeof grpcCodes)[number];

export function grpcCodeOf(code: number): GrpcCode {
  return grpcCodes[code] ?? 'UNKNOWN';
}

export function grpcStatusOf(code: GrpcCode): status {
  return status[code];
}

/** The part of an error that decides its status: every error of ours has both. */
export type MarkedError = { code: string; retryable: boolean };

export type FailureCode = Exclude<GrpcCode, 'OK'>;

export type StatusOf = (error: MarkedError) => FailureCode;

/** The status for an error's code. Codes that are not listed: UNAVAILABLE if retryable, else INTERNAL. */
export function defaultStatusOf({ code, retryable }: MarkedError): FailureCode {
  if (code === 'not-found') return 'NOT_FOUND';
  if (code === 'version-mismatch') return 'FAILED_PRECONDITION';
  if (code.startsWith('invalid-')) return 'INVALID_ARGUMENT';
  return retryable ? 'UNAVAILABLE' : 'INTERNAL';
}
