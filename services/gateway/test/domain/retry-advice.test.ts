import { describe, expect, it } from 'vitest';
import { createRetryAdvice } from '../../src/domain/retry-advice.ts';

type Crowd = { callers: number; seconds: number; perSecond?: number; longestSeconds?: number };

/** What each of the callers is told who all come at once, and how many come in each second if they do as they are told. */
function crowd({ callers, seconds, perSecond = 50, longestSeconds = 30 }: Crowd) {
  let nowMs = 5000;
  const advice = createRetryAdvice({ perSecond, longestSeconds, nowMs: () => nowMs });
  const told: number[] = [];
  const comeAt = new Map<number, number>([[0, callers]]);
  for (let second = 0; second < seconds; second += 1) {
    for (let n = comeAt.get(second) ?? 0; n > 0; n -= 1) {
      const after = advice('crowd');
      if (second === 0) told.push(after);
      comeAt.set(second + after, (comeAt.get(second + after) ?? 0) + 1);
    }
    nowMs += 1000;
  }
  return { told, perSecond: Array.from({ length: seconds }, (_, second) => comeAt.get(second) ?? 0) };
}

describe('the advice to come again', () => {
  it('is a second for the few that are refused', () => {
    expect(new Set(crowd({ callers: 50, seconds: 1 }).told)).toEqual(new Set([1]));
  });

  it('gives a crowd turns: so many are told each second', () => {
    const { told } = crowd({ callers: 150, seconds: 1 });
    expect([1, 2, 3].map((second) => told.filter((after) => after === second).length)).toEqual([50, 50, 50]);
  });

  it.each([100, 600, 1450])('a crowd of %d that does as it is told comes back at the rate that is borne', (callers) => {
    const { perSecond } = crowd({ callers, seconds: 120 });
    expect(Math.max(...perSecond.slice(1))).toBeLessThanOrEqual(50);
    expect(Math.max(...perSecond.slice(60))).toBeGreaterThan(0);
  });

  it('a crowd that is too large for the longest time is told to come in the second half of it', () => {
    const { told } = crowd({ callers: 10_000, seconds: 1 });
    const late = told.slice(1500);
    expect([Math.min(...late) >= 15, Math.max(...late)]).toEqual([true, 30]);
    expect(new Set(late).size).toBeGreaterThan(10);
  });

  it('is a second again when the crowd has gone', () => {
    let nowMs = 0;
    const advice = createRetryAdvice({ perSecond: 50, longestSeconds: 30, nowMs: () => nowMs });
    for (let n = 0; n < 1000; n += 1) advice('crowd');
    const during = advice('crowd');
    nowMs = 21_000;
    expect([during, advice('crowd')]).toEqual([21, 1]);
  });

  it('is an owner’s own', () => {
    const advice = createRetryAdvice({ perSecond: 1, longestSeconds: 30, nowMs: () => 0, random: () => 0 });
    for (let n = 0; n < 100; n += 1) advice('crowd');
    expect([advice('crowd'), advice('single')]).toEqual([30, 1]);
  });
});
