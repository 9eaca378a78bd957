import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSlidingCount } from '../src/sliding-count.ts';

describe('sliding count', () => {
  it('an event leaves the window exactly when it is as old as the window', () => {
    const count = createSlidingCount(1000);
    count.add(0);
    expect(count.count(999.9)).toBe(1);
    expect(count.count(1000)).toBe(0);
    expect(count.most()).toBe(1);
  });

  it('agrees with counting all events anew, for any times', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, (list) => {
        const sliding = createSlidingCount(100);
        const times: number[] = [];
        let most = 0;
        let now = 0;
        for (const gap of list) {
          now += gap;
          times.push(now);
          sliding.add(now);
          const expected = times.filter((at) => at > now - 100).length;
          most = Math.max(most, expected);
          expect(sliding.count(now)).toBe(expected);
        }
        expect(sliding.most()).toBe(most);
      }),
    );
  });

  it('forgets events for good, so that memory does not grow with time', () => {
    const sliding = createSlidingCount(1000);
    for (let at = 0; at < 100_000; at += 1) sliding.add(at);
    expect(sliding.count(99_999)).toBe(1000);
    expect(sliding.count(200_000)).toBe(0);
  });
});
