/** Counts the events of the last `windowMs`, exactly. Time must not go back. */
export type SlidingCount = {
  add(atMs: number): void;
  /** Events in (atMs − windowMs, atMs]. */
  count(atMs: number): number;
  /** The largest count ever reached. */
  most(): number;
};

/** Old events are removed in chunks: one splice per this many events keeps `add` cheap. */
const CHUNK = 4096;

export function createSlidingCount(windowMs: number): SlidingCount {
  let times: number[] = [];
  let first = 0;
  let most = 0;

  function count(atMs: number): number {
    while (first < times.length && (times[first] ?? 0) <= atMs - windowMs) first += 1;
    if (first >= CHUNK) {
      times = times.slice(first);
      first = 0;
    }
    return times.length - first;
  }

  return {
    add(atMs) {
      times.push(atMs);
      most = Math.max(most, count(atMs));
    },
    count,
    most: () => most,
  };
}
