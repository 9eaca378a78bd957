import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const EUR = { CurrencyRef: { value: 'EUR' } };

describe('several currencies (docs/quickbooks.md#tax-and-currencies)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject) => simulator.api('POST', `/${entity}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity}/${id}`)).body[entity] as Doc;
  const preferences = (MultiCurrencyEnabled: boolean) =>
    simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { CurrencyPrefs: { MultiCurrencyEnabled } });

  it('are refused until the company has them, and cannot be turned off again', async () => {
    expect(faultOf(await post('customer', { DisplayName: 'Berlin', ...EUR })).code).toBe('6000');
    expect(faultOf(await post('customer', { DisplayName: 'Berlin', CurrencyRef: { value: 'XXX' } })).code).toBe('2220');
    await preferences(true);
    expect((await post('customer', { DisplayName: 'Berlin', ...EUR })).status).toBe(200);
    expect(faultOf(await preferences(false)).code).toBe('6000');
  });

  describe('once the company has them', () => {
    let customerId: string;

    beforeEach(async () => {
      await preferences(true);
      customerId = (await simulator.create('Customer', { DisplayName: 'Berlin', ...EUR })).Id;
    });

    it('lists the currencies that it works with, each once and beside its own', async () => {
      expect(await simulator.create('CompanyCurrency', { Code: 'EUR' })).toMatchObject({ Name: 'Euro', Active: true });
      for (const [Code, code] of [
        ['eur', '6240'],
        ['USD', '6240'],
        ['XXX', '2220'],
      ]) {
        expect(faultOf(await post('companycurrency', { Code: Code! })).code).toBe(code);
      }
      const { body } = await simulator.query('select * from CompanyCurrency');
      expect(body).toMatchObject({ QueryResponse: { CompanyCurrency: [{ Code: 'EUR' }], maxResults: 1 } });
    });

    it('a customer keeps its currency, and a transaction must name it', async () => {
      const change = { Id: customerId, SyncToken: '0', sparse: true, CurrencyRef: { value: 'USD' } };
      expect(faultOf(await post('customer', change)).code).toBe('6000');
      expect(faultOf(await post('invoice', salesForm(customerId)))).toMatchObject({
        code: '2020',
        element: 'CurrencyRef',
      });
      const inDollars = salesForm(customerId, { CurrencyRef: { value: 'USD' } });
      expect(faultOf(await post('invoice', inDollars)).code).toBe('6000');
    });

    it('a form has the rate of the day or its own, and its amounts at home; the payment moves both', async () => {
      const invoice = await simulator.create('Invoice', salesForm(customerId, { ...EUR, ExchangeRate: 1.105 }));
      expect(invoice).toMatchObject({
        CurrencyRef: { value: 'EUR', name: 'Euro' },
        ExchangeRate: 1.105,
        TotalAmt: 100,
        HomeTotalAmt: 110.5,
        Balance: 100,
        HomeBalance: 110.5,
      });
      expect(await simulator.create('Invoice', salesForm(customerId, EUR))).toMatchObject({ ExchangeRate: 1.17 });
      expect(await read('Account', '3')).toMatchObject({ CurrentBalance: 227.5 });
      const Line = [{ Amount: 40, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }];
      await simulator.create('Payment', { CustomerRef: { value: customerId }, TotalAmt: 40, Line, ...EUR });
      expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 60, HomeBalance: 66.3 });
      expect(await read('Customer', customerId)).toMatchObject({ Balance: 160 });
      expect(await read('Account', '4')).toMatchObject({ CurrentBalance: 46.8 });
    });

    it('the bookkeeper and AutoApplyCredit pay in the currency of the customer', async () => {
      const { Id: txnId } = await simulator.create('Invoice', salesForm(customerId, EUR));
      const lines = [{ txnType: 'Invoice', txnId, amount: 40 }];
      const paid = await simulator.control('POST', `/bookkeeper/${realmId}/receive-payment`, {
        customerId,
        total: 40,
        lines,
      });
      expect(paid.body).toMatchObject({ CurrencyRef: { value: 'EUR' }, ExchangeRate: 1.17 });
      const SalesFormsPrefs = { AutoApplyCredit: true };
      await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { SalesFormsPrefs });
      await simulator.create('CreditMemo', salesForm(customerId, EUR));
      expect(await read('Invoice', txnId)).toMatchObject({ Balance: 0, HomeBalance: 0 });
    });

    it('a void clears the amounts at home too', async () => {
      const { Id } = await simulator.create('Invoice', salesForm(customerId, EUR));
      const { body } = await simulator.api('POST', '/invoice?operation=void', { Id, SyncToken: '0' });
      expect(body['Invoice']).toMatchObject({ TotalAmt: 0, HomeTotalAmt: 0, HomeBalance: 0 });
      expect(await read('Account', '3')).toMatchObject({ CurrentBalance: 0 });
    });
  });

  it('exchangerate tells the rate (docs/quickbooks.md#node-quickbooks)', async () => {
    const { body } = await simulator.api('GET', '/exchangerate?sourcecurrencycode=EUR&asofdate=2026-05-01');
    expect(body).toMatchObject({ ExchangeRate: { SourceCurrencyCode: 'EUR', TargetCurrencyCode: 'USD', Rate: 1.17 } });
    expect(faultOf(await simulator.api('GET', '/exchangerate')).code).toBe('2020');
    expect(faultOf(await simulator.api('GET', '/exchangerate?sourcecurrencycode=XXX')).code).toBe('2220');
  });

  it('a company with one currency shows neither rates nor amounts at home', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const invoice = await simulator.create('Invoice', salesForm(Id));
    for (const name of ['ExchangeRate', 'HomeTotalAmt', 'HomeBalance']) expect(invoice).not.toHaveProperty(name);
  });
});
