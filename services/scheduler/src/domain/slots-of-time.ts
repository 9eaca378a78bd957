import { createHash } from 'node:crypto';
import { AutosyncError } from '@autosync/core';

/** Minutes. */
export const shortestInterval = 15;
export const longestInterval = 24 * 60;
export const recommendedInterval = 120;

/** From here the grids of all companies are counted; any fixed instant would do. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Throws `invalid-interval` unless the minutes are a whole number within the limits. */
export function checkInterval(minutes: number): void {
  if (Number.isInteger(minutes) && minutes >= shortestInterval && minutes <= longestInterval) return;
  throw new AutosyncError(
    'invalid-interval',
    `the interval must be a whole number of minutes from ${shortestInterval} to ${longestInterval}, not ${minutes}`,
  );
}

/** 0 stands for the company's interval. */
export function effectiveInterval(typeMinutes: number, companyMinutes: number): number {
  return typeMinutes === 0 ? companyMinutes : typeMinutes;
}

/** The slots of a company and type: `anchor` + n × `periodMs`. */
export type SlotGrid = { periodMs: number; anchor: Date };

/**
 * The grid for an interval. Its phase comes from the company's id, so that companies with the same interval are spread
 * over it instead of all being due at the full hour, and a company keeps its place across restarts and schedulers.
 */
export function slotGrid(companyId: string, intervalMinutes: number, intervalUnitMs: number): SlotGrid {
  const periodMs = intervalMinutes * intervalUnitMs;
  const hash = createHash('sha256').update(companyId).digest().readUIntBE(0, 6);
  return { periodMs, anchor: new Date(EPOCH_MS + (hash % periodMs)) };
}

const NEXT_SLOTS = 5;

/** The next slots of a type from the one that is due next on; none while it is off. */
export function nextSlots({ nextDueAt, periodMs, anchor }: SlotGrid & { nextDueAt: Date | null }): Date[] {
  if (nextDueAt === null) return [];
  const later = Math.floor((nextDueAt.getTime() - anchor.getTime()) / periodMs);
  const onGrid = Array.from({ length: NEXT_SLOTS - 1 }, (_, n) => anchor.getTime() + (later + 1 + n) * periodMs);
  return [nextDueAt, ...onGrid.map((ms) => new Date(ms))];
}
