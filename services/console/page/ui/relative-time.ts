import { dateFormat, numberFormat, relativeFormat } from './formats.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** After so many days a date is easier to understand. */
const MOST_DAYS = 30;

/** `3 minutes ago`, `in 2 hours`, or a date if it is far away. */
export function relativeTime(at: number, now: number, language: string): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size > MOST_DAYS * units[0][1]) return dateFormat(language, { dateStyle: 'medium' }).format(at);
  const format = relativeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of units) {
    // An hour and a half is told in minutes, since "in 2 hours" would be wrong.
    if (size >= (unit === 'minute' ? length : 2 * length)) return format.format(Math.trunc(distance / length), unit);
  }
  return format.format(0, 'second');
}

/** A duration: `4 min 12 s`. */
export function lengthOfTime(ms: number, language: string): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  const format = ([count, unit]: [number, string]) =>
    numberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
  return (shown.length > 0 ? shown : parts.slice(2)).map(format).join(' ');
}
