import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import NodeQuickBooks from 'node-quickbooks';
import type { JsonObject } from '../../src/json.ts';
import { app, itemLine, realmId, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

type Client = Record<string, (...args: unknown[]) => void>;

// The package is CommonJS while its types say otherwise (docs/quickbooks.md#node-quickbooks).
const QuickBooks = NodeQuickBooks as unknown as { TOKEN_URL: string; REVOKE_URL: string } & (new (
  settings: object,
) => Client);

describe('the data API, through node-quickbooks (docs/quickbooks.md#node-quickbooks)', () => {
  let simulator: Running;
  let client: Client;

  beforeEach(async () => {
    simulator = await startSimulator();
    client = new QuickBooks({
      consumerKey: app.clientId,
      consumerSecret: app.clientSecret,
      token: simulator.accessToken,
      tokenSecret: false,
      realmId,
      useSandbox: false,
      debug: false,
      minorversion: 75,
      oauthversion: '2.0',
    });
    Reflect.set(client, 'endpoint', `${simulator.baseUrl}/v3/company/`);
  });

  afterEach(() => simulator.stop());

  function call(method: string, ...args: unknown[]): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      client[method]!(...args, (error: unknown, data: JsonObject) => (error ? reject(error) : resolve(data)));
    });
  }

  async function faultCode(promise: Promise<unknown>): Promise<string> {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason as { response: { data: { Fault: { Error: { code: string }[] } } } },
    );
    return error?.response.data.Fault.Error[0]?.code ?? 'none';
  }

  it('sendInvoicePdf e-mails an invoice with an empty form as its body (docs/quickbooks.md#node-quickbooks)', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const invoice = await simulator.create('Invoice', salesForm(Id));
    expect(await call('sendInvoicePdf', invoice.Id, 'a@example.com')).toMatchObject({ EmailStatus: 'EmailSent' });
  });

  it('getInvoicePdf brings the bytes of a PDF', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const invoice = await simulator.create('Invoice', salesForm(Id));
    const pdf = (await call('getInvoicePdf', invoice.Id)) as unknown as ArrayBuffer;
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('getCompanyInfo and getPreferences answer the company (docs/quickbooks.md#company)', async () => {
    expect(await call('getCompanyInfo', realmId)).toMatchObject({ Id: '1', CompanyName: 'Acme IT', Country: 'USA' });
    expect(await call('getPreferences')).toMatchObject({ SalesFormsPrefs: { CustomTxnNumbers: true } });
  });

  it('creates, reads, updates and finds a customer', async () => {
    const created = await call('createCustomer', { DisplayName: "Miller's & Söhne 100%" });
    expect(await call('getCustomer', created['Id'])).toEqual(created);
    const update = { Id: created['Id'], SyncToken: created['SyncToken'], CompanyName: 'Miller' };
    expect(await call('updateCustomer', update)).toMatchObject({ SyncToken: '1', CompanyName: 'Miller' });
    const found = await call('findCustomers', { DisplayName: "Miller's & Söhne 100%" });
    expect(found).toMatchObject({
      QueryResponse: { Customer: [{ Id: created['Id'] }], startPosition: 1, maxResults: 1 },
    });
  });

  it('creates an invoice with a requestid once, however often it is sent (docs/quickbooks.md#request-ids)', async () => {
    const customerId = textIn(await call('createCustomer', { DisplayName: 'Cool Cars' }), 'Id');
    // The package deletes requestId from the object it is given (docs/quickbooks.md#node-quickbooks).
    const send = () => call('createInvoice', { ...salesForm(customerId), requestId: 'abc' });
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await call('findInvoices', { count: true })).toMatchObject({ QueryResponse: { totalCount: 1 } });
  });

  it('refuses a taken number with 6140 and takes it with allowDuplicateDocNum (docs/quickbooks.md#node-quickbooks, #invoices)', async () => {
    const customerId = textIn(await call('createCustomer', { DisplayName: 'Cool Cars' }), 'Id');
    const body = salesForm(customerId, { DocNumber: '1037' });
    await call('createInvoice', { ...body });
    expect(await faultCode(call('createInvoice', { ...body }))).toBe('6140');
    expect(await call('createInvoice', { ...body, allowDuplicateDocNum: true })).toMatchObject({ DocNumber: '1037' });
  });

  it('pages with limit, offset and order, and fetches all', async () => {
    const customerId = textIn(await call('createCustomer', { DisplayName: 'Cool Cars' }), 'Id');
    for (let number = 1; number <= 7; number += 1) {
      await call('createCreditMemo', salesForm(customerId, { DocNumber: `C${number}`, Line: [itemLine(number)] }));
    }
    const page = (await call('findCreditMemos', { limit: 3, offset: 3, asc: 'Id' })) as {
      QueryResponse: { CreditMemo: JsonObject[] };
    };
    expect(page.QueryResponse.CreditMemo.map(({ DocNumber }) => DocNumber)).toEqual(['C3', 'C4', 'C5']);
    const all = (await call('findCreditMemos', { limit: 2, fetchAll: true })) as {
      QueryResponse: { CreditMemo: JsonObject[] };
    };
    expect(all.QueryResponse.CreditMemo).toHaveLength(7);
  });

  it('deletes an invoice, after which it is gone with 610 (docs/quickbooks.md#invoices)', async () => {
    const customerId = textIn(await call('createCustomer', { DisplayName: 'Cool Cars' }), 'Id');
    const invoice = await call('createInvoice', salesForm(customerId));
    expect(await call('deleteInvoice', invoice['Id'])).toMatchObject({
      Invoice: { Id: invoice['Id'], domain: 'QBO', status: 'Deleted' },
    });
    expect(await faultCode(call('getInvoice', invoice['Id']))).toBe('610');
  });

  it('receives a payment, finds it by time, voids and deletes it (docs/quickbooks.md#node-quickbooks, #payments)', async () => {
    const CustomerRef = { value: textIn(await call('createCustomer', { DisplayName: 'Cool Cars' }), 'Id') };
    const invoice = await call('createInvoice', { CustomerRef, Line: [itemLine(100)] });
    const invoiceId = textIn(invoice, 'Id');
    const Line = [{ Amount: 60, LinkedTxn: [{ TxnId: invoiceId, TxnType: 'Invoice' }] }];
    const payment = await call('createPayment', { CustomerRef, TotalAmt: 60, Line, requestId: 'pay-1' });
    expect(payment).toMatchObject({ UnappliedAmt: 0, TotalAmt: 60 });
    expect(await call('getInvoice', invoiceId)).toMatchObject({ Balance: 40, SyncToken: '1' });
    const { LastUpdatedTime } = (payment as unknown as { MetaData: { LastUpdatedTime: string } }).MetaData;
    const found = await call('findPayments', [
      { field: 'MetaData.LastUpdatedTime', value: LastUpdatedTime, operator: '>=' },
      { field: 'asc', value: 'MetaData.LastUpdatedTime' },
    ]);
    expect(found).toMatchObject({ QueryResponse: { Payment: [{ Id: payment['Id'] }], maxResults: 1 } });
    const version = { Id: payment['Id'], SyncToken: '0' };
    expect(await call('voidPayment', { ...version })).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' });
    expect(await call('getInvoice', invoiceId)).toMatchObject({ Balance: 100, LinkedTxn: [] });
    expect(await call('deletePayment', payment['Id'])).toMatchObject({ Payment: { status: 'Deleted' } });
    expect(await call('voidInvoice', { Id: invoiceId, SyncToken: '2' })).toMatchObject({
      Invoice: { TotalAmt: 0, PrivateNote: 'Voided' },
    });
  });

  it('batches, and captures changes since a time (docs/quickbooks.md#node-quickbooks, #changes, #batch)', async () => {
    const batch = await call('batch', [
      { bId: 'a', operation: 'create', Vendor: { DisplayName: 'Smith' } },
      { bId: 'b', Query: 'select * from Term' },
    ]);
    expect(batch).toMatchObject({
      BatchItemResponse: [
        { bId: 'a', Vendor: { DisplayName: 'Smith' } },
        { bId: 'b', QueryResponse: { Term: expect.any(Array) } },
      ],
    });
    const since = new Date(Date.now() - 60_000).toISOString();
    const captured = await call('changeDataCapture', ['Vendor', 'Payment'], since);
    expect(captured).toMatchObject({
      CDCResponse: [{ QueryResponse: [{ Vendor: [{ DisplayName: 'Smith' }], totalCount: 1 }, {}] }],
    });
  });

  it('makes what a company buys with (docs/quickbooks.md#bills to 4.6)', async () => {
    const VendorRef = { value: textIn(await call('createVendor', { DisplayName: 'Smith' }), 'Id') };
    const AccountBasedExpenseLineDetail = { AccountRef: { value: '16' } };
    const Line = [{ DetailType: 'AccountBasedExpenseLineDetail', Amount: 8, AccountBasedExpenseLineDetail }];
    const bill = await call('createBill', { VendorRef, Line });
    const linked = [{ Amount: 8, LinkedTxn: [{ TxnId: textIn(bill, 'Id'), TxnType: 'Bill' }] }];
    const CheckPayment = { BankAccountRef: { value: '1' } };
    await call('createBillPayment', { VendorRef, PayType: 'Check', CheckPayment, TotalAmt: 8, Line: linked });
    expect(await call('getBill', bill['Id'])).toMatchObject({ Balance: 0, SyncToken: '1' });
    const purchase = { PaymentType: 'Cash', AccountRef: { value: '1' }, Line };
    expect(await call('createPurchase', purchase)).toMatchObject({ TotalAmt: 8 });
    expect(await call('createClass', { Name: 'East' })).toMatchObject({ FullyQualifiedName: 'East' });
    expect(await call('createDepartment', { Name: 'Shop' })).toMatchObject({ SubDepartment: false });
    expect(await call('createPaymentMethod', { Name: 'Wire' })).toMatchObject({ Active: true });
    expect(await call('createEmployee', { GivenName: 'Ann' })).toMatchObject({ DisplayName: 'Ann' });
    expect(await call('createTerm', { Name: 'Net 7', DueDays: 7 })).toMatchObject({ Type: 'STANDARD' });
    expect(await call('findAccounts', { AccountType: 'Bank' })).toMatchObject({
      QueryResponse: { Account: [{ Name: 'Checking', CurrentBalance: -16 }, {}] },
    });
  });

  it('a token that is not valid is 401 with the lower-case body (docs/quickbooks.md#faults)', async () => {
    Reflect.set(client, 'token', 'AB01nonsense');
    const error = await call('getPreferences').catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      response: {
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="Intuit", error="invalid_token"' },
        data: { fault: { error: [{ code: '3200' }], type: 'AUTHENTICATION' }, time: expect.any(Number) },
      },
    });
  });

  it('refreshes and revokes through its own methods (docs/quickbooks.md#node-quickbooks)', async () => {
    QuickBooks.TOKEN_URL = `${simulator.baseUrl}/oauth2/v1/tokens/bearer`;
    QuickBooks.REVOKE_URL = `${simulator.baseUrl}/v2/oauth2/tokens/revoke`;
    const tokens = await simulator.control('POST', '/tokens', { realmId });
    Reflect.set(client, 'refreshToken', tokens.body['refresh_token']);
    expect(await call('refreshAccessToken')).toMatchObject({ token_type: 'bearer' });
    expect(await call('getPreferences')).toMatchObject({ Id: '1' });
    await call('revokeAccess', true);
    Reflect.set(client, 'token', tokens.body['access_token']);
    Reflect.set(client, 'realmId', realmId);
    await expect(call('getPreferences')).rejects.toMatchObject({ response: { status: 403 } });
  });
});
