import { AutosyncError, errorCode, isRetryable } from '@autosync/core';

/**
 * Every problem the API answers with (RFC 9457). The code is stable; clients decide by it. README, Problems, is the
 * table for people; a test holds the two together. `help` is what the page of the problem's `type` says.
 */
export const problems = {
  'invalid-json': {
    status: 400,
    title: 'The body is no valid JSON',
    help: 'The body is no JSON, or names a member twice. Send one JSON value in UTF-8.',
  },
  'bad-request': {
    status: 400,
    title: 'The request cannot be understood',
    help: 'The address, a header or the length of the body is malformed. Build requests with a library, not by hand.',
  },
  'not-authenticated': {
    status: 401,
    title: 'A valid API key is needed',
    help: 'There was no API key or access token, or it is unknown, expired or revoked. Send a good one as "Authorization: Bearer".',
  },
  forbidden: {
    status: 403,
    title: 'The API key may not do this',
    help: 'Who you are is known, but a scope is missing, or it is the operator’s. Ask whoever manages the keys for one with the scope that the detail names.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such thing',
    help: 'Nothing is there, or it belongs to another tenant. Check the id.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
    help: 'The address is right, but not for this method. The header Allow says which methods are.',
  },
  'request-in-progress': {
    status: 409,
    title: 'The request with this Idempotency-Key is still in progress',
    help: 'The first request with this Idempotency-Key has no answer yet. Send the same request again in a moment to get its answer.',
  },
  'not-ready': {
    status: 409,
    title: 'The company is not ready for AutoSync',
    help: 'Something speaks against switching AutoSync on; the errors say what. Mend it, or send an overrideNote that says why it is to be on all the same.',
  },
  'batch-not-ended': {
    status: 409,
    title: 'The batch has not ended yet',
    help: 'What there is to run again is known when the batch has ended. Wait for its end.',
  },
  'nothing-to-rerun': {
    status: 409,
    title: 'There is nothing to run again',
    help: 'No record of the batch failed, or the batch came to none. There is nothing to do.',
  },
  'operation-not-possible': {
    status: 409,
    title: 'The record is not in a state for this operation',
    help: 'The state of the record does not allow the operation. The detail says why.',
  },
  'webhook-limit': {
    status: 409,
    title: 'There are too many webhooks',
    help: 'A tenant has 20 webhooks at most. Remove one, or let one hear of more.',
  },
  'webhook-disabled': {
    status: 409,
    title: 'The webhook is switched off',
    help: 'Nothing is sent to a webhook that is switched off. Switch it on first: replace it with enabled true.',
  },
  'outdated-record': {
    status: 409,
    title: 'A newer state of the record is stored already',
    help: 'What is stored is newer by your own sequence, and stays. There is no need to send it again.',
  },
  'version-mismatch': {
    status: 412,
    title: 'It was changed meanwhile',
    help: 'Somebody changed it since you read it. Read it again, and send your change with the new ETag.',
  },
  'payload-too-large': {
    status: 413,
    title: 'The body is too large',
    help: 'The body is longer than this address takes. Send fewer records at once.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be application/json',
    help: 'Send "Content-Type: application/json", in UTF-8.',
  },
  'invalid-request': {
    status: 422,
    title: 'The request has faults; nothing was stored',
    help: 'The request has faults, and nothing was stored. The errors say where, by JSON pointer, parameter or header.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    help: 'The Idempotency-Key was used for another request. Use a new key for each different request.',
  },
  'if-match-required': {
    status: 428,
    title: 'If-Match is required',
    help: 'Settings are replaced only by who has read them. Send their ETag as If-Match.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests',
    help: 'There were too many requests in the window. Go on after the seconds in Retry-After.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    help: 'Something is ours to mend. The log has the request id: tell it to support.',
  },
  overloaded: {
    status: 503,
    title: 'There are too many requests at once',
    help: 'Too many requests or bytes are being worked on. Nothing was read or stored: send it again after the seconds in Retry-After.',
  },
  unavailable: {
    status: 503,
    title: 'A part of the system does not answer at the moment',
    help: 'The database or a part of the system does not answer. Nothing is lost: try again after the seconds in Retry-After.',
  },
} as const satisfies Record<string, { status: number; title: string; help: string }>;

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

/**
 * Whether Fastify says that the client is at fault, also by errors that later versions add. A client that leaves in the
 * middle of its body is one: nobody gets the answer, and nobody has to look at it.
 */
function isRefusalOfFramework(error: unknown, code: string): boolean {
  if (!/^(FST_ERR_|ECONNRESET$)/.test(code)) return false;
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return false;
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
