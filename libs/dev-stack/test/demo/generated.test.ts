import { describe, expect, it } from 'vitest';
import { invoiceTotal } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { generatedTypes, generateRecords } from '../../src/demo/generated/index.ts';
import { generateInvoices } from '../../src/demo/generated/invoices.ts';
import { checkRecord } from '@autosync/record-files';

const records = generateInvoices(200, 'CHI');

describe('generateRecords', () => {
  it('makes records of every type that the API takes, as many as are wanted, and more invoices where they may be', () => {
    const counts = Object.fromEntries(generatedTypes.map((type) => [type, 20]));
    const wanted = { records: 30, ...counts, large: 40, prefix: 'CHI' };
    const small = generateRecords(wanted, false);
    expect(small.map(({ type, item }) => checkRecord(type, item)).filter(({ ok }) => !ok)).toEqual([]);
    expect(small.filter(({ type }) => type === 'invoices')).toHaveLength(30);
    expect(generateRecords(wanted, true).filter(({ type }) => type === 'invoices')).toHaveLength(40);
  });
});

describe('generateInvoices', () => {
  it('makes the same records every time, however many', () => {
    expect(generateInvoices(50, 'CHI')).toEqual(records.slice(0, 50));
    expect(records[0]).toMatchObject({ externalId: 'invoice-30001', number: 'CHI-30001' });
  });

  it('makes records each with its own id and the total of its lines', () => {
    expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(200);
    for (const record of records) expect(record.total).toBe(formatMoney(invoiceTotal(record)));
  });

  it('makes credit memos and fractions of hours among them, for customers that come back', () => {
    expect(records.filter(({ kind }) => kind === 'credit-memo')).toHaveLength(8);
    expect(records.some(({ lines }) => lines.some(({ quantity }) => quantity === '0.333'))).toBe(true);
    const customers = Map.groupBy(records, ({ customer }) => customer.accountNumber);
    expect(customers.size).toBeLessThanOrEqual(35);
    expect(new Set(records.map(({ customer }) => customer.name)).size).toBe(customers.size);
    expect(Math.max(...[...customers.values()].map(({ length }) => length))).toBeGreaterThan(3);
  });
});
