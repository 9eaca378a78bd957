import { describe, expect, it } from 'vitest';
import type { ApplicationChange, PaymentOf } from '../../src/demo/tenant-api.ts';
import { applicationsOfFeed, differences, moneyOfApi, moneyOfBooks } from '../../src/demo/money-compare.ts';
import type { SalesForm, QboPayment } from '../../src/demo/simulator-client.ts';

const line = (TxnType: string, TxnId: string, Amount: number) => ({ Amount, LinkedTxn: [{ TxnType, TxnId }] });
const paid: QboPayment[] = [
  { Id: '74', TotalAmt: 100.1, UnappliedAmt: 20, Line: [line('Invoice', '71', 50.1), line('Invoice', '71', 30)] },
  { Id: '75', TotalAmt: 0, UnappliedAmt: 0, Line: [line('Invoice', '72', 5), line('CreditMemo', '73', 5)] },
];
const form = (entity: SalesForm['entity'], Id: string, [TotalAmt, Balance]: [number, number]): SalesForm => ({
  entity,
  Id,
  SyncToken: '0',
  CustomerRef: { value: '1' },
  TotalAmt,
  Balance,
});
const forms = [form('Invoice', '71', [80.1, 0]), form('Invoice', '72', [9, 4]), form('CreditMemo', '73', [7, 2])];

const application = (paymentId: string, target: string, amount: string) => {
  const [entity = '', quickbooksId = ''] = target.split(' ');
  return { paymentId, target: { entity, quickbooksId }, amount };
};
const listed: PaymentOf[] = [
  {
    entity: 'Payment',
    quickbooksId: '74',
    total: '100.10',
    unapplied: '20.00',
    state: 'live',
    applications: [application('74', 'Invoice 71', '80.10')],
  },
  {
    entity: 'Payment',
    quickbooksId: '75',
    total: '0.00',
    unapplied: '0.00',
    state: 'live',
    applications: [application('75', 'Invoice 72', '5.00'), application('75', 'CreditMemo 73', '5.00')],
  },
  { entity: 'Payment', quickbooksId: '76', total: '9.00', unapplied: '0.00', state: 'deleted', applications: [] },
  // What used a credit memo is listed with it once more.
  {
    entity: 'CreditMemo',
    quickbooksId: '73',
    total: '7.00',
    unapplied: '2.00',
    state: 'live',
    applications: [application('75', 'CreditMemo 73', '5.00')],
  },
];
const balances = [
  { form: 'Invoice 71', total: 8010n, balance: '0.00' },
  { form: 'Invoice 72', total: 900n, balance: '4.00' },
];

describe('the money of both sides', () => {
  it('is the same when each amount is, whatever was deleted and however many lines an invoice has', () => {
    const [books, shown] = [moneyOfBooks(paid, forms), moneyOfApi(listed, balances)];
    expect(shown).toEqual(books);
    expect(Object.fromEntries(books.applications)).toEqual({
      'Payment 74 on Invoice 71': 8010n,
      'Payment 75 on Invoice 72': 500n,
      'Payment 75 on CreditMemo 73': 500n,
    });
    expect(books.amounts.get('CreditMemo 73, open')).toBe(200n);
    expect(differences(books.amounts, shown.amounts, 'AutoSync')).toEqual([]);
  });

  it('is the same where nobody paid anything, read or not', () => {
    const untouched = form('Invoice', '71', [80.1, 80.1]);
    const shown = (balance: string | null) => moneyOfApi([], [{ form: 'Invoice 71', total: 8010n, balance }]);
    expect(moneyOfBooks([], [untouched])).toEqual(shown(null));
    expect(moneyOfBooks([], [untouched])).toEqual(shown('80.10'));
  });

  it('differs by what is missing, too much, or another amount', () => {
    const books = moneyOfBooks(paid, forms);
    const shown = moneyOfApi(listed.slice(1), [{ ...balances[0]!, balance: null }, balances[1]!]);
    expect(differences(books.amounts, shown.amounts, 'AutoSync')).toEqual([
      'Payment 74, total: 100.10 in QuickBooks, nothing in AutoSync',
      'Payment 74, not applied: 20.00 in QuickBooks, nothing in AutoSync',
      'Invoice 71, open: 0.00 in QuickBooks, nothing in AutoSync',
    ]);
    const cent = new Map([['Payment 75 on Invoice 72', 501n]]);
    expect(differences(cent, shown.applications, 'AutoSync')).toEqual([
      'Payment 75 on Invoice 72: 5.01 in QuickBooks, 5.00 in AutoSync',
      'Payment 75 on CreditMemo 73: nothing in QuickBooks, 5.00 in AutoSync',
    ]);
  });
});

describe('applicationsOfFeed', () => {
  it('applies changes and removals in their order', () => {
    const feed: ApplicationChange[] = [
      { change: 'set', ...application('74', 'Invoice 71', '10.00') },
      { change: 'set', ...application('74', 'Invoice 72', '5.00') },
      { change: 'removed', ...application('74', 'Invoice 71', '10.00') },
      { change: 'set', ...application('74', 'Invoice 72', '6.00') },
    ];
    expect(applicationsOfFeed(feed)).toEqual(new Map([['Payment 74 on Invoice 72', 600n]]));
  });
});
