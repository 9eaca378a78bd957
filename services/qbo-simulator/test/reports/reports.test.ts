import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('reports, as clients read them', () => {
  let simulator: Running;
  let customerId: string;
  let vendorId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T09:08:54Z' });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    vendorId = (await simulator.create('Vendor', { DisplayName: 'Smith' })).Id;
  });

  afterEach(() => simulator.stop());

  const report = async (name: string, query = '') => (await simulator.api('GET', `/reports/${name}${query}`)).body;
  const sell = (amount: number, TxnDate: string, more: JsonObject = {}) =>
    simulator.create('Invoice', salesForm(customerId, { TxnDate, Line: [itemLine(amount)], ...more }));
  const buy = (Amount: number, TxnDate: string) => {
    const AccountBasedExpenseLineDetail = { AccountRef: { value: '16' } };
    const Line = [{ DetailType: 'AccountBasedExpenseLineDetail', Amount, AccountBasedExpenseLineDetail }];
    return simulator.create('Bill', { VendorRef: { value: vendorId }, TxnDate, Line });
  };
  const cells = (...values: string[]) => ({ ColData: values.map((value) => expect.objectContaining({ value })) });

  it('profit and loss: income less costs in the days that are asked for', async () => {
    await sell(300, '2026-02-10');
    await sell(99.99, '2026-04-30');
    await buy(45.5, '2026-04-30');
    expect(await report('ProfitAndLoss', '?start_date=2026-04-01&end_date=2026-04-30')).toMatchObject({
      Header: {
        ReportName: 'ProfitAndLoss',
        ReportBasis: 'Accrual',
        StartPeriod: '2026-04-01',
        EndPeriod: '2026-04-30',
        Currency: 'USD',
        Time: '2026-05-05T02:08:54-07:00',
      },
      Columns: { Column: [{ ColType: 'Account' }, { ColTitle: 'Total', ColType: 'Money' }] },
      Rows: {
        Row: [
          {
            group: 'Income',
            type: 'Section',
            Rows: { Row: [{ type: 'Data', ...cells('Services', '99.99') }] },
            Summary: cells('Total Income', '99.99'),
          },
          { group: 'GrossProfit', Summary: cells('Gross Profit', '99.99') },
          { group: 'Expenses', Rows: { Row: [cells('Office Expenses', '45.50')] } },
          { group: 'NetOperatingIncome', Summary: cells('Net Operating Income', '54.49') },
          { group: 'NetOtherIncome', Summary: cells('Net Other Income', '0.00') },
          { group: 'NetIncome', Summary: cells('Net Income', '54.49') },
        ],
      },
    });
    const year = await report('ProfitAndLoss');
    expect(year).toMatchObject({ Header: { StartPeriod: '2026-01-01', EndPeriod: '2026-05-05' } });
    expect(JSON.stringify(year)).toContain('"399.99"');
  });

  it('a period without anything says so', async () => {
    const empty = await report('ProfitAndLoss', '?date_macro=Last%20Month');
    expect(empty).toMatchObject({ Header: { StartPeriod: '2026-04-01', EndPeriod: '2026-04-30' }, Rows: {} });
    expect(JSON.stringify(empty)).toContain('{"Name":"NoReportData","Value":"true"}');
  });

  it('balance sheet: what former years earned is retained', async () => {
    await sell(100, '2025-12-31');
    await sell(20, '2026-01-01');
    const sheet = await report('BalanceSheet', '?end_date=2026-01-31');
    expect(sheet).toMatchObject({
      Rows: {
        Row: [
          { group: 'TotalAssets', Summary: cells('Total ASSETS', '120.00') },
          {
            group: 'TotalLiabilitiesAndEquity',
            Rows: {
              Row: [
                {
                  group: 'Equity',
                  Rows: { Row: [cells('Retained Earnings', '100.00'), cells('Net Income', '20.00')] },
                  Summary: cells('Total Equity', '120.00'),
                },
              ],
            },
            Summary: cells('TOTAL LIABILITIES AND EQUITY', '120.00'),
          },
        ],
      },
    });
  });

  it('aged receivables: by days overdue, credits at their own day', async () => {
    await sell(10, '2026-05-01', { DueDate: '2026-05-05' });
    await sell(20, '2026-03-01', { DueDate: '2026-05-04' });
    await sell(30, '2026-03-01', { DueDate: '2026-04-04' });
    await sell(40, '2026-01-01', { DueDate: '2026-01-02' });
    await simulator.create('CreditMemo', salesForm(customerId, { TxnDate: '2026-05-04', Line: [itemLine(5)] }));
    const aged = await report('AgedReceivables');
    expect(aged).toMatchObject({
      Rows: {
        Row: [
          {
            ColData: [
              { value: 'Cool Cars', id: customerId },
              ...moneyCells('10.00', '15.00', '30.00', '', '40.00', '95.00'),
            ],
          },
          { group: 'GrandTotal', Summary: cells('TOTAL', '10.00', '15.00', '30.00', '', '40.00', '95.00') },
        ],
      },
    });
    expect((await report('AgedReceivables', '?report_date=2026-02-01'))['Rows']).toMatchObject({
      Row: [{ ColData: [{ value: 'Cool Cars' }, ...moneyCells('', '40.00', '', '', '', '40.00')] }, {}],
    });
  });

  const moneyCells = (...values: string[]) => values.map((value) => ({ value }));

  it('transaction list: one row each, with what it moved', async () => {
    const invoice = await sell(100, '2026-05-01', { DocNumber: '1037', PrivateNote: 'May' });
    await buy(7, '2026-05-02');
    const Row = [
      {
        ColData: [
          { value: '2026-05-01' },
          { value: 'Invoice', id: invoice.Id },
          { value: '1037' },
          { value: 'Yes' },
          { value: 'Cool Cars', id: customerId },
          { value: 'May' },
          { value: 'Accounts Receivable (A/R)' },
          { value: 'Services' },
          { value: '100.00' },
        ],
      },
      {
        ColData: [
          { value: '2026-05-02' },
          { value: 'Bill' },
          {},
          {},
          { value: 'Smith' },
          {},
          {},
          {},
          { value: '7.00' },
        ],
      },
    ];
    expect((await report('TransactionList'))['Rows']).toMatchObject({ Row });
    const ofVendor = await report('TransactionList', `?vendor=${vendorId}`);
    expect(ofVendor['Rows']).toMatchObject({ Row: [Row[1]] });
  });

  it('refuses unknown reports, and is metered as a read', async () => {
    const refusal = async (path: string) => faultOf(await simulator.api('GET', `/reports/${path}`));
    expect((await refusal('Nonsense')).code).toBe('500');
    expect((await refusal('ProfitAndLoss?start_date=yesterday')).code).toBe('2070');
    expect((await refusal('ProfitAndLoss?date_macro=Someday')).code).toBe('2170');
    expect((await refusal('ProfitAndLoss?accounting_method=Cash')).code).toBe('500');
    await report('BalanceSheet');
    const { body } = await simulator.control('GET', '/ledger');
    expect(body).toMatchObject({
      realms: { [realmId]: { calls: { byKind: { 'report BalanceSheet': 1 }, corePlus: 1 } } },
    });
  });
});
