import { describe, expect, it } from 'vitest';
import { Metadata } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { fromServiceError } from '../src/error-mapping.ts';
import { grpcCodes, grpcStatusOf } from '../src/status.ts';
import type { GrpcCode } from '../src/index.ts';

const EXPECTED: Partial<Record<GrpcCode, [string, boolean]>> = {
  UNAVAILABLE: ['grpc-unavailable', true],
  CANCELLED: ['grpc-unavailable', true],
  INTERNAL: ['grpc-unavailable', true],
  UNKNOWN: ['grpc-unavailable', true],
  DEADLINE_EXCEEDED: ['grpc-deadline', true],
  UNAUTHENTICATED: ['grpc-refused', true],
};

describe('fromServiceError, a failure no handler threw', () => {
  it.each(grpcCodes.filter((code) => code !== 'OK'))('%s has its fate', (code) => {
    const error: ServiceError = Object.assign(new Error(code), {
      code: grpcStatusOf(code),
      details: 'from the transport',
      metadata: new Metadata(),
    });
    const [expected, retryable] = EXPECTED[code] ?? ['grpc-failed', false];
    expect(fromServiceError(error, { method: 'say', aborted: false })).toMatchObject({
      code: expected,
      retryable,
      message: 'say: from the transport',
      details: { grpcCode: code, method: 'say' },
      cause: error,
    });
  });
});
