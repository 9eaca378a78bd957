import { describe, expect, it } from 'vitest';
import { shareReading } from '../src/index.ts';

function countedReading(maxAgeMs?: number) {
  let [nowMs, readings] = [1000, 0];
  let failing = false;
  const read = shareReading(
    async () => {
      readings += 1;
      await Promise.resolve();
      if (failing) throw new Error('away');
      return readings;
    },
    { ...(maxAgeMs === undefined ? {} : { maxAgeMs }), clock: { monotonicMs: () => nowMs } },
  );
  return {
    read,
    readings: () => readings,
    pass: (ms: number) => void (nowMs += ms),
    fail: (value: boolean) => void (failing = value),
  };
}

describe('shareReading', () => {
  it('takes one reading for all who ask at the same time, and a new one afterwards', async () => {
    const { read, readings } = countedReading();
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    expect(await read()).toBe(2);
    expect(readings()).toBe(2);
  });

  it('keeps a reading for its age', async () => {
    const { read, pass } = countedReading(30_000);
    expect(await read()).toBe(1);
    pass(29_999);
    expect(await read()).toBe(1);
    pass(1);
    expect(await read()).toBe(2);
  });

  it('tells everybody of a failure and keeps none', async () => {
    const { read, fail } = countedReading(30_000);
    fail(true);
    const asked = [read(), read()];
    await expect(asked[0]).rejects.toThrow('away');
    await expect(asked[1]).rejects.toThrow('away');
    fail(false);
    expect(await read()).toBe(2);
  });
});
