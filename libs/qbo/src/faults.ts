import { AutosyncError } from '@autosync/core';
import type { FailureSigns } from './failure-signs.ts';
import { failureSigns } from './failure-signs.ts';
import { meaningOf } from './fault-table.ts';
import type { FaultKind } from './fault-table.ts';
import type { HttpOutcome } from './http-exchange.ts';

/** Kind → code of the error and whether the same call may succeed later. */
const errors: Record<FaultKind, { code: string; retryable: boolean }> = {
  rejected: { code: 'qbo-fault', retryable: false },
  'look-up': { code: 'qbo-fault', retryable: false },
  ambiguous: { code: 'qbo-ambiguous', retryable: true },
  throttled: { code: 'qbo-throttled', retryable: true },
  unauthorized: { code: 'qbo-unauthorized', retryable: true },
  forbidden: { code: 'qbo-forbidden', retryable: false },
  unavailable: { code: 'qbo-unavailable', retryable: true },
};

function isFaultKind(value: unknown): value is FaultKind {
  return typeof value === 'string' && Object.hasOwn(errors, value);
}

/** `Retry-After` in seconds or as a date, as milliseconds from now; undefined when absent or unreadable. */
function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** The gateway's 401 quotes the token in its detail ("Token expired: AB01…"), so those details are not passed on. */
function safeTexts(kind: FaultKind, { fault, text }: FailureSigns): { message: string; detail: string } {
  const secret = kind === 'unauthorized' || kind === 'forbidden';
  return { message: fault?.message ?? '', detail: secret ? '' : (fault?.detail ?? text ?? '') };
}

function summary(kind: FaultKind, { networkCode, status, fault }: FailureSigns): string {
  if (networkCode !== undefined) return `no answer from QuickBooks (${networkCode})`;
  const what = fault === undefined ? `status ${status}` : `${fault.code} (${fault.message}), status ${status}`;
  return `QuickBooks answered ${what}: ${kind}`;
}

/**
 * A failed call as an AutosyncError: `qbo-fault`, `qbo-throttled`, `qbo-unauthorized`, `qbo-forbidden`,
 * `qbo-ambiguous` or `qbo-unavailable`, with details `{ kind, faultCode, faultType, message, detail, status,
 * intuitTid, retryAfterMs, networkCode }` as far as known. The error of the HTTP client never becomes its cause: that
 * one holds the token and the payload.
 */
export function toQboError(outcome: HttpOutcome, now: Date): AutosyncError {
  const signs = failureSigns(outcome);
  const kind = meaningOf(signs);
  const { code, retryable } = errors[kind];
  const header = outcome.kind === 'answer' ? outcome.header : () => undefined;
  const details = {
    kind,
    faultCode: signs.fault?.code,
    faultType: signs.fault?.type,
    ...safeTexts(kind, signs),
    status: signs.status,
    intuitTid: header('intuit_tid'),
    retryAfterMs: retryAfterMs(header('retry-after'), now),
    networkCode: signs.networkCode,
  };
  return new AutosyncError(code, summary(kind, signs), { retryable, details });
}

/** The meaning of an error that a call of the client threw (table in `fault-table.ts`); undefined for other errors. */
export function classifyFault(error: unknown): FaultKind | undefined {
  if (typeof error !== 'object' || error === null || !('details' in error)) return undefined;
  const { details } = error;
  const kind: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'kind') : undefined;
  return isFaultKind(kind) ? kind : undefined;
}
