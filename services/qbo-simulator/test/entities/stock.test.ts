import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const refs = {
  IncomeAccountRef: { value: '12' },
  ExpenseAccountRef: { value: '15' },
  AssetAccountRef: { value: '5' },
};

describe('stock (docs/quickbooks.md#items, #inventory-adjustments)', () => {
  let simulator: Running;
  let customerId: string;
  let itemId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T09:08:54Z' });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const body = { Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 10, InvStartDate: '2026-01-01', ...refs };
    itemId = (await simulator.create('Item', { Name: 'Router', ...body })).Id;
    await simulator.control('POST', '/clock', { advanceMs: 60_000 });
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject, query = '') => simulator.api('POST', `/${entity}${query}`, body);
  const item = async () => (await simulator.api('GET', `/item/${itemId}`)).body['Item'] as Doc;
  const quantity = async () => (await item())['QtyOnHand'];
  const sale = (Qty: number) =>
    salesForm(customerId, { Line: [itemLine(Qty, { ItemRef: { value: itemId }, Qty, UnitPrice: 1 })] });
  const adjustment = (QtyDiff: number, more: JsonObject = {}) => ({
    AdjustAccountRef: { value: '15' },
    TxnDate: '2026-05-05',
    Line: [
      {
        DetailType: 'ItemAdjustmentLineDetail',
        ItemAdjustmentLineDetail: { ItemRef: { value: itemId }, QtyDiff },
      },
    ],
    ...more,
  });

  it('what is bought is an asset at its price, what is sold or adjusted a cost at what the item costs to buy', async () => {
    const balance = async () => ((await simulator.api('GET', '/account/5')).body['Account'] as Doc)['CurrentBalance'];
    const cost = { Id: itemId, SyncToken: '0', sparse: true, PurchaseCost: 4 };
    await post('item', cost);
    expect(await balance()).toBe(0);
    const { Id } = await simulator.create('Vendor', { DisplayName: 'Smith' });
    const ItemBasedExpenseLineDetail = { ItemRef: { value: itemId }, Qty: 3, UnitPrice: 5 };
    const Line = [{ DetailType: 'ItemBasedExpenseLineDetail', Amount: 15, ItemBasedExpenseLineDetail }];
    await simulator.create('Bill', { VendorRef: { value: Id }, Line });
    expect(await balance()).toBe(15);
    const invoice = await simulator.create('Invoice', sale(2));
    expect(await balance()).toBe(7);
    const lost = (await post('inventoryadjustment', adjustment(-1))).body['InventoryAdjustment'] as Doc;
    expect(await balance()).toBe(3);
    await post('item', { ...cost, SyncToken: '1', PurchaseCost: 9 });
    await post('invoice', { Id: invoice.Id, SyncToken: '0' }, '?operation=void');
    await post('inventoryadjustment', { Id: lost.Id, SyncToken: '0' }, '?operation=delete');
    expect([await balance(), await quantity()]).toEqual([15, 13]);
  });

  it('what is there from the start comes out of opening balance equity, at what it costs to buy', async () => {
    const body = { Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 10, InvStartDate: '2026-01-01', ...refs };
    await simulator.create('Item', { Name: 'Switch', PurchaseCost: 12.5, ...body });
    expect((await simulator.query("select * from Account where CurrentBalance = '125'")).body).toMatchObject({
      QueryResponse: { Account: [{ Name: 'Inventory Asset' }, { Name: 'Opening Balance Equity' }] },
    });
  });

  it('an invoice whose line names no quantity takes one, and brings it back when it is voided', async () => {
    const Line = [itemLine(50, { ItemRef: { value: itemId } })];
    const invoice = await simulator.create('Invoice', salesForm(customerId, { Line }));
    expect(await quantity()).toBe(9);
    await post('invoice', { Id: invoice.Id, SyncToken: '0' }, '?operation=void');
    expect(await quantity()).toBe(10);
  });

  it('selling takes it, a credit memo brings it back, a bill adds; stamps move, SyncToken does not', async () => {
    const invoice = await simulator.create('Invoice', sale(2.5));
    expect(await item()).toMatchObject({
      QtyOnHand: 7.5,
      SyncToken: '0',
      MetaData: { LastUpdatedTime: '2026-05-05T02:09:54-07:00' },
    });
    await simulator.create('CreditMemo', sale(0.1));
    const { Id } = await simulator.create('Vendor', { DisplayName: 'Smith' });
    const ItemBasedExpenseLineDetail = { ItemRef: { value: itemId }, Qty: 0.2, UnitPrice: 5 };
    const Line = [{ DetailType: 'ItemBasedExpenseLineDetail', Amount: 1, ItemBasedExpenseLineDetail }];
    await simulator.create('Bill', { VendorRef: { value: Id }, Line });
    expect(await quantity()).toBe(7.8);
    await post('invoice', { Id: invoice.Id, SyncToken: '0', sparse: true, Line: sale(1)['Line']! });
    expect(await quantity()).toBe(9.3);
    await post('invoice', { Id: invoice.Id, SyncToken: '1' }, '?operation=void');
    expect(await quantity()).toBe(10.3);
  });

  it('an adjustment moves quantities; it has a long Id and a day for a stamp', async () => {
    const made = await simulator.create('InventoryAdjustment', adjustment(-2));
    expect(made).toMatchObject({
      Id: '1000000001',
      AdjustAccountRef: { value: '15', name: 'Cost of Goods Sold' },
      MetaData: { LastUpdatedTime: '2026-05-05' },
    });
    expect(made.MetaData).not.toHaveProperty('CreateTime');
    expect(await quantity()).toBe(8);
    const version = { Id: made.Id, SyncToken: '0' };
    expect(faultOf(await post('inventoryadjustment', { ...version, ...adjustment(-3) })).code).toBe('500');
    const changed = { ...version, sparse: true, Line: adjustment(-3)['Line'] };
    expect((await post('inventoryadjustment', changed)).status).toBe(200);
    expect(await quantity()).toBe(7);
    const moved = { ...version, SyncToken: '1', sparse: true, TxnDate: '2026-05-06' };
    expect(faultOf(await post('inventoryadjustment', moved)).code).toBe('6000');
    await post('inventoryadjustment', { Id: made.Id, SyncToken: '1' }, '?operation=delete');
    expect(await quantity()).toBe(10);
  });

  it.each<[string, JsonObject, string]>([
    ['no account', { AdjustAccountRef: null }, '2020'],
    ['no date', { TxnDate: null }, '2020'],
    ['no lines', { Line: [] }, '2020'],
    ['a date before the start of the item', { TxnDate: '2025-12-31' }, '6270'],
  ])('refuses an adjustment with %s', async (_what, change, code) => {
    expect(faultOf(await post('inventoryadjustment', adjustment(1, change))).code).toBe(code);
  });

  it('quantity can be set on the item; the start date stays, tracking cannot end', async () => {
    const update = (body: JsonObject) => post('item', { Id: itemId, SyncToken: '0', sparse: true, ...body });
    expect(faultOf(await update({ TrackQtyOnHand: false })).code).toBe('6000');
    expect(faultOf(await update({ Type: 'Service' })).code).toBe('6000');
    expect((await update({ QtyOnHand: 25, InvStartDate: '2026-05-05' })).body['Item']).toMatchObject({
      QtyOnHand: 25,
      InvStartDate: '2026-01-01',
    });
  });

  it('more than there is can be sold, unless the switch says no (docs/quickbooks.md#items)', async () => {
    expect((await post('invoice', sale(12))).status).toBe(200);
    expect(await quantity()).toBe(-2);
    await simulator.control('POST', '/switches', { negativeStock: 'refuse' });
    expect(faultOf(await post('invoice', sale(1)))).toMatchObject({ code: '6000' });
    expect(await quantity()).toBe(-2);
  });

  it('the inventory lock refuses a second write too soon after the first (docs/quickbooks.md#warnings)', async () => {
    await simulator.control('POST', '/switches', { inventoryLockMs: 3000 });
    expect((await post('invoice', sale(1))).status).toBe(200);
    expect(faultOf(await post('invoice', sale(1)))).toMatchObject({
      code: '6000',
      Detail: expect.stringMatching(/^Business Validation Error: Another user was creating, .* 30 minutes\.$/),
    });
    expect((await post('invoice', salesForm(customerId))).status).toBe(200);
    await simulator.control('POST', '/clock', { advanceMs: 3000 });
    expect((await post('invoice', sale(1))).status).toBe(200);
    expect(await quantity()).toBe(8);
  });

  it('needs the plan and the preference: 5020', async () => {
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, {
      ProductAndServicesPrefs: { QuantityOnHand: false },
    });
    expect(faultOf(await post('inventoryadjustment', adjustment(1))).code).toBe('5020');
    const body = { Name: 'Switch', Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 1, InvStartDate: '2026-01-01' };
    expect(faultOf(await post('item', { ...body, ...refs })).code).toBe('5020');
  });
});
