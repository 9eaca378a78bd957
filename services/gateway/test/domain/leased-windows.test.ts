import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createDb } from '@autosync/db';
import type { Db } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { deleteOldRateWindows, leaseRequests } from '../../src/data-access/rate-windows.ts';
import { createLeasedWindows } from '../../src/domain/leased-windows.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = createDb({
    connectionString: database.urlFor('gateway'),
    applicationName: 'gateway-test-windows',
    poolMax: 4,
    onPoolError: () => undefined,
  });
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

let names = 0;
const newBucket = () => `bucket-${(names += 1)}`;
const leaseOf =
  (max: number, windowMs = 600_000) =>
  (bucket: string, wanted: number) =>
    db.withoutTenant((tx) => leaseRequests(tx, { bucket, wanted, max, windowMs }));

describe('leased windows', () => {
  it('together let through no more than the window has, and leave little of it over', async () => {
    const plan = fc.record({
      max: fc.integer({ min: 1, max: 90 }),
      replicas: fc.integer({ min: 1, max: 4 }),
      turns: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 130 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ max, replicas, turns }) => {
        const bucket = newBucket();
        const all = Array.from({ length: replicas }, () =>
          createLeasedWindows({ max, windowMs: 600_000, lease: leaseOf(max), patienceMs: 10_000 }),
        );
        // Some of them at the same time, as requests are.
        const states = await Promise.all(turns.map((turn) => all[turn % replicas]!.take(bucket)));
        const allowed = states.filter(({ isAllowed }) => isAllowed).length;
        expect(allowed).toBeLessThanOrEqual(max);
        const leftOver = (replicas - 1) * Math.ceil(max / 20);
        expect(allowed).toBeGreaterThanOrEqual(Math.min(turns.length, max - leftOver));
        expect(states.every(({ remaining }) => remaining >= 0 && remaining < max)).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('asks seldom: once for a twentieth of the window', async () => {
    let asked = 0;
    const lease = async (bucket: string, wanted: number) => {
      asked += 1;
      return leaseOf(3000)(bucket, wanted);
    };
    const windows = createLeasedWindows({ max: 3000, windowMs: 600_000, lease });
    const bucket = newBucket();
    for (let n = 0; n < 1500; n += 1) await windows.take(bucket);
    expect(asked).toBe(10);
  });

  it('begins anew when the window is over, and forgets old ones', async () => {
    const windows = createLeasedWindows({ max: 1, windowMs: 1, lease: leaseOf(1, 1) });
    const bucket = newBucket();
    const until = performance.now() + 5000;
    let allowed = 0;
    while (allowed < 3 && performance.now() < until) if ((await windows.take(bucket)).isAllowed) allowed += 1;
    expect(allowed).toBe(3);
    const later = new Date(Date.now() + 3_600_000);
    const old = { ageMs: 1, limit: 1000, now: later };
    expect(await db.withoutTenant((tx) => deleteOldRateWindows(tx, old))).toBeGreaterThan(0);
    expect(await db.withoutTenant((tx) => deleteOldRateWindows(tx, old))).toBe(0);
  });

  it.each([
    ['does not answer', () => new Promise<never>(() => undefined)],
    ['fails', () => Promise.reject(new Error('gone'))],
  ])('while the database %s, lets through what one process may, without waiting for each', async (_, lease) => {
    const windows = createLeasedWindows({ max: 50, windowMs: 600_000, lease, patienceMs: 20 });
    const before = performance.now();
    const states = [];
    for (let n = 0; n < 60; n += 1) states.push(await windows.take('b'));
    expect(states.filter(({ isAllowed }) => isAllowed)).toHaveLength(50);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('comes back to what is shared when the database does', async () => {
    let isAway = true;
    let now = 0;
    const lease = async (bucket: string, wanted: number) => {
      if (isAway) throw new Error('gone');
      return leaseOf(2)(bucket, wanted);
    };
    const windows = createLeasedWindows({ max: 2, windowMs: 600_000, lease, monotonicMs: () => now });
    const bucket = newBucket();
    const take = async () => (await windows.take(bucket)).isAllowed;
    expect([await take(), await take(), await take()]).toEqual([true, true, false]);
    isAway = false;
    now += 2000;
    expect([await take(), await take(), await take()]).toEqual([true, true, false]);
  });
});
