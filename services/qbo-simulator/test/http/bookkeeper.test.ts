import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('play the bookkeeper', () => {
  let simulator: Running;
  let customerId: string;
  let invoice: Doc;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    invoice = await simulator.create('Invoice', salesForm(customerId));
  });

  afterEach(() => simulator.stop());

  const play = (what: string, body: JsonObject) => simulator.control('POST', `/bookkeeper/${realmId}/${what}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity.toLowerCase()}/${id}`)).body[entity];

  it('receives a payment, moves it to another invoice, voids and deletes', async () => {
    const other = await simulator.create('Invoice', salesForm(customerId));
    const lines = [{ txnType: 'Invoice', txnId: invoice.Id, amount: 100 }];
    const payment = await play('receive-payment', { customerId, total: 120, lines, date: '2026-05-01' });
    expect(payment.body).toMatchObject({ TotalAmt: 120, UnappliedAmt: 20, TxnDate: '2026-05-01' });
    const paymentId = textIn(payment.body, 'Id');
    await play('move-payment', { paymentId, lines: [{ txnType: 'Invoice', txnId: other.Id, amount: 50 }] });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 100 });
    expect(await read('Invoice', other.Id)).toMatchObject({ Balance: 50 });
    expect((await play('void', { entity: 'Payment', id: paymentId })).body).toMatchObject({ PrivateNote: 'Voided' });
    expect(await read('Invoice', other.Id)).toMatchObject({ Balance: 100 });
    expect((await play('delete', { entity: 'Invoice', id: invoice.Id })).body).toEqual({
      Id: invoice.Id,
      domain: 'QBO',
      status: 'Deleted',
    });
  });

  it('applies a credit, as much as fits unless told an amount', async () => {
    const memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(130.5)] }));
    const credit = { creditMemoId: memo.Id, invoiceId: invoice.Id };
    expect((await play('apply-credit', { ...credit, amount: 40.25 })).body).toMatchObject({ TotalAmt: 0 });
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 59.75 });
    await play('apply-credit', credit);
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 0 });
    expect(await read('CreditMemo', memo.Id)).toMatchObject({ RemainingCredit: 30.5 });
  });

  it('merges a customer into another one: documents name that, and the customer is gone', async () => {
    const kept = await simulator.create('Customer', { DisplayName: 'Cool Cars Inc' });
    const lines = [{ txnType: 'Invoice', txnId: invoice.Id, amount: 40 }];
    const payment = await play('receive-payment', { customerId, total: 40, lines, date: '2026-05-01' });
    expect((await play('merge', { entity: 'Customer', id: customerId, into: kept.Id })).body).toEqual({ Id: kept.Id });
    const now = await read('Invoice', invoice.Id);
    expect(now).toMatchObject({ CustomerRef: { value: kept.Id }, Balance: 60 });
    expect(await read('Payment', textIn(payment.body, 'Id'))).toMatchObject({ CustomerRef: { value: kept.Id } });
    expect(await read('Customer', kept.Id)).toMatchObject({ Balance: 60 });
    expect(faultOf(await simulator.api('GET', `/customer/${customerId}`)).code).toBe('610');
    expect((await simulator.api('POST', '/invoice', salesForm(customerId))).status).toBe(400);
    expect((await play('merge', { entity: 'Customer', id: kept.Id, into: kept.Id })).status).toBe(400);
  });

  it('closes the books, for the bookkeeper too, and opens them again', async () => {
    await play('close-books', { date: '2099-12-31' });
    const refused = await play('void', { entity: 'Invoice', id: invoice.Id });
    expect(faultOf(refused).code).toBe('6210');
    await play('close-books', { date: '' });
    expect((await play('void', { entity: 'Invoice', id: invoice.Id })).status).toBe(200);
  });

  it('resets the company: Ids begin again, and a write that is older is 10200 (docs/quickbooks.md#error-codes, #warnings)', async () => {
    const second = await simulator.create('Invoice', salesForm(customerId));
    expect((await play('reset', {})).body).toEqual({ realmId });
    const stale = { Id: second.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect(faultOf(await simulator.api('POST', '/invoice', stale)).code).toBe('10200');
    expect(faultOf(await simulator.api('POST', '/invoice', { ...stale, Id: '99' })).code).toBe('610');
    expect((await simulator.query('select * from Customer')).body).toMatchObject({ QueryResponse: {} });
    expect(await simulator.create('Customer', { DisplayName: 'New' })).toMatchObject({ Id: '1' });
  });

  it('obeys the rules of the books, and says so when something is not there', async () => {
    const lines = [{ txnType: 'Invoice', txnId: invoice.Id, amount: 101 }];
    expect(faultOf(await play('receive-payment', { customerId, total: 101, lines })).code).toBe('6000');
    expect((await play('void', { entity: 'Payment', id: '99' })).status).toBe(404);
    expect((await play('void', { entity: 'Unicorn', id: '1' })).status).toBe(404);
    expect(faultOf(await play('void', { entity: 'Customer', id: customerId })).code).toBe('500');
    expect((await play('receive-payment', { customerId })).status).toBe(400);
    expect((await simulator.control('POST', '/bookkeeper/1/close-books', { date: '2026-01-01' })).status).toBe(404);
  });
});
