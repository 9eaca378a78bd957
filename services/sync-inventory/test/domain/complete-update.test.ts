import { describe, expect, it } from 'vitest';
import { completeInventoryUpdate } from '../../src/domain/complete-update.ts';

describe('an update of a bill', () => {
  const written = { VendorRef: { value: '1' }, TxnDate: '2026-11-02' };
  const seen = { ...written, DueDate: '2026-12-02', APAccountRef: { value: '9' } };
  const after = (ours: object, theirs: object = seen) =>
    completeInventoryUpdate({
      ours: { ...ours },
      written,
      seen,
      theirs: { ...theirs },
      merged: { ...theirs, ...ours },
    });

  it('has the due date derived anew with date or vendor, unless somebody set another one', () => {
    expect(after(written)).toHaveProperty('DueDate', '2026-12-02');
    expect(after({ ...written, TxnDate: '2026-11-20' })).not.toHaveProperty('DueDate');
    const edited = { ...seen, DueDate: '2027-01-01' };
    expect(after({ ...written, TxnDate: '2026-11-20' }, edited)).toHaveProperty('DueDate', '2027-01-01');
  });

  it('has the tax worked out anew with the money or with a tax code alone; one that was typed in stays otherwise', () => {
    const item = (code: string, Amount = 100) => ({
      DetailType: 'ItemBasedExpenseLineDetail',
      Amount,
      ItemBasedExpenseLineDetail: { ItemRef: { value: '5' }, TaxCodeRef: { value: code } },
    });
    const before = { ...written, Line: [item('GST')] };
    const theirs = { ...before, TxnTaxDetail: { TotalTax: 5 } };
    const update = (...Line: object[]) => {
      const ours = { ...written, Line };
      const merged = { ...theirs, ...ours };
      return completeInventoryUpdate({ ours, written: before, seen: theirs, theirs, merged });
    };
    expect(update({ ...item('GST'), Description: 'Router' })).toHaveProperty('TxnTaxDetail', { TotalTax: 5 });
    expect(update(item('GST', 60), item('GST', 40))).toHaveProperty('TxnTaxDetail', { TotalTax: 5 });
    expect(update(item('GST', 101))).not.toHaveProperty('TxnTaxDetail');
    expect(update(item('HST'))).not.toHaveProperty('TxnTaxDetail');
  });

  it('leaves nothing of another vendor behind', () => {
    expect(after({ ...written, VendorRef: { value: '2' } })).not.toHaveProperty('APAccountRef');
  });
});

describe('an update of an adjustment', () => {
  it('is sparse, leaves the date alone, and takes a number back by saying none', () => {
    const ours = { AdjustAccountRef: { value: '1' }, TxnDate: '2026-11-02' };
    const written = { ...ours, DocNumber: 'A' };
    const merged = { ...ours, Line: [] };
    expect(completeInventoryUpdate({ ours, written, seen: written, theirs: written, merged })).toEqual({
      AdjustAccountRef: { value: '1' },
      Line: [],
      DocNumber: '',
      sparse: true,
    });
  });
});
