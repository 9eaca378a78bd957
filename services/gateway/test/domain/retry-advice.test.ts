import { describe, expect, it } from '@jest/globals';
import { createRetryAdvice } from '../../src/domain/retry-advice.ts';

/** What is advised to so many callers in each of the seconds. */
function advise(seconds: readonly number[], random = () => 0.5): number[][] {
  let nowMs = 5000;
  const advice = createRetryAdvice({ perSecond: 50, longestSeconds: 30, nowMs: () => nowMs, random });
  return seconds.map((callers) => {
    const advised = Array.from({ length: callers }, () => advice('crowd'));
    nowMs += 1000;
    return advised;
  });
}

describe('the advice to come again', () => {
  it('is a second for the few that are refused', () => {
    expect(
      advise([3, 20])
        .flat()
        .every((seconds) => seconds === 1),
    ).toBe(true);
  });

  it('grows with how many are refused, remembers the second before, and is bounded', () => {
    const [first = [], second = [], , after = []] = advise([500, 1, 0, 1]);
    expect([first[0], first.at(-1), second[0], after[0]]).toEqual([1, 11, 11, 1]);
    expect(Math.max(...(advise([10_000])[0] ?? []))).toBe(30);
  });

  it('differs from caller to caller', () => {
    let n = 0;
    const [, second = []] = advise([500, 100], () => ((n += 1) % 10) / 10);
    expect(new Set(second).size).toBeGreaterThan(5);
  });

  it('is an owner’s own', () => {
    const advice = createRetryAdvice({ perSecond: 1, longestSeconds: 30, nowMs: () => 0, random: () => 0.5 });
    for (let n = 0; n < 100; n += 1) advice('crowd');
    expect([advice('crowd'), advice('single')]).toEqual([30, 2]);
  });
});
