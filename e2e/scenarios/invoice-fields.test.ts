import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { useSharedSystem } from '../support/running-system.ts';
import { invoiceOf, openInvoiceBooks, type Doc } from '../support/invoice-books.ts';
import type { Item } from '../support/tenant.ts';

const running = duringTests(useSharedSystem);

const ownField = (n: number, name: string) => ({
  CustomField: [{ Name: `SalesFormsPrefs.SalesCustomName${n}`, StringValue: name }],
});
const switchedOn = {
  AccountingInfoPrefs: { ClassTrackingPerTxnLine: true, TrackDepartments: true },
  SalesFormsPrefs: { AllowDeposit: true, CustomField: [ownField(1, 'Crew #'), ownField(2, 'Route')] },
};

const full: Partial<Item> = {
  lines: [
    { item: 'Support', quantity: '1', unitPrice: '100.00', class: 'North', taxable: true },
    { item: 'Support', quantity: '1', unitPrice: '50.00' },
  ],
  department: 'Oslo',
  taxes: [{ code: 'TX', amount: '8.26' }],
  total: '158.26',
  billEmail: 'a@contoso.example, b@contoso.example',
  send: true,
  shipTo: { line1: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701' },
  deposit: { amount: '20.00' },
  customFields: [{ name: 'Crew #', value: '7' }],
};

describe('an invoice that says all it can', () => {
  it('names all that is missing at once, and goes out in the next batch when that is there', async () => {
    const books = await openInvoiceBooks(running, 'Everything', {
      preferences: { SalesFormsPrefs: { AllowDeposit: false } },
    });
    const first = await books.batch(invoiceOf('F-1', full));
    expect(first).toMatchObject({ state: 'finishedWithError', codes: ['references-missing'] });
    for (const part of ['class "North"', 'location "Oslo"', 'tax code "TX"', 'field "Crew #"', 'a deposit']) {
      expect(first.messages[0]).toContain(part);
    }
    // Nothing was made for a record that cannot go out.
    expect(await books.all('Customer')).toEqual([]);

    await books.prefer(switchedOn);
    const north = await books.add('Class', { Name: 'North' });
    const oslo = await books.add('Department', { Name: 'Oslo' });
    const tx = await books.taxCode('TX', 8.25);
    expect(await books.batch()).toMatchObject({ state: 'finished', codes: [''] });
    expect(await books.invoice('F-1')).toMatchObject({
      TotalAmt: 158.26,
      Balance: 138.26,
      Deposit: 20,
      DepartmentRef: { value: oslo },
      TxnTaxDetail: { TxnTaxCodeRef: { value: tx }, TotalTax: 8.26 },
      BillEmail: { Address: 'a@contoso.example, b@contoso.example' },
      EmailStatus: 'NeedToSend',
      ShipAddr: { Line1: '1 Main St', City: 'Austin', CountrySubDivisionCode: 'TX', PostalCode: '78701' },
      CustomField: [{ DefinitionId: '1', StringValue: '7' }, { DefinitionId: '2' }],
    });
    const [line] = (await books.invoice('F-1'))['Line'] as Doc[];
    expect(line?.['SalesItemLineDetail']).toMatchObject({ ClassRef: { value: north }, TaxCodeRef: { value: 'TAX' } });
  });

  it('keeps what a bookkeeper set beside it, clears what the record no longer says, and is sent once', async () => {
    const books = await openInvoiceBooks(running, 'Updates of all', { preferences: switchedOn });
    await books.add('Class', { Name: 'North' });
    await books.add('Department', { Name: 'Oslo' });
    await books.taxCode('TX', 8.25);
    expect(await books.batch(invoiceOf('U-1', full))).toMatchObject({ state: 'finished' });
    const { Id } = await books.invoice('U-1');
    const both = ['7', 'West'].map((StringValue, n) => ({
      DefinitionId: String(n + 1),
      Type: 'StringType',
      StringValue,
    }));
    await books.edit('Invoice', String(Id), { CustomField: both, EmailStatus: 'EmailSent', TrackingNum: 'T-9' });

    const { deposit: _deposit, shipTo: _shipTo, customFields: _fields, ...rest } = full;
    const less = { ...rest, taxes: [{ code: 'TX', amount: '9.00' }], total: '159.00' };
    expect(await books.batch(invoiceOf('U-1', less))).toMatchObject({ state: 'finished', codes: [''] });
    const now = await books.invoice('U-1');
    expect(now).toMatchObject({
      TxnTaxDetail: { TotalTax: 9 },
      Balance: 159,
      EmailStatus: 'EmailSent',
      TrackingNum: 'T-9',
      CustomField: [{ DefinitionId: '1' }, { DefinitionId: '2', StringValue: 'West' }],
    });
    expect((now['CustomField'] as Doc[])[0]).not.toHaveProperty('StringValue');
    expect(now).not.toHaveProperty('Deposit');
    expect(now).not.toHaveProperty('ShipAddr');
  });
});
