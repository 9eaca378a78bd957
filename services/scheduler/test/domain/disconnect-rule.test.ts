import { describe, expect, it } from 'vitest';
import { failureCategories } from '@autosync/contracts';
import { afterBatch, disconnectStep } from '../../src/domain/disconnect-rule.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aKey } from '../support/queue.ts';

const batch = (given: Parameters<typeof aFinishedBatch>[1] = {}) => aFinishedBatch(aKey(), given);
const counts = (given: Partial<ReturnType<typeof batch>['counts']>) => ({
  total: 3,
  succeeded: 0,
  warning: 0,
  failed: 0,
  skipped: 0,
  ...given,
});

describe('a finished batch', () => {
  it.each(['data', 'mapping', 'conflict'] as const)('counts when a failure is %s and nothing succeeded', (category) => {
    expect(disconnectStep(batch({ failures: { [category]: 1 } }))).toBe('count');
  });

  it.each(failureCategories.filter((category) => !['data', 'mapping', 'conflict'].includes(category)))(
    'leaves the count when all failures are %s',
    (category) => {
      expect(disconnectStep(batch({ failures: { [category]: 2 } }))).toBe('leave');
    },
  );

  it('counts when other failures are beside one in the data', () => {
    expect(disconnectStep(batch({ failures: { upstream: 5, data: 1 } }))).toBe('count');
  });

  it.each(['schedule', 'manual', 'rerun', 'webhook'] as const)('resets when anything succeeded (%s)', (trigger) => {
    expect(disconnectStep(batch({ trigger, counts: counts({ succeeded: 1, failed: 2 }) }))).toBe('reset');
    expect(disconnectStep(batch({ trigger, counts: counts({ warning: 1, failed: 2 }) }))).toBe('reset');
  });

  it.each(['manual', 'rerun', 'webhook'] as const)('leaves the count when it was not scheduled (%s)', (trigger) => {
    expect(disconnectStep(batch({ trigger }))).toBe('leave');
  });

  it('leaves the count when it was a dry run, cancelled, or held records only', () => {
    expect(disconnectStep(batch({ dryRun: true, counts: counts({ succeeded: 1 }) }))).toBe('leave');
    expect(disconnectStep(batch({ state: 'cancelled' }))).toBe('leave');
    expect(disconnectStep(batch({ counts: counts({ skipped: 3 }), failures: {} }))).toBe('leave');
  });
});

describe('the count of failures in a row', () => {
  const before = { consecutiveFailures: 1, disconnected: false };

  it('rises to the limit and disconnects there, once', () => {
    expect(afterBatch(before, 'count', 3)).toEqual({ consecutiveFailures: 2, disconnects: false });
    expect(afterBatch({ ...before, consecutiveFailures: 2 }, 'count', 3)).toEqual({
      consecutiveFailures: 3,
      disconnects: true,
    });
    expect(afterBatch({ consecutiveFailures: 3, disconnected: true }, 'count', 3).disconnects).toBe(false);
  });

  it('goes back to none, or stays', () => {
    expect(afterBatch(before, 'reset', 3)).toEqual({ consecutiveFailures: 0, disconnects: false });
    expect(afterBatch(before, 'leave', 3)).toEqual({ consecutiveFailures: 1, disconnects: false });
  });
});
