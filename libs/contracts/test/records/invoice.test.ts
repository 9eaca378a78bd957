import { describe, expect, it } from 'vitest';
import { isCreditMemo, isNegativeInvoice, type Invoice } from '../../src/index.ts';

const invoice: Invoice = {
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  lines: [{ item: 'Support', quantity: '1', unitPrice: '100.00' }],
};
const back = { lines: [{ item: 'Support', quantity: '-1', unitPrice: '100.00' }] };

describe('an invoice that comes to less than nothing', () => {
  it.each<[boolean, string, Partial<Invoice>]>([
    [false, 'something is owed', {}],
    [true, 'it gives back', back],
    [true, 'its discount is more than its lines', { discount: { amount: '100.01' } }],
    [true, 'it gives back more tax than it charges', { taxes: [{ code: 'TX', amount: '-100.01' }] }],
    [
      false,
      'it gives back tax that is in its amounts',
      { taxes: [{ code: 'TX', amount: '-100.01' }], amountsIncludeTax: true },
    ],
    [false, 'its tax is more than it gives back', { ...back, taxes: [{ code: 'TX', amount: '100.00' }] }],
  ])('is a credit memo: %s, where %s', (expected, _what, more) => {
    expect(isNegativeInvoice({ ...invoice, ...more })).toBe(expected);
    expect(isCreditMemo({ ...invoice, ...more })).toBe(expected);
  });

  it('is one also by what it says of itself', () => {
    expect(isCreditMemo({ ...invoice, kind: 'credit-memo' })).toBe(true);
    expect(isNegativeInvoice({ ...invoice, kind: 'credit-memo' })).toBe(false);
  });
});
