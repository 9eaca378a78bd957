import { describe, expect, it } from '@jest/globals';
import { isDone } from '../../src/demo/company-state.ts';
import { batch } from '../support/sample-batch.ts';

const finished = batch({ state: 'finished' });
const state = { name: 'Contoso', batches: [finished], hasPending: false };

describe('isDone', () => {
  it.each([
    ['an ended batch', state, true, true],
    ['a batch that ended with an error', { ...state, batches: [batch({ state: 'finishedWithError' })] }, true, true],
    ['nothing to do', { ...state, batches: [] }, false, true],
    ['a batch that must come and is not seen yet', { ...state, batches: [] }, true, false],
    ['a running batch beside an ended one', { ...state, batches: [finished, batch()] }, true, false],
    ['a batch not yet started', { ...state, batches: [batch({ state: 'notStarted' })] }, true, false],
    ['records that wait', { ...state, hasPending: true }, false, false],
  ])('of %s', (_, given, expectsBatch, done) => {
    expect(isDone(given, expectsBatch)).toBe(done);
  });
});
