import { describe, expect, it } from '@jest/globals';
import { createMinuteWindow } from '../src/minute-window.ts';

describe('the window of a minute, handed from holder to holder', () => {
  it('keeps calls as old as they are, however often it is stored and read', () => {
    const first = createMinuteWindow(null, 0);
    for (const at of [1000, 4999, 7000]) first.add(at);
    const made = first.buckets(10_000);
    expect(made).toEqual([
      { startedAt: 0, calls: 2 },
      { startedAt: 5000, calls: 1 },
    ]);

    let buckets = made;
    for (let holder = 1; holder <= 12; holder += 1) {
      const now = 10_000 + holder * 3000;
      buckets = createMinuteWindow({ buckets, lastCallAt: 7000 }, now).buckets(now);
    }
    expect(buckets).toEqual(made);
    expect(createMinuteWindow({ buckets, lastCallAt: 7000 }, 67_001).count(67_001)).toBe(0);
  });
});
