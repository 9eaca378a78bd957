import { describe, expect, it } from 'vitest';
import type { Invoice } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { toCompanyPreferences, type CompanyFacts, type ReferenceNeed } from '@autosync/sync-worker';
import { invoiceDefinition } from '../src/invoice-definition.ts';

const company: CompanyFacts = {
  name: 'Northwind',
  timeZone: 'America/Los_Angeles',
  settings: { invoiceLineDetail: 'detailed' },
  preferences: toCompanyPreferences({ SalesFormsPrefs: { CustomTxnNumbers: true } }, 'USA'),
};
const numbersItself = { ...company, preferences: toCompanyPreferences({}, 'USA') };

const invoice: Invoice = {
  number: 'INV-1',
  date: '2026-03-01',
  dueDate: '2026-03-31',
  terms: 'Net 30',
  customer: { name: "O'Brien & Sons", accountNumber: 'C-7' },
  lines: [
    { item: 'Managed services', quantity: '1', unitPrice: '1200.00' },
    { item: 'Firewall', quantity: '2', unitPrice: '349.995', taxable: true },
  ],
  discount: { amount: '50.00', description: 'Loyalty' },
};

const idOf = (need: ReferenceNeed) => `${need.kind}:${need.name}`;
const referenceData = () => ({});
function map(record: Invoice, facts = company): { entity: string; body: Record<string, unknown> } {
  const plan = invoiceDefinition.toDocument(record, {
    company: facts,
    key: 'AutoSync r.1',
    referenceId: idOf,
    referenceData,
  });
  if (plan.kind !== 'write') throw new Error(`not written: ${JSON.stringify(plan)}`);
  const { entity, body } = plan;
  return { entity, body };
}
const totalOf = (body: Record<string, unknown>) => formatMoney(invoiceDefinition.totals?.written(body) ?? -1n);

describe('invoiceDefinition.read', () => {
  it('refuses lines that do not add up to the stated total, and says both', () => {
    expect(invoiceDefinition.read({ ...invoice, total: '1850.00' })).toEqual({
      ok: false,
      refusal: { code: 'total-mismatch', values: { computed: '1849.99', stated: '1850.00' } },
    });
    expect(invoiceDefinition.read({ ...invoice, total: '1849.99' })).toMatchObject({ ok: true });
  });

  it('names the place of a fault in stored content that is no invoice', () => {
    const read = invoiceDefinition.read({ ...invoice, lines: [] });
    expect(read).toMatchObject({ ok: false, refusal: { code: 'invalid-record' } });
    expect(read.ok ? '' : read.refusal.values?.['detail']).toContain('/lines');
  });
});

describe('invoiceDefinition.needs', () => {
  it('lists the customer, each product once, and the terms', () => {
    const twice = { ...invoice, lines: [...invoice.lines, ...invoice.lines] };
    expect(invoiceDefinition.needs(twice, company).map(idOf)).toEqual([
      "customer:O'Brien & Sons",
      'item:Managed services',
      'item:Firewall',
      'term:Net 30',
    ]);
  });
});

describe('invoiceDefinition.toDocument', () => {
  it('writes an invoice with our key at the end of its note', () => {
    expect(map(invoice)).toEqual({
      entity: 'Invoice',
      body: {
        CustomerRef: { value: "customer:O'Brien & Sons" },
        TxnDate: '2026-03-01',
        DueDate: '2026-03-31',
        SalesTermRef: { value: 'term:Net 30' },
        DocNumber: 'INV-1',
        PrivateNote: 'AutoSync r.1',
        Line: [
          {
            DetailType: 'SalesItemLineDetail',
            Amount: 1200,
            SalesItemLineDetail: {
              ItemRef: { value: 'item:Managed services' },
              Qty: 1,
              UnitPrice: 1200,
              TaxCodeRef: { value: 'NON' },
            },
          },
          {
            DetailType: 'SalesItemLineDetail',
            Amount: 699.99,
            SalesItemLineDetail: {
              ItemRef: { value: 'item:Firewall' },
              Qty: 2,
              UnitPrice: 349.995,
              TaxCodeRef: { value: 'TAX' },
            },
          },
          {
            DetailType: 'DiscountLineDetail',
            Amount: 50,
            Description: 'Loyalty',
            DiscountLineDetail: { PercentBased: false },
          },
        ],
      },
    });
  });

  it('sends no number where QuickBooks numbers the forms itself', () => {
    const { body } = map(invoice, numbersItself);
    expect(body).not.toHaveProperty('DocNumber');
    const byParty = [
      { field: 'CustomerRef', operator: '=', value: "customer:O'Brien & Sons" },
      { field: 'TxnDate', operator: '=', value: '2026-03-01' },
    ];
    // QuickBooks adds a tax to the total that is not known here.
    expect(invoiceDefinition.lookUpBy(body)).toEqual(byParty);
    const untaxed = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, taxable: false })) };
    expect(invoiceDefinition.lookUpBy(map(untaxed, numbersItself).body)).toEqual([
      ...byParty,
      { field: 'TotalAmt', operator: '=', value: '1849.99' },
    ]);
  });

  it('turns a negative invoice into a credit memo that puts the goods back', () => {
    const credit: Invoice = {
      date: '2026-03-01',
      customer: { name: 'A' },
      lines: [
        { item: 'Return', quantity: '-2', unitPrice: '40.00' },
        { item: 'Fee', quantity: '1', unitPrice: '5.00' },
      ],
    };
    const document = map(credit);
    expect(document.entity).toBe('CreditMemo');
    expect(totalOf(document.body)).toBe('75.00');
    const lines = document.body['Line'] as {
      Amount: number;
      SalesItemLineDetail: { Qty: number; UnitPrice: number };
    }[];
    expect(lines.map(({ Amount, SalesItemLineDetail: { Qty, UnitPrice } }) => [Amount, Qty, UnitPrice])).toEqual([
      [80, 2, 40],
      [-5, -1, 5],
    ]);
  });
});

describe('invoiceDefinition.totals', () => {
  it('compares totals without tax', () => {
    const returned = { TotalAmt: 107.1, TxnTaxDetail: { TotalTax: 7.1 } };
    expect(invoiceDefinition.totals?.returned(returned)).toBe(10000n);
  });
});

describe('where QuickBooks numbers the forms itself', () => {
  it('keeps our number where people can search for it', () => {
    const { body } = map(invoice, numbersItself);
    expect(body['PrivateNote']).toBe('No. INV-1 AutoSync r.1');
  });
});

describe('too many lines', () => {
  const lines = (count: number, taxable: boolean) =>
    Array.from({ length: count }, (_, n) => ({ item: 'A', quantity: '1', unitPrice: `${n + 1}.00`, taxable }));
  const plan = (count: number, taxable: boolean) =>
    invoiceDefinition.toDocument(
      { date: '2026-03-01', customer: { name: 'A' }, lines: lines(count, taxable) },
      { company, key: 'AutoSync r.1', referenceId: idOf, referenceData },
    );

  it.each([
    [750, true, 'write'],
    [751, true, 'refuse'],
    [751, false, 'write'],
    [10_001, false, 'refuse'],
  ])('%i lines, taxable %s: %s', (count, taxable, kind) => {
    expect(plan(count, taxable).kind).toBe(kind);
  });

  it('counts after summing', () => {
    const many = Array.from({ length: 2000 }, () => ({ item: 'A', quantity: '1', unitPrice: '1.00', taxable: true }));
    const summed = { ...company, settings: { invoiceLineDetail: 'default' } };
    const record: Invoice = { date: '2026-03-01', customer: { name: 'A' }, lines: many };
    expect(map(record, summed).body['Line']).toHaveLength(1);
  });
});
