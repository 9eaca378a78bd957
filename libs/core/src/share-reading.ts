import { systemClock, type Clock } from './clock.ts';

/**
 * One reading for all who ask while it is being taken and for `maxAgeMs` after that. Several gauges of one scrape then
 * cost one question, and a dear one is asked less often than is scraped. A reading that failed is not kept.
 */
export function shareReading<T>(
  read: () => Promise<T>,
  { maxAgeMs = 0, clock = systemClock }: { maxAgeMs?: number; clock?: Pick<Clock, 'monotonicMs'> } = {},
): () => Promise<T> {
  let current: Promise<T> | undefined;
  let freshUntilMs = 0;

  async function take(): Promise<T> {
    freshUntilMs = Number.POSITIVE_INFINITY;
    try {
      const value = await read();
      freshUntilMs = clock.monotonicMs() + maxAgeMs;
      return value;
    } catch (error) {
      freshUntilMs = 0;
      throw error;
    }
  }

  return () => {
    if (current === undefined || clock.monotonicMs() >= freshUntilMs) current = take();
    return current;
  };
}
