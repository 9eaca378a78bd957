import { randomNumbers } from './random-numbers.ts';

/** How long the service waits before it processes a call. `seed` makes the times repeatable. */
export type LatencySettings =
  | { kind: 'none' }
  | { kind: 'fixed'; ms: number }
  | { kind: 'uniform'; minMs: number; maxMs: number; seed?: number }
  /**
   * A skewed distribution, as service times have: half of the calls are faster than `medianMs`, one in a hundred is
   * slower than `p99Ms`.
   */
  | { kind: 'lognormal'; medianMs: number; p99Ms: number; seed?: number };

export type Latency = {
  /** The latency of the next call, in milliseconds. */
  drawMs(): number;
  settings(): LatencySettings;
  /** Throws RangeError if the minimum exceeds the maximum. */
  change(settings: LatencySettings): void;
};

/** The standard normal distribution is below this in 99 of 100 cases. */
const NORMAL_P99 = 2.326;

/** Starts without latency. */
export function createLatency(): Latency {
  let settings: LatencySettings = { kind: 'none' };
  let random = randomNumbers(1);

  function drawMs(): number {
    switch (settings.kind) {
      case 'none':
        return 0;
      case 'fixed':
        return settings.ms;
      case 'uniform':
        return settings.minMs + random() * (settings.maxMs - settings.minMs);
      case 'lognormal': {
        const spread = Math.log(settings.p99Ms / settings.medianMs) / NORMAL_P99;
        return settings.medianMs * Math.exp(spread * normal(random));
      }
    }
  }

  return {
    drawMs: () => Math.round(drawMs()),
    settings: () => settings,
    change(next) {
      if (next.kind === 'uniform' && next.maxMs < next.minMs) throw new RangeError('maxMs is less than minMs');
      if (next.kind === 'lognormal' && next.p99Ms < next.medianMs) throw new RangeError('p99Ms is less than medianMs');
      settings = next;
      random = randomNumbers('seed' in next ? (next.seed ?? 1) : 1);
    },
  };
}

/** One draw of the standard normal distribution (Box and Muller). */
function normal(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}
