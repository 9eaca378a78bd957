const DAY_MS = 86_400_000;

/** Before a connection ends, people hear of it so many days ahead. */
export const countdownDays = [30, 14, 7, 2] as const;

/** The step of the countdown that is reached; null while there are more than 30 days left, and once it is over. */
export function countdownStep(expiresAt: Date, now: Date): number | null {
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return countdownDays.findLast((days) => leftMs <= days * DAY_MS) ?? null;
}

/** Whole days that are left, the begun one counted. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS);
}
