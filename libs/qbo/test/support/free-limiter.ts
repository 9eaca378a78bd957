import { createLimiter } from '../../src/index.ts';
import type { Limiter } from '../../src/index.ts';

/** A limiter that never makes a test wait. */
export function freeLimiter(): Limiter {
  const settings = { perMinute: 1e9, perSecond: 1e6, inFlight: 1e6 };
  return createLimiter({ settings, window: null, uncleanTakeover: false });
}
