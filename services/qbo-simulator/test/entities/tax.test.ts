import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const TAX = { TaxCodeRef: { value: 'TAX' } };
const discountLine = (Amount: number): JsonObject => ({
  DetailType: 'DiscountLineDetail',
  Amount,
  DiscountLineDetail: { PercentBased: false },
});

describe('US sales tax (docs/quickbooks.md#tax-and-currencies)', () => {
  let simulator: Running;
  let customerId: string;
  let codeId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const rates: JsonObject[] = [];
    for (const [Name, RateValue] of [
      ['California', 7.1],
      ['Tucson', 2],
    ] as const) {
      const rate = await byHand('TaxRate', { Name, RateValue });
      rates.push({ TaxRateRef: { value: rate.Id }, TaxTypeApplicable: 'TaxOnAmount' });
    }
    codeId = (await byHand('TaxCode', { Name: 'Both', SalesTaxRateList: { TaxRateDetail: rates } })).Id;
  });

  afterEach(() => simulator.stop());

  async function byHand(entity: string, body: JsonObject): Promise<Doc> {
    return (await simulator.control('POST', `/documents/${realmId}/${entity}`, body)).body as Doc;
  }
  const coded = () => ({ TxnTaxDetail: { TxnTaxCodeRef: { value: codeId } } });
  const invoiceOf = (body: JsonObject) => simulator.create('Invoice', salesForm(customerId, body));

  it('takes each rate of the TAX lines, rounds it by itself, and adds: the recorded 422 at 7.1 % and 2 %', async () => {
    const invoice = await invoiceOf({ Line: [itemLine(422, TAX), itemLine(50)], ...coded() });
    expect(invoice).toMatchObject({
      TotalAmt: 510.4,
      Balance: 510.4,
      TxnTaxDetail: {
        TxnTaxCodeRef: { value: codeId },
        TotalTax: 38.4,
        TaxLine: [
          {
            Amount: 29.96,
            DetailType: 'TaxLineDetail',
            TaxLineDetail: { PercentBased: true, TaxPercent: 7.1, NetAmountTaxable: 422 },
          },
          { Amount: 8.44, TaxLineDetail: { TaxPercent: 2, NetAmountTaxable: 422 } },
        ],
      },
    });
    const payable = (await simulator.api('GET', '/account/8')).body['Account'];
    expect(payable).toMatchObject({ Name: 'Sales Tax Payable', CurrentBalance: 38.4 });
  });

  it('a discount lowers the taxable amount by its share only when the tax comes after it', async () => {
    const Line = [itemLine(100, TAX), itemLine(300), discountLine(40)];
    expect(await invoiceOf({ Line, ...coded() })).toMatchObject({ TxnTaxDetail: { TotalTax: 9.1 }, TotalAmt: 369.1 });
    expect(await invoiceOf({ Line, ...coded(), ApplyTaxAfterDiscount: true })).toMatchObject({
      TxnTaxDetail: { TotalTax: 8.19, TaxLine: [{ TaxLineDetail: { NetAmountTaxable: 90 } }, {}] },
      TotalAmt: 368.19,
    });
  });

  it('follows the lines on a sparse update, and a client may send back what it read', async () => {
    const invoice = await invoiceOf({ Line: [itemLine(422, TAX)], ...coded() });
    const again = await simulator.api('POST', '/invoice', { ...invoice, sparse: true });
    expect(again.body['Invoice']).toEqual(invoice);
    const change = { Id: invoice.Id, SyncToken: '0', sparse: true, Line: [itemLine(10, TAX)] };
    expect((await simulator.api('POST', '/invoice', change)).body['Invoice']).toMatchObject({
      TxnTaxDetail: { TotalTax: 0.91 },
      TotalAmt: 10.91,
    });
  });

  it('with a tax code the given TotalTax overrides what the rates come to, until lines and no total are sent', async () => {
    const TxnTaxDetail = { ...coded().TxnTaxDetail, TotalTax: 9 };
    const invoice = await invoiceOf({ Line: [itemLine(100, TAX)], TxnTaxDetail });
    expect(invoice).toMatchObject({
      TotalAmt: 109,
      TxnTaxDetail: {
        TotalTax: 9,
        TaxLine: [{ Amount: 7, TaxLineDetail: { OverrideDeltaAmount: -0.1 } }, { Amount: 2 }],
      },
    });
    const again = await simulator.api('POST', '/invoice', { ...invoice, sparse: false });
    expect(again.body['Invoice']).toMatchObject({ TotalAmt: 109 });
    const change = { Id: invoice.Id, SyncToken: '0', sparse: true, Line: [itemLine(10, TAX)], ...coded() };
    expect((await simulator.api('POST', '/invoice', change)).body['Invoice']).toMatchObject({ TotalAmt: 10.91 });
  });

  it('without a tax code the given TotalTax stands', async () => {
    const invoice = await invoiceOf({ Line: [itemLine(100, TAX)], TxnTaxDetail: { TotalTax: 7.25 } });
    expect(invoice).toMatchObject({ TotalAmt: 107.25, TxnTaxDetail: { TotalTax: 7.25 } });
  });

  it('automated sales tax takes the group of the company, whatever is sent', async () => {
    const TaxPrefs = { UsingSalesTax: true, PartnerTaxEnabled: true, TaxGroupCodeRef: { value: codeId } };
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { TaxPrefs });
    const invoice = await invoiceOf({ Line: [itemLine(100, TAX)], TxnTaxDetail: { TotalTax: 99 } });
    expect(invoice).toMatchObject({ TotalAmt: 109.1, TxnTaxDetail: { TotalTax: 9.1 } });
  });

  it('an unknown tax code is 6160; more than 750 lines cannot be taxed (docs/quickbooks.md#limits)', async () => {
    const post = (body: JsonObject) => simulator.api('POST', '/invoice', salesForm(customerId, body));
    expect(faultOf(await post({ TxnTaxDetail: { TxnTaxCodeRef: { value: '99' } } })).code).toBe('6160');
    const Line = Array.from({ length: 751 }, () => itemLine(1, TAX));
    expect(faultOf(await post({ Line, ...coded() })).code).toBe('6000');
    expect((await post({ Line })).status).toBe(200);
  });
});

describe('tax outside the United States (docs/quickbooks.md#tax-and-currencies)', () => {
  let simulator: Running;
  let customerId: string;
  let codeId: string;
  let TaxRateDetail: JsonObject[];

  beforeEach(async () => {
    simulator = await startSimulator();
    const byHand = async (entity: string, body: JsonObject) =>
      (await simulator.control('POST', `/documents/${realmId}/${entity}`, body)).body as Doc;
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const rate = await byHand('TaxRate', { Name: 'VAT', RateValue: 20 });
    TaxRateDetail = [{ TaxRateRef: { value: rate.Id }, TaxTypeApplicable: 'TaxOnAmount' }];
    codeId = (await byHand('TaxCode', { Name: 'Standard', SalesTaxRateList: { TaxRateDetail } })).Id;
    await simulator.control('PUT', `/documents/${realmId}/CompanyInfo/1`, { Country: 'GBR' });
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { TaxPrefs: { UsingSalesTax: true } });
  });

  afterEach(() => simulator.stop());

  const post = (body: JsonObject) => simulator.api('POST', '/invoice', salesForm(customerId, body));
  const vat = () => ({ TaxCodeRef: { value: codeId } });

  it('each line has a code of the company, and the form says how amounts are meant', async () => {
    const invoice = await post({
      GlobalTaxCalculation: 'TaxExcluded',
      Line: [itemLine(100, vat()), itemLine(50, vat())],
    });
    expect(invoice.body['Invoice']).toMatchObject({ TotalAmt: 180, TxnTaxDetail: { TotalTax: 30 } });
  });

  it.each([
    ['a line without a code', { GlobalTaxCalculation: 'TaxExcluded', Line: [itemLine(100)] }, '6000'],
    ['a code of the United States', { GlobalTaxCalculation: 'TaxExcluded', Line: [itemLine(100, TAX)] }, '6160'],
  ])('%s is refused', async (_what, body, code) => {
    expect(faultOf(await post(body as JsonObject)).code).toBe(code);
  });

  it('tax in the amounts is rounded by line: five of 4.00 at 20 % have 3.35 in them, one of 20.00 has 3.33', async () => {
    const GlobalTaxCalculation = 'TaxInclusive';
    const ofFour = Array.from({ length: 5 }, () => itemLine(4, { ...vat(), Qty: 1, UnitPrice: 4 }));
    const five = (await post({ GlobalTaxCalculation, Line: ofFour })).body['Invoice'] as Doc;
    expect(five).toMatchObject({ TotalAmt: 20, Balance: 20, TxnTaxDetail: { TotalTax: 3.35 } });
    const [first, ...others] = five['Line'] as JsonObject[];
    expect(first).toMatchObject({ Amount: 3.33, SalesItemLineDetail: { TaxInclusiveAmt: 4, UnitPrice: 3.33 } });
    expect(others.at(-1)).toMatchObject({ DetailType: 'SubTotalLineDetail', Amount: 16.65 });
    const one = (await post({ GlobalTaxCalculation, Line: [itemLine(20, { ...vat(), TaxInclusiveAmt: 20 })] })).body;
    expect(one['Invoice']).toMatchObject({ TotalAmt: 20, TxnTaxDetail: { TotalTax: 3.33 } });
    const again = await simulator.api('POST', '/invoice', { ...five, sparse: false });
    expect(again.body['Invoice']).toEqual(five);
  });

  it('what is bought has the tax of its code, beside its amounts or in them', async () => {
    const { Id } = await simulator.create('Vendor', { DisplayName: 'Ingram' });
    await simulator.control('PUT', `/documents/${realmId}/TaxCode/${codeId}`, {
      PurchaseTaxRateList: { TaxRateDetail },
    });
    const bill = (more: JsonObject, detail: JsonObject = {}) =>
      simulator.create('Bill', {
        VendorRef: { value: Id },
        Line: [
          {
            DetailType: 'AccountBasedExpenseLineDetail',
            Amount: 120,
            AccountBasedExpenseLineDetail: { AccountRef: { value: '7' }, ...vat(), ...detail },
          },
        ],
        ...more,
      });
    expect(await bill({ GlobalTaxCalculation: 'TaxExcluded' })).toMatchObject({
      TotalAmt: 144,
      Balance: 144,
      TxnTaxDetail: { TotalTax: 24 },
    });
    const inclusive = await bill({ GlobalTaxCalculation: 'TaxInclusive' }, { TaxInclusiveAmt: 120 });
    expect(inclusive).toMatchObject({ TotalAmt: 120, TxnTaxDetail: { TotalTax: 20 }, Line: [{ Amount: 100 }] });
    expect((await simulator.api('POST', '/bill', { ...inclusive, sparse: false })).body['Bill']).toEqual(inclusive);
  });

  it('amounts of unknown meaning are refused; not applicable is no tax', async () => {
    expect(faultOf(await post({ Line: [itemLine(100, vat())] })).code).toBe('2020');
    const invoice = await post({ GlobalTaxCalculation: 'NotApplicable', Line: [itemLine(100, vat())] });
    expect(invoice.body['Invoice']).toMatchObject({ TotalAmt: 100, TxnTaxDetail: { TotalTax: 0 } });
  });
});

it('a company’s own fields are on each form by their definition; any other is dropped', async () => {
  const simulator = await startSimulator();
  const customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  const CustomField = [{ CustomField: [{ Name: 'SalesFormsPrefs.SalesCustomName2', StringValue: 'Crew #' }] }];
  await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { SalesFormsPrefs: { CustomField } });
  const field = (DefinitionId: string) => ({ DefinitionId, Type: 'StringType', StringValue: 'A' });
  const invoice = await simulator.create('Invoice', salesForm(customerId, { CustomField: [field('1'), field('2')] }));
  expect(invoice['CustomField']).toEqual([{ DefinitionId: '2', Name: 'Crew #', Type: 'StringType', StringValue: 'A' }]);
  const plain = await simulator.create('Invoice', salesForm(customerId));
  expect(plain['CustomField']).toEqual([{ DefinitionId: '2', Name: 'Crew #', Type: 'StringType' }]);
  await simulator.stop();
});
