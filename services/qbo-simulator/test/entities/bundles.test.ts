import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('bundles: items of type Group (docs/quickbooks.md#invoices, #items)', () => {
  let simulator: Running;
  let customerId: string;
  let routerId: string;
  let bundleId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const router = {
      Name: 'Router',
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: 10,
      InvStartDate: '2020-01-01',
      UnitPrice: 59.9,
      IncomeAccountRef: { value: '12' },
      ExpenseAccountRef: { value: '15' },
      AssetAccountRef: { value: '5' },
    };
    routerId = (await simulator.create('Item', router)).Id;
    const made = await simulator.control('POST', `/documents/${realmId}/Item`, bundle());
    bundleId = (made.body as unknown as Doc).Id;
  });

  afterEach(() => simulator.stop());

  const bundle = () => ({
    Name: 'Branch office',
    Type: 'Group',
    ItemGroupDetail: { ItemGroupLine: [part(routerId, 1), part('1', 2.5)] },
  });
  const part = (value: string, Qty: number) => ({ ItemRef: { value }, Qty });
  const group = (detail: JsonObject = {}) => ({
    DetailType: 'GroupLineDetail',
    GroupLineDetail: { GroupItemRef: { value: bundleId }, ...detail },
  });
  const quantity = async () => ((await simulator.api('GET', `/item/${routerId}`)).body['Item'] as Doc)['QtyOnHand'];
  const invoice = (Line: JsonObject[]) => simulator.create('Invoice', salesForm(customerId, { Line }));

  it('the API reads bundles and does not make them', async () => {
    const { body } = await simulator.api('GET', `/item/${bundleId}`);
    expect(body).toMatchObject({
      Item: { Type: 'Group', ItemGroupDetail: { ItemGroupLine: [{ Qty: 1 }, { Qty: 2.5 }] } },
    });
    expect(faultOf(await simulator.api('POST', '/item', { ...bundle(), Name: 'Other' })).code).toBe('500');
  });

  it('a bundle that is sold becomes its parts, at their prices, so many times over', async () => {
    const sold = await invoice([group({ Quantity: 2 }), itemLine(10)]);
    expect(sold).toMatchObject({
      TotalAmt: 879.8,
      Line: [
        {
          Id: '1',
          LineNum: 1,
          Amount: 869.8,
          GroupLineDetail: {
            GroupItemRef: { value: bundleId, name: 'Branch office' },
            Quantity: 2,
            Line: [
              { Id: '2', Amount: 119.8, SalesItemLineDetail: { Qty: 2, UnitPrice: 59.9 } },
              { Id: '3', Amount: 750, SalesItemLineDetail: { Qty: 5, UnitPrice: 150 } },
            ],
          },
        },
        { Id: '4', LineNum: 2, Amount: 10 },
        { Amount: 879.8, DetailType: 'SubTotalLineDetail' },
      ],
    });
    expect(await quantity()).toBe(8);
  });

  it('parts that are named stand as they are, and keep their lines when they are sent back', async () => {
    const sold = await invoice([
      group({ Line: [itemLine(40, { ItemRef: { value: routerId }, Qty: 4, UnitPrice: 10 })] }),
    ]);
    expect([sold['TotalAmt'], await quantity()]).toEqual([40, 6]);
    const again = await simulator.api('POST', '/invoice', { ...sold, PrivateNote: 'x', sparse: false });
    expect(again.body).toMatchObject({ Invoice: { SyncToken: '1', Line: sold['Line']! } });
    expect(await quantity()).toBe(6);
  });

  it('a void brings the parts back', async () => {
    const { Id } = await invoice([group()]);
    expect(await quantity()).toBe(9);
    const voided = await simulator.api('POST', '/invoice?operation=void', { Id, SyncToken: '0' });
    expect(voided.body).toMatchObject({ Invoice: { TotalAmt: 0, Line: [{ GroupLineDetail: { Quantity: 0 } }, {}] } });
    expect(await quantity()).toBe(10);
  });

  it('a bundle is no item of a plain line, and a plain item no bundle', async () => {
    const plain = salesForm(customerId, { Line: [itemLine(1, { ItemRef: { value: bundleId } })] });
    expect(faultOf(await simulator.api('POST', '/invoice', plain)).code).toBe('2500');
    const wrong = salesForm(customerId, { Line: [group({ GroupItemRef: { value: routerId } })] });
    expect(faultOf(await simulator.api('POST', '/invoice', wrong)).code).toBe('2500');
  });
});
