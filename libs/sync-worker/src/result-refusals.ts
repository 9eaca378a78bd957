import { backOffMs, errorCode, isRetryable, toError } from '@autosync/core';

/**
 * What it means that batch-status did not take something of a batch, and how long that is tried:
 *
 * - `outage`: nobody answers, or his database does not: the relay rests, and no batch is blamed.
 * - `later`: something is missing (`batch-unknown`, `actions-missing`) or took too long: this batch rests, up to a minute,
 *   100 times in a row: about an hour and a half.
 * - `refused`: the same call fails again. It is repeated anyway, 10 times in about eight minutes, as a version of
 *   batch-status that is just being replaced may not know what the next one knows.
 *
 * After that the batch, or the row at fault, is set aside with the reason.
 */
export const refusalClasses = {
  later: { limit: 100, baseMs: 500, maxMs: 60_000 },
  refused: { limit: 10, baseMs: 1000, maxMs: 300_000 },
} as const;

export type RefusalClass = keyof typeof refusalClasses;
export type RefusalLimits = Readonly<Record<RefusalClass, { limit: number; baseMs: number; maxMs: number }>>;

/** Codes that speak of batch-status as a whole, not of what it was asked. */
const outageCodes = new Set(['grpc-unavailable', 'db-unavailable', 'db-refused', 'shutting-down']);

export function refusalClassOf(error: unknown): 'outage' | RefusalClass {
  if (!isRetryable(error)) return 'refused';
  return outageCodes.has(errorCode(error) ?? '') ? 'outage' : 'later';
}

/** How a batch that was refused `refusals` times in a row, this one included, goes on. */
export function fateOfRefusal(
  refusalClass: RefusalClass,
  refusals: number,
  limits: RefusalLimits,
): { kind: 'rest'; pauseMs: number } | { kind: 'set-aside' } {
  const { limit, ...backOff } = limits[refusalClass];
  return refusals >= limit ? { kind: 'set-aside' } : { kind: 'rest', pauseMs: backOffMs(refusals, backOff) };
}

export function reasonOfRefusal(error: unknown): { code: string; message: string } {
  return { code: errorCode(error) ?? 'unexpected-error', message: toError(error).message };
}
