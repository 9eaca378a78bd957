import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, rowsOf, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

const expense = (Amount: number, accountId = '16', more: JsonObject = {}): JsonObject => ({
  DetailType: 'AccountBasedExpenseLineDetail',
  Amount,
  AccountBasedExpenseLineDetail: { AccountRef: { value: accountId }, ...more },
});
const link = (TxnType: string, TxnId: string, Amount: number): JsonObject => ({
  Amount,
  LinkedTxn: [{ TxnId, TxnType }],
});

const [CHECKING, PAYABLE, CARD] = ['1', '6', '7'];

describe('what is bought (docs/quickbooks.md#bills, #purchases)', () => {
  let simulator: Running;
  let VendorRef: JsonObject;

  beforeEach(async () => {
    simulator = await startSimulator();
    VendorRef = { value: (await simulator.create('Vendor', { DisplayName: 'Smith' })).Id };
  });

  afterEach(() => simulator.stop());

  const post = (entity: string, body: JsonObject, query = '') => simulator.api('POST', `/${entity}${query}`, body);
  const read = async (entity: string, id: string) =>
    (await simulator.api('GET', `/${entity}/${id}`)).body[entity] as Doc;
  const vendorBalance = async () => (await read('Vendor', String(VendorRef['value'] as string)))['Balance'];
  const accountBalance = async (id: string) => (await read('Account', id))['CurrentBalance'];
  const billOf = (body: JsonObject = {}) => simulator.create('Bill', { VendorRef, Line: [expense(80)], ...body });

  it('a bill gets the recorded defaults: due at once, no number, lines not billable', async () => {
    expect(faultOf(await post('bill', { Line: [expense(1)] }))).toMatchObject({ code: '2020', element: 'VendorRef' });
    const bill = await billOf({ TxnDate: '2026-05-01' });
    expect(bill).toMatchObject({
      DueDate: '2026-05-01',
      TotalAmt: 80,
      Balance: 80,
      APAccountRef: { value: PAYABLE, name: 'Accounts Payable (A/P)' },
      Line: [
        {
          Id: '1',
          LineNum: 1,
          AccountBasedExpenseLineDetail: { BillableStatus: 'NotBillable', TaxCodeRef: { value: 'NON' } },
        },
      ],
    });
    expect(bill).not.toHaveProperty('DocNumber');
    expect(await billOf({ TxnDate: '2026-05-01', SalesTermRef: { value: '3' } })).toMatchObject({
      DueDate: '2026-05-31',
    });
    expect(await vendorBalance()).toBe(160);
    expect(await accountBalance(PAYABLE!)).toBe(160);
  });

  it('a sparse update of a bill must name the vendor (docs/quickbooks.md#bills)', async () => {
    const { Id } = await billOf();
    const sparse = { Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
    expect(faultOf(await post('bill', sparse))).toMatchObject({ code: '2020', element: 'VendorRef' });
    expect((await post('bill', { ...sparse, VendorRef })).body['Bill']).toMatchObject({ SyncToken: '1', Balance: 80 });
  });

  it('a number of the same vendor is used once while the company warns: 6140', async () => {
    await billOf({ DocNumber: 'B-1' });
    expect(faultOf(await post('bill', { VendorRef, Line: [expense(1)], DocNumber: 'b-1' })).code).toBe('6140');
    const NameValue = [{ Name: 'WarnDuplicateBillNumber', Value: 'false' }];
    await simulator.control('PUT', `/documents/${realmId}/Preferences/1`, { OtherPrefs: { NameValue } });
    expect((await post('bill', { VendorRef, Line: [expense(1)], DocNumber: 'B-1' })).status).toBe(200);
  });

  it('a bill payment lowers the bill, its SyncToken rises, and it names the payment (docs/quickbooks.md#versions, #bills)', async () => {
    const bill = await billOf();
    const payment = await simulator.create('BillPayment', {
      VendorRef,
      PayType: 'Check',
      CheckPayment: { BankAccountRef: { value: CHECKING! } },
      TotalAmt: 50,
      Line: [link('Bill', bill.Id, 50)],
    });
    expect(await read('Bill', bill.Id)).toMatchObject({
      Balance: 30,
      SyncToken: '1',
      LinkedTxn: [{ TxnId: payment.Id, TxnType: 'BillPaymentCheck' }],
    });
    expect([await vendorBalance(), await accountBalance(PAYABLE!), await accountBalance(CHECKING!)]).toEqual([
      30, 30, -50,
    ]);
    await post('billpayment', { Id: payment.Id, SyncToken: '0', sparse: true }, '?operation=update&include=void');
    const open = await read('Bill', bill.Id);
    expect(open).toMatchObject({ Balance: 80, SyncToken: '2' });
    expect(open).not.toHaveProperty('LinkedTxn');
    expect([await vendorBalance(), await accountBalance(PAYABLE!), await accountBalance(CHECKING!)]).toEqual([
      80, 80, 0,
    ]);
  });

  it('needs an account of the right type for the way it is paid: 6430', async () => {
    const body = { VendorRef, PayType: 'CreditCard', TotalAmt: 1, Line: [] };
    expect(faultOf(await post('billpayment', body)).code).toBe('2020');
    const CreditCardPayment = { CCAccountRef: { value: CHECKING! } };
    expect(faultOf(await post('billpayment', { ...body, CreditCardPayment })).code).toBe('6430');
  });

  it('a vendor credit is used by a bill payment of 0', async () => {
    const bill = await billOf();
    const credit = await simulator.create('VendorCredit', { VendorRef, Line: [expense(30)] });
    expect(credit).toMatchObject({ TotalAmt: 30, Balance: 30 });
    expect(await vendorBalance()).toBe(50);
    const Line = [link('Bill', bill.Id, 30), link('VendorCredit', credit.Id, 30)];
    await simulator.create('BillPayment', { VendorRef, PayType: 'Check', TotalAmt: 0, Line });
    expect(await read('Bill', bill.Id)).toMatchObject({ Balance: 50, SyncToken: '1' });
    expect(await read('VendorCredit', credit.Id)).toMatchObject({ Balance: 0, SyncToken: '1' });
    expect([await vendorBalance(), await accountBalance(PAYABLE!)]).toEqual([50, 50]);
    await post('bill', { Id: bill.Id, SyncToken: '1' }, '?operation=delete');
    expect(await read('VendorCredit', credit.Id)).toMatchObject({ Balance: 30, SyncToken: '2' });
    expect(await vendorBalance()).toBe(-30);
  });

  it.each([
    ['Cash', CHECKING!, '54', false],
    ['Check', CHECKING!, '3', false],
    ['CreditCard', CARD!, '1', false],
    ['CreditCard', CARD!, '11', true],
  ])(
    'a purchase by %s from account %s has the code %s (docs/quickbooks.md#purchases)',
    async (PaymentType, accountId, code, Credit) => {
      const EntityRef = { ...VendorRef, type: 'Vendor' };
      const body = { PaymentType, AccountRef: { value: accountId }, EntityRef, Line: [expense(12.5), expense(0.25)] };
      const purchase = await simulator.create('Purchase', { ...body, Credit });
      expect(purchase).toMatchObject({
        TotalAmt: 12.75,
        EntityRef: { ...VendorRef, name: 'Smith', type: 'Vendor' },
        PurchaseEx: { any: [{ value: { Name: 'TxnType', Value: code } }] },
      });
      expect(purchase['Credit']).toBe(PaymentType === 'CreditCard' ? Credit : undefined);
      expect(purchase['Line']).toEqual([
        expect.not.objectContaining({ LineNum: 1 }),
        expect.objectContaining({ Id: '2' }),
      ]);
      const owed = PaymentType === 'CreditCard' ? 12.75 : -12.75;
      expect(await accountBalance(accountId)).toBe(Credit ? -owed : owed);
    },
  );

  it.each<[string, JsonObject, string]>([
    ['no kind', { PaymentType: null }, '2020'],
    ['an unknown kind', { PaymentType: 'Barter' }, '2170'],
    ['no account', { AccountRef: null }, '2020'],
    ['a card for cash', { AccountRef: { value: CARD! } }, '6430'],
    ['a credit on cash', { Credit: true }, '2010'],
    ['no lines', { Line: [] }, '2020'],
    ['a name without its list', { EntityRef: { value: '1' } }, '2020'],
    ['a name of another list', { EntityRef: { value: '1', type: 'Customer' } }, '2500'],
  ])('refuses a purchase with %s', async (_what, change, code) => {
    const body = { PaymentType: 'Cash', AccountRef: { value: CHECKING! }, Line: [expense(1)], ...change };
    expect(faultOf(await post('purchase', body)).code).toBe(code);
  });

  it('a purchase is voided on the screen only, and then nobody is charged for it; a bill is not voided at all', async () => {
    const customer = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const charged = { CustomerRef: { value: customer.Id }, BillableStatus: 'Billable' };
    const { Id } = await simulator.create('Purchase', {
      PaymentType: 'Cash',
      AccountRef: { value: CHECKING! },
      Line: [expense(30, '17', charged)],
      PrivateNote: 'May',
    });
    expect(rowsOf(await simulator.query('select * from ReimburseCharge'), 'ReimburseCharge')).toHaveLength(1);
    expect(faultOf(await post('purchase', { Id, SyncToken: '0' }, '?operation=void')).code).toBe('500');
    await simulator.control('POST', `/bookkeeper/${realmId}/void`, { entity: 'Purchase', id: Id });
    expect(await read('Purchase', Id)).toMatchObject({
      TotalAmt: 0,
      PrivateNote: 'Voided - May',
      Line: [{ Amount: 0, AccountBasedExpenseLineDetail: { BillableStatus: 'NotBillable' } }],
    });
    expect(await accountBalance(CHECKING!)).toBe(0);
    expect(rowsOf(await simulator.query('select * from ReimburseCharge'), 'ReimburseCharge')).toHaveLength(0);
    const bill = { entity: 'Bill', id: (await billOf()).Id };
    expect((await simulator.control('POST', `/bookkeeper/${realmId}/void`, bill)).status).toBe(400);
  });

  it('totalCount is there for bills and bill payments, not for purchases (docs/quickbooks.md#answers)', async () => {
    await billOf();
    await simulator.create('Purchase', {
      PaymentType: 'Cash',
      AccountRef: { value: CHECKING! },
      Line: [expense(1)],
    });
    const bills = await simulator.query('select * from Bill where Balance > 0');
    expect(bills.body['QueryResponse']).toMatchObject({ totalCount: 1 });
    const purchases = await simulator.query('select * from Purchase');
    expect(rowsOf(purchases, 'Purchase')).toHaveLength(1);
    expect(purchases.body['QueryResponse']).not.toHaveProperty('totalCount');
  });
});
