import { newId } from '@autosync/core';
import type { Json } from './json.ts';
import type { QboFault } from './qbo-fault.ts';
import { answerStamp } from './stamps.ts';

/** An answer before it is sent. `body` is text, so that a repeated requestid gets the first answer byte for byte. */
export type Answer = { status: number; body: string; contentType: string; headers?: Record<string, string> };

const JSON_TYPE = 'application/json;charset=UTF-8';

export function jsonAnswer(status: number, body: string): Answer {
  return { status, body, contentType: JSON_TYPE };
}

/** `{"Invoice":{…},"time":…}` around the text of a document (docs/quickbooks.md#answers). */
export function documentBody(entity: string, documentText: string, time: string): string {
  return `{${JSON.stringify(entity)}:${documentText},"time":"${time}"}`;
}

export type FaultBody = { code: string; message: string; detail: string; element?: string; type?: string };

/** The application's envelope: capitals, and a `time` with offset (docs/quickbooks.md#faults). */
export function faultBody({ code, message, detail, element = '', type = 'ValidationFault' }: FaultBody, atMs: number) {
  const error = { Message: message, Detail: detail, code, element };
  return JSON.stringify({ Fault: { Error: [error], type }, time: answerStamp(atMs) });
}

export function faultAnswer(fault: QboFault, atMs: number): Answer {
  const { code, message, detail, element } = fault;
  return jsonAnswer(400, faultBody({ code, message, detail, element }, atMs));
}

/** Code 10000 is what QBO says when it fails itself (docs/quickbooks.md#error-codes). */
export function systemFault(detail: string, atMs: number): Answer {
  const fault = { code: '10000', message: 'An application error has occurred while processing your request', detail };
  return jsonAnswer(500, faultBody({ ...fault, type: 'SystemFault' }, atMs));
}

type GatewayFault = { message: string; detail: string | null; code: string; type: string };

/**
 * The fault of the API gateway: lower case, every other part null, `time` in epoch milliseconds
 * (docs/quickbooks.md#faults).
 */
function gatewayBody({ type, ...error }: GatewayFault, atMs: number): string {
  const nothing: Record<string, Json> = { report: null, queryResponse: null, batchItemResponse: [] };
  return JSON.stringify({
    warnings: null,
    intuitObject: null,
    fault: { error: [{ ...error, element: null }], type },
    ...nothing,
    attachableResponse: [],
    syncErrorResponse: null,
    requestId: null,
    time: atMs,
    status: null,
    cdcresponse: [],
  });
}

export function unauthorized(code: '3200' | '3202', detail: string, atMs: number): Answer {
  const message = `message=AuthenticationFailed; errorCode=00${code}; statusCode=401`;
  return {
    ...jsonAnswer(401, gatewayBody({ message, detail, code, type: 'AUTHENTICATION' }, atMs)),
    headers: { 'www-authenticate': 'Bearer realm="Intuit", error="invalid_token"' },
  };
}

/** Both types were recorded (docs/quickbooks.md#faults), so it is a switch. */
export function forbidden(atMs: number, type: 'SERVICE' | 'AUTHORIZATION' = 'SERVICE'): Answer {
  const message = 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403';
  return jsonAnswer(403, gatewayBody({ message, detail: null, code: '3100', type }, atMs));
}

/**
 * Whether the body of a 429 has lower-case names today, and whether it comes with Retry-After, is not known
 * (docs/quickbooks.md#open-questions).
 */
export function throttled(
  { throttleEnvelope, retryAfterSeconds }: { throttleEnvelope: 'upper' | 'lower'; retryAfterSeconds: number },
  atMs: number,
): Answer {
  const message = 'message=ThrottleExceeded; errorCode=003001; statusCode=429';
  const fault = { message, detail: 'The request limit was reached.  Try again later', code: '3001', type: 'SERVICE' };
  const body = throttleEnvelope === 'upper' ? faultBody(fault, atMs) : gatewayBody(fault, atMs);
  const headers = retryAfterSeconds > 0 ? { 'retry-after': String(retryAfterSeconds) } : {};
  return { ...jsonAnswer(429, body), headers };
}

const processTrace = newId().replaceAll('-', '').slice(0, 16);
let traces = 0;

/** Trace ids look like `1-69f9b317-…`: epoch seconds, then 24 hex digits. */
export function newTraceId(atMs: number): string {
  traces += 1;
  const seconds = Math.floor(atMs / 1000).toString(16);
  return `1-${seconds.padStart(8, '0')}-${processTrace}${traces.toString(16).padStart(8, '0')}`;
}

/**
 * The headers of every answer of the data API (docs/quickbooks.md#answers). `Date` follows the simulator's clock, not
 * the machine's.
 */
export function answerHeaders(answer: Answer, traceId: string, atMs: number): Record<string, string> {
  return {
    'content-type': answer.contentType,
    date: new Date(atMs).toUTCString(),
    intuit_tid: traceId,
    'x-request-id': traceId,
    'x-spanid': traceId.slice(-16),
    'x-envoy-upstream-service-time': '1',
    'qbo-version': '1999.1',
    'service-time': 'total=1, db=0',
    server: 'istio-envoy',
    'cache-control': 'max-age=0, no-cache, no-store, must-revalidate, private',
    ...answer.headers,
  };
}
