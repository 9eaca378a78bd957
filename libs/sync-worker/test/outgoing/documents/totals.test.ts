import { describe, expect, it } from 'vitest';
import { haveSameTaxBase, writtenTotal } from '../../../src/outgoing/documents/totals.ts';
import { companyCause } from '../../../src/outgoing/documents/company-cause.ts';
import type { Doc } from '../../../src/outgoing/merging/same.ts';
import { companyWith } from './companies.ts';

const line = (Amount: unknown, item = '1', tax = 'TAX'): Doc => ({
  DetailType: 'SalesItemLineDetail',
  Amount,
  SalesItemLineDetail: { ItemRef: { value: item }, TaxCodeRef: { value: tax } },
});
const discount = { DetailType: 'DiscountLineDetail', Amount: 2, DiscountLineDetail: {} };

it('an amount that is no number counts as nothing', () => {
  expect(writtenTotal({ Line: [line(5), line('7')] })).toBe(500n);
});

describe('two documents are taxed by the same', () => {
  const one = { GlobalTaxCalculation: 'TaxExcluded', Line: [line(5), line(7), line(3, '2'), discount] };
  it.each<[string, Doc, boolean]>([
    ['when they are equal', one, true],
    [
      'when the sums of each product are, in however many lines',
      { ...one, Line: [line(12), discount, line(3, '2')] },
      true,
    ],
    ['not when one sum differs', { ...one, Line: [line(11), line(3, '2'), discount] }, false],
    ['not when one has another product', { ...one, Line: [line(12), line(3, '3'), discount] }, false],
    ['not when one has another tax code', { ...one, Line: [line(12), line(3, '2', 'NON'), discount] }, false],
    ['not when one has a line more', { ...one, Line: [...one.Line, line(1, '4')] }, false],
    ['not when one has a line less', { ...one, Line: [line(12), line(3, '2')] }, false],
    ['not when one has its tax in its amounts', { ...one, GlobalTaxCalculation: 'TaxInclusive' }, false],
  ])('%s', (_, other, expected) => {
    expect(haveSameTaxBase(one, other)).toBe(expected);
  });
});

it('what waits for the company waits under a short text, which is another one when a setting is', () => {
  const [one, same, other] = [{}, {}, { taxes: 'line' as const }].map((settings) =>
    companyCause(companyWith({ settings })),
  );
  expect(one).toEqual({ look: 'company', key: expect.stringMatching(/^[0-9a-f]{32}$/), details: {} });
  expect([same?.key === one?.key, other?.key === one?.key]).toEqual([true, false]);
});
