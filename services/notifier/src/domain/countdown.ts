const DAY_MS = 86_400_000;

/** People are told this many days before a connection expires. */
export const countdownDays = [30, 14, 7, 2] as const;

/** The step of the countdown that is reached; null if more than 30 days are left, or none. */
export function countdownStep(expiresAt: Date, now: Date): number | null {
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  return countdownDays.findLast((days) => leftMs <= days * DAY_MS) ?? null;
}

/** Days left, rounded up. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS);
}
