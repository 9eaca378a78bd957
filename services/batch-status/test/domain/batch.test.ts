import { describe, expect, it } from 'vitest';
import { progressOf, type Batch } from '../../src/domain/batch.ts';
import { aHeader } from '../support/samples.ts';

function aBatch(given: Partial<Batch>): Batch {
  return {
    ...aHeader(),
    label: 'label',
    state: 'running',
    step: null,
    reported: { done: 0, total: 0 },
    counts: { succeeded: 0, warning: 0, failed: 0, skipped: 0, held: 0 },
    category: null,
    reason: null,
    cancelRequested: false,
    startedAt: null,
    finishedAt: null,
    updatedAt: new Date(),
    ...given,
  };
}

describe('progressOf', () => {
  const counts = { succeeded: 3, warning: 1, failed: 1, skipped: 2, held: 1 };

  it('shows what the worker reported while results are on their way', () => {
    expect(progressOf(aBatch({ reported: { done: 9, total: 40 }, counts }))).toEqual({ done: 9, total: 40 });
  });

  it('shows stored results while a report is missing, and never more done than there is', () => {
    expect(progressOf(aBatch({ counts }))).toEqual({ done: 7, total: 7 });
  });

  it('shows the actions of an ended batch, whatever was estimated', () => {
    const ended = aBatch({ reported: { done: 9, total: 40 }, counts, finishedAt: new Date() });
    expect(progressOf(ended)).toEqual({ done: 7, total: 7 });
  });
});
