import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../../src/people.ts';
import { faultOf, itemLine, realmId, salesForm, startSimulator } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

/** The fault for a property that is in no schema. */
const NOT_PARSED = 'Property Name:failed to parse json object; a property specified is unsupported or invalid';

describe('invoices (docs/quickbooks.md#invoices)', () => {
  let simulator: Running;
  let customerId: string;

  beforeEach(async () => {
    simulator = await startSimulator();
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T02:08:54.543-07:00' });
    const BillAddr = { Line1: '65 Ocean Dr.', City: 'Half Moon Bay' };
    customerId = (await simulator.create('Customer', { DisplayName: 'Cool Cars', BillAddr })).Id;
  });

  afterEach(() => simulator.stop());

  const post = (body: object) => simulator.api('POST', '/invoice', { ...salesForm(customerId), ...body });
  const update = (body: object) => simulator.api('POST', '/invoice', body as never);
  const read = async (id: string) => (await simulator.api('GET', `/invoice/${id}`)).body['Invoice'];
  const customer = async () => (await simulator.api('GET', `/customer/${customerId}`)).body['Customer'];

  it('a minimal one gets the recorded defaults and the server adds a SubTotal line without Id', async () => {
    const { body } = await post({});
    expect(body).toEqual({
      Invoice: {
        domain: 'QBO',
        sparse: false,
        Id: '1',
        SyncToken: '0',
        MetaData: {
          CreateTime: '2026-05-05T02:08:54-07:00',
          LastModifiedByRef: { value: people.connected },
          LastUpdatedTime: '2026-05-05T02:08:54-07:00',
        },
        CustomField: [],
        TxnDate: '2026-05-05',
        DueDate: '2026-06-04',
        CustomerRef: { value: customerId, name: 'Cool Cars' },
        CurrencyRef: { value: 'USD', name: 'United States Dollar' },
        LinkedTxn: [],
        Line: [
          {
            Id: '1',
            LineNum: 1,
            Amount: 100,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: {
              ItemRef: { value: '1', name: 'Hours' },
              ItemAccountRef: { value: '11', name: 'Services' },
              TaxCodeRef: { value: 'NON' },
            },
            CustomExtensions: [],
          },
          { Amount: 100, DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
        ],
        TxnTaxDetail: { TotalTax: 0 },
        // The Ids 1 to 3 are the company's own addresses.
        BillAddr: { Id: '4', Line1: '65 Ocean Dr.', City: 'Half Moon Bay' },
        ShipFromAddr: { Id: '5', Line1: '1 Ledger Lane', Line2: 'San Jose, CA 95131' },
        FreeFormAddress: true,
        ApplyTaxAfterDiscount: false,
        PrintStatus: 'NeedToPrint',
        EmailStatus: 'NotSet',
        AllowIPNPayment: false,
        AllowOnlinePayment: false,
        AllowOnlineCreditCardPayment: true,
        AllowOnlineACHPayment: true,
        TotalAmt: 100,
        Balance: 100,
      },
      time: '2026-05-05T02:08:54.543-07:00',
    });
  });

  it('TxnDate is today where the company is, not where UTC is', async () => {
    await simulator.control('POST', '/clock', { now: '2026-05-05T03:00:00Z' });
    expect((await post({})).body).toMatchObject({ Invoice: { TxnDate: '2026-05-04' } });
  });

  it.each([
    ['the default of 30 days, which is not shown', undefined, '2026-06-04'],
    ['Due on receipt', '1', '2026-05-05'],
    ['Net 60', '4', '2026-07-04'],
  ])('DueDate follows the terms: %s', async (_what, termId, dueDate) => {
    const { body } = await post(termId === undefined ? {} : { SalesTermRef: { value: termId } });
    expect(body).toMatchObject({ Invoice: { DueDate: dueDate } });
    if (termId === undefined) expect(body['Invoice']).not.toHaveProperty('SalesTermRef');
  });

  it('a DueDate that is sent is kept', async () => {
    expect((await post({ DueDate: '2027-01-01' })).body).toMatchObject({ Invoice: { DueDate: '2027-01-01' } });
  });

  it('amounts and a percent discount add up to the cent, halves rounded up', async () => {
    const lines = [
      itemLine(300.15, { Qty: 3, UnitPrice: 100.05 }),
      itemLine(0.35, { Qty: 0.5, UnitPrice: 0.69 }),
      { DetailType: 'DescriptionOnly', Description: 'Thank you' },
      { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true, DiscountPercent: 12.5 } },
    ];
    const { body } = await post({ Line: lines });
    // 300.50 × 12.5 % = 37.5625
    expect(body).toMatchObject({ Invoice: { TotalAmt: 262.94, Balance: 262.94 } });
    expect(body['Invoice']).toMatchObject({
      Line: [
        { Id: '1', LineNum: 1 },
        { Id: '2', LineNum: 2 },
        { Id: '3', LineNum: 3, DetailType: 'DescriptionOnly', Description: 'Thank you' },
        { DetailType: 'SubTotalLineDetail', Amount: 300.5 },
        {
          Id: '4',
          Amount: 37.56,
          DiscountLineDetail: {
            PercentBased: true,
            DiscountPercent: 12.5,
            DiscountAccountRef: { name: 'Discounts given' },
          },
        },
      ],
    });
  });

  it('a discount may be an amount, a deposit lowers the balance, a tax raises the total', async () => {
    const discount = { DetailType: 'DiscountLineDetail', Amount: 10.1, DiscountLineDetail: { PercentBased: false } };
    const { body } = await post({ Line: [itemLine(100), discount], Deposit: 20, TxnTaxDetail: { TotalTax: 8.44 } });
    expect(body).toMatchObject({ Invoice: { TotalAmt: 98.34, Balance: 78.34, TxnTaxDetail: { TotalTax: 8.44 } } });
  });

  it('a line without an item becomes text and its amount is ignored', async () => {
    const text = { DetailType: 'SalesItemLineDetail', Amount: 55, Description: 'no item', SalesItemLineDetail: {} };
    expect((await post({ Line: [itemLine(100), text] })).body).toMatchObject({
      Invoice: { TotalAmt: 100, Line: [{}, { DetailType: 'DescriptionOnly', Description: 'no item' }, {}] },
    });
  });

  it.each([
    ['no customer', { CustomerRef: null }, '2020', 'Required parameter CustomerRef is missing in the request'],
    ['no line', { Line: [] }, '2020', 'Required parameter Line is missing in the request'],
    [
      'an unknown customer',
      { CustomerRef: { value: '75' } },
      '2500',
      'Invalid Reference Id : Names element id 75 not found',
    ],
    [
      'an unknown item',
      { Line: [itemLine(1, { ItemRef: { value: '77' } })] },
      '2500',
      'Invalid Reference Id : Items element id 77 not found',
    ],
    ['a class', { ClassRef: { value: '5' } }, '2500', 'Invalid Reference Id : Klasses element id 5 not found'],
    ['an unknown property', { Foo: 1 }, '2010', NOT_PARSED],
    ['a reference that is a text', { CustomerRef: '1' }, '2010', NOT_PARSED],
    ['the name of the entity around it', { Invoice: { CustomerRef: { value: '1' } } }, '2010', NOT_PARSED],
    ['an unknown property of a line', { Line: [{ ...itemLine(1), Nope: 1 }] }, '2010', NOT_PARSED],
    [
      'a long number',
      { DocNumber: '1234567890123456789012' },
      '2050',
      'String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:22',
    ],
    [
      'a wrong product',
      { Line: [itemLine(1247.34, { Qty: 3, UnitPrice: 100 })] },
      '6070',
      'Amount is not equal to UnitPrice * Qty. Supplied value:1247.34',
    ],
    [
      'an item line without amount',
      { Line: [{ ...itemLine(1), Amount: null }] },
      '2020',
      'Required parameter Line.Amount is missing in the request',
    ],
    [
      'no kind of line',
      { Line: [{ Amount: 1 }] },
      '2020',
      'Required parameter Line.DetailType is missing in the request',
    ],
    ['an unknown kind of line', { Line: [{ DetailType: 'Foo' }] }, '2170', 'Invalid Enumeration : "Foo"'],
    ['text as amount', { Line: [{ ...itemLine(1), Amount: 'ten' }] }, '2090', 'Invalid Number : "ten"'],
    ['a day that is none', { TxnDate: '2026-02-30' }, '2070', 'Invalid Date. Supplied value:2026-02-30'],
    [
      'no address to e-mail to',
      { EmailStatus: 'NeedToSend' },
      '2020',
      'Required parameter BillEmail is missing in the request',
    ],
    [
      'an address that is none',
      { BillEmail: { Address: 'a@b' } },
      '2210',
      'Email Address does not conform to the syntax rules of RFC 822. Supplied value:a@b',
    ],
    [
      'a foreign currency',
      { CurrencyRef: { value: 'EUR' } },
      '6000',
      'Business Validation Error: Multi-currency must be enabled to perform this operation.',
    ],
    [
      'a tax code of elsewhere',
      { Line: [itemLine(1, { TaxCodeRef: { value: '3' } })] },
      '6100',
      'Line TaxCode should be TAX or NON. Supplied value:"3"',
    ],
    [
      'a discount of nothing',
      { Line: [itemLine(1), { DetailType: 'DiscountLineDetail', DiscountLineDetail: { PercentBased: true } }] },
      '6090',
      'A discount amount or percent is required.',
    ],
    [
      'a discount over 100 %',
      { Line: [itemLine(1), { DetailType: 'DiscountLineDetail', DiscountLineDetail: { DiscountPercent: 101 } }] },
      '2150',
      'Invalid Percent : 101',
    ],
    [
      'a total below zero',
      { Line: [itemLine(-1)] },
      '6000',
      'Business Validation Error: The transaction amount must be 0 or greater.',
    ],
  ])('refuses %s', async (_what, change, code, detail) => {
    const reply = await post(change);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ Fault: { type: 'ValidationFault' }, time: expect.any(String) });
    expect(faultOf(reply)).toMatchObject({ code, Detail: detail });
    expect((await simulator.control('GET', `/documents/${realmId}/Invoice`)).body).toEqual([]);
  });

  it('refuses two discounts', async () => {
    const discount = { DetailType: 'DiscountLineDetail', DiscountLineDetail: { DiscountPercent: 1 } };
    expect(faultOf(await post({ Line: [itemLine(1), discount, discount] })).code).toBe('6000');
  });

  it('a reference to an inactive customer or item is 610', async () => {
    await simulator.control('PUT', `/documents/${realmId}/Item/1`, { Active: false });
    expect(faultOf(await post({}))).toMatchObject({
      code: '610',
      Detail: expect.stringContaining('has been made inactive'),
    });
  });

  it('a sparse update changes what it names, raises SyncToken and keeps CreateTime', async () => {
    await post({ DocNumber: '1037', PrivateNote: 'old' });
    await simulator.control('POST', '/clock', { advanceMs: 5000 });
    const { body } = await update({ Id: '1', SyncToken: '0', sparse: true, PrivateNote: 'new' });
    expect(body).toMatchObject({
      Invoice: {
        SyncToken: '1',
        DocNumber: '1037',
        PrivateNote: 'new',
        TotalAmt: 100,
        MetaData: { CreateTime: '2026-05-05T02:08:54-07:00', LastUpdatedTime: '2026-05-05T02:08:59-07:00' },
      },
    });
    expect(await read('1')).toEqual(body['Invoice']);
  });

  it('a sparse update that changes nothing keeps SyncToken and LastUpdatedTime (docs/quickbooks.md#versions)', async () => {
    const before = (await post({ DocNumber: '1037', PrivateNote: 'same' })).body['Invoice'];
    await simulator.control('POST', '/clock', { advanceMs: 5000 });
    const { body } = await update({ Id: '1', SyncToken: '0', sparse: true, PrivateNote: 'same', DocNumber: '1037' });
    expect(body['Invoice']).toEqual(before);
    const whole = await update({ ...(before as object), sparse: true });
    expect(whole.body['Invoice']).toEqual(before);
  });

  it('null and the empty text clear a property; absent means empty, never null (docs/quickbooks.md#answers)', async () => {
    await post({ PrivateNote: 'x', CustomerMemo: { value: 'y' } });
    const { text } = await update({ Id: '1', SyncToken: '0', sparse: true, PrivateNote: null, CustomerMemo: '' });
    expect(text).not.toContain('PrivateNote');
    expect(text).not.toContain('CustomerMemo');
    expect(text).not.toContain('null');
  });

  it('a full update resets what it leaves out (docs/quickbooks.md#updates)', async () => {
    await post({ DocNumber: '1037', PrivateNote: 'x', TxnDate: '2026-01-01', CustomerMemo: { value: 'y' } });
    const { body } = await update({ ...salesForm(customerId), Id: '1', SyncToken: '0' });
    expect(body).toMatchObject({ Invoice: { SyncToken: '1', TxnDate: '2026-05-05' } });
    expect(body['Invoice']).not.toHaveProperty('PrivateNote');
    expect(body['Invoice']).not.toHaveProperty('CustomerMemo');
    expect(body['Invoice']).not.toHaveProperty('DocNumber');
  });

  it('lines are replaced as a whole; a known Id keeps its line, others are new', async () => {
    await post({ Line: [itemLine(1), itemLine(2), itemLine(3)] });
    const Line = [{ ...itemLine(3), Id: '3' }, itemLine(4), { ...itemLine(5), Id: '99' }, { ...itemLine(6), Id: '-1' }];
    const { body } = await update({ Id: '1', SyncToken: '0', sparse: true, Line });
    expect(body).toMatchObject({
      Invoice: { TotalAmt: 18, Line: [{ Id: '3', LineNum: 1 }, { Id: '4', LineNum: 2 }, { Id: '5' }, { Id: '6' }, {}] },
    });
  });

  it('a stale SyncToken is 5010 with the real text (docs/quickbooks.md#versions)', async () => {
    await post({});
    await update({ Id: '1', SyncToken: '0', sparse: true, PrivateNote: 'a' });
    const reply = await update({ Id: '1', SyncToken: '0', sparse: true, PrivateNote: 'b' });
    expect(reply.status).toBe(400);
    expect(faultOf(reply)).toEqual({
      Message: 'Stale Object Error',
      Detail:
        'Stale Object Error : You and root were working on this at the same time. root finished before you did, so your work was not saved.',
      code: '5010',
      element: '',
    });
  });

  it('an update without SyncToken is 2020, of an unknown Id 610, of no number 2030', async () => {
    await post({});
    expect(faultOf(await update({ Id: '1', sparse: true }))).toMatchObject({ code: '2020', element: 'SyncToken' });
    expect(faultOf(await update({ Id: '9', SyncToken: '0' })).code).toBe('610');
    expect(faultOf(await update({ Id: 'x', SyncToken: '0' })).code).toBe('2030');
    expect(faultOf(await simulator.api('GET', '/invoice/abc'))).toMatchObject({
      code: '2030',
      Detail: 'Id should be a valid number. Supplied value:abc',
    });
  });

  it('a deleted one answers 610 with its own text, and its Id is not used again', async () => {
    await post({});
    const deleted = await simulator.api('POST', '/invoice?operation=delete', { Id: '1', SyncToken: '0' });
    expect(deleted.body).toEqual({ Invoice: { Id: '1', domain: 'QBO', status: 'Deleted' }, time: expect.any(String) });
    const gone = 'Object Not Found : Another user has deleted this transaction.';
    expect(faultOf(await simulator.api('GET', '/invoice/1'))).toMatchObject({ code: '610', Detail: gone });
    expect(faultOf(await update({ Id: '1', SyncToken: '0', sparse: true }))).toMatchObject({
      code: '610',
      Detail: gone,
    });
    expect((await post({})).body).toMatchObject({ Invoice: { Id: '2' } });
  });

  it('the customer owes the open balance; its stamp moves, its SyncToken does not (docs/quickbooks.md#time-stamps)', async () => {
    await post({ Line: [itemLine(10.1)] });
    await post({ Line: [itemLine(0.2)] });
    await simulator.control('POST', '/clock', { advanceMs: 60_000 });
    await update({ Id: '2', SyncToken: '0', sparse: true, Line: [itemLine(5)] });
    expect(await customer()).toMatchObject({
      Balance: 15.1,
      BalanceWithJobs: 15.1,
      SyncToken: '0',
      MetaData: { LastUpdatedTime: '2026-05-05T02:09:54-07:00' },
    });
    await simulator.api('POST', '/invoice?operation=delete', { Id: '1', SyncToken: '0' });
    expect(await customer()).toMatchObject({ Balance: 5 });
  });

  it('a renamed customer shows in old invoices, whose SyncToken stays (docs/quickbooks.md#customers-and-vendors)', async () => {
    await post({});
    await simulator.api('POST', '/customer', { Id: customerId, SyncToken: '0', sparse: true, DisplayName: 'Hot Cars' });
    expect(await read('1')).toMatchObject({ SyncToken: '0', CustomerRef: { value: customerId, name: 'Hot Cars' } });
  });

  it('an inventory item cannot be sold before its start date: 6270', async () => {
    const refs = {
      IncomeAccountRef: { value: '12' },
      ExpenseAccountRef: { value: '15' },
      AssetAccountRef: { value: '5' },
    };
    const stock = { Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 10, InvStartDate: '2026-05-01' };
    const { Id } = await simulator.create('Item', { Name: 'Router', ...stock, ...refs });
    const Line = [itemLine(10, { ItemRef: { value: Id } })];
    expect(faultOf(await post({ Line, TxnDate: '2026-04-30' })).code).toBe('6270');
    expect((await post({ Line, TxnDate: '2026-05-01' })).status).toBe(200);
  });
});
