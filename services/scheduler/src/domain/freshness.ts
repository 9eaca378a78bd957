import type { RecordType } from '@autosync/contracts';

/** How old the last success is, in intervals of the type: the bounds of the distribution, below infinity. */
export const freshnessBounds = [1, 1.5, 2, 3, 6] as const;

/** The bounds as Prometheus writes them. */
export const freshnessLabels = ['1', '1.5', '2', '3', '6', '+Inf'] as const;

/** From this many intervals on a company counts as overdue: one run may be late, the next should have come. */
export const overdueIntervals = 1.5;

/** Why a company that wants to be kept in step is not; the first that applies. */
export const staleReasons = ['disconnected', 'needsReconnect', 'overdue'] as const;
export type StaleReason = (typeof staleReasons)[number];

/** Enabled companies of a type that are equally fresh: `bucket` bounds lie below the age of their last success. */
export type FreshnessCount = { type: RecordType; bucket: number; reason: StaleReason | null; companies: number };

function sum(counts: readonly FreshnessCount[]): number {
  return counts.reduce((total, { companies }) => total + companies, 0);
}

export function enabledCompanies(counts: readonly FreshnessCount[], type: RecordType): number {
  return sum(counts.filter((count) => count.type === type));
}

export function staleCompanies(counts: readonly FreshnessCount[], type: RecordType, reason: StaleReason): number {
  return sum(counts.filter((count) => count.type === type && count.reason === reason));
}

/** Companies whose last success is at most as old as each of the labels says. */
export function freshCompanies(counts: readonly FreshnessCount[], type: RecordType) {
  return freshnessLabels.map((le, bound) => ({
    le,
    companies: sum(counts.filter((count) => count.type === type && count.bucket <= bound)),
  }));
}
