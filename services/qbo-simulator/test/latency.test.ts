import { describe, expect, it } from 'vitest';
import { createLatency } from '../src/latency.ts';
import { realmId, startSimulator } from './support/simulator.ts';

const draws = (latency: ReturnType<typeof createLatency>, count: number) =>
  Array.from({ length: count }, () => latency.drawMs()).toSorted((a, b) => a - b);

describe('latency', () => {
  it('is none until somebody asks', () => {
    expect(draws(createLatency(), 3)).toEqual([0, 0, 0]);
  });

  it('lognormal has the median and the 99th percentile that it was given', () => {
    const latency = createLatency();
    latency.change({ kind: 'lognormal', medianMs: 300, p99Ms: 2000, seed: 7 });
    const sorted = draws(latency, 20_000);
    expect(sorted[10_000]! / 300).toBeCloseTo(1, 1);
    expect(sorted[19_800]! / 2000).toBeCloseTo(1, 0);
    expect(sorted.at(-1)).toBeGreaterThan(2000);
  });

  it('uniform stays within its limits, and a seed gives the same times again', () => {
    const latency = createLatency();
    const settings = { kind: 'uniform', minMs: 20, maxMs: 30, seed: 3 } as const;
    latency.change(settings);
    const first = draws(latency, 1000);
    expect([first[0], first.at(-1)]).toEqual([20, 30]);
    latency.change(settings);
    expect(draws(latency, 1000)).toEqual(first);
  });

  it('refuses limits the wrong way round', () => {
    expect(() => createLatency().change({ kind: 'uniform', minMs: 2, maxMs: 1 })).toThrow(RangeError);
    expect(() => createLatency().change({ kind: 'lognormal', medianMs: 2, p99Ms: 1 })).toThrow(RangeError);
  });

  it('slows every call down by what was set, and the ledger sees it', async () => {
    const simulator = await startSimulator();
    try {
      expect((await simulator.control('POST', '/latency', { kind: 'fixed', ms: 120 })).status).toBe(200);
      const startedMs = performance.now();
      expect((await simulator.api('GET', '/preferences')).status).toBe(200);
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(119);
      const { body } = await simulator.control('GET', `/ledger?realmId=${realmId}&calls=1`);
      expect((body['calls'] as { ms: number }[])[0]!.ms).toBeGreaterThanOrEqual(119);
      expect((await simulator.control('POST', '/latency', { kind: 'fixed' })).status).toBe(400);
    } finally {
      await simulator.stop();
    }
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('past the time limit comes "stream timeout"; committing all the same is %s', async (commits, documents) => {
    const simulator = await startSimulator();
    try {
      await simulator.control('POST', '/switches', { serverTimeLimitMs: 50, timedOutCallsCommit: commits });
      await simulator.control('POST', '/faults', { operation: 'create', fault: { kind: 'latency', ms: 100 } });
      const reply = await simulator.api('POST', '/customer', { DisplayName: 'Slow' });
      expect(reply).toMatchObject({ status: 504, text: 'stream timeout' });
      // Two slow calls one after the other take longer than what is left of the first.
      await simulator.control('POST', '/faults', { operation: 'read', times: 2, fault: { kind: 'latency', ms: 50 } });
      for (let call = 0; call < 2; call += 1) await simulator.api('GET', '/preferences');
      const { body } = await simulator.control('GET', `/documents/${realmId}/Customer`);
      expect(body).toHaveLength(documents);
    } finally {
      await simulator.stop();
    }
  });
});
