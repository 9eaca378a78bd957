import type { HttpAnswer } from './http-exchange.ts';

/** Whatever `Retry-After` says, QuickBooks is asked again after this. */
export const LONGEST_RETRY_AFTER_MS = 900_000;

/**
 * `Retry-After` in seconds or as a date, as milliseconds; undefined when absent or unreadable. A date is held against the
 * answer's own `Date`, so that no clock of ours matters.
 */
export function retryAfterMs({ header }: Pick<HttpAnswer, 'header'>, now: Date): number | undefined {
  const text = header('retry-after')?.trim() ?? '';
  if (text === '') return undefined;
  const answered = Date.parse(header('date') ?? '');
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - (answered || now.getTime());
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), LONGEST_RETRY_AFTER_MS) : undefined;
}
