import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { useSharedSystem } from '../support/running-system.ts';
import { invoiceOf, openInvoiceBooks, type Doc } from '../support/invoice-books.ts';

const running = duringTests(useSharedSystem);

describe('tax', () => {
  it('that QuickBooks works out by itself is compared to the cent', async () => {
    const books = await openInvoiceBooks(running, 'Automated');
    const code = await books.taxCode('Austin', 8.25);
    await books.prefer({
      TaxPrefs: { UsingSalesTax: true, PartnerTaxEnabled: true, TaxGroupCodeRef: { value: code } },
    });
    const same = invoiceOf('T-1', { taxes: [{ code: 'anything', amount: '8.25' }], total: '108.25' });
    const other = invoiceOf('T-2', { taxes: [{ code: 'anything', amount: '8.26' }], total: '108.26' });
    expect(await books.batch(same)).toMatchObject({ state: 'finished' });
    expect(await books.batch(other)).toEqual({
      state: 'finishedWithWarning',
      codes: ['tax-differs'],
      messages: ['QuickBooks shows a tax of 8.25, the record says 8.26.'],
    });
  });

  it('goes out as a line of a product, where the company wants that', async () => {
    const books = await openInvoiceBooks(running, 'Tax as lines', { settings: { taxes: 'line' } });
    const taxed = invoiceOf('L-1', { taxes: [{ code: 'TX', amount: '8.25' }], total: '108.25' });
    expect(await books.batch(taxed)).toMatchObject({
      codes: ['setting-missing'],
      messages: ['The settings of the company do not say which product or service carries the tax.'],
    });
    await books.settle({ taxItem: 'Sales tax' });
    expect(await books.batch()).toMatchObject({ state: 'finished' });
    expect(await books.invoice('L-1')).toMatchObject({ TotalAmt: 108.25, TxnTaxDetail: { TotalTax: 0 } });
  });

  it('has a code on each line outside the United States', async () => {
    const books = await openInvoiceBooks(running, 'Abroad', { preferences: { TaxPrefs: { UsingSalesTax: true } } });
    await books.edit('CompanyInfo', '1', { Country: 'GBR' });
    const [standard, exempt] = [await books.taxCode('Standard', 20), await books.taxCode('Exempt', 0)];
    const lines = [
      { item: 'Support', quantity: '1', unitPrice: '100.00', taxCode: 'Standard' },
      { item: 'Books', quantity: '1', unitPrice: '10.00' },
    ];
    const record = invoiceOf('A-1', { lines, taxes: [{ code: 'Standard', amount: '20.00' }], total: '130.00' });
    expect(await books.batch(record)).toMatchObject({ codes: ['setting-missing'] });
    await books.settle({ untaxedLineCode: 'Exempt' });
    expect(await books.batch()).toMatchObject({ state: 'finished', codes: [''] });
    const invoice = await books.invoice('A-1');
    expect(invoice).toMatchObject({ TotalAmt: 130, GlobalTaxCalculation: 'TaxExcluded' });
    const codes = (invoice['Line'] as Doc[]).map(
      (line) => (line['SalesItemLineDetail'] as Doc | undefined)?.['TaxCodeRef'],
    );
    expect(codes.slice(0, 2)).toEqual([{ value: standard }, { value: exempt }]);
  });

  it('may stand in the amounts, which go out as they are, follow the record, and may become amounts without it', async () => {
    const books = await openInvoiceBooks(running, 'Inclusive', {
      preferences: { TaxPrefs: { UsingSalesTax: true } },
      settings: { untaxedLineCode: 'Exempt' },
    });
    await books.edit('CompanyInfo', '1', { Country: 'GBR' });
    await books.taxCode('Standard', 20);
    await books.taxCode('Exempt', 0);
    const line = (quantity: string) => ({ item: 'Support', quantity, unitPrice: '4.00', taxCode: 'Standard' });
    const record = (more: object) =>
      invoiceOf('T-1', {
        lines: [line('1'), { item: 'Books', quantity: '1', unitPrice: '10.00' }],
        amountsIncludeTax: true,
        taxes: [{ code: 'Standard', amount: '0.67' }],
        total: '14.00',
        ...more,
      });
    expect(await books.batch(record({}))).toMatchObject({ state: 'finished', codes: [''] });
    expect(await books.invoice('T-1')).toMatchObject({
      TotalAmt: 14,
      GlobalTaxCalculation: 'TaxInclusive',
      TxnTaxDetail: { TotalTax: 0.67 },
      Line: [{ Amount: 3.33 }, { Amount: 10 }, {}],
    });

    const changed = { lines: [line('2'), { item: 'Books', quantity: '1', unitPrice: '10.00' }], total: '18.00' };
    const taxes = [{ code: 'Standard', amount: '1.33' }];
    expect(await books.batch(record({ ...changed, memo: 'Two', taxes }))).toMatchObject({
      state: 'finished',
      codes: [''],
    });
    expect(await books.invoice('T-1')).toMatchObject({ TotalAmt: 18, TxnTaxDetail: { TotalTax: 1.33 } });
    // Only a text changes: the amounts stay what they were.
    expect(await books.batch(record({ ...changed, memo: 'Other', taxes }))).toMatchObject({
      state: 'finished',
      codes: [''],
    });
    expect(await books.invoice('T-1')).toMatchObject({ TotalAmt: 18 });

    const beside = {
      ...changed,
      amountsIncludeTax: false,
      taxes: [{ code: 'Standard', amount: '1.60' }],
      total: '19.60',
    };
    expect(await books.batch(record(beside))).toMatchObject({ state: 'finished', codes: [''] });
    expect(await books.invoice('T-1')).toMatchObject({ TotalAmt: 19.6, GlobalTaxCalculation: 'TaxExcluded' });
    await books.batch(record({ ...changed, taxes }));
    expect(await books.invoice('T-1')).toMatchObject({ TotalAmt: 18, GlobalTaxCalculation: 'TaxInclusive' });
  });
});

describe('what a name must be like', () => {
  it('a customer is kept in one currency; the home currency just works', async () => {
    const books = await openInvoiceBooks(running, 'Currencies', {
      preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } },
    });
    expect(await books.batch(invoiceOf('H-1'))).toMatchObject({ state: 'finished' });
    const inEuros = invoiceOf('E-1', { currency: 'EUR', exchangeRate: '1.1' });
    expect(await books.batch(inEuros)).toEqual({
      state: 'finishedWithError',
      codes: ['currency-differs'],
      messages: ['The record is in EUR, but the customer "Contoso" is kept in USD in QuickBooks.'],
    });
    // Done as told: the record says another customer, who is made in its currency.
    expect(await books.batch({ ...inEuros, customer: { name: 'Contoso EU' } })).toMatchObject({ state: 'finished' });
    expect(await books.invoice('E-1')).toMatchObject({
      CurrencyRef: { value: 'EUR' },
      ExchangeRate: 1.1,
      HomeTotalAmt: 110,
    });
  });

  it('another customer, who is kept in another currency, brings its rate along, and the home currency none', async () => {
    const books = await openInvoiceBooks(running, 'Rates', {
      preferences: { CurrencyPrefs: { MultiCurrencyEnabled: true } },
    });
    for (const [name, currency, total] of [
      ['Euro', 'EUR', 117],
      ['Pound', 'GBP', 134],
      ['Dollar', 'USD', 100],
    ] as const) {
      const record = invoiceOf('R-1', { customer: { name }, currency });
      expect(await books.batch(record)).toMatchObject({ state: 'finished', codes: [''] });
      expect(await books.invoice('R-1')).toMatchObject({ CurrencyRef: { value: currency }, HomeTotalAmt: total });
    }
  });

  it('a product books to the account that the record says, or the record waits for it', async () => {
    const books = await openInvoiceBooks(running, 'Accounts');
    const lines = [{ item: 'Consulting', quantity: '1', unitPrice: '10.00', account: 'Sales of Product Income' }];
    expect(await books.batch(invoiceOf('P-1', { lines }))).toMatchObject({ state: 'finished', codes: [''] });
    const [item] = (await books.all('Item')).filter(({ Name }) => Name === 'Consulting');
    const accounts = await books.all('Account');
    const idOf = (wanted: string) => accounts.find(({ Name }) => Name === wanted)?.Id ?? '';
    expect(item?.['IncomeAccountRef']).toMatchObject({ value: idOf('Sales of Product Income') });

    const elsewhere = [{ ...lines[0]!, account: 'Services' }];
    expect(await books.batch(invoiceOf('P-2', { lines: elsewhere }))).toMatchObject({
      codes: ['item-account-differs'],
    });
    await books.edit('Item', item?.Id ?? '', { IncomeAccountRef: { value: idOf('Services') } });
    expect(await books.batch()).toMatchObject({ state: 'finished', codes: [''] });
  });

  it('the name that was used is said on the record', async () => {
    const books = await openInvoiceBooks(running, 'Used names');
    await books.add('Vendor', { DisplayName: 'Dell Inc' });
    const record = invoiceOf('N-1', { customer: { name: 'Dell Inc', accountNumber: 'D-9' } });
    expect(await books.batch(record)).toEqual({
      state: 'finished',
      codes: [''],
      messages: ['In QuickBooks the customer "Dell Inc" is called "Dell Inc (D-9)".'],
    });
  });
});

describe('what the company lacks', () => {
  const ownField = { Name: 'SalesFormsPrefs.SalesCustomName1', StringValue: 'Crew #' };
  it.each([
    [
      'feature-off',
      { department: 'Oslo' },
      { AccountingInfoPrefs: { TrackDepartments: false } },
      { AccountingInfoPrefs: { TrackDepartments: true } },
    ],
    [
      'custom-field-missing',
      { customFields: [{ name: 'Crew #', value: '7' }] },
      {},
      { SalesFormsPrefs: { CustomField: [{ CustomField: [ownField] }] } },
    ],
  ])('is said (%s), and the record goes out once it is there', async (code, says, before, after) => {
    const books = await openInvoiceBooks(running, code, { preferences: before });
    await books.add('Department', { Name: 'Oslo' });
    expect(await books.batch(invoiceOf('L-1', says))).toMatchObject({ state: 'finishedWithError', codes: [code] });
    expect(await books.all('Invoice')).toEqual([]);
    await books.prefer(after);
    expect(await books.batch()).toMatchObject({ state: 'finished', codes: [''] });
  });

  it('tax codes that are two in QuickBooks are said (tax-codes-differ), until both are mapped to one', async () => {
    const books = await openInvoiceBooks(running, 'Two codes');
    const quickbooksId = await books.taxCode('TX', 6.25);
    await books.taxCode('Austin', 2);
    const taxes = [
      { code: 'TX', amount: '6.25' },
      { code: 'Austin', amount: '2.00' },
    ];
    const record = invoiceOf('T-1', { taxes, total: '108.25' });
    expect(await books.batch(record)).toMatchObject({ state: 'finishedWithError', codes: ['tax-codes-differ'] });
    await books.company.must(`/v1/companies/${books.company.id}/mappings`, {
      method: 'PATCH',
      body: { set: [{ kind: 'tax-code', name: 'Austin', quickbooksId }] },
      headers: { 'if-match': '*' },
    });
    await books.batch();
    expect(await books.invoice('T-1')).toMatchObject({ TotalAmt: 108.25 });
  });
});
