import { AutosyncError, errorCode, isRetryable } from '@autosync/core';

/**
 * Every problem the API answers with (RFC 9457). The code is stable; clients decide by it. README, Problems, is the
 * table for people; a test holds the two together.
 */
export const problems = {
  'invalid-json': { status: 400, title: 'The body is no valid JSON' },
  'bad-request': { status: 400, title: 'The request cannot be understood' },
  'not-authenticated': { status: 401, title: 'A valid API key is needed' },
  forbidden: { status: 403, title: 'The API key may not do this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'request-in-progress': { status: 409, title: 'The request with this Idempotency-Key is still in progress' },
  'not-ready': { status: 409, title: 'The company is not ready for AutoSync' },
  'batch-not-ended': { status: 409, title: 'The batch has not ended yet' },
  'nothing-to-rerun': { status: 409, title: 'There is nothing to run again' },
  'operation-not-possible': { status: 409, title: 'The record is not in a state for this operation' },
  'outdated-record': { status: 409, title: 'A newer state of the record is stored already' },
  'version-mismatch': { status: 412, title: 'It was changed meanwhile' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'invalid-request': { status: 422, title: 'The request has faults; nothing was stored' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'if-match-required': { status: 428, title: 'If-Match is required' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  overloaded: { status: 503, title: 'There are too many requests at once' },
  unavailable: { status: 503, title: 'A part of the system does not answer at the moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One fault of a request: where it is (JSON pointer into the body, or the parameter's or header's name) and what. */
export type Fault = { pointer?: string; parameter?: string; header?: string; code: string; detail: string };

/** An error that the API answers with; `headers` go with the answer. */
export function problem(
  code: ProblemCode,
  detail: string,
  { errors, headers, cause }: { errors?: readonly Fault[]; headers?: Record<string, string>; cause?: unknown } = {},
): AutosyncError {
  return new AutosyncError(code, detail, {
    retryable: problems[code].status >= 429,
    details: { ...(errors && { errors }), ...(headers && { headers }) },
    cause,
  });
}

/** The usual way to refuse a request for one fault in it. */
export function invalidRequest(fault: Fault): AutosyncError {
  return problem('invalid-request', fault.detail, { errors: [fault] });
}

/** How many faults an answer lists at most: a bulk request can have thousands. */
export const MAX_FAULTS = 100;

/** Codes of Fastify and of our other services that are the client's to mend. */
const foreignCodes: Readonly<Record<string, ProblemCode>> = {
  'invalid-cursor': 'invalid-request',
  // The batch of an Idempotency-Key that was used for another batch so long ago that its answer is forgotten.
  'invalid-batch-id': 'idempotency-key-reused',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad-request',
  FST_ERR_BAD_URL: 'bad-request',
  FST_ERR_INVALID_URL: 'bad-request',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** Fastify's own word that the client is at fault, of whatever errors it will have one day. */
function isRefusalOfFramework(error: unknown, code: string): boolean {
  if (!code.startsWith('FST_ERR_') || typeof error !== 'object' || error === null || !('statusCode' in error))
    return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/** Which problem an error is for the client. Whatever is not known here is ours to mend: `internal-error`. */
export function problemCodeOf(error: unknown): ProblemCode {
  const code = errorCode(error);
  if (code !== undefined && isProblemCode(code)) return code;
  if (isRetryable(error)) return 'unavailable';
  if (code === undefined) return 'internal-error';
  return foreignCodes[code] ?? (isRefusalOfFramework(error, code) ? 'bad-request' : 'internal-error');
}
