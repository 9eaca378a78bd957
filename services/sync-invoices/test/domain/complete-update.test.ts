import { describe, expect, it } from 'vitest';
import { completeInvoiceUpdate } from '../../src/domain/complete-update.ts';

type Line = { amount: number; item?: string; taxed?: string; text?: string };

const line = ({ amount, item = '5', taxed = 'TAX', text }: Line) => ({
  DetailType: 'SalesItemLineDetail',
  Amount: amount,
  ...(text !== undefined && { Description: text }),
  SalesItemLineDetail: { ItemRef: { value: item }, TaxCodeRef: { value: taxed } },
});
const body = (lines: Line[], customer = '1') => ({ CustomerRef: { value: customer }, Line: lines.map(line) });

/** The tax that goes out when the record changes from one body to another, where a bookkeeper typed in 8.00. */
function taxAfter(written: object, ours: object): unknown {
  const theirs = { ...written, TxnTaxDetail: { TotalTax: 8 } };
  const merged = { ...theirs, ...ours };
  return completeInvoiceUpdate({ ours: { ...ours }, written: { ...written }, seen: theirs, theirs, merged })[
    'TxnTaxDetail'
  ];
}

describe('the tax of an update', () => {
  const before = body([{ amount: 100 }, { amount: 20 }]);

  it.each([
    ['texts', body([{ amount: 100, text: 'x' }, { amount: 20 }])],
    ['the order of lines', body([{ amount: 20 }, { amount: 100 }])],
    ['how many lines it is shown in', body([{ amount: 120 }])],
  ])('stays when %s changes', (_what, ours) => {
    expect(taxAfter(before, ours)).toEqual({ TotalTax: 8 });
  });

  it.each([
    ['an amount', body([{ amount: 100 }, { amount: 21 }])],
    ['a product', body([{ amount: 100 }, { amount: 20, item: '6' }])],
    ['whether a line is taxed', body([{ amount: 100 }, { amount: 20, taxed: 'NON' }])],
    ['the customer', body([{ amount: 100 }, { amount: 20 }], '2')],
    ['all of it', body([])],
  ])('is worked out anew when %s changes', (_what, ours) => {
    expect(taxAfter(before, ours)).toBeUndefined();
  });
});

describe('the due date of an update that moves the date', () => {
  const ours = { CustomerRef: { value: '1' }, TxnDate: '2026-11-20', Line: [] };
  const written = { ...ours, TxnDate: '2026-11-02' };
  const derived = { ...written, DueDate: '2026-12-02' };
  const typed = { ...written, DueDate: '2026-12-24' };

  it.each([
    ['follows it where QuickBooks had derived it', { written, seen: derived, theirs: derived }, undefined],
    ['stays where somebody has typed it in since', { written, seen: derived, theirs: typed }, '2026-12-24'],
    [
      'stays also when the record changed otherwise in between',
      { written: { ...written, AutoSyncKept: { DueDate: '2026-12-24' } }, seen: typed, theirs: typed },
      '2026-12-24',
    ],
  ])('%s', (_what, versions, dueDate) => {
    const merged = { ...versions.theirs, ...ours };
    expect(completeInvoiceUpdate({ ours, ...versions, merged })['DueDate']).toBe(dueDate);
  });
});

describe('the exchange rate of an update', () => {
  const written = { CustomerRef: { value: '1' }, CurrencyRef: { value: 'EUR' }, TxnDate: '2026-11-02', Line: [] };
  const given = { ...written, ExchangeRate: 1.17 };
  const typed = { ...written, ExchangeRate: 1.2 };
  const inPounds = { ...written, CustomerRef: { value: '2' }, CurrencyRef: { value: 'GBP' } };
  const later = { ...written, TxnDate: '2026-11-20' };
  const kept = { ...written, AutoSyncKept: { ExchangeRate: 1.2 } };

  it.each([
    ['is that of the new currency', inPounds, { written, seen: given, theirs: given }, undefined],
    [
      'is that of the new currency, whoever typed in another',
      inPounds,
      { written, seen: given, theirs: typed },
      undefined,
    ],
    ['is that of the new day', later, { written, seen: given, theirs: given }, undefined],
    ['stays where somebody has typed it in since', later, { written, seen: given, theirs: typed }, 1.2],
    ['stays also when the record changed in between', later, { written: kept, seen: typed, theirs: typed }, 1.2],
    ['stays when neither currency nor day change', written, { written, seen: given, theirs: given }, 1.17],
    [
      'is the one that the record states',
      { ...inPounds, ExchangeRate: 1.3 },
      { written, seen: given, theirs: given },
      1.3,
    ],
  ])('%s', (_what, ours, versions, rate) => {
    const merged = { ...versions.theirs, ...ours };
    expect(completeInvoiceUpdate({ ours, ...versions, merged })['ExchangeRate']).toBe(rate);
  });
});
