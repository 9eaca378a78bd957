import { expect, it } from 'vitest';
import { differencesBetween } from '../../../src/outgoing/merging/differences.ts';
import { DERIVED } from '../../../src/outgoing/merging/merge-document.ts';
import { identical, plain, same } from '../../../src/outgoing/merging/same.ts';

it.each([
  ['a text with outer space', ' a ', 'a', true],
  ['another text', 'a', 'b', false],
  ['lines of Windows', 'a\r\nb', 'a\nb', true],
  ['blank and nothing', ' ', undefined, true],
  ['null and nothing', null, undefined, true],
  ['zero and nothing', 0, undefined, false],
  ['seven decimals', 0.12345678, 0.12345681, true],
  ['the seventh decimal', 0.1234567, 0.1234568, false],
  ['a reference and its name', { value: '1', name: 'Ann' }, { value: '1' }, true],
  ['another reference', { value: '1', name: 'Ann' }, { value: '2', name: 'Ann' }, false],
  ['equal lists', [1, 2], [1, 2], true],
  ['lists of another first part', [1, 2], [3, 2], false],
  ['a longer list', [1], [1, 2], false],
  ['a list and none', [1], { 0: 1, length: 1 }, false],
  ['an object and a list', {}, [], false],
  ['equal objects', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 2 } }, true],
  ['objects of which one field differs', { a: 1, b: 2 }, { a: 1, b: 3 }, false],
])('%s are the same: %s and %s: %s', (_, wanted, found, expected) => {
  expect(same(wanted, found)).toBe(expected);
});

it.each([
  [0.12345678, 0.1234568],
  [' a ', 'a'],
  [null, null],
  [undefined, null],
  [{ value: '1', name: 'Ann' }, '1'],
])('%j means %j to QuickBooks', (value, meant) => {
  expect(plain(value)).toBe(meant);
});

it('what is wanted may say less of an object; what is identical may not', () => {
  const [less, more] = [{ a: 1 }, { a: 1, b: 2 }];
  expect([same(less, more), same(more, less), identical(less, more), identical(more, { ...more })]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

it('documents differ in what they have and what they lack, and not in what QuickBooks works out', () => {
  const before = { DocNumber: 'I-1', DueDate: '2026-01-01', Id: '7', SyncToken: '0', sparse: true };
  const after = { DocNumber: 'I-1', TxnDate: '2026-01-02', Id: '8', SyncToken: '1' };
  expect(differencesBetween(before, after)).toEqual([
    { field: 'DueDate', name: 'due date', from: '2026-01-01', to: null },
    { field: 'TxnDate', name: 'date', from: null, to: '2026-01-02' },
  ]);
  expect(differencesBetween({}, Object.fromEntries(DERIVED.map((field) => [field, 1])))).toEqual([]);
  const workedOut = [
    'domain',
    'status',
    'sparse',
    'MetaData',
    'TotalAmt',
    'Balance',
    'HomeTotalAmt',
    'HomeBalance',
    'RemainingCredit',
  ];
  expect(DERIVED).toEqual(expect.arrayContaining(workedOut));
});
