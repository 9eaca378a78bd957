import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import { realmId, rowsOf, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('the seed sample-year', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator({ company: { seed: 'sample-year' } });
  });

  afterEach(() => simulator.stop());

  const all = async (entity: string) =>
    (await simulator.control('GET', `/documents/${realmId}/${entity}`)).body as unknown as Doc[];
  const number = (doc: Doc, name: string) => Number(doc[name]);
  const sum = (docs: Doc[], name: string) =>
    docs.reduce((total, doc) => total + Math.round(number(doc, name) * 100), 0);

  it('is a year of invoices, most of them paid, for a dozen customers', async () => {
    const [customers, invoices, payments] = [await all('Customer'), await all('Invoice'), await all('Payment')];
    expect(customers).toHaveLength(12);
    expect(invoices.length).toBeGreaterThan(150);
    expect(payments.length).toBeGreaterThan(invoices.length / 2);
    const months = new Set(invoices.map((invoice) => textIn(invoice, 'TxnDate').slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    const open = invoices.filter((invoice) => number(invoice, 'Balance') > 0);
    expect(open.length).toBeGreaterThan(5);
    expect(open.length).toBeLessThan(invoices.length / 2);
    expect(new Set(invoices.map(({ DocNumber }) => DocNumber)).size).toBe(invoices.length);
  });

  it('balances: what invoices, payments and credits say is what customers owe', async () => {
    const [invoices, payments, credits] = [await all('Invoice'), await all('Payment'), await all('CreditMemo')];
    const applied = sum(credits, 'TotalAmt') - sum(credits, 'Balance');
    expect(sum(invoices, 'TotalAmt') - sum(invoices, 'Balance')).toBe(sum(payments, 'TotalAmt') + applied);
    expect(sum(await all('Customer'), 'Balance')).toBe(sum(invoices, 'Balance') - sum(credits, 'Balance'));
  });

  it('has bills that are paid, expenses, deposits, and credits of which some are applied', async () => {
    const [bills, paid, purchases] = [await all('Bill'), await all('BillPayment'), await all('Purchase')];
    expect(bills.length).toBeGreaterThanOrEqual(36);
    expect(sum(bills, 'TotalAmt') - sum(bills, 'Balance')).toBe(sum(paid, 'TotalAmt'));
    expect(purchases.length).toBeGreaterThan(30);
    expect(sum(await all('Vendor'), 'Balance')).toBe(sum(bills, 'Balance'));
    expect((await all('Deposit')).length).toBeGreaterThan(100);
    const credits = await all('CreditMemo');
    expect(credits.length).toBeGreaterThan(1);
    expect(credits.filter((credit) => number(credit, 'Balance') === 0).length).toBeGreaterThan(0);
  });

  it('was written as it happened: ids, dates and stamps ascend, and none lies in the future', async () => {
    const created = rowsOf(await simulator.query('select * from Invoice orderby Id maxresults 1000'), 'Invoice');
    const days = created.map((invoice) => textIn(invoice, 'TxnDate'));
    expect(days).toEqual(days.toSorted());
    const stamps = created.map(({ MetaData }) => Date.parse(MetaData.CreateTime));
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
    expect(stamps.at(-1)).toBeLessThanOrEqual(Date.now());
    expect(Date.now() - stamps[0]!).toBeGreaterThan(300 * 86_400_000);
  });

  it('is the same again, but for the dates, and writing goes on after it', async () => {
    await simulator.control('POST', '/companies', { realmId: '42', name: 'Twin', seed: 'sample-year' });
    const twin = (await simulator.control('GET', '/documents/42/Invoice')).body as unknown as Doc[];
    const shape = (docs: Doc[]) => docs.map(({ Id, TotalAmt }) => [Id, TotalAmt]);
    expect(shape(twin)).toEqual(shape(await all('Invoice')));
    const customer = await simulator.create('Customer', { DisplayName: 'New' });
    expect(customer.Id).toBe('16');
  });
});
