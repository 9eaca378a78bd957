import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, itemLine, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const line = (TxnType: string, TxnId: string, Amount: number): JsonObject => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

describe('void and delete of invoices and credit memos (docs/quickbooks.md#invoices)', () => {
  let simulator: Running;
  let customerId: string;
  let invoice: Doc;
  let memo: Doc;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
    const Line = [itemLine(100, { Qty: 2, UnitPrice: 50 })];
    invoice = await simulator.create('Invoice', salesForm(customerId, { Line, PrivateNote: 'May' }));
    memo = await simulator.create('CreditMemo', salesForm(customerId, { Line: [itemLine(60)] }));
  });

  afterEach(() => simulator.stop());

  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity.toLowerCase()}/${id}`)).body[entity] as Doc;
  const act = (entity: string, operation: string, { Id }: Doc, SyncToken: string) =>
    simulator.api('POST', `/${entity}?operation=${operation}`, { Id, SyncToken });
  const pay = (TotalAmt: number, Line: JsonObject[]) =>
    simulator.create('Payment', { CustomerRef: { value: customerId }, TotalAmt, Line });
  const balance = async () => (await read('Customer', customerId))['Balance'];

  it('a void leaves the invoice with amounts, quantities, balance and tax 0 and a note', async () => {
    const { body } = await act('invoice', 'void', invoice, '0');
    expect(body['Invoice']).toMatchObject({
      TotalAmt: 0,
      Balance: 0,
      SyncToken: '1',
      PrivateNote: 'Voided - May',
      TxnTaxDetail: { TotalTax: 0 },
      Line: [{ Amount: 0, SalesItemLineDetail: { Qty: 0 } }, { Amount: 0 }],
    });
    expect(await balance()).toBe(-60);
    const again = await act('invoice', 'void', invoice, '1');
    expect(again.body['Invoice']).toMatchObject({ SyncToken: '1', PrivateNote: 'Voided - May' });
  });

  it('a void of a stale version is 5010, of a customer unsupported', async () => {
    expect(faultOf(await act('invoice', 'void', invoice, '9')).code).toBe('5010');
    expect(faultOf(await simulator.api('POST', '/customer?operation=void', { Id: '1', SyncToken: '0' })).code).toBe(
      '500',
    );
  });

  it.each(['void', 'delete'])(
    '%s of a paid invoice unlinks the payment, whose amount is unapplied then',
    async (what) => {
      const payment = await pay(80, [line('Invoice', invoice.Id, 80)]);
      expect((await act('invoice', what, invoice, '1')).status).toBe(200);
      expect(await read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 80, Line: [], SyncToken: '1' });
      expect(await balance()).toBe(-140);
    },
  );

  it('a void of a paid invoice is refused when the switch says so (docs/quickbooks.md#open-questions)', async () => {
    await simulator.control('POST', '/switches', { voidOfPaid: 'refuse' });
    await pay(80, [line('Invoice', invoice.Id, 80)]);
    expect(faultOf(await act('invoice', 'void', invoice, '1')).code).toBe('6000');
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 20, SyncToken: '1' });
  });

  it.each(['void', 'delete'])('%s of an invoice frees the credit that was used for it', async (what) => {
    const payment = await pay(20, [line('Invoice', invoice.Id, 80), line('CreditMemo', memo.Id, 60)]);
    await act('invoice', what, invoice, '1');
    expect(await read('CreditMemo', memo.Id)).toMatchObject({ RemainingCredit: 60, Balance: 60, SyncToken: '2' });
    expect(await read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 20, Line: [] });
    expect(await balance()).toBe(-80);
  });

  it.each(['void', 'delete'])('%s of a used credit memo opens the invoice again', async (what) => {
    const payment = await pay(20, [line('Invoice', invoice.Id, 80), line('CreditMemo', memo.Id, 60)]);
    await act('creditmemo', what, memo, '1');
    expect(await read('Invoice', invoice.Id)).toMatchObject({ Balance: 80, SyncToken: '2', LinkedTxn: [{}] });
    expect(await read('Payment', payment.Id)).toMatchObject({ UnappliedAmt: 0, Line: [{ Amount: 20 }] });
    expect(await balance()).toBe(80);
  });

  it('an invoice with payments keeps its customer, and its total covers them', async () => {
    await pay(80, [line('Invoice', invoice.Id, 80)]);
    const other = await simulator.create('Customer', { DisplayName: 'Other' });
    const change = (body: JsonObject) =>
      simulator.api('POST', '/invoice', { Id: invoice.Id, SyncToken: '1', sparse: true, ...body });
    expect(faultOf(await change({ CustomerRef: { value: other.Id } })).code).toBe('6000');
    expect(faultOf(await change({ Line: [itemLine(79)] })).code).toBe('6000');
    expect((await change({ Line: [itemLine(90)] })).body['Invoice']).toMatchObject({ Balance: 10, LinkedTxn: [{}] });
  });
});
