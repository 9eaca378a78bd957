import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

type Element = { [entity: string]: unknown };

describe('change data capture (docs/quickbooks.md#changes)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-01T12:00:00Z' });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  });

  afterEach(() => simulator.stop());

  const later = (advanceMs = 60_000) => simulator.control('POST', '/clock', { advanceMs });
  const call = (entities: string, changedSince: string) =>
    simulator.api('GET', `/cdc?entities=${entities}&changedSince=${encodeURIComponent(changedSince)}`);
  async function capture(entities: string, changedSince = '2026-05-01T12:00:30Z'): Promise<Element[]> {
    const { body } = await call(entities, changedSince);
    expect(body).toMatchObject({ time: expect.any(String) });
    return (body as { CDCResponse: [{ QueryResponse: Element[] }] }).CDCResponse[0].QueryResponse;
  }
  const invoiceOf = (amount = 100) => simulator.create('Invoice', salesForm(customerId, { Line: [itemLine(amount)] }));

  it('answers whole objects per entity in the order asked, and {} for no change', async () => {
    await later();
    const invoice = await invoiceOf();
    const [payments, invoices] = await capture('payment,Invoice');
    expect(payments).toEqual({});
    expect(invoices).toEqual({ Invoice: [invoice], startPosition: 1, maxResults: 1, totalCount: 1 });
  });

  it('an entity that is not captured, or that these books never hold, does not fail the call', async () => {
    await later();
    const invoice = await invoiceOf();
    expect(await capture('Budget,TaxCode,Invoice,JournalCode')).toMatchObject([
      {},
      {},
      { Invoice: [{ Id: invoice.Id }] },
      {},
    ]);
  });

  it('inventory adjustments, whose stamp is a day, are told all that day', async () => {
    const item = {
      Name: 'Router',
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: 1,
      InvStartDate: '2026-01-01',
      IncomeAccountRef: { value: '12' },
      ExpenseAccountRef: { value: '15' },
      AssetAccountRef: { value: '5' },
    };
    const ItemRef = { value: (await simulator.create('Item', item)).Id };
    await later();
    const Line = [{ DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail: { ItemRef, QtyDiff: 1 } }];
    const body = { AdjustAccountRef: { value: '15' }, TxnDate: '2026-05-01', Line };
    const { Id } = await simulator.create('InventoryAdjustment', body);
    expect(await capture('InventoryAdjustment')).toMatchObject([{ InventoryAdjustment: [{ Id }] }]);
    expect(await capture('InventoryAdjustment', '2026-05-02T07:00:00Z')).toEqual([{}]);
  });

  it('deleted ones come last, with nothing but Id, status and stamp', async () => {
    const first = await invoiceOf();
    await later();
    await simulator.api('POST', '/invoice?operation=delete', { Id: first.Id, SyncToken: '0' });
    await later();
    const second = await invoiceOf();
    expect(await capture('Invoice')).toEqual([
      {
        Invoice: [
          second,
          {
            Id: first.Id,
            domain: 'QBO',
            status: 'Deleted',
            MetaData: { LastUpdatedTime: '2026-05-01T05:01:00-07:00' },
          },
        ],
        startPosition: 1,
        maxResults: 2,
        totalCount: 2,
      },
    ]);
  });

  it('shows what others moved: paid invoices, balances of customers (docs/quickbooks.md#time-stamps)', async () => {
    const invoice = await invoiceOf();
    await later();
    const body: JsonObject = {
      customerId,
      total: 100,
      lines: [{ txnType: 'Invoice', txnId: invoice.Id, amount: 100 }],
    };
    await simulator.control('POST', `/bookkeeper/${realmId}/receive-payment`, body);
    const found = await capture('Invoice,Customer,Payment');
    expect(found).toMatchObject([
      { Invoice: [{ Id: invoice.Id, Balance: 0, SyncToken: '1' }] },
      { Customer: [{ Balance: 0, SyncToken: '0' }] },
      { Payment: [{ TotalAmt: 100 }] },
    ]);
  });

  it('orders by last change, oldest first', async () => {
    await later();
    const ids = [(await invoiceOf()).Id, (await invoiceOf()).Id];
    await later();
    await simulator.api('POST', '/invoice', { Id: ids[0]!, SyncToken: '0', sparse: true, PrivateNote: 'x' });
    const [element] = (await capture('Invoice')) as { Invoice: Doc[] }[];
    expect(element!.Invoice.map(({ Id }) => Id)).toEqual(ids.toReversed());
  });

  it('gives 1000 objects at most, for the response or for each entity by the switch (docs/quickbooks.md#open-questions)', async () => {
    await later();
    for (let number = 0; number < 990; number += 1) {
      await simulator.control('POST', `/documents/${realmId}/Invoice`, salesForm(customerId));
    }
    for (let number = 0; number < 20; number += 1) await simulator.create('CreditMemo', salesForm(customerId));
    expect(await capture('Invoice,CreditMemo')).toMatchObject([{ maxResults: 990 }, { maxResults: 10 }]);
    await simulator.control('POST', '/switches', { captureLimit: 'entity' });
    expect(await capture('Invoice,CreditMemo')).toMatchObject([{ maxResults: 990 }, { maxResults: 20 }]);
  });

  it('looks back 30 days: further is refused, or cut by the switch (docs/quickbooks.md#open-questions)', async () => {
    await later(31 * 24 * 3_600_000);
    expect((await call('Customer', '2026-05-02T12:01:00Z')).status).toBe(200);
    expect(faultOf(await call('Customer', '2026-05-01T12:00:00Z')).code).toBe('2070');
    await simulator.control('POST', '/switches', { oldChangedSince: 'cut' });
    expect(await capture('Customer', '2026-01-01')).toEqual([{}]);
  });

  it.each([
    ['no entities', '', '2026-05-01T12:00:00Z', '2020'],
    ['no time', 'Invoice', '', '2020'],
    ['no time in it', 'Invoice', 'yesterday', '2070'],
    [
      'an offset whose plus became a blank (docs/quickbooks.md#node-quickbooks)',
      'Invoice',
      '2026-05-01T12:00:00 05:30',
      '2070',
    ],
    ['an entity that is not there', 'Invoice,Nonsense', '2026-05-01T12:00:00Z', '500'],
  ])('refuses %s', async (_what, entities, changedSince, code) => {
    expect(faultOf(await call(entities, changedSince)).code).toBe(code);
  });

  it('counts as CorePlus (docs/quickbooks.md#metering)', async () => {
    await capture('Invoice');
    const ledger = (await simulator.control('GET', `/ledger?realmId=${realmId}`)).body;
    expect(ledger).toMatchObject({ realms: { [realmId]: { calls: { byKind: { cdc: 1 }, corePlus: 1 } } } });
  });
});
