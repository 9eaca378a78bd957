import { describe, expect, it } from 'vitest';
import { createMinuteWindow } from '../src/minute-window.ts';

describe('the window of a minute, handed from holder to holder', () => {
  it('keeps calls as old as they are, however often it is stored and read', () => {
    const first = createMinuteWindow(null, { now: 0, perSecond: 8 });
    for (const at of [1000, 4999, 7000]) first.add(at);
    const made = first.buckets(10_000);
    expect(made).toEqual([
      { startedAt: 0, calls: 2 },
      { startedAt: 5000, calls: 1 },
    ]);

    let buckets = made;
    for (let holder = 1; holder <= 12; holder += 1) {
      const now = 10_000 + holder * 3000;
      buckets = createMinuteWindow({ buckets, lastCallAt: 7000 }, { now, perSecond: 8 }).buckets(now);
    }
    expect(buckets).toEqual(made);
    expect(createMinuteWindow({ buckets, lastCallAt: 7000 }, { now: 67_001, perSecond: 8 }).count(67_001)).toBe(0);
  });

  it('counts the calls of a bucket as late as the limit of a second allows, not all at its end', () => {
    const stored = { buckets: [{ startedAt: 0, calls: 20 }], lastCallAt: 5000 };
    const window = createMinuteWindow(stored, { now: 6000, perSecond: 8 });
    // 4 of them cannot have been made later than after 3 s, the next 8 not later than after 4 s.
    expect([62_900, 63_000, 64_000, 65_000].map((at) => window.count(at))).toEqual([20, 16, 8, 0]);
  });
});
