import type { LimiterWindow } from './limiter-settings.ts';

const MINUTE_MS = 60_000;
const BUCKET_MS = 5000;
const SECOND_MS = 1000;

export type MinuteWindow = {
  add(at: number): void;
  count(at: number): number;
  /** The earliest time at which a call with `ahead` others before it keeps every sliding minute within `limit`. */
  freeAt(at: number, ahead: number, limit: number): number;
  buckets(at: number): LimiterWindow['buckets'];
};

/** Inside the bucket, or each hand-over would move its calls into the next one and so make them 5 s younger. */
const BUCKET_END_MS = BUCKET_MS - 0.001;

/**
 * A bucket says only that its calls were made in its 5 seconds: they count as made as late as the limit of a second
 * allows.
 */
function timesOf(
  { buckets, lastCallAt }: Pick<LimiterWindow, 'buckets' | 'lastCallAt'>,
  { now, perSecond }: { now: number; perSecond: number },
): number[] {
  return buckets
    .flatMap(({ startedAt: stored, calls }) => {
      // A call that is yet to come was made by a clock ahead of ours: it counts as made just now.
      const startedAt = Math.min(stored, now);
      const latest = Math.min(startedAt + BUCKET_END_MS, Math.max(lastCallAt ?? Infinity, startedAt), now);
      return Array.from({ length: calls }, (_, n) =>
        Math.max(startedAt, latest - Math.floor(n / perSecond) * SECOND_MS),
      );
    })
    .sort((a, b) => a - b);
}

/** The calls of the last 60 seconds, exact for our own and by bucket for those of the holder before us. */
export function createMinuteWindow(
  stored: Pick<LimiterWindow, 'buckets' | 'lastCallAt'> | null,
  { now, perSecond }: { now: number; perSecond: number },
): MinuteWindow {
  let times = stored === null ? [] : timesOf(stored, { now, perSecond });

  function forget(at: number): void {
    const [oldest] = times;
    if (oldest === undefined || oldest + MINUTE_MS > at) return;
    const kept = times.findIndex((time) => time + MINUTE_MS > at);
    times = kept === -1 ? [] : times.slice(kept);
  }

  return {
    add(at) {
      times.push(at);
    },
    count(at) {
      forget(at);
      return times.length;
    },
    freeAt(at, ahead, limit) {
      forget(at);
      const excess = times.length + ahead - limit;
      if (excess < 0) return at;
      return (times[Math.min(excess, times.length - 1)] ?? at) + MINUTE_MS;
    },
    buckets(at) {
      forget(at);
      const counts = new Map<number, number>();
      for (const time of times) {
        const startedAt = Math.floor(time / BUCKET_MS) * BUCKET_MS;
        counts.set(startedAt, (counts.get(startedAt) ?? 0) + 1);
      }
      return Array.from(counts, ([startedAt, calls]) => ({ startedAt, calls }));
    },
  };
}
