import { median } from '../harness/statistics.ts';

/** A scheduled run of a company that was due with all others; seconds since that instant. */
export type DrainedRun = {
  tenant: string;
  state: string;
  waitedSeconds: number;
  workedSeconds: number;
  endedSeconds: number;
};

export type Fairness = {
  /** Median waits, in seconds: of the tenant with most companies, and of all others together. */
  largeTenantSeconds: number;
  smallTenantsSeconds: number;
  /** Jain's index over what the tenants had done while all of them still waited: 1 when all had the same, 1/n when one had all. */
  jain: number;
};

export function jainIndex(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share ** 2, 0);
  return squares === 0 ? 1 : sum ** 2 / (shares.length * squares);
}

/**
 * How the tenants fared. Each is entitled to the same number of places, whatever it has waiting, so what they had done is
 * compared early, while all of them still wait for something.
 */
export function fairnessOf(runs: readonly DrainedRun[]): Fairness {
  const tenants = [...Map.groupBy(runs, ({ tenant }) => tenant).values()].toSorted((a, b) => b.length - a.length);
  const [large = [], ...small] = tenants;
  const fewest = Math.min(...tenants.map(({ length }) => length));
  const early = earlyMoment(tenants, fewest / 2);
  return {
    largeTenantSeconds: median(large.map(({ waitedSeconds }) => waitedSeconds)),
    smallTenantsSeconds: median(small.flat().map(({ waitedSeconds }) => waitedSeconds)),
    jain: jainIndex(tenants.map((own) => own.filter(({ endedSeconds }) => endedSeconds <= early).length)),
  };
}

/** When the first tenant had done so many of its runs. */
function earlyMoment(tenants: readonly (readonly DrainedRun[])[], done: number): number {
  const moments = tenants.map((own) => {
    const ends = own.map(({ endedSeconds }) => endedSeconds).toSorted((a, b) => a - b);
    return ends[Math.max(0, Math.ceil(done) - 1)] ?? Number.POSITIVE_INFINITY;
  });
  return Math.min(...moments);
}
