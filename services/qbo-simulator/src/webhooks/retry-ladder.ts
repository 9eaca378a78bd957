const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses between attempts; the last one repeats for ever (docs/quickbooks.md#webhooks, as of February 2026). */
const ladder = [10 * SECOND, 20 * SECOND, 30 * SECOND, 5 * MINUTE, 20 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR];

/** The pause after this many failed attempts, in milliseconds. */
export function retryAfterMs(failures: number): number {
  return ladder[Math.min(failures, ladder.length) - 1] ?? 6 * HOUR;
}
