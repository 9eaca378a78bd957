import { describe, expect, it } from 'vitest';
import { createSliceBudget, documentsAtOnce } from '../src/slice-limits.ts';

function budgetAt() {
  let ms = 7000;
  const clock = { now: () => new Date(ms), monotonicMs: () => ms };
  const budget = createSliceBudget({ maxMs: 60_000, maxDocuments: 3, lockAnswerMs: 1 }, clock);
  return { budget, advance: (by: number) => (ms += by) };
}

describe('createSliceBudget', () => {
  it('gives out as many documents as allowed', () => {
    const { budget } = budgetAt();
    expect([1, 2, 3, 4].map(() => budget.takeDocument())).toEqual([true, true, true, false]);
  });

  it('gives out none after its time', () => {
    const { budget, advance } = budgetAt();
    expect(budget.takeDocument()).toBe(true);
    advance(59_999);
    expect([budget.isOver(), budget.elapsedMs(), budget.takeDocument()]).toEqual([false, 59_999, true]);
    advance(1);
    expect([budget.isOver(), budget.elapsedMs(), budget.takeDocument()]).toEqual([true, 60_000, false]);
  });
});

describe('documents at once', () => {
  it.each([
    { of: 'the defaults, which serve twelve in four seconds at their slowest', limiter: {}, expected: 12 },
    { of: 'few calls in flight: two for each', limiter: { inFlight: 2 }, expected: 4 },
    { of: 'a slow pace', limiter: { perSecond: 1 }, expected: 4 },
    { of: 'a pace below one in four seconds', limiter: { perSecond: 0.1 }, expected: 1 },
  ])('$of', ({ limiter, expected }) => {
    expect(documentsAtOnce(limiter)).toBe(expected);
  });
});
