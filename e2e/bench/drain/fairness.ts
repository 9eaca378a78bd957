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
  /** Until every tenant had its first run under way, in seconds. */
  everyTenantSeconds: number;
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
 * compared while all of them still wait for something: when the small ones had done half of theirs. (Right at the
 * beginning the one whose slots were claimed first is ahead by what the workers took at once.)
 */
export function fairnessOf(runs: readonly DrainedRun[]): Fairness {
  const tenants = [...Map.groupBy(runs, ({ tenant }) => tenant).values()].toSorted((a, b) => b.length - a.length);
  const [large = [], ...small] = tenants;
  const halfway = median(small.flat().map(({ endedSeconds }) => endedSeconds));
  return {
    largeTenantSeconds: median(large.map(({ waitedSeconds }) => waitedSeconds)),
    smallTenantsSeconds: median(small.flat().map(({ waitedSeconds }) => waitedSeconds)),
    everyTenantSeconds: Math.max(...tenants.map((own) => Math.min(...own.map(({ waitedSeconds }) => waitedSeconds)))),
    jain: jainIndex(tenants.map((own) => own.filter(({ endedSeconds }) => endedSeconds <= halfway).length)),
  };
}
