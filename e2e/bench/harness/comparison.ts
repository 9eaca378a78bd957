import { spread, type Spread } from './statistics.ts';

/** What one contender did in one round. */
export type Sample = { units: number; seconds: number; cpuSeconds: number };

export type Contender = {
  name: string;
  /** Not measured: fills tables, empties topics. */
  prepare?(): Promise<void>;
  run(): Promise<Sample>;
};

export type Comparison = {
  name: string;
  unit: string;
  /** The target, in words. */
  reach: string;
  /** What the peer does more than we do, and what less. */
  fairness: string;
  ours: { name: string; perSecond: Spread; cpuMicrosPerUnit: Spread };
  peer: { name: string; perSecond: Spread; cpuMicrosPerUnit: Spread };
  /** Ours by the peer's, per round: rates (more is better) and CPU per unit (less is better). */
  rateRatio: Spread;
  cpuRatio: Spread;
  rounds: { ours: number; peer: number; ratio: number }[];
};

const rate = ({ units, seconds }: Sample) => units / seconds;
const cpuMicros = ({ units, cpuSeconds }: Sample) => (cpuSeconds * 1e6) / units;

/** Adds up the wall clock, and the CPU that `cpu` counts in seconds, of the work it is given: what happens in between does not count. */
export function createStopwatch(cpu: () => number) {
  let seconds = 0;
  let cpuSeconds = 0;
  return {
    async time<T>(work: () => Promise<T>): Promise<T> {
      const cpuBefore = cpu();
      const startedAt = performance.now();
      const result = await work();
      seconds += (performance.now() - startedAt) / 1000;
      cpuSeconds += cpu() - cpuBefore;
      return result;
    },
    sample: (units: number): Sample => ({ units, seconds, cpuSeconds }),
  };
}

export type Stopwatch = ReturnType<typeof createStopwatch>;

/** Measures work from its start to its end. */
export async function measure(cpu: () => number, work: () => Promise<number>): Promise<Sample> {
  const stopwatch = createStopwatch(cpu);
  return stopwatch.sample(await stopwatch.time(work));
}

/**
 * Runs the contenders in turn, round after round (A-B-A-B), so that what disturbs the machine disturbs all of them alike.
 * A first round warms up and does not count.
 */
export async function interleave(
  contenders: readonly Contender[],
  { rounds, say }: { rounds: number; say: (line: string) => void },
): Promise<Map<string, Sample[]>> {
  const samples = new Map(contenders.map(({ name }) => [name, [] as Sample[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      await contender.prepare?.();
      const sample = await contender.run();
      const label = round === 0 ? 'warm-up' : `round ${round}`;
      say(`${label}: ${contender.name} ${Math.round(rate(sample))}/s, ${cpuMicros(sample).toFixed(1)} µs CPU each`);
      if (round > 0) samples.get(contender.name)?.push(sample);
    }
  }
  return samples;
}

/** Ratios are taken within a round and only then summed up: rounds of a noisy machine differ more than contenders. */
export function compare(
  samples: Map<string, Sample[]>,
  { ours, peer, ...words }: Pick<Comparison, 'name' | 'unit' | 'reach' | 'fairness'> & { ours: string; peer: string },
): Comparison {
  const own = samples.get(ours) ?? [];
  const other = samples.get(peer) ?? [];
  const pairs = own.flatMap((sample, round) => {
    const against = other[round];
    return against === undefined ? [] : [{ own: sample, other: against }];
  });
  const sideOf = (name: string, side: Sample[]) => ({
    name,
    perSecond: spread(side.map(rate)),
    cpuMicrosPerUnit: spread(side.map(cpuMicros)),
  });
  return {
    ...words,
    ours: sideOf(ours, own),
    peer: sideOf(peer, other),
    rateRatio: spread(pairs.map((pair) => rate(pair.own) / rate(pair.other))),
    cpuRatio: spread(pairs.map((pair) => cpuMicros(pair.own) / cpuMicros(pair.other))),
    rounds: pairs.map((pair) => ({
      ours: rate(pair.own),
      peer: rate(pair.other),
      ratio: rate(pair.own) / rate(pair.other),
    })),
  };
}
