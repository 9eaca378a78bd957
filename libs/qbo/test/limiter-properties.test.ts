import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createLimiter } from '../src/index.ts';
import type { Limiter, LimiterWindow } from '../src/index.ts';
import { createRealmModel, mostWithin } from './support/realm-model.ts';
import type { RealmModel } from './support/realm-model.ts';
import { createVirtualTime } from './support/virtual-time.ts';
import type { VirtualTime } from './support/virtual-time.ts';

/** A source of numbers from 0 to 1 that depends on the seed only. */
function random(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A sleep that wakes up to `lateMs` too late, as timers of a busy process do. */
function lateSleep(time: VirtualTime, next: () => number, lateMs: number) {
  return (ms: number, signal: AbortSignal) => time.sleep(ms + next() * lateMs, signal);
}

function storedCopy(limiter: Limiter): LimiterWindow {
  return JSON.parse(JSON.stringify(limiter.window())) as LimiterWindow;
}

function expectWithinOurLimits(realm: RealmModel): void {
  expect(realm.sent.length).toBeGreaterThan(0);
  expect(mostWithin(realm.sent, 1000)).toBeLessThanOrEqual(8);
  expect(mostWithin(realm.sent, 60_000)).toBeLessThanOrEqual(450);
  expect(realm.mostInFlight()).toBeLessThanOrEqual(7);
}

const conditions = fc.record({
  seed: fc.integer(),
  workers: fc.integer({ min: 1, max: 20 }),
  latencyMs: fc.integer({ min: 1, max: 2000 }),
  lateMs: fc.integer({ min: 0, max: 60 }),
});

describe('limiter under any demand', () => {
  it('never exceeds second, minute and in-flight limits', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, async ({ seed, workers, latencyMs, lateMs }) => {
        const time = createVirtualTime();
        const next = random(seed);
        const realm = createRealmModel(time, { latencyMs: () => next() * latencyMs });
        const sleep = lateSleep(time, next, lateMs);
        const limiter = createLimiter({ window: null, uncleanTakeover: false, clock: time.clock, sleep });
        const load = realm.demand(limiter, { workers });
        await time.pass(130_000);
        await load.stop();
        expectWithinOurLimits(realm);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('never exceeds them across hand-overs of the stored window', async () => {
    const slices = fc.array(fc.integer({ min: 200, max: 40_000 }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(conditions, slices, async ({ seed, workers, latencyMs, lateMs }, lengths) => {
        const time = createVirtualTime();
        const next = random(seed);
        const realm = createRealmModel(time, { latencyMs: () => next() * latencyMs });
        const sleep = lateSleep(time, next, lateMs);
        let window: LimiterWindow | null = null;
        for (const length of lengths) {
          const limiter = createLimiter({ window, uncleanTakeover: false, clock: time.clock, sleep, maxWaitMs: 1000 });
          const load = realm.demand(limiter, { workers });
          await time.pass(length);
          await load.stop();
          window = storedCopy(limiter);
        }
        expectWithinOurLimits(realm);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('after an unclean takeover stays within what QBO allows, the calls of the dead holder included', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, fc.integer({ min: 100, max: 58_000 }), async (condition, diesAfterMs) => {
        const { seed, workers, latencyMs, lateMs } = condition;
        const time = createVirtualTime();
        const next = random(seed);
        let window: LimiterWindow | null = null;
        let dead: Limiter | undefined;
        const realm = createRealmModel(time, {
          latencyMs: () => next() * latencyMs,
          onAnswer: () => {
            if (dead !== undefined) window = storedCopy(dead);
          },
        });
        const options = { clock: time.clock, sleep: lateSleep(time, next, lateMs) };
        dead = createLimiter({ ...options, window: null, uncleanTakeover: false });
        realm.demand(dead, { workers });
        await time.pass(diesAfterMs);

        // Killed: it sends nothing more, but what is in flight stays there.
        const before = realm.sent.length;
        dead.throttled(Infinity);
        dead = undefined;
        const limiter = createLimiter({ ...options, window, uncleanTakeover: true });
        realm.demand(limiter, { workers });
        await time.pass(140_000);

        expect(realm.sent.length).toBeGreaterThan(before);
        expect(mostWithin(realm.sent, 1000)).toBeLessThanOrEqual(10);
        expect(mostWithin(realm.sent, 60_000)).toBeLessThanOrEqual(450);
        expect(realm.mostInFlight()).toBeLessThanOrEqual(9);
        expect(
          mostWithin(
            realm.sent.slice(before).filter((at) => at < time.ms() - 10_100),
            1000,
          ),
        ).toBeLessThanOrEqual(3);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('keeps what the server counts within QBO’s 10 a second, also when the server stalls and catches up', async () => {
    const stallLengths = fc.array(fc.integer({ min: 50, max: 3000 }), { minLength: 10, maxLength: 10 });
    const latencies = fc.integer({ min: 5, max: 1500 });
    await fc.assert(
      fc.asyncProperty(conditions, stallLengths, latencies, async ({ seed, lateMs }, lengths, latencyMs) => {
        const time = createVirtualTime();
        const next = random(seed);
        const stalls = lengths.map((length, index) => {
          const from = time.ms() + 5000 * (index + 1) + next() * 1000;
          return [from, from + length] as const;
        });
        const realm = createRealmModel(time, { latencyMs: () => latencyMs * (0.9 + next() * 0.2), stalls });
        const sleep = lateSleep(time, next, lateMs);
        const limiter = createLimiter({ window: null, uncleanTakeover: false, clock: time.clock, sleep });
        const load = realm.demand(limiter, { workers: 12 });
        await time.pass(70_000);
        await load.stop();
        expectWithinOurLimits(realm);
        expect(mostWithin(realm.counted, 1000)).toBeLessThanOrEqual(10);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('keeps it so when calls leave the process long after their permits, several at once', async () => {
    const stallLengths = fc.array(fc.integer({ min: 50, max: 1500 }), { minLength: 12, maxLength: 12 });
    const latencies = fc.integer({ min: 5, max: 800 });
    await fc.assert(
      fc.asyncProperty(conditions, stallLengths, latencies, async ({ seed, lateMs }, lengths, latencyMs) => {
        const time = createVirtualTime();
        const next = random(seed);
        const stalls = lengths.map((length, index) => {
          const from = time.ms() + 4000 * (index + 1) + next() * 1000;
          return [from, from + length] as const;
        });
        // While the process is starved nothing new leaves it, though some calls are on their way and are answered.
        const leavingMs = () => Math.max(0, ...stalls.map(([from, to]) => (from <= time.ms() ? to - time.ms() : 0)));
        const realm = createRealmModel(time, { latencyMs: () => latencyMs * (0.9 + next() * 0.2), leavingMs });
        const sleep = lateSleep(time, next, lateMs);
        const limiter = createLimiter({ window: null, uncleanTakeover: false, clock: time.clock, sleep });
        const load = realm.demand(limiter, { workers: 12 });
        await time.pass(60_000);
        await load.stop();
        expectWithinOurLimits(realm);
        expect(mostWithin(realm.counted, 1000)).toBeLessThanOrEqual(10);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('throughput under constant demand', () => {
  it.each([
    ['fast answers', 50, 0, 0],
    ['answers as slow as those of QBO', 700, 0, 0],
    ['a busy process', 300, 15, 0],
    ['one answer in ten taking 3 s', 300, 0, 0.1],
  ])('with %s at least 95 %% of the minute limit is used', async (_name, latencyMs, lateMs, slowShare) => {
    const time = createVirtualTime();
    const next = random(7);
    const realm = createRealmModel(time, {
      latencyMs: () => (next() < slowShare ? 3000 : latencyMs * (0.5 + next())),
    });
    const sleep = lateSleep(time, next, lateMs);
    const limiter = createLimiter({ window: null, uncleanTakeover: false, clock: time.clock, sleep });
    const minutes = 5;
    realm.demand(limiter, { workers: 10 });
    await time.pass(minutes * 60_000);

    expect(realm.sent.length).toBeGreaterThanOrEqual(0.95 * 450 * minutes);
    expectWithinOurLimits(realm);
  });

  it('spreads the calls of a second instead of sending them at once', async () => {
    const time = createVirtualTime();
    const realm = createRealmModel(time, { latencyMs: () => 10 });
    const { clock, sleep } = time;
    realm.demand(createLimiter({ window: null, uncleanTakeover: false, clock, sleep }), { workers: 7 });
    await time.pass(5000);
    const gaps = realm.sent.slice(1).map((at, index) => at - (realm.sent[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(125);
  });
});
