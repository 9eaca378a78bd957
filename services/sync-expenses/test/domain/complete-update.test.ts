import { describe, expect, it } from 'vitest';
import type { Expense } from '@autosync/contracts';
import { completeExpenseUpdate } from '../../src/domain/complete-update.ts';
import { map, owed, paid } from '../support/expenses.ts';

/** What QuickBooks and a bookkeeper added to a document. */
const theirsOfBill = { DueDate: '2026-11-02', VendorAddr: { Line1: 'a' }, APAccountRef: { value: '6' } };
const theirsOfCheck = { PrintStatus: 'NeedToPrint', PurchaseEx: { any: [] } };

type Circumstances = {
  /** What is known of the account of the payment method, before and after. */
  data?: Record<string, unknown>;
  dataAfter?: Record<string, unknown>;
  /** What somebody changed in QuickBooks. */
  since?: object;
};

/** Which of the fields that were added are still there when the record changes from one to the other. */
function kept(before: Expense, after: Expense, added: object, circumstances: Circumstances = {}) {
  const { data = {}, dataAfter = data, since = {} } = circumstances;
  const [written, ours] = [map(before, data).body, map(after, dataAfter).body];
  const seen = { ...written, ...added };
  const theirs = { ...seen, ...since };
  const merged = { ...theirs, ...ours };
  const update = completeExpenseUpdate({ ours, written, seen, theirs, merged });
  return Object.keys(added).filter((key) => key in update);
}

describe('what QuickBooks derives follows what the record changed', () => {
  it.each<[string, Expense, object, string[]]>([
    ['nothing of the head', { ...owed, memo: 'x' }, {}, ['DueDate', 'VendorAddr', 'APAccountRef']],
    ['the date', { ...owed, date: '2026-11-20' }, {}, ['VendorAddr', 'APAccountRef']],
    [
      'the date, and somebody set another due date',
      { ...owed, date: '2026-11-20' },
      { DueDate: '2026-12-31' },
      ['DueDate', 'VendorAddr', 'APAccountRef'],
    ],
    ['the person', { ...owed, member: { name: 'Bo' } }, {}, []],
  ])('a bill of which %s changes', (_what, after, since, fields) => {
    expect(kept(owed, after, theirsOfBill, { since })).toEqual(fields);
  });

  it('a purchase that was a cheque and is no more is not printed', () => {
    const [data, dataAfter] = [{ AccountType: 'Bank', paymentType: 'Check' }, { AccountType: 'Credit Card' }];
    expect(kept(paid, { ...paid, memo: 'x' }, theirsOfCheck, { data })).toEqual(['PrintStatus']);
    expect(kept(paid, paid, theirsOfCheck, { data, dataAfter })).toEqual([]);
  });

  it('tax that somebody typed in stays until the money changes', () => {
    const tax = { TxnTaxDetail: { TotalTax: 3 } };
    expect(kept(owed, { ...owed, memo: 'x' }, tax)).toEqual(['TxnTaxDetail']);
    expect(kept(owed, { ...owed, lines: [{ account: 'Travel', amount: '41.00' }] }, tax)).toEqual([]);
  });

  it('the exchange rate follows the date, unless somebody typed one in', () => {
    const later = { ...owed, date: '2026-11-20' };
    expect(kept(owed, { ...owed, memo: 'x' }, { ExchangeRate: 1.17 })).toEqual(['ExchangeRate']);
    expect(kept(owed, later, { ExchangeRate: 1.17 })).toEqual([]);
    expect(kept(owed, later, { ExchangeRate: 1.17 }, { since: { ExchangeRate: 1.2 } })).toEqual(['ExchangeRate']);
  });
});
