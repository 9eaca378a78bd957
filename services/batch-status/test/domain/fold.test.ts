import { describe, expect, it } from 'vitest';
import type { BatchState } from '@autosync/contracts';
import { foldState, type FinishOutcome } from '../../src/domain/fold.ts';

const none = { succeeded: 0, warning: 0, failed: 0, skipped: 0, held: 0 };

describe('foldState', () => {
  it.each<[FinishOutcome, Partial<typeof none>, BatchState]>([
    ['finished', {}, 'finished'],
    ['finished', { succeeded: 3 }, 'finished'],
    ['finished', { succeeded: 3, skipped: 2 }, 'finished'],
    ['finished', { succeeded: 3, warning: 1 }, 'finishedWithWarning'],
    ['finished', { succeeded: 3, skipped: 1, held: 1 }, 'finishedWithWarning'],
    ['finished', { skipped: 2, held: 1, warning: 1 }, 'finishedWithWarning'],
    ['finished', { succeeded: 3, failed: 1 }, 'finishedWithError'],
    ['finished', { failed: 1, warning: 1, skipped: 1, held: 1 }, 'finishedWithError'],
    ['failed', {}, 'finishedWithError'],
    ['failed', { succeeded: 3 }, 'finishedWithError'],
    ['cancelled', {}, 'cancelled'],
    ['cancelled', { succeeded: 1, skipped: 2 }, 'cancelled'],
    ['cancelled', { failed: 1, warning: 1 }, 'cancelled'],
  ])('%s with %j is %s', (outcome, counts, state) => {
    expect(foldState(outcome, { ...none, ...counts })).toBe(state);
  });
});
