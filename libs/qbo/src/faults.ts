import { AutosyncError } from '@autosync/core';
import type { FailureSigns } from './failure-signs.ts';
import { failureSigns } from './failure-signs.ts';
import { INVENTORY_LOCK, rowOf } from './fault-table.ts';
import type { FaultKind } from './fault-table.ts';
import type { HttpOutcome } from './http-exchange.ts';
import { retryAfterMs } from './retry-after.ts';

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
 * What it means that a token which QuickBooks gave out a moment ago is refused like the one before it. When QuickBooks
 * says so a person must connect again; a page of HTML comes from something between us and it, not from QuickBooks.
 */
export function refusedForGood(refusal: AutosyncError): AutosyncError {
  const proxy = refusal.details['html'] === true;
  const kind: FaultKind = proxy ? 'unavailable' : 'forbidden';
  const { code, retryable } = errors[kind];
  const message = proxy ? refusal.message : 'QuickBooks refuses even the token that it has just given out';
  return new AutosyncError(code, message, { retryable, details: { ...refusal.details, kind } });
}

/**
 * A failed call as an AutosyncError: `qbo-fault`, `qbo-throttled`, `qbo-unauthorized`, `qbo-forbidden`,
 * `qbo-ambiguous` or `qbo-unavailable`, with details `{ kind, faultCode, faultType, message, detail, status,
 * intuitTid, retryAfterMs, networkCode, html }` as far as known. The error of the HTTP client never becomes its cause: that
 * one holds the token and the payload.
 */
export function toQboError(outcome: HttpOutcome, now: Date): AutosyncError {
  const signs = failureSigns(outcome);
  const { kind, sentence } = rowOf(signs);
  const { code, retryable } = errors[kind];
  const answer = outcome.kind === 'answer' ? outcome : { header: () => undefined };
  const details = {
    kind,
    faultCode: signs.fault?.code,
    faultType: signs.fault?.type,
    ...safeTexts(kind, signs),
    status: signs.status,
    intuitTid: answer.header('intuit_tid'),
    retryAfterMs: retryAfterMs(answer, now),
    networkCode: signs.networkCode,
    html: signs.text?.startsWith('<') === true,
  };
  return new AutosyncError(code, sentence ?? summary(kind, signs), { retryable, details });
}

/** Whether a call met another write with products in stock at the same moment: it clears within seconds. */
export function isInventoryLock(error: unknown): boolean {
  if (!(error instanceof AutosyncError) || error.details['kind'] !== 'unavailable') return false;
  return INVENTORY_LOCK.test(`${String(error.details['message'])} ${String(error.details['detail'])}`);
}

/** The meaning of an error that a call of the client threw (table in `fault-table.ts`); undefined for other errors. */
export function classifyFault(error: unknown): FaultKind | undefined {
  if (typeof error !== 'object' || error === null || !('details' in error)) return undefined;
  const { details } = error;
  const kind: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'kind') : undefined;
  return isFaultKind(kind) ? kind : undefined;
}
