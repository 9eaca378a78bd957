import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, rowsOf, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const line = (TxnType: string, TxnId: string, Amount: number): JsonObject => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

describe('payments (docs/quickbooks.md#payments, #credit-memos)', () => {
  let simulator: Running;
  let customerId: string;
  let invoice: Doc;

  beforeEach(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T09:08:54Z' });
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    invoice = await simulator.create('Invoice', salesForm(customerId, { DocNumber: '1037' }));
    await simulator.control('POST', '/clock', { advanceMs: 60_000 });
  });

  afterEach(() => simulator.stop());

  const pay = (TotalAmt: number, Line: JsonObject[] = [], more: JsonObject = {}) =>
    simulator.create('Payment', { CustomerRef: { value: customerId }, TotalAmt, Line, ...more });
  const post = (body: JsonObject, query = '') => simulator.api('POST', `/payment${query}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity.toLowerCase()}/${id}`)).body[entity] as Doc;
  const balance = async () => (await read('Customer', customerId))['Balance'];

  it('needs a customer and an amount (docs/quickbooks.md#entities)', async () => {
    expect(faultOf(await post({ TotalAmt: 1 }))).toMatchObject({ code: '2020', element: 'CustomerRef' });
    expect(faultOf(await post({ CustomerRef: { value: customerId } }))).toMatchObject({
      code: '2020',
      element: 'TotalAmt',
    });
  });

  it('without lines everything is unapplied, into Undeposited Funds, and lowers the balance', async () => {
    const payment = await pay(30.25);
    expect(payment).toMatchObject({
      TotalAmt: 30.25,
      UnappliedAmt: 30.25,
      Line: [],
      DepositToAccountRef: { value: '4' },
      ProcessPayment: false,
      TxnDate: '2026-05-05',
    });
    expect(await balance()).toBe(69.75);
  });

  it('pays an invoice in part: Balance, LinkedTxn, SyncToken and LastUpdatedTime of the invoice move', async () => {
    const payment = await pay(60, [line('Invoice', invoice.Id, 60)]);
    expect(payment).toMatchObject({ UnappliedAmt: 0 });
    expect(await read('Invoice', invoice.Id)).toMatchObject({
      Balance: 40,
      TotalAmt: 100,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
      MetaData: { CreateTime: '2026-05-05T02:08:54-07:00', LastUpdatedTime: '2026-05-05T02:09:54-07:00' },
    });
    expect(await balance()).toBe(40);
    const second = await pay(40, [line('Invoice', invoice.Id, 40)]);
    expect(await read('Invoice', invoice.Id)).toMatchObject({
      Balance: 0,
      SyncToken: '2',
      LinkedTxn: [{ TxnId: second.Id }, { TxnId: payment.Id }],
    });
  });

  it('tells per line the open balance before it and the number of the invoice', async () => {
    await pay(60, [line('Invoice', invoice.Id, 60)]);
    const { Line } = (await pay(40, [line('Invoice', invoice.Id, 40)])) as unknown as {
      Line: { LineEx: { any: { value: JsonObject }[] } }[];
    };
    expect(Line[0]!.LineEx.any.map(({ value }) => value)).toEqual([
      { Name: 'txnId', Value: invoice.Id },
      { Name: 'txnOpenBalance', Value: '40.00' },
      { Name: 'txnReferenceNumber', Value: '1037' },
    ]);
  });

  it('a token read before the payment is stale (docs/quickbooks.md#versions)', async () => {
    await pay(60, [line('Invoice', invoice.Id, 60)]);
    const stale = { Id: invoice.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect(faultOf(await simulator.api('POST', '/invoice', stale)).code).toBe('5010');
  });

  it('lines are replaced all or none: moved, emptied, or left alone', async () => {
    const other = await simulator.create('Invoice', salesForm(customerId));
    const payment = await pay(100, [line('Invoice', invoice.Id, 100)]);
    const sparse = { Id: payment.Id, sparse: true };
    await post({ ...sparse, SyncToken: '0', PrivateNote: 'kept' });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 0, SyncToken: '1' });
    await post({ ...sparse, SyncToken: '1', Line: [line('Invoice', other.Id, 70)] });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 100, SyncToken: '2', LinkedTxn: [] });
    expect(await read('Invoice', other.Id)).toMatchObject({ Balance: 30, SyncToken: '1' });
    expect(await read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 30, SyncToken: '2' });
    await post({ ...sparse, SyncToken: '2', Line: [] });
    expect(await read('Invoice', other.Id)).toMatchObject({ Balance: 100, SyncToken: '2', LinkedTxn: [] });
    expect(await read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 100, Line: [] });
    expect(await balance()).toBe(100);
  });

  it('a sparse update that changes nothing keeps SyncToken, and those of the invoices (docs/quickbooks.md#versions)', async () => {
    const payment = await pay(60, [line('Invoice', invoice.Id, 60)]);
    const again = { ...payment, sparse: true };
    expect((await post(again)).body['Payment']).toEqual(payment);
    expect(await read('Invoice', invoice.Id)).toMatchObject({ SyncToken: '1' });
  });

  it('a full update resets what it leaves out, its lines too (docs/quickbooks.md#updates)', async () => {
    const payment = await pay(60, [line('Invoice', invoice.Id, 60)], { PrivateNote: 'x', PaymentRefNum: '7' });
    const { body } = await post({ Id: payment.Id, SyncToken: '0', CustomerRef: { value: customerId }, TotalAmt: 60 });
    expect(body['Payment']).toMatchObject({ UnappliedAmt: 60, Line: [] });
    expect(body['Payment']).not.toHaveProperty('PrivateNote');
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 100 });
  });

  it('applies a credit memo by a payment of 0 with the amount twice', async () => {
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(30)] }));
    const payment = await pay(0, [line('Invoice', invoice.Id, 30), line('CreditMemo', memo.Id, 30)]);
    expect(payment).toMatchObject({ TotalAmt: 0, UnappliedAmt: 0 });
    expect(payment).not.toHaveProperty('DepositToAccountRef');
    expect(await read('CreditMemo', memo.Id)).toMatchObject({ Balance: 0, RemainingCredit: 0, SyncToken: '1' });
    expect(await read('CreditMemo', memo.Id)).not.toHaveProperty('LinkedTxn');
    expect(await read('Invoice', invoice.Id)).toMatchObject({
      Balance: 70,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }],
    });
    expect(await balance()).toBe(70);
  });

  it('a mixed payment brings the invoices minus the credits', async () => {
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(30)] }));
    const lines = [line('Invoice', invoice.Id, 100), line('CreditMemo', memo.Id, 30)];
    expect(faultOf(await post({ CustomerRef: { value: customerId }, TotalAmt: 69, Line: lines })).code).toBe('6000');
    expect(await pay(70, lines)).toMatchObject({ UnappliedAmt: 0 });
    expect(await balance()).toBe(0);
  });

  it('AutoApplyCredit makes that payment after the credit memo, and after an invoice (docs/quickbooks.md#credit-memos)', async () => {
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, {
      SalesFormsPrefs: { AutoApplyCredit: true },
    });
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(130)] }));
    expect(memo).toMatchObject({ RemainingCredit: 130, SyncToken: '0' });
    expect(await read('CreditMemo', memo.Id)).toMatchObject({ RemainingCredit: 30, SyncToken: '1' });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 0 });
    const later = await simulator.create('Invoice', salesForm(customerId));
    expect(await read('Invoice', later.Id)).toMatchObject({ Balance: 70, SyncToken: '1' });
    const payments = rowsOf(await simulator.query('select * from Payment ORDERBY Id'), 'Payment');
    expect(payments).toMatchObject([
      { TotalAmt: 0, Line: [{ Amount: 100 }, { Amount: 100 }] },
      { TotalAmt: 0, PrivateNote: 'Created by QB Online to link credits to charges.', Line: [{ Amount: 30 }, {}] },
    ]);
    expect(await balance()).toBe(70);
  });

  it('a credit that the company may not apply by itself stays as it is', async () => {
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, {
      SalesFormsPrefs: { AutoApplyCredit: true },
      AccountingInfoPrefs: { BookCloseDate: '2026-05-31' },
    });
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { TxnDate: '2026-06-01' }));
    expect(await read('CreditMemo', memo.Id)).toMatchObject({ RemainingCredit: 100, SyncToken: '0' });
  });

  it('covers invoices of customers below the payer, not of others: 620', async () => {
    const branch = await simulator.create('Customer', { DisplayName: 'Branch', ParentRef: { value: customerId } });
    const below = await simulator.create('Invoice', salesForm(branch.Id));
    await pay(200, [line('Invoice', invoice.Id, 100), line('Invoice', below.Id, 100)]);
    expect(await read('Customer', branch.Id)).toMatchObject({ Balance: 0, BalanceWithJobs: 0 });
    expect(await read('Customer', customerId)).toMatchObject({ Balance: 0, BalanceWithJobs: 0 });
    const stranger = await simulator.create('Customer', { DisplayName: 'Stranger' });
    const theirs = await simulator.create('Invoice', salesForm(stranger.Id));
    const reply = await post({
      CustomerRef: { value: customerId },
      TotalAmt: 1,
      Line: [line('Invoice', theirs.Id, 1)],
    });
    expect(faultOf(reply).code).toBe('620');
  });

  it('refuses a paid invoice with 620, a deleted one with 610, more than is open with 6000', async () => {
    const body = (Line: JsonObject[]) => ({ CustomerRef: { value: customerId }, TotalAmt: 500, Line });
    expect(faultOf(await post(body([line('Invoice', invoice.Id, 100.01)]))).code).toBe('6000');
    await pay(100, [line('Invoice', invoice.Id, 100)]);
    expect(faultOf(await post(body([line('Invoice', invoice.Id, 1)]))).code).toBe('620');
    await simulator.api('POST', '/invoice?operation=delete', { Id: invoice.Id, SyncToken: '1' });
    const gone = faultOf(await post(body([line('Invoice', invoice.Id, 1)])));
    expect(gone).toMatchObject({ code: '610', Detail: expect.stringContaining('deleted this transaction') });
  });

  it('void sets it to 0 with the note, delete removes it; both reopen the invoices', async () => {
    const first = await pay(40, [line('Invoice', invoice.Id, 40)], { PrivateNote: 'cheque' });
    const voided = await post({ Id: first.Id, SyncToken: '0', sparse: true }, '?operation=update&include=void');
    expect(voided.body['Payment']).toMatchObject({
      TotalAmt: 0,
      UnappliedAmt: 0,
      Line: [],
      PrivateNote: 'Voided - cheque',
      SyncToken: '1',
    });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 100, LinkedTxn: [], SyncToken: '2' });
    const second = await pay(40, [line('Invoice', invoice.Id, 40)]);
    const deleted = await post({ Id: second.Id, SyncToken: '0' }, '?operation=delete');
    expect(deleted.body['Payment']).toEqual({ Id: second.Id, domain: 'QBO', status: 'Deleted' });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 100, LinkedTxn: [], SyncToken: '4' });
    expect(await balance()).toBe(100);
  });

  it('queries by customer, amount, reference number and window of LastUpdatedTime, in order (docs/quickbooks.md#queries)', async () => {
    const ids = [];
    for (const amount of [10, 20, 30]) {
      ids.push((await pay(amount, [], { PaymentRefNum: `R${amount}` })).Id);
      await simulator.control('POST', '/clock', { advanceMs: 60_000 });
    }
    const found = async (rest: string) =>
      rowsOf(await simulator.query(`select * from Payment ${rest}`), 'Payment').map(({ Id }) => Id);
    expect(await found('')).toEqual(ids.toReversed());
    const [, second] = rowsOf(await simulator.query('select * from Payment ORDERBY Id'), 'Payment');
    const at = second!.MetaData.LastUpdatedTime;
    const order = 'ORDERBY MetaData.LastUpdatedTime, Id';
    expect(await found(`where MetaData.LastUpdatedTime >= '${at}' ${order}`)).toEqual(ids.slice(1));
    expect(await found(`where MetaData.LastUpdatedTime > '${at}' ${order}`)).toEqual(ids.slice(2));
    expect(await found(`where MetaData.LastUpdatedTime <= '${at}' ${order}`)).toEqual(ids.slice(0, 2));
    expect(await found(`where MetaData.LastUpdatedTime >= '${at}' AND MetaData.LastUpdatedTime <= '${at}'`)).toEqual([
      ids[1],
    ]);
    expect(await found(`where TotalAmt > '15' AND PaymentRefNum = 'R20'`)).toEqual([ids[1]]);
    const reply = await simulator.query(`select * from Payment where CustomerRef = '${customerId}'`);
    expect(reply.body['QueryResponse']).not.toHaveProperty('totalCount');
  });
});
