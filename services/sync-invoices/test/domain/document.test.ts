import { describe, expect, it } from 'vitest';
import { describeFailure, type Invoice } from '@autosync/contracts';
import { toCompanyPreferences, type CompanyFacts, type ReferenceNeed } from '@autosync/sync-worker';
import { invoiceDefinition } from '../../src/invoice-definition.ts';

type Preferences = Parameters<typeof toCompanyPreferences>[0];

const company = (preferences: Preferences = {}, settings: CompanyFacts['settings'] = {}): CompanyFacts => ({
  name: 'Northwind',
  timeZone: 'UTC',
  settings: { invoiceLineDetail: 'detailed', ...settings },
  preferences: toCompanyPreferences({ TaxPrefs: { UsingSalesTax: true }, ...preferences }, 'USA'),
});
const everything = company({
  SalesFormsPrefs: {
    AllowDeposit: true,
    CustomField: [
      { CustomField: [{ Name: 'SalesFormsPrefs.SalesCustomName1', StringValue: 'Crew #' }] },
      { CustomField: [{ Name: 'SalesFormsPrefs.SalesCustomName3', StringValue: 'Ticket' }] },
    ],
  },
  AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, TrackDepartments: true },
  CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'USD' } },
});

const plain: Invoice = {
  date: '2026-03-01',
  customer: { name: 'Contoso' },
  lines: [{ item: 'Support', quantity: '1', unitPrice: '100.00' }],
};
const full: Invoice = {
  ...plain,
  lines: [
    { item: 'Support', quantity: '1', unitPrice: '100.00', account: '4100', class: 'South', taxCode: 'TX' },
    { item: 'Router', quantity: '1', unitPrice: '50.00', category: 'Hardware', source: 'product', taxable: false },
  ],
  class: 'North',
  department: 'Oslo',
  currency: 'EUR',
  exchangeRate: '1.1',
  taxes: [{ code: 'TX', amount: '8.25' }],
  total: '158.25',
  billEmail: 'a@contoso.example, b@contoso.example',
  billEmailCc: 'c@contoso.example',
  billEmailBcc: 'd@contoso.example',
  send: true,
  shipTo: { line1: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701' },
  deposit: { amount: '20.00', account: 'Checking' },
  customFields: [{ name: 'crew #', value: '7' }],
};

const referenceId = ({ kind, name }: ReferenceNeed) => `${kind}:${name}`;
function bodyOf(invoice: Invoice, facts = everything) {
  expect(invoiceDefinition.read(invoice)).toMatchObject({ ok: true });
  const plan = invoiceDefinition.toDocument(invoice, {
    company: facts,
    key: 'key',
    referenceId,
    referenceData: () => ({}),
  });
  if (plan.kind !== 'write') throw new Error(`not written: ${JSON.stringify(plan)}`);
  return plan;
}

describe('an invoice that says all it can', () => {
  it('goes out with all of it', () => {
    const { entity, body } = bodyOf(full);
    expect(entity).toBe('Invoice');
    expect(body).toEqual({
      CustomerRef: { value: 'customer:Contoso' },
      TxnDate: '2026-03-01',
      Deposit: 20,
      DepositToAccountRef: { value: 'account:Checking' },
      CurrencyRef: { value: 'EUR' },
      ExchangeRate: 1.1,
      DepartmentRef: { value: 'department:Oslo' },
      TxnTaxDetail: { TxnTaxCodeRef: { value: 'tax-code:TX' }, TotalTax: 8.25 },
      BillEmail: { Address: 'a@contoso.example, b@contoso.example' },
      BillEmailCc: { Address: 'c@contoso.example' },
      BillEmailBcc: { Address: 'd@contoso.example' },
      EmailStatus: 'NeedToSend',
      ShipAddr: { Line1: '1 Main St', City: 'Austin', CountrySubDivisionCode: 'TX', PostalCode: '78701' },
      CustomField: [{ DefinitionId: '1', Type: 'StringType', StringValue: '7' }],
      PrivateNote: 'key',
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 100,
          SalesItemLineDetail: {
            ItemRef: { value: 'item:Support' },
            Qty: 1,
            UnitPrice: 100,
            TaxCodeRef: { value: 'TAX' },
            ClassRef: { value: 'class:South' },
            ItemAccountRef: { value: 'account:4100' },
          },
        },
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 50,
          SalesItemLineDetail: {
            ItemRef: { value: 'item:Router' },
            Qty: 1,
            UnitPrice: 50,
            TaxCodeRef: { value: 'NON' },
            ClassRef: { value: 'class:North' },
          },
        },
      ],
    });
  });

  it('needs every name, each with what creating it takes', () => {
    expect(invoiceDefinition.needs(full, everything)).toEqual([
      { kind: 'customer', name: 'Contoso', currency: 'EUR' },
      { kind: 'item', name: 'Support', incomeAccount: '4100' },
      { kind: 'item', name: 'Router', itemType: 'product', category: 'Hardware' },
      { kind: 'account', name: '4100' },
      { kind: 'account', name: 'Checking' },
      { kind: 'class', name: 'North' },
      { kind: 'class', name: 'South' },
      { kind: 'department', name: 'Oslo' },
      { kind: 'tax-code', name: 'TX' },
    ]);
  });

  it('lists all that the company lacks for it', () => {
    const context = { company: company(), idOf: referenceId };
    const sentences = (invoiceDefinition.obstacles?.(full, context) ?? []).map(
      ({ code, values }) => describeFailure(code, values).message,
    );
    expect(sentences).toEqual([
      'The record has amounts in EUR, but currencies other than its own are switched off in the company’s QuickBooks.',
      'The record has the class "North", but classes are switched off in the company’s QuickBooks.',
      'The record has the location "Oslo", but locations are switched off in the company’s QuickBooks.',
      'QuickBooks has no field "crew #" of the company’s own on its sales forms.',
      'The record has a deposit, but deposits on invoices are switched off in the company’s QuickBooks.',
    ]);
    expect(invoiceDefinition.obstacles?.(full, { company: everything, idOf: referenceId })).toEqual([]);
  });
});

it('a credit memo has what a credit memo can have, with its tax the right way round', () => {
  const { deposit: _deposit, total: _total, ...rest } = full;
  const lines = full.lines.map((line) => ({ ...line, unitPrice: `-${line.unitPrice}` }));
  const { entity, body } = bodyOf({ ...rest, lines, taxes: [{ code: 'TX', amount: '-8.25' }], total: '-158.25' });
  expect(entity).toBe('CreditMemo');
  expect(body).toMatchObject({ TxnTaxDetail: { TotalTax: 8.25 }, EmailStatus: 'NeedToSend' });
  for (const field of ['BillEmailCc', 'BillEmailBcc', 'Deposit']) expect(body).not.toHaveProperty(field);
  const stated = invoiceDefinition.statedTax?.(
    { ...plain, lines, taxes: [{ code: 'TX', amount: '-8.25' }] },
    everything,
  );
  expect(stated).toBe(825n);
});

it('tax as a line is part of what the lines come to', () => {
  const asLine = company({}, { taxes: 'line', taxItem: 'Sales tax' });
  const { body } = bodyOf({ ...plain, taxes: [{ code: 'TX', amount: '8.25' }], total: '108.25' }, asLine);
  expect(body['Line']).toMatchObject([
    { Amount: 100 },
    {
      Amount: 8.25,
      Description: 'TX',
      SalesItemLineDetail: { ItemRef: { value: 'item:Sales tax' }, TaxCodeRef: { value: 'NON' } },
    },
  ]);
  expect(invoiceDefinition.totals?.written(body)).toBe(10825n);
});

describe('an invoice without any of it', () => {
  it('is written as it was by earlier releases, whatever the company has switched on', () => {
    const { CurrencyRef: currency, ...body } = bodyOf(plain).body;
    expect(body).toEqual(bodyOf(plain, company()).body);
    expect(currency).toEqual({ value: 'USD' });
    expect(body).toEqual({
      CustomerRef: { value: 'customer:Contoso' },
      TxnDate: '2026-03-01',
      PrivateNote: 'key',
      Line: [
        {
          DetailType: 'SalesItemLineDetail',
          Amount: 100,
          SalesItemLineDetail: {
            ItemRef: { value: 'item:Support' },
            Qty: 1,
            UnitPrice: 100,
            TaxCodeRef: { value: 'NON' },
          },
        },
      ],
    });
    expect(invoiceDefinition.needs(plain, company())).toEqual([
      { kind: 'customer', name: 'Contoso' },
      { kind: 'item', name: 'Support' },
    ]);
  });
});

describe('sending', () => {
  it.each([
    ['asRecord', true, true],
    ['asRecord', undefined, false],
    ['always', undefined, true],
    ['never', true, false],
  ])('by the setting %s, where the record says %s: %s', (invoiceSending, send, isSent) => {
    const record = { ...plain, billEmail: 'a@contoso.example', ...(send !== undefined && { send }) };
    const { body } = bodyOf(record, company({}, { invoiceSending }));
    expect(body['EmailStatus']).toBe(isSent ? 'NeedToSend' : undefined);
    expect(bodyOf(plain, company({}, { invoiceSending })).body).not.toHaveProperty('EmailStatus');
  });
});

describe('content that cannot be meant', () => {
  it.each([
    ['send without an address', { send: true }, '/send'],
    [
      'a field named twice',
      {
        customFields: [
          { name: 'A', value: '1' },
          { name: 'a', value: '2' },
        ],
      },
      '/customFields/1',
    ],
    ['a deposit on a credit memo', { kind: 'credit-memo', deposit: { amount: '1.00' } }, '/deposit'],
    ['a negative deposit', { deposit: { amount: '-1.00' } }, '/deposit'],
    ['a rate of no currency', { exchangeRate: '1.1' }, '/exchangeRate'],
  ])('%s is refused with its place', (_what, fields, place) => {
    const read = invoiceDefinition.read({ ...plain, ...fields });
    expect(read.ok ? '' : read.refusal.values?.['detail']).toContain(place);
  });

  it('a total that is neither with nor without tax says both', () => {
    const read = invoiceDefinition.read({ ...plain, taxes: [{ code: 'TX', amount: '8.25' }], total: '107.00' });
    expect(read).toMatchObject({
      refusal: { code: 'total-mismatch', values: { computed: '100.00, with tax 108.25', stated: '107.00' } },
    });
  });
});
