import { describe, expect, it } from 'vitest';
import { duringTests } from '../support/during-tests.ts';
import { closeLook, type CloseLook } from '../support/one-record.ts';
import { useSharedSystem } from '../support/running-system.ts';

const running = duringTests(useSharedSystem);

async function withRouters(name: string, onHand: number, invoiceLineDetail: string): Promise<CloseLook> {
  const look = await closeLook(running, name);
  const [asset, income, cost] = ['Other Current Asset', 'Income', 'Cost of Goods Sold'];
  const accounts = await look.documents('Account');
  const account = (type: string | undefined, part: string) => ({
    value: accounts.find(({ AccountType, Name }) => AccountType === type && String(Name).includes(part))?.Id,
  });
  await look.create('Item', {
    Name: 'Router',
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: onHand,
    InvStartDate: '2020-01-01',
    AssetAccountRef: account(asset, 'Inventory'),
    IncomeAccountRef: account(income, 'Sales'),
    ExpenseAccountRef: account(cost, 'Cost'),
  });
  await look.company.must(`/v1/companies/${look.company.id}`, {
    method: 'PATCH',
    body: { settings: { invoiceLineDetail } },
  });
  return look;
}

async function onHand(look: CloseLook): Promise<unknown> {
  return (await look.documents('Item')).find(({ Name }) => Name === 'Router')?.['QtyOnHand'];
}

const router = (quantity: string, unitPrice: string, more: object = {}) => ({
  item: 'Router',
  quantity,
  unitPrice,
  ...more,
});

describe('stock moves by what was sold', () => {
  it('and a sale before stock is counted is told as such', async () => {
    const look = await withRouters('Stock from 2020', 100, 'detailed');
    expect(await look.send({ date: '2019-12-31', lines: [router('1', '10.00')] })).toMatchObject({
      failure: {
        code: 'stock-starts-later',
        message: 'QuickBooks counts the stock of a product of this record only from a later day than 2019-12-31.',
      },
    });
  });

  it.each([
    ['default', [router('10', '100.00'), router('15', '90.00')], 75, 2350],
    ['default', [router('2', '100.00'), router('3', '100.00')], 95, 500],
    ['condensed', [router('4', '100.00', { group: 'T1' }), router('5', '100.00', { group: 'T1' })], 91, 900],
    ['detailed', [router('3', '33.33', { amount: '100.00' })], 97, 100],
    ['default', [router('3', '33.33', { amount: '100.00' }), router('3', '33.33', { amount: '99.98' })], 94, 199.98],
    ['default', [router('10', '100.00'), router('-2', '100.00')], 92, 800],
    ['detailed', [router('2', '100.00'), router('5', '0.00'), router('0', '70.00'), router('1', '-30.00')], 92, 170],
    ['default', [router('2', '100.00'), router('5', '0.00'), router('0', '70.00'), router('1', '-30.00')], 92, 170],
    ['detailed', [router('5', '0.00', { amount: '90.00' })], 95, 90],
  ])('%s: %j', async (detail, lines, left, total) => {
    const look = await withRouters(`Stock ${detail} ${left}`, 100, detail);
    expect(await look.send({ lines })).toMatchObject({ syncState: 'synced' });
    expect(await look.document()).toMatchObject({ TotalAmt: total });
    expect(await onHand(look)).toBe(left);
  });

  it('and not where money would go one way and goods the other', async () => {
    const look = await closeLook(running, 'Contradicting Ltd');
    const lines = [router('-2', '-100.00')];
    const body = { date: '2026-11-02', customer: { name: 'Contoso' }, lines };
    const path = `/v1/companies/${look.company.id}/invoices/I-1`;
    const answer = await running.tenant.call(path, { method: 'PUT', body });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lines/0', detail: expect.stringContaining('a quantity and a price below zero') }] },
    });
  });

  it('and back by what is returned, also when the record changes', async () => {
    const look = await withRouters('Returned Ltd', 10, 'default');
    await look.send({ lines: [router('2', '100.00')] });
    expect(await onHand(look)).toBe(8);
    await look.send({ externalId: 'C-1', number: 'C-1', lines: [router('-2', '100.00')], total: '-200.00' });
    expect(await look.document('CreditMemo')).toMatchObject({ TotalAmt: 200 });
    expect(await onHand(look)).toBe(10);
    await look.send({ externalId: 'C-1', number: 'C-1', lines: [router('-1', '100.00')], total: '-100.00' });
    expect(await onHand(look)).toBe(9);
    await look.send({ lines: [router('5', '100.00')] });
    expect(await onHand(look)).toBe(6);
  });
});
