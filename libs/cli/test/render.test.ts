import { describe, expect, it } from 'vitest';
import type { Batch } from '@autosync/client';
import { renderProblem } from '../src/commands/problems.ts';
import { progressBar, renderBatch, renderColumns, renderProgress } from '../src/render.ts';

const nothing = { total: 0, done: 0, succeeded: 0, warning: 0, failed: 0, skipped: 0 };
const batchOf = (change: object) =>
  ({
    label: '[A] Invoices',
    state: 'running',
    stateName: 'Running',
    step: null,
    message: null,
    fix: null,
    counts: nothing,
    ...change,
  }) as Batch;

describe('what people read', () => {
  it.each([
    [0, 0, '░░░░░░░░░░░░░░░░░░░░░░░░'],
    [1, 3, '████████░░░░░░░░░░░░░░░░'],
    [9, 3, '████████████████████████'],
  ])('a bar of %i of %i', (done, total, bar) => expect(progressBar(done, total)).toBe(bar));

  it.each([
    [{ step: 'reading-lists' }, '[A] Invoices: Running (reading lists), 0 of 0'],
    [
      { counts: { ...nothing, total: 9, done: 5, failed: 1, warning: 2, skipped: 1 } },
      '[A] Invoices: Running, 5 of 9, 1 failed, 2 with a warning, 1 skipped',
    ],
    [
      { state: 'finishedWithError', stateName: 'Finished with Error', message: 'It broke.', fix: 'Mend it.' },
      '[A] Invoices: Finished with Error, 0 of 0. It broke. Mend it.',
    ],
  ])('a batch %j', (change, text) => expect(renderBatch(batchOf(change))).toBe(text));

  it('a batch under way begins with its bar', () => {
    const counts = { ...nothing, total: 2, done: 1 };
    expect(renderProgress(batchOf({ counts }))).toBe('████████████░░░░░░░░░░░░ [A] Invoices: Running, 1 of 2');
  });

  it('columns are as wide as they must be', () => {
    expect(renderColumns([['a', 'bb', 'c'], ['aaa', '', ''], []])).toEqual(['a    bb  c', 'aaa', '']);
  });

  it('a problem with its causes, some of the records, and the thing to do', () => {
    const externalIds = Array.from({ length: 10 }, (_, n) => `I-${n}`);
    const causes = [
      { message: 'No account.', count: 1, externalIds: ['I-1'] },
      { message: 'No item.', count: 12, externalIds },
    ];
    const group = { type: 'invoices', category: 'data', code: 'x', fix: 'Map it.', count: 13, causes, causeCount: 3 };
    expect(renderProblem({ ...group, firstAt: '', lastAt: '' } as never)).toEqual([
      'invoices: 13 × x',
      '  No account. I-1',
      '  No item. I-0, I-1, I-2, I-3, I-4, … (12)',
      '  … and 1 more causes',
      '  To do: Map it.',
    ]);
  });
});
