/** What holds for every use of change data capture (docs/quickbooks.md#changes). */

const DAY_MS = 86_400_000;
/** It looks back 30 days; a day is left for clocks that differ. */
export const CAPTURE_REACH_MS = 29 * DAY_MS;
/** So much more is asked for than must be, since commits do not follow their stamps. */
export const CAPTURE_OVERLAP_MS = 600_000;
/** An answer of so many objects is cut off, and cannot be paged. */
export const MOST_CAPTURED = 1000;

/** Until when a read that was begun now is complete: QBO's clock may be wrong, and so may ours, but not both by much. */
export function readUntil(serverDate: Date | undefined, askedAt: Date): Date {
  return serverDate === undefined || serverDate > askedAt ? askedAt : serverDate;
}
