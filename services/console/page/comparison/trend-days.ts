import type { ComparisonDay } from '../api/api.ts';
import { lastDays } from '../ui/days.ts';

export type TrendDay = { day: string; comparisons: number; differing: number; found: number; gone: number };

const DAYS = 30;

/**
 * The last thirty days in the company's time zone, oldest first, summed over all record types. Days without a
 * comparison are included.
 */
export function trendDays(
  items: readonly ComparisonDay[],
  { timeZone, now }: { timeZone: string; now: number },
): TrendDay[] {
  const byDay = Map.groupBy(items, ({ day }) => day);
  return lastDays(DAYS, { timeZone, now }).map((day) => {
    const own = byDay.get(day) ?? [];
    const sum = (of: 'comparisons' | 'differing' | 'found' | 'gone') => own.reduce((all, one) => all + one[of], 0);
    return {
      day,
      comparisons: sum('comparisons'),
      differing: sum('differing'),
      found: sum('found'),
      gone: sum('gone'),
    };
  });
}
