/**
 * The instant at which a day begins where the company is: 2026-03-08 in America/Chicago → 2026-03-08T06:00:00Z. Where the
 * clocks are put forward at midnight, the hour before: a start that is too early only reads what is known.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnightMs = Date.parse(`${day}T00:00:00Z`);
  const candidates = [midnightMs - 14 * HOUR_MS, midnightMs + 14 * HOUR_MS].map(
    (aroundMs) => midnightMs - offsetMs(aroundMs, timeZone),
  );
  const exact = candidates.filter((candidate) => candidate + offsetMs(candidate, timeZone) === midnightMs);
  return new Date(Math.min(...(exact.length > 0 ? exact : candidates)));
}

const HOUR_MS = 3_600_000;

/** The zone's distance from UTC at an instant: "GMT-05:00" → −5 h; plain "GMT", as some versions of ICU write UTC, is 0. */
function offsetMs(atMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const [, sign, hours = 0, minutes = 0] = /GMT([+-])(\d{2}):(\d{2})/.exec(format.format(atMs)) ?? [];
  const distanceMs = Number(hours) * HOUR_MS + (Number(minutes) * HOUR_MS) / 60;
  return sign === '-' ? -distanceMs : distanceMs;
}
