/** Limits of one realm, below QBO's own (500/min, 10/s, 10 in flight) because the customer's other apps share those. */
export type LimiterSettings = {
  perMinute: number;
  perSecond: number;
  inFlight: number;
  /** How long a 429 pauses the realm; longer when `Retry-After` says so. */
  pauseMs: number;
  /** How long reads stop once the allowance is taken to be exhausted; then one is tried again. */
  exhaustedMs: number;
  /** After a holder that did not end cleanly: its last calls may still be under way at QBO. */
  unclean: { inFlight: number; perSecond: number; forMs: number };
};

export const defaultLimiterSettings: LimiterSettings = {
  perMinute: 450,
  perSecond: 8,
  inFlight: 7,
  pauseMs: 60_000,
  exhaustedMs: 900_000,
  unclean: { inFlight: 2, perSecond: 3, forMs: 130_000 },
};

/**
 * What the next holder of the company must know, as JSON: stored with each outcome. Times are milliseconds since 1970.
 */
export type LimiterWindow = {
  /** Calls by the 5 seconds they began in, oldest first; only buckets that still reach into the last minute. */
  buckets: { startedAt: number; calls: number }[];
  /** Latest sending or answer. */
  lastCallAt: number | null;
  pausedUntil: number | null;
  pausesInARow: number;
  /** What the last 429 answered. */
  pausedBy: 'read' | 'write' | null;
  exhaustedUntil: number | null;
  /** Until then calls of a holder that died may be under way. Absent in windows of older versions. */
  carefulUntil?: number | null;
};
