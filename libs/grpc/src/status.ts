import { status } from '@grpc/grpc-js';

/** The canonical codes of gRPC, in the order of their numbers: the closed set for a metric's label. */
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

/** What a status is chosen by: the two marks every error of ours carries. */
export type MarkedError = { code: string; retryable: boolean };

export type FailureCode = Exclude<GrpcCode, 'OK'>;

export type StatusOf = (error: MarkedError) => FailureCode;

/** The status of an error of ours by its code; what is retryable and not listed is UNAVAILABLE, the rest INTERNAL. */
export function defaultStatusOf({ code, retryable }: MarkedError): FailureCode {
  if (code === 'not-found') return 'NOT_FOUND';
  if (code === 'version-mismatch') return 'FAILED_PRECONDITION';
  if (code.startsWith('invalid-')) return 'INVALID_ARGUMENT';
  return retryable ? 'UNAVAILABLE' : 'INTERNAL';
}
