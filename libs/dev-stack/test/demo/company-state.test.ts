import { describe, expect, it } from 'vitest';
import type { RecordType } from '@autosync/contracts';
import { isDone, type CompanyState } from '../../src/demo/company-state.ts';
import { batch } from '../support/sample-batch.ts';

const finished = batch({ state: 'finished' });
const state = { name: 'Contoso', batches: [finished], hasPending: false };

describe('isDone', () => {
  it.each<[string, CompanyState, RecordType[], boolean]>([
    ['an ended batch', state, ['invoices'], true],
    [
      'a batch that ended with an error',
      { ...state, batches: [batch({ state: 'finishedWithError' })] },
      ['invoices'],
      true,
    ],
    ['nothing to do', { ...state, batches: [] }, [], true],
    ['a batch that must come and is not seen yet', { ...state, batches: [] }, ['invoices'], false],
    ['a batch of one type only, where two must come', state, ['invoices', 'expenses'], false],
    ['a running batch beside an ended one', { ...state, batches: [finished, batch()] }, ['invoices'], false],
    ['a batch not yet started', { ...state, batches: [batch({ state: 'notStarted' })] }, ['invoices'], false],
    ['records that wait', { ...state, hasPending: true }, [], false],
  ])('of %s', (_, given, expected, done) => {
    expect(isDone(given, expected)).toBe(done);
  });
});
