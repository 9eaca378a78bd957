import { dateFormat } from './formats.ts';

const DAY_MS = 86_400_000;

/** The last days in the company's time zone, oldest first: `2026-11-28`. */
export function lastDays(count: number, { timeZone, now }: { timeZone: string; now: number }): string[] {
  const format = dateFormat('en-CA', { timeZone, dateStyle: 'short' });
  const today = new Date(`${format.format(now)}T00:00:00Z`).getTime();
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The local time at an instant, as if it were UTC. */
function shownAt(instant: number, timeZone: string): number {
  const format = dateFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return new Date(`${format.format(instant).replace(' ', 'T')}Z`).getTime();
}

/** When a day (or the day `days` later) begins in the company's time zone, as the API takes it. */
export function startOfDay(day: string, timeZone: string, days = 0): string {
  const midnight = new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS;
  // Done twice, since clocks may change between the first guess and that midnight.
  const guess = midnight - (shownAt(midnight, timeZone) - midnight);
  return new Date(guess - (shownAt(guess, timeZone) - midnight)).toISOString();
}
