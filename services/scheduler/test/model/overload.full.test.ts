import { afterAll, beforeAll, expect, it } from 'vitest';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { handBackMs, sliceMs } from './times.ts';
import { liveThrough, type Scenario } from './world.ts';

let database: ServiceDatabase;
beforeAll(async () => {
  database = await serviceDatabase();
});
afterAll(() => database.close());

/** Without the window and with a lease before the start 1,956 of these runs failed. */
it('two thousand companies, two workers of twenty places, three slices of a minute each', async () => {
  const scenario: Scenario = {
    tenants: [1600, ...Array.from({ length: 40 }, () => 10)],
    places: [20, 20],
    planOf: () => [sliceMs, sliceMs, sliceMs],
    manualAtMs: [600_000],
    partitions: 12,
    handBackMs,
  };
  const [observed] = await liveThrough(database, { invoices: scenario }, { seed: 1, limitMs: 6 * 3_600_000 });
  expect(observed).toMatchObject({ failed: 0, ended: 2001 });
  expect(observed!.drainedMs).toBeLessThanOrEqual((1.1 * observed!.workMs) / 40);
  expect(Math.max(...observed!.manualWaitMs)).toBeLessThanOrEqual(sliceMs + sliceMs + handBackMs);
  expect(observed!.deepestKafka).toBeLessThanOrEqual(100);
}, 3_600_000);
