import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const income = { IncomeAccountRef: { value: '11' } };
const stock = {
  Type: 'Inventory',
  TrackQtyOnHand: true,
  QtyOnHand: 3,
  InvStartDate: '2020-01-01',
  IncomeAccountRef: { value: '12' },
  ExpenseAccountRef: { value: '15' },
  AssetAccountRef: { value: '5' },
};

describe('items (docs/quickbooks.md#items)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const post = (body: JsonObject) => simulator.api('POST', '/item', body);

  it('a minimal service gets the recorded defaults', async () => {
    expect(await simulator.create('Item', { Name: 'Consulting', Type: 'Service', ...income })).toMatchObject({
      Name: 'Consulting',
      FullyQualifiedName: 'Consulting',
      Type: 'Service',
      Active: true,
      Taxable: false,
      UnitPrice: 0,
      PurchaseCost: 0,
      TrackQtyOnHand: false,
      DeferredRevenue: false,
      IncomeAccountRef: { value: '11', name: 'Services' },
    });
  });

  it('below a category it is Parent:Child; the category itself cannot be sold', async () => {
    const category = await simulator.create('Item', { Name: 'Licenses', Type: 'Category' });
    const ParentRef = { value: category.Id };
    const item = await simulator.create('Item', { Name: 'Mail', Type: 'Service', SubItem: true, ParentRef, ...income });
    expect(item).toMatchObject({ FullyQualifiedName: 'Licenses:Mail', SubItem: true, Level: 1 });
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const Line = [itemLine(1, { ItemRef: { value: category.Id } })];
    expect(faultOf(await simulator.api('POST', '/invoice', salesForm(Id, { Line }))).Detail).toContain('as a category');
  });

  it.each<[string, JsonObject, string]>([
    ['no name', { Type: 'Service', ...income }, '2020'],
    ['no type', { Name: 'A', ...income }, '2020'],
    ['an unknown type', { Name: 'A', Type: 'Gadget', ...income }, '2170'],
    ['a bundle', { Name: 'A', Type: 'Group' }, '500'],
    ['a service without account', { Name: 'A', Type: 'Service' }, '2020'],
    ['an inventory item without start date', { Name: 'A', ...stock, InvStartDate: null }, '2020'],
    ['an income account of another type', { Name: 'A', Type: 'Service', IncomeAccountRef: { value: '1' } }, '6430'],
    ['a name that is taken', { Name: 'hours', Type: 'Service', ...income }, '6240'],
    ['a name of 101 characters', { Name: 'x'.repeat(101), Type: 'Service', ...income }, '2050'],
  ])('refuses %s', async (_what, body, code) => {
    expect(faultOf(await post(body)).code).toBe(code);
  });

  it('takes an inventory item and a purchased service', async () => {
    expect(await simulator.create('Item', { Name: 'Router', ...stock })).toMatchObject({
      Type: 'Inventory',
      QtyOnHand: 3,
    });
    const purchased = { Name: 'Subcontractor', Type: 'Service', ExpenseAccountRef: { value: '16' } };
    expect((await post(purchased)).status).toBe(200);
  });

  it('a sparse update keeps type and accounts, Active false renames', async () => {
    const { body } = await post({ Id: '1', SyncToken: '0', sparse: true, UnitPrice: 160.5 });
    expect(body).toMatchObject({ Item: { UnitPrice: 160.5, Type: 'Service', IncomeAccountRef: { value: '11' } } });
    const inactive = await post({ Id: '1', SyncToken: '1', sparse: true, Active: false });
    expect(inactive.body).toMatchObject({ Item: { Name: 'Hours (deleted)', SyncToken: '2' } });
  });
});
