import type { Batch } from '../api/api.ts';

export type Day = { day: string; batches: number; failed: number; warning: number };

const DAY_MS = 86_400_000;

/** The day of an instant where the company is: `2026-11-28`. */
function dayIn(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  return (instant) => format.format(instant);
}

/** The last fourteen days, the oldest first, with how their batches ended. */
export function lastDays(batches: readonly Batch[], { timeZone, now }: { timeZone: string; now: number }): Day[] {
  const dayOf = dayIn(timeZone);
  const names = Array.from({ length: 14 }, (_, index) => dayOf(now - (13 - index) * DAY_MS));
  return [...new Set(names)].map((day) => {
    const own = batches.filter(({ createdAt, dryRun }) => !dryRun && dayOf(new Date(createdAt).getTime()) === day);
    const count = (state: Batch['state']) => own.filter((batch) => batch.state === state).length;
    return { day, batches: own.length, failed: count('finishedWithError'), warning: count('finishedWithWarning') };
  });
}
