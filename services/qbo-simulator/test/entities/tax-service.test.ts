import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('the tax service', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator({ company: { salesTax: true } });
  });

  afterEach(() => simulator.stop());

  const post = (body: JsonObject, query = '') => simulator.api('POST', `/taxservice/taxcode${query}`, body);
  const names = async (entity: string, property = 'Name') =>
    rowsOf(await simulator.query(`select * from ${entity}`), entity).map((doc) => doc[property]);
  const rate = (TaxRateName: string, RateValue: number | string) => ({ TaxRateName, RateValue, TaxAgencyId: '1' });

  it('a company can come with agencies, rates and codes, and taxes with them', async () => {
    expect(await names('TaxAgency', 'DisplayName')).toEqual(['Arizona Dept. of Revenue', 'Board of Equalization']);
    expect(await names('TaxRate')).toEqual(['AZ State tax', 'California', 'Tucson City']);
    const [, tucson] = rowsOf(await simulator.query('select * from TaxCode'), 'TaxCode');
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const Line = [itemLine(422, { TaxCodeRef: { value: 'TAX' } })];
    const taxed = { Line, TxnTaxDetail: { TxnTaxCodeRef: { value: tucson!.Id } } };
    expect(await simulator.create('Invoice', salesForm(Id, taxed))).toMatchObject({
      TotalAmt: 460.4,
      TxnTaxDetail: { TotalTax: 38.4, TaxLine: [{ Amount: 29.96 }, { Amount: 8.44 }] },
    });
    expect((await simulator.api('GET', '/preferences')).body).toMatchObject({
      Preferences: { TaxPrefs: { UsingSalesTax: true, TaxGroupCodeRef: { value: '1' } } },
    });
  });

  it('makes an agency, and a code with new rates and old ones', async () => {
    const agency = await simulator.create('TaxAgency', { DisplayName: 'State Board' });
    expect(agency).toMatchObject({ TaxTrackedOnSales: true, TaxTrackedOnPurchases: false });
    const fresh = { TaxRateName: 'County', RateValue: '1.25', TaxAgencyId: agency.Id, TaxApplicableOn: 'Sales' };
    const { status, body } = await post({ TaxCode: 'Reno', TaxRateDetails: [{ TaxRateId: '3' }, fresh] });
    expect(status).toBe(200);
    expect(body).toEqual({
      TaxCode: 'Reno',
      TaxCodeId: '3',
      TaxRateDetails: [
        { TaxRateName: 'California', TaxRateId: '3', RateValue: 8, TaxAgencyId: '2', TaxApplicableOn: 'Sales' },
        { TaxRateName: 'County', TaxRateId: '4', RateValue: 1.25, TaxAgencyId: agency.Id, TaxApplicableOn: 'Sales' },
      ],
    });
    const codes = rowsOf(await simulator.query("select * from TaxCode where Name = 'Reno'"), 'TaxCode');
    expect(codes).toMatchObject([
      {
        SalesTaxRateList: {
          TaxRateDetail: [{ TaxRateRef: { name: 'California' } }, { TaxRateRef: { name: 'County' } }],
        },
      },
    ]);
  });

  it.each<[string, JsonObject, string]>([
    ['without a name', { TaxRateDetails: [rate('x', 1)] }, '2020'],
    ['without rates', { TaxCode: 'Reno' }, '2020'],
    ['with a name that is taken', { TaxCode: 'Tucson', TaxRateDetails: [rate('x', 1)] }, '6240'],
    [
      'with a rate whose name is taken',
      { TaxCode: 'Reno', TaxRateDetails: [rate('x', 1), rate('California', 8)] },
      '6240',
    ],
    ['with one rate twice', { TaxCode: 'Reno', TaxRateDetails: [rate('x', 1), rate('x', 2)] }, '6240'],
    ['with a rate that is not there', { TaxCode: 'Reno', TaxRateDetails: [rate('x', 1), { TaxRateId: '99' }] }, '2500'],
    [
      'with an agency that is not there',
      { TaxCode: 'Reno', TaxRateDetails: [{ ...rate('x', 1), TaxAgencyId: '9' }] },
      '2500',
    ],
    ['with a rate that is no number', { TaxCode: 'Reno', TaxRateDetails: [rate('x', 'many')] }, '2090'],
  ])('refuses a code %s, and makes nothing of it', async (_what, body, code) => {
    expect(faultOf(await post(body)).code).toBe(code);
    expect([await names('TaxCode'), await names('TaxRate')]).toEqual([
      ['California', 'Tucson'],
      ['AZ State tax', 'California', 'Tucson City'],
    ]);
  });

  it('a repeated requestid makes the code once', async () => {
    const body = { TaxCode: 'Reno', TaxRateDetails: [rate('x', 1)] };
    const first = await post(body, '?requestid=r1');
    expect((await post(body, '?requestid=r1')).text).toBe(first.text);
    expect(await names('TaxCode')).toEqual(['California', 'Reno', 'Tucson']);
  });
});
