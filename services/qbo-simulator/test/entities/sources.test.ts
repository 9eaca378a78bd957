import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const EXPENSE = '16';

describe('forms that are made from others (docs/quickbooks.md#invoices)', () => {
  let simulator: Running;
  let customerId: string;
  let vendorId: string;

  beforeEach(async () => {
    simulator = await startSimulator({ company: { customTxnNumbers: false } });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    vendorId = (await simulator.create('Vendor', { DisplayName: 'Smith' })).Id;
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject, query = '') => simulator.api('POST', `/${entity}${query}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity.toLowerCase()}/${id}`)).body[entity] as Doc;
  const linked = (TxnType: string, TxnId: string) => ({ LinkedTxn: [{ TxnType, TxnId }] });
  const expense = (Amount: number, detail: JsonObject = {}, more: JsonObject = {}) => ({
    DetailType: 'AccountBasedExpenseLineDetail',
    Amount,
    AccountBasedExpenseLineDetail: { AccountRef: { value: EXPENSE }, ...detail },
    ...more,
  });
  const billable = () => ({ BillableStatus: 'Billable', CustomerRef: { value: customerId } });
  const payable = (Line: JsonObject[], more: JsonObject = {}) => ({ VendorRef: { value: vendorId }, Line, ...more });
  const charges = async () => rowsOf(await simulator.query('select * from ReimburseCharge'), 'ReimburseCharge');

  it('an estimate books nothing, is numbered by itself, and is closed by the invoice made from it', async () => {
    const estimate = await simulator.create('Estimate', salesForm(customerId));
    expect(estimate).toMatchObject({ DocNumber: '1001', TxnStatus: 'Pending', TotalAmt: 100, LinkedTxn: [] });
    expect(estimate['Balance']).toBeUndefined();
    expect((await read('Customer', customerId))['Balance']).toBe(0);
    const invoice = await simulator.create('Invoice', salesForm(customerId, linked('Estimate', estimate.Id)));
    expect(invoice).toMatchObject({ DocNumber: '1001', ...linked('Estimate', estimate.Id) });
    expect(await read('Estimate', estimate.Id)).toMatchObject({
      SyncToken: '1',
      TxnStatus: 'Closed',
      ...linked('Invoice', invoice.Id),
    });
    await post('invoice', { Id: invoice.Id, SyncToken: '0' }, '?operation=delete');
    expect(await read('Estimate', estimate.Id)).toMatchObject({ SyncToken: '2', TxnStatus: 'Pending', LinkedTxn: [] });
  });

  it('a payment of the invoice stands before what it was made from, and a change of a field keeps both', async () => {
    const { Id } = await simulator.create('Estimate', salesForm(customerId));
    const invoice = await simulator.create('Invoice', salesForm(customerId, linked('Estimate', Id)));
    const Line = [{ Amount: 40, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }];
    await simulator.create('Payment', { CustomerRef: { value: customerId }, TotalAmt: 40, Line });
    await post('invoice', { Id: invoice.Id, SyncToken: '1', sparse: true, PrivateNote: 'x' });
    const links = (await read('Invoice', invoice.Id))['LinkedTxn'];
    expect(links).toMatchObject([{ TxnType: 'Payment' }, { TxnType: 'Estimate', TxnId: Id }]);
    const { Id: _id, ...rest } = await read('Invoice', invoice.Id);
    await post('invoice', { ...rest, Id: invoice.Id, PrivateNote: 'y', LinkedTxn: [] });
    expect((await read('Invoice', invoice.Id))['LinkedTxn']).toMatchObject([{ TxnType: 'Payment' }]);
    expect((await read('Estimate', Id))['TxnStatus']).toBe('Pending');
  });

  it("what is not there or another customer's cannot be linked", async () => {
    const other = (await simulator.create('Customer', { DisplayName: 'Other' })).Id;
    const { Id } = await simulator.create('Estimate', salesForm(other));
    expect(faultOf(await post('invoice', salesForm(customerId, linked('Estimate', Id)))).code).toBe('620');
    expect(faultOf(await post('invoice', salesForm(customerId, linked('Estimate', '999')))).code).toBe('610');
  });

  it('an estimate that is deleted leaves the invoice', async () => {
    const { Id } = await simulator.create('Estimate', salesForm(customerId));
    const invoice = await simulator.create('Invoice', salesForm(customerId, linked('Estimate', Id)));
    await post('estimate', { Id, SyncToken: '1' }, '?operation=delete');
    expect(await read('Invoice', invoice.Id)).toMatchObject({ SyncToken: '1', LinkedTxn: [] });
  });

  it('hours are charged once', async () => {
    const { Id: EmployeeId } = await simulator.create('Employee', { GivenName: 'Ada', FamilyName: 'Byron' });
    const time = await simulator.create('TimeActivity', {
      NameOf: 'Employee',
      EmployeeRef: { value: EmployeeId },
      CustomerRef: { value: customerId },
      BillableStatus: 'Billable',
      HourlyRate: 150,
      Hours: 1,
      Minutes: 30,
    });
    const line = { ...itemLine(225, { Qty: 1.5, UnitPrice: 150 }), ...linked('TimeActivity', time.Id) };
    const invoice = await simulator.create('Invoice', salesForm(customerId, { Line: [line] }));
    expect(invoice).toMatchObject(linked('TimeActivity', time.Id));
    expect((await read('TimeActivity', time.Id))['BillableStatus']).toBe('HasBeenBilled');
    expect(faultOf(await post('invoice', salesForm(customerId, { Line: [line] }))).code).toBe('620');
    await post('invoice', { Id: invoice.Id, SyncToken: '0' }, '?operation=void');
    expect((await read('TimeActivity', time.Id))['BillableStatus']).toBe('Billable');
  });

  it('time without a worker, a length or, when billable, a customer is refused', async () => {
    expect(faultOf(await post('timeactivity', { Hours: 1 }))).toMatchObject({ code: '2020', element: 'NameOf' });
    const vendor = { NameOf: 'Vendor', VendorRef: { value: vendorId } };
    expect(faultOf(await post('timeactivity', vendor))).toMatchObject({ code: '2020', element: 'Hours' });
    expect(faultOf(await post('timeactivity', { ...vendor, Hours: 1, BillableStatus: 'Billable' })).code).toBe('6000');
  });

  it.each(['Bill', 'Purchase'])(
    'a billable line of a %s is a charge of the customer until it is gone',
    async (entity) => {
      const head =
        entity === 'Bill' ? { VendorRef: { value: vendorId } } : { PaymentType: 'Cash', AccountRef: { value: '1' } };
      const lines = [expense(30, billable(), { Description: 'Cable' }), expense(5)];
      const form = await simulator.create(entity, { ...head, Line: lines });
      expect(await charges()).toMatchObject([
        {
          CustomerRef: { value: customerId, name: 'Cool Cars' },
          Amount: 30,
          HasBeenInvoiced: false,
          Line: [{ Description: 'Cable', LinkedTxn: [{ TxnId: form.Id, TxnType: entity, TxnLineId: '1' }] }],
        },
      ]);
      const [{ Id }] = (await charges()) as [Doc];
      const change = { Id: form.Id, SyncToken: '0', sparse: true, ...head };
      await post(entity.toLowerCase(), { ...change, Line: [expense(31, billable(), { Id: '1' })] });
      expect(await charges()).toMatchObject([{ Id, SyncToken: '1', Amount: 31 }]);
      await post(entity.toLowerCase(), { Id: form.Id, SyncToken: '1' }, '?operation=delete');
      expect(await charges()).toEqual([]);
      expect(faultOf(await simulator.api('GET', `/reimbursecharge/${Id}`)).code).toBe('610');
    },
  );

  it('a charge that goes leaves the version of its bill alone: the next update of a client is not stale', async () => {
    const { Id } = await simulator.create('Bill', payable([expense(30, billable())]));
    const change = {
      Id,
      SyncToken: '0',
      sparse: true,
      VendorRef: { value: vendorId },
      Line: [expense(30, {}, { Id: '1' })],
    };
    expect((await post('bill', change)).body).toMatchObject({ Bill: { SyncToken: '1' } });
    expect([await charges(), (await read('Bill', Id)).SyncToken]).toEqual([[], '1']);
    expect((await post('bill', { Id, SyncToken: '1' }, '?operation=delete')).status).toBe(200);
  });

  it('an invoice takes a charge over, and the line of the bill says so', async () => {
    const bill = await simulator.create('Bill', payable([expense(30, billable())]));
    const [charge] = (await charges()) as [Doc];
    const line = { ...itemLine(30), ...linked('ReimburseCharge', charge.Id) };
    const invoice = await simulator.create('Invoice', salesForm(customerId, { Line: [line] }));
    const origin = { TxnId: bill.Id, TxnType: 'Bill', TxnLineId: '1' };
    const LinkedTxn = [{ TxnId: invoice.Id, TxnType: 'Invoice' }, origin];
    expect(await charges()).toMatchObject([{ HasBeenInvoiced: true, LinkedTxn }]);
    const status = async () =>
      ((await read('Bill', bill.Id)) as unknown as { Line: { AccountBasedExpenseLineDetail: JsonObject }[] }).Line.map(
        ({ AccountBasedExpenseLineDetail }) => AccountBasedExpenseLineDetail['BillableStatus'],
      );
    expect(await status()).toEqual(['HasBeenBilled']);
    expect(faultOf(await post('invoice', salesForm(customerId, { Line: [line] }))).code).toBe('620');
    const again = payable([expense(30, billable(), { Id: '1' })], { Id: bill.Id, SyncToken: '1', sparse: true });
    expect((await post('bill', { ...again, PrivateNote: 'still billable to who wrote it' })).status).toBe(200);
    expect(await status()).toEqual(['HasBeenBilled']);
    await post('invoice', { Id: invoice.Id, SyncToken: '0' }, '?operation=delete');
    expect([await status(), await charges()]).toMatchObject([['Billable'], [{ HasBeenInvoiced: false }]]);
  });

  it('a billable line needs a customer', async () => {
    expect(faultOf(await post('bill', payable([expense(1, { BillableStatus: 'Billable' })]))).code).toBe('6000');
  });

  it('an order books nothing and is closed by the bills that name all its lines', async () => {
    const order = await simulator.create('PurchaseOrder', payable([expense(10), expense(20)]));
    expect(order).toMatchObject({ DocNumber: '1001', POStatus: 'Open', TotalAmt: 30 });
    expect((await read('Vendor', vendorId))['Balance']).toBe(0);
    const ordered = (TxnLineId: string) => ({
      LinkedTxn: [{ TxnType: 'PurchaseOrder', TxnId: order.Id, TxnLineId }],
    });
    const first = await simulator.create('Bill', payable([expense(10, {}, ordered('1'))]));
    expect(first).toMatchObject({ ...linked('PurchaseOrder', order.Id), Line: [ordered('1')] });
    expect(await read('PurchaseOrder', order.Id)).toMatchObject({ POStatus: 'Open', ...linked('Bill', first.Id) });
    const second = await simulator.create('Bill', payable([expense(20, {}, ordered('2'))]));
    expect((await read('PurchaseOrder', order.Id))['POStatus']).toBe('Closed');
    await post('bill', { Id: second.Id, SyncToken: '0' }, '?operation=delete');
    expect((await read('PurchaseOrder', order.Id))['POStatus']).toBe('Open');
    await simulator.create('Bill', payable([expense(30)], linked('PurchaseOrder', order.Id)));
    expect((await read('PurchaseOrder', order.Id))['POStatus']).toBe('Closed');
  });

  it('money that is transferred leaves one account and is in the other', async () => {
    const move = { FromAccountRef: { value: '1' }, ToAccountRef: { value: '2' }, Amount: 20 };
    const { Id } = await simulator.create('Transfer', move);
    const balances = async () => [
      (await read('Account', '1'))['CurrentBalance'],
      (await read('Account', '2'))['CurrentBalance'],
    ];
    expect(await balances()).toEqual([-20, 20]);
    await post('transfer', { Id, SyncToken: '0' }, '?operation=delete');
    expect(await balances()).toEqual([0, 0]);
    expect(faultOf(await post('transfer', { ...move, ToAccountRef: { value: '11' } })).code).toBe('6430');
    expect(faultOf(await post('transfer', { ...move, ToAccountRef: { value: '1' } })).code).toBe('6000');
  });

  it('all of it comes back with the journal', async () => {
    await simulator.create('Bill', payable([expense(30, billable())]));
    const [charge] = (await charges()) as [Doc];
    const line = { ...itemLine(30), ...linked('ReimburseCharge', charge.Id) };
    await simulator.create('Invoice', salesForm(customerId, { Line: [line] }));
    const before = [await charges(), rowsOf(await simulator.query('select * from Bill'), 'Bill')];
    const again = await startSimulator({ dataDir: simulator.dataDir });
    const rows = async (entity: string) => rowsOf(await again.query(`select * from ${entity}`), entity);
    expect([await rows('ReimburseCharge'), await rows('Bill')]).toEqual(before);
    await again.stop();
  });
});
