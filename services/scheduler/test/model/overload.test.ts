import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTypes, type RecordType } from '@autosync/contracts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { createRandom, type Random } from './random.ts';
import { handBackMs, sliceMs } from './times.ts';
import { liveThrough, type Observed, type Scenario } from './world.ts';

/** `npm test` has time for hundreds of worlds; `npm run test:full`, which makes drills long by the same variable, for thousands. */
const drillSeconds = Number(process.env['AUTOSYNC_DRILL_SECONDS'] ?? 60);
const isFull = drillSeconds >= 600;
const rounds = isFull ? 500 : 60;
/** A crowded machine lives through fewer of them, but through some. */
const fewestRounds = isFull ? rounds : 10;
const longestMs = 12_000;
const firstSeed = Number(process.env['AUTOSYNC_MODEL_SEED'] ?? 1);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** More companies than places, due at the same moment: one large tenant and some small ones, with and without work. */
function aScenario(random: Random): Scenario {
  const idleShare = random.pick([0, 0.3, 0.7, 0.95]);
  const mostSlices = random.between(1, 2);
  const shortest = random.pick([1, 3, 6]);
  return {
    tenants: [random.between(10, 25), ...Array.from({ length: random.between(0, 4) }, () => random.between(1, 2))],
    places: Array.from({ length: random.between(1, 2) }, () => random.between(3, 8)),
    planOf: (own) =>
      own.chance(idleShare)
        ? []
        : Array.from({ length: own.between(1, mostSlices) }, () => own.between(shortest, 6) * 10_000),
    manualAtMs: Array.from({ length: random.between(0, 2) }, () => random.between(1, 9) * 10_000),
    partitions: 12,
    handBackMs,
  };
}

describe('more companies are due than workers can take', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());

  async function live(seed: number): Promise<{ scenario: Scenario; observed: Observed }[]> {
    const random = createRandom(seed);
    const scenarios = Object.fromEntries(recordTypes.map((type) => [type, aScenario(random)])) as Record<
      RecordType,
      Scenario
    >;
    const all = await liveThrough(database, scenarios, { seed, limitMs: 3_600_000 });
    return all.map((observed) => ({ scenario: scenarios[observed.type], observed }));
  }

  function expectPatience({ scenario, observed }: { scenario: Scenario; observed: Observed }, seed: number): void {
    const workOf = (worker: number) =>
      sum(observed.workMsOf.filter((_, partition) => partition % scenario.places.length === worker));
    const companies = sum(scenario.tenants);
    const said = { seed, type: observed.type };
    // Waiting is not failing.
    expect({ ...said, failed: observed.failed }).toEqual({ ...said, failed: 0 });
    // Everything was done: each company's scheduled run and each run by hand.
    expect({ ...said, ended: observed.ended }).toEqual({ ...said, ended: companies + scenario.manualAtMs.length });
    // What was sent is taken up, or back in the queue, within a minute.
    const longest = Math.max(0, ...observed.takenUp.map(({ waitedMs }) => waitedMs));
    expect({ ...said, inTime: longest <= 60_000 || longest }).toEqual({ ...said, inTime: true });
    // A run by hand waits for its company's slice, and then for a place: one slice, and whoever was sent before it.
    const manual = Math.max(0, ...observed.manualWaitMs);
    const manualLimitMs = sliceMs + sliceMs + handBackMs;
    expect({ ...said, manual: manual <= manualLimitMs || manual }).toEqual({ ...said, manual: true });
    // All places are busy as long as there is work for them: a worker works for the companies of its partitions.
    const lastBegunMs = Math.max(0, ...scenario.manualAtMs);
    const busyMs = scenario.places.map((places, worker) => workOf(worker) / places);
    const bestMs = Math.max(lastBegunMs + observed.longestMs, ...busyMs);
    const drainLimitMs = 1.1 * bestMs + sliceMs + handBackMs + 10_000;
    const drained = observed.drainedMs <= drainLimitMs || [observed.drainedMs, bestMs];
    expect({ ...said, drained }).toEqual({ ...said, drained: true });
    // Every tenant has its turn in the first round: after as many others as there are tenants, and those sent before.
    const firsts = scenario.tenants.map((_, tenant) => observed.sent.indexOf(tenant));
    const late = firsts.filter((place) => place >= scenario.tenants.length + scenario.manualAtMs.length);
    expect({ ...said, late }).toEqual({ ...said, late: [] });
  }

  it('nothing fails, everybody has their turn, and places stay busy', async () => {
    const since = performance.now();
    for (let round = 0; round < rounds; round += 1) {
      if (round >= fewestRounds && performance.now() - since > longestMs) return;
      const seed = firstSeed + round;
      for (const world of await live(seed)) expectPatience(world, seed);
    }
  }, 3_600_000);
});
