import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const [CHECKING, RECEIVABLE, UNDEPOSITED, PAYABLE] = ['1', '3', '4', '6'];

function journalLine(PostingType: string, accountId: string, Amount: number, more: JsonObject = {}): JsonObject {
  const JournalEntryLineDetail = { PostingType, AccountRef: { value: accountId }, ...more };
  return { DetailType: 'JournalEntryLineDetail', Amount, JournalEntryLineDetail };
}

describe('journal entries and deposits (docs/quickbooks.md#payments, #journal-entries)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars' })).Id;
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject, query = '') => simulator.api('POST', `/${entity}${query}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity}/${id}`)).body[entity] as Doc;
  const accountBalance = async (id: string) => (await read('Account', id))['CurrentBalance'];

  it('a journal entry moves its accounts, its lines begin with 0, its total is 0', async () => {
    const Line = [journalLine('Debit', CHECKING!, 70.1), journalLine('Credit', '9', 70.1)];
    expect(await simulator.create('JournalEntry', { Line })).toMatchObject({
      TotalAmt: 0,
      Adjustment: false,
      TxnTaxDetail: {},
      Line: [{ Id: '0' }, { Id: '1' }],
    });
    expect([await accountBalance(CHECKING!), await accountBalance('9')]).toEqual([70.1, 70.1]);
    expect(await read('Account', CHECKING!)).toMatchObject({ SyncToken: '0', CurrentBalanceWithSubAccounts: 70.1 });
  });

  it('debits must equal credits: 2300', async () => {
    const Line = [journalLine('Debit', CHECKING!, 70), journalLine('Credit', '9', 70.01)];
    expect(faultOf(await post('journalentry', { Line })).code).toBe('2300');
    expect(faultOf(await post('journalentry', { Line: [journalLine('Debit', CHECKING!, 0)] })).code).toBe('2020');
  });

  it('a receivable needs a customer, a payable a vendor; their balances move (docs/quickbooks.md#entities)', async () => {
    const vendor = await simulator.create('Vendor', { DisplayName: 'Smith' });
    const entity = (Type: string, value: string) => ({ Entity: { Type, EntityRef: { value } } });
    const bare = [journalLine('Debit', RECEIVABLE!, 5), journalLine('Credit', '9', 5)];
    expect(faultOf(await post('journalentry', { Line: bare })).Detail).toContain('you must choose a customer');
    const wrong = [journalLine('Credit', PAYABLE!, 5, entity('Customer', customerId)), journalLine('Debit', '9', 5)];
    expect(faultOf(await post('journalentry', { Line: wrong })).Detail).toContain('you must choose a vendor');
    const { Id } = await simulator.create('JournalEntry', {
      Line: [
        journalLine('Debit', RECEIVABLE!, 5, entity('Customer', customerId)),
        journalLine('Credit', PAYABLE!, 5, entity('Vendor', vendor.Id)),
      ],
    });
    expect(await read('Customer', customerId)).toMatchObject({ Balance: 5 });
    expect(await read('Vendor', vendor.Id)).toMatchObject({ Balance: 5 });
    await post('journalentry', { Id, SyncToken: '0' }, '?operation=delete');
    expect(await read('Customer', customerId)).toMatchObject({ Balance: 0 });
    expect(await read('Vendor', vendor.Id)).toMatchObject({ Balance: 0 });
    expect(await accountBalance(RECEIVABLE!)).toBe(0);
  });

  describe('a deposit', () => {
    let payment: Doc;

    beforeEach(async () => {
      payment = await simulator.create('Payment', { CustomerRef: { value: customerId }, TotalAmt: 40 });
    });

    const linked = (Amount: number) => ({ Amount, LinkedTxn: [{ TxnId: payment.Id, TxnType: 'Payment' }] });
    const depositOf = (Line: JsonObject[]) => ({ DepositToAccountRef: { value: CHECKING! }, Line });

    it('brings payments and other money to the bank', async () => {
      const other = {
        Amount: 2.5,
        DetailType: 'DepositLineDetail',
        DepositLineDetail: { AccountRef: { value: '9' }, Entity: { value: customerId, type: 'Customer' } },
      };
      expect(await accountBalance(UNDEPOSITED!)).toBe(40);
      expect(await simulator.create('Deposit', depositOf([linked(40), other]))).toMatchObject({
        TotalAmt: 42.5,
        Line: [{ LinkedTxn: [{ TxnId: payment.Id, TxnLineId: '0' }] }, { Id: '2' }],
      });
      expect([await accountBalance(UNDEPOSITED!), await accountBalance(CHECKING!)]).toEqual([0, 42.5]);
    });

    it('marks the payment without a new version, which then cannot be changed: 6540', async () => {
      const deposit = await simulator.create('Deposit', depositOf([linked(40)]));
      const deposited = await read('Payment', payment.Id);
      expect(deposited).toEqual({ ...payment, LinkedTxn: [{ TxnId: deposit.Id, TxnType: 'Deposit' }] });
      const version = { Id: payment.Id, SyncToken: '0', sparse: true };
      expect(faultOf(await post('payment', { ...version, PrivateNote: 'x' })).code).toBe('6540');
      expect(faultOf(await post('payment', version, '?operation=update&include=void')).code).toBe('6540');
      expect(faultOf(await post('payment', version, '?operation=delete')).code).toBe('6540');
      await post('deposit', { Id: deposit.Id, SyncToken: '0' }, '?operation=delete');
      expect((await post('payment', version, '?operation=delete')).status).toBe(200);
    });

    it('takes a payment whole and once', async () => {
      expect(faultOf(await post('deposit', depositOf([linked(39)]))).code).toBe('6000');
      expect(faultOf(await post('deposit', depositOf([linked(40), linked(40)]))).code).toBe('6000');
      await simulator.create('Deposit', depositOf([linked(40)]));
      expect(faultOf(await post('deposit', depositOf([linked(40)]))).code).toBe('620');
    });
  });
});
