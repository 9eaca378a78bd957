import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const CHECKING = '1';
const UNDEPOSITED = '4';

describe('sales receipts and refund receipts', () => {
  let simulator: Running;
  let customerId: string;
  let itemId: string;

  beforeEach(async () => {
    simulator = await startSimulator({ company: { customTxnNumbers: false } });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const item = {
      Name: 'Router',
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand: 10,
      InvStartDate: '2020-01-01',
      PurchaseCost: 40,
      IncomeAccountRef: { value: '12' },
      ExpenseAccountRef: { value: '15' },
      AssetAccountRef: { value: '5' },
    };
    itemId = (await simulator.create('Item', item)).Id;
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject, query = '') => simulator.api('POST', `/${entity}${query}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity.toLowerCase()}/${id}`)).body[entity] as Doc;
  const balance = async (id: string) => (await read('Account', id))['CurrentBalance'];
  const quantity = async () => (await read('Item', itemId))['QtyOnHand'];
  const twoRouters = () => [itemLine(120, { ItemRef: { value: itemId }, Qty: 2, UnitPrice: 60 })];

  it('a sale that is paid on the spot waits for its deposit, takes stock and leaves nothing open', async () => {
    const sold = await simulator.create('SalesReceipt', salesForm(customerId, { Line: twoRouters() }));
    expect(sold).toMatchObject({
      DocNumber: '1001',
      TotalAmt: 120,
      Balance: 0,
      DepositToAccountRef: { value: UNDEPOSITED, name: 'Undeposited Funds' },
    });
    expect([await balance(UNDEPOSITED), await balance('5'), await quantity()]).toEqual([120, 320, 8]);
    expect((await read('Customer', customerId))['Balance']).toBe(0);
  });

  it('it needs no customer, and shares its running number with invoices', async () => {
    await simulator.create('Invoice', salesForm(customerId));
    expect(await simulator.create('SalesReceipt', { Line: [itemLine(5)] })).toMatchObject({ DocNumber: '1002' });
  });

  it('a refund takes the money out of the account that it names, and brings the pieces back', async () => {
    const body = salesForm(customerId, { Line: twoRouters(), DepositToAccountRef: { value: CHECKING } });
    await simulator.create('RefundReceipt', body);
    expect([await balance(CHECKING), await balance('5'), await quantity()]).toEqual([-120, 480, 12]);
    const without = await post('refundreceipt', salesForm(customerId));
    expect(faultOf(without)).toMatchObject({ code: '2020', element: 'DepositToAccountRef' });
  });

  it('voiding takes money, stock and tax back; deleting leaves nothing', async () => {
    const into = { Line: twoRouters(), DepositToAccountRef: { value: CHECKING } };
    const { Id } = await simulator.create('SalesReceipt', salesForm(customerId, into));
    await post('salesreceipt', { Id, SyncToken: '0' }, '?operation=update&include=void');
    expect(await read('SalesReceipt', Id)).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
    expect([await balance(CHECKING), await quantity()]).toEqual([0, 10]);
    const other = await simulator.create('SalesReceipt', salesForm(customerId, into));
    await post('salesreceipt', { Id: other.Id, SyncToken: '0' }, '?operation=delete');
    expect([await balance(CHECKING), await quantity()]).toEqual([0, 10]);
  });

  it('what was deposited can be neither changed nor deleted', async () => {
    const { Id } = await simulator.create('SalesReceipt', salesForm(customerId));
    const link = { Amount: 100, LinkedTxn: [{ TxnId: Id, TxnType: 'SalesReceipt', TxnLineId: '0' }] };
    await simulator.create('Deposit', { DepositToAccountRef: { value: CHECKING }, Line: [link] });
    expect([await balance(CHECKING), await balance(UNDEPOSITED)]).toEqual([100, 0]);
    expect(faultOf(await post('salesreceipt', { Id, SyncToken: '0' }, '?operation=delete')).code).toBe('6540');
    expect(faultOf(await post('salesreceipt', salesForm(customerId, { Id, SyncToken: '0' }))).code).toBe('6540');
  });

  it('money cannot go to an account of another kind', async () => {
    const refused = await post('salesreceipt', salesForm(customerId, { DepositToAccountRef: { value: '16' } }));
    expect(faultOf(refused).code).toBe('6430');
  });
});
