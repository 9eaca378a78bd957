/** The value that so many of 100 are not above; 0 when there are none. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

/** How long half of the last batches took at most. */
export function typicalDuration(durationsMs: readonly number[]): number {
  return percentile(durationsMs, 50);
}

/** How long 95 of 100 took at most: of a few, the longest. */
export function longDuration(durationsMs: readonly number[]): number {
  return percentile(durationsMs, 95);
}
