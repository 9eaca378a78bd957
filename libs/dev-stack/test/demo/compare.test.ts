import { describe, expect, it } from 'vitest';
import { compare, countWritten, type Expected } from '../../src/demo/compare.ts';
import { expectedOfInvoice } from '../../src/demo/expectations/invoices.ts';
import type { WrittenDocument } from '../../src/demo/simulator-client.ts';

const recordId = '0b0e7a3c-0000-4000-8000-000000000001';
const expected: Expected = { type: 'invoices', externalId: 'a', recordId, entities: ['Invoice'], total: 1010n };
const document: WrittenDocument = {
  entity: 'Invoice',
  Id: '5',
  SyncToken: '0',
  TotalAmt: 10.1,
  PrivateNote: `Thanks. AutoSync ${recordId}.3`,
};

const base = { date: '2026-11-02', customer: { name: 'A' } };
const line = (quantity: string, unitPrice: string, amount?: string) => ({
  item: 'Hours',
  quantity,
  unitPrice,
  ...(amount !== undefined && { amount }),
});

describe('what is expected', () => {
  it.each([
    ['lines rounded one by one', { lines: [line('0.5', '163.75'), line('0.5', '163.75')] }, 'Invoice', 16376n],
    ['a stated amount of a line', { lines: [line('0.4', '75', '37.50')] }, 'Invoice', 3750n],
    ['a discount', { lines: [line('1', '100')], discount: { amount: '0.01' } }, 'Invoice', 9999n],
    ['a stated total with tax', { lines: [line('1', '100')], total: '108.00' }, 'Invoice', 10_000n],
    ['a negative total', { lines: [line('-1.75', '147.50')] }, 'CreditMemo', 25813n],
    ['the kind credit-memo', { kind: 'credit-memo' as const, lines: [line('2', '10')] }, 'CreditMemo', 2000n],
  ])('of %s', (_, content, entity, total) => {
    expect(expectedOfInvoice({ ...base, ...content })).toEqual({ entities: [entity], total });
  });
});

describe('compare', () => {
  it('finds nothing when each record is there once with its total, before tax', () => {
    const taxed = { ...document, TotalAmt: 11.11, TxnTaxDetail: { TotalTax: 1.01 } };
    expect(compare([expected], [document])).toEqual([]);
    expect(compare([expected], [taxed, { ...document, PrivateNote: 'by hand' }])).toEqual([]);
  });

  it.each([
    ['is missing', [], 'missing', 'is not in QuickBooks'],
    ['is there twice', [document, { ...document, Id: '9' }], 'duplicate', 'is in QuickBooks 2 times (5, 9)'],
    [
      'differs by a cent',
      [{ ...document, TotalAmt: 10.11 }],
      'wrongTotal',
      'comes to 10.11 in QuickBooks instead of 10.10',
    ],
    [
      'is another kind of document',
      [{ ...document, entity: 'CreditMemo' as const }],
      'wrongDocument',
      'is a CreditMemo instead of a Invoice',
    ],
  ])('tells when a record %s', (_, documents, kind, detail) => {
    expect(compare([expected], documents)).toEqual([{ type: 'invoices', externalId: 'a', kind, detail }]);
  });

  it('wants no document where there is nothing to book, and no total where the document has none', () => {
    const nothing = { ...expected, entities: [] };
    expect(compare([nothing], [])).toEqual([]);
    expect(compare([nothing], [document])).toMatchObject([{ kind: 'wrongDocument' }]);
    expect(compare([{ ...expected, total: undefined }], [document])).toEqual([]);
  });
});

describe('countWritten', () => {
  it('counts what is new or changed, per kind of document', () => {
    const changed = { ...document, SyncToken: '1' };
    const other = { ...document, entity: 'CreditMemo' as const };
    expect(countWritten([document], [document])).toBe(0);
    expect(countWritten([document], [changed, other])).toBe(2);
  });
});
