import { describe, expect, it } from 'vitest';
import { countStates, isGood, renderSummary, sumByKind, type Summary } from '../../src/demo/summary.ts';

const summary: Summary = {
  batches: countStates([{ state: 'finished' }, { state: 'finished' }]),
  documentsWritten: 240,
  paymentsApplied: 0,
  qboCalls: sumByKind([{ 'query Customer': 2, 'create Invoice': 36 }, { 'create Invoice': 188 }]),
  throttled: 0,
  mismatches: 0,
  notSynced: 0,
  notTaken: 0,
  records: 240,
  recordsByType: { expenses: 40, invoices: 200 },
  differences: { missing: 0, duplicate: 0, wrongDocument: 0, wrongTotal: 0, money: 0 },
  mails: { folder: '/data/mails', count: 0 },
  seconds: 41.2,
};

describe('renderSummary', () => {
  it('shows what was done', () => {
    expect(renderSummary(summary)).toEqual([
      'Summary',
      '  batches            2 Finished',
      '  records synced     40 expenses, 200 invoices',
      '  documents written  240',
      '  payments applied   0',
      '  QuickBooks calls   226 (224 create Invoice, 2 query Customer)',
      '  answers of 429     0',
      '  mismatches         0 (240 records and all payments compared, to the cent)',
      '  mails              0, in /data/mails',
      '  seconds            41.2',
    ]);
  });

  it('still makes sense when there was nothing to do, and names what is amiss', () => {
    const other = {
      ...summary,
      batches: countStates([]),
      documentsWritten: 0,
      qboCalls: {},
      notSynced: 3,
      notTaken: 2,
    };
    expect(renderSummary(other)).toEqual(
      expect.arrayContaining([
        '  batches            none, there was nothing to do',
        '  QuickBooks calls   0',
        '  not synced         3',
        '  not taken          2 faults in the input',
      ]),
    );
  });
});

describe('isGood', () => {
  it.each([
    ['everything is Finished', summary, true],
    ['there was nothing to do', { ...summary, batches: countStates([]) }, true],
    ['some of the input was not taken', { ...summary, notTaken: 1 }, true],
    [
      'a batch finished with a warning',
      { ...summary, batches: countStates([{ state: 'finishedWithWarning' }]) },
      false,
    ],
    ['a batch still runs', { ...summary, batches: countStates([{ state: 'running' }]) }, false],
    ['a total differs', { ...summary, mismatches: 1 }, false],
    ['a record is not synced', { ...summary, notSynced: 1 }, false],
  ])('when %s', (_, given, good) => {
    expect(isGood(given)).toBe(good);
  });
});
