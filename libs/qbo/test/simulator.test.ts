import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testSimulator, type TestSimulator } from '@autosync/testing';
import { createLimiter, createOAuth, createQboClient, isInventoryLock } from '../src/index.ts';
import type { QboClient, QboInvoice } from '../src/index.ts';
import { freeLimiter } from './support/free-limiter.ts';

let simulator: TestSimulator;
let realmId: string;
let accessToken: string;
let client: QboClient;
let customerId: string;
let itemId: string;

beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(async () => simulator.stop());

function createClient(settings: { timeoutMs?: number; limiter?: ReturnType<typeof freeLimiter> } = {}): QboClient {
  return createQboClient({
    endpoints: simulator.endpoints,
    realmId,
    accessToken: async () => accessToken,
    limiter: freeLimiter(),
    ...settings,
  });
}

beforeEach(async () => {
  await simulator.control('DELETE', 'faults');
  ({ realmId, accessToken } = await simulator.newCompany());
  client = createClient();
  const customer = await client.create('Customer', { DisplayName: "Bob's \\ Ltd" }, { requestId: 'customer' });
  customerId = customer.body.Id;
  const items = await client.query('Item', [], { maxResults: 1 });
  itemId = items.body[0]!.Id;
});

function invoice(number: string): QboInvoice {
  const detail = { ItemRef: { value: itemId }, Qty: 2, UnitPrice: 12.5 };
  return {
    DocNumber: number,
    TxnDate: '2026-05-05',
    CustomerRef: { value: customerId },
    Line: [{ Amount: 25, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }],
  };
}

describe('documents', () => {
  it.each(['Invoice', 'CreditMemo'] as const)(
    'a document is voided and deleted, once per request id: %s',
    async (entity) => {
      const { Id, SyncToken } = (await client.create(entity, invoice('A-1'), { requestId: 'one' })).body;
      const first = await client.void(entity, { Id, SyncToken }, { requestId: 'two' });
      expect(first.body).toMatchObject({
        Id,
        SyncToken: '1',
        TotalAmt: 0,
        PrivateNote: expect.stringMatching(/^Voided/),
      });
      expect((await client.void(entity, { Id, SyncToken }, { requestId: 'two' })).body).toEqual(first.body);

      const gone = await client.delete(entity, { Id, SyncToken: '1' }, { requestId: 'three' });
      expect(gone.body).toMatchObject({ Id, status: 'Deleted' });
      expect((await client.delete(entity, { Id, SyncToken: '1' }, { requestId: 'three' })).body).toEqual(gone.body);
      const again = client.delete(entity, { Id, SyncToken: '1' }, { requestId: 'four' });
      await expect(again).rejects.toMatchObject({ code: 'qbo-fault', details: { faultCode: '610' } });
    },
  );

  it('what cannot be voided, or names no version, is never sent', async () => {
    const bill = client.void('Bill' as 'Invoice', { Id: '1', SyncToken: '0' }, { requestId: 'one' });
    await expect(bill).rejects.toMatchObject({ code: 'qbo-invalid-call' });
    await expect(client.delete('Invoice', { Id: '1' }, { requestId: 'two' })).rejects.toMatchObject({
      code: 'qbo-invalid-call',
    });
  });

  it('are counted, all of them or those changed in a range', async () => {
    const before = new Date();
    expect((await client.count('Invoice')).body).toBe(0);
    await client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    await client.create('Invoice', invoice('A-2'), { requestId: 'two' });
    expect((await client.count('Invoice')).body).toBe(2);
    const range = (fromMs: number, toMs: number) => ({
      from: new Date(before.getTime() + fromMs),
      before: new Date(before.getTime() + toMs),
    });
    expect((await client.count('Invoice', range(-60_000, 60_000))).body).toBe(2);
    expect((await client.count('Invoice', range(-60_000, -30_000))).body).toBe(0);
  });

  it('an invoice is created, found by number and updated sparsely', async () => {
    const created = await client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    expect(created.body).toMatchObject({ SyncToken: '0', TotalAmt: 25, Balance: 25 });
    expect(created.intuitTid).toEqual(expect.any(String));
    expect(Math.abs(Date.now() - (created.serverDate?.getTime() ?? 0))).toBeLessThan(60_000);

    const found = await client.query('Invoice', [
      { field: 'DocNumber', operator: '=', value: 'A-1' },
      { field: 'CustomerRef', operator: '=', value: customerId },
      { field: 'TotalAmt', operator: '=', value: '25.00' },
    ]);
    expect(found.body.map(({ Id }) => Id)).toEqual([created.body.Id]);

    const { Id, SyncToken } = created.body;
    const change = { Id, SyncToken, sparse: true, PrivateNote: 'changed' };
    const updated = await client.update('Invoice', change, { requestId: 'two' });
    expect(updated.body).toMatchObject({ SyncToken: '1', PrivateNote: 'changed', DocNumber: 'A-1', TotalAmt: 25 });
    expect((await client.read('Invoice', Id)).body.PrivateNote).toBe('changed');
  });

  it('a price of the seventh decimal arrives as it is', async () => {
    const detail = { ItemRef: { value: itemId }, Qty: 2_500_000, UnitPrice: 0.0000004 };
    const line = { Amount: 1, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail };
    const created = await client.create('Invoice', { ...invoice('A-7'), Line: [line] }, { requestId: 'seven' });
    expect(created.body).toMatchObject({ TotalAmt: 1, Line: [{ Amount: 1, SalesItemLineDetail: detail }, {}] });
  });

  it('a name with quote and backslash is found by itself', async () => {
    const found = await client.query('Customer', [{ field: 'DisplayName', operator: '=', value: "Bob's \\ Ltd" }]);
    expect(found.body.map(({ Id }) => Id)).toEqual([customerId]);
  });

  it('a repeat with the same request id answers the first document', async () => {
    const first = await client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    const second = await client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    expect(second.body.Id).toBe(first.body.Id);
  });

  it('an adjustment of stock, which the package does not know, is created once, found and updated', async () => {
    const accounts = (await client.query('Account', [])).body;
    const account = (type: string) => ({ value: accounts.find(({ AccountType }) => AccountType === type)!.Id });
    const stock = { Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 5, InvStartDate: '2020-01-01' };
    const refs = { IncomeAccountRef: account('Income'), ExpenseAccountRef: account('Cost of Goods Sold') };
    const AssetAccountRef = { value: accounts.find(({ Name }) => Name === 'Inventory Asset')!.Id };
    const item = await client.create(
      'Item',
      { Name: 'Router', ...stock, ...refs, AssetAccountRef },
      { requestId: 'i' },
    );
    const line = (QtyDiff: number) => ({
      DetailType: 'ItemAdjustmentLineDetail',
      ItemAdjustmentLineDetail: { ItemRef: { value: item.body.Id }, QtyDiff },
    });
    const body = { AdjustAccountRef: refs.ExpenseAccountRef, TxnDate: '2026-05-05', Line: [line(-2)] };
    const made = await client.create('InventoryAdjustment', body, { requestId: 'one' });
    expect((await client.create('InventoryAdjustment', body, { requestId: 'one' })).body.Id).toBe(made.body.Id);
    const found = await client.query('InventoryAdjustment', [{ field: 'TxnDate', operator: '=', value: '2026-05-05' }]);
    expect(found.body.map(({ Id }) => Id)).toEqual([made.body.Id]);
    const { Id, SyncToken } = made.body;
    await client.update('InventoryAdjustment', { Id, SyncToken, sparse: true, Line: [line(-1)] }, { requestId: 'two' });
    expect((await client.read('Item', item.body.Id)).body.QtyOnHand).toBe(4);

    await simulator.control('POST', 'switches', { inventoryLockMs: 60_000 });
    const locked = await client
      .create('InventoryAdjustment', body, { requestId: 'three' })
      .catch((error: unknown) => error);
    await simulator.control('POST', 'switches', { inventoryLockMs: 0 });
    expect([isInventoryLock(locked), isInventoryLock(new Error('other'))]).toEqual([true, false]);
  });

  it('preferences, company info, accounts and terms are read', async () => {
    expect((await client.preferences()).body.SalesFormsPrefs?.CustomTxnNumbers).toBe(true);
    expect((await client.companyInfo()).body.CompanyName).toBe('Test');
    expect((await client.query('Account', [])).body.length).toBeGreaterThan(0);
    expect((await client.query('Term', [])).body.length).toBeGreaterThan(0);
  });
});

describe('failures', () => {
  it('a duplicate number, a stale token and a missing object are Faults with their codes', async () => {
    const { body } = await client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    await expect(client.create('Invoice', invoice('A-1'), { requestId: 'two' })).rejects.toMatchObject({
      code: 'qbo-fault',
      details: { faultCode: '6140', detail: expect.stringContaining(`TxnId=${body.Id}`) },
    });
    const change = { Id: body.Id, SyncToken: '0', sparse: true };
    await client.update('Invoice', { ...change, PrivateNote: 'a' }, { requestId: 'three' });
    await expect(
      client.update('Invoice', { ...change, PrivateNote: 'b' }, { requestId: 'four' }),
    ).rejects.toMatchObject({ code: 'qbo-fault', details: { faultCode: '5010' } });
    await expect(client.read('Invoice', '999999')).rejects.toMatchObject({
      code: 'qbo-fault',
      details: { faultCode: '610' },
    });
  });

  it('an answer lost after the write is ambiguous, and the repeat finds the document', async () => {
    await simulator.control('POST', 'faults', { realmId, operation: 'create', fault: { kind: 'reset-after' } });
    const lost = client.create('Invoice', invoice('A-1'), { requestId: 'one' });
    await expect(lost).rejects.toMatchObject({ code: 'qbo-ambiguous' });
    const { body } = await client.create('Invoice', invoice('A-1'), { requestId: 'one' });

    const documents = await simulator.control('GET', `documents/${realmId}/Invoice`);
    expect(documents).toEqual([expect.objectContaining({ Id: body.Id, DocNumber: 'A-1' })]);
  });

  it.each([
    ['qbo-ambiguous', { kind: 'stream-timeout' }],
    ['qbo-ambiguous', { kind: 'status', status: 503, body: '<html/>', contentType: 'text/html' }],
    ['qbo-ambiguous', { kind: 'reset-before' }],
    ['qbo-ambiguous', { kind: 'hang', ms: 5000 }],
    ['qbo-fault', { kind: 'fault-200', code: '6000', message: 'Business Validation Error', detail: 'x' }],
    ['qbo-throttled', { kind: 'status', status: 429, body: '' }],
  ])('%s for %j', async (code, fault) => {
    await simulator.control('POST', 'faults', { realmId, operation: 'create', fault });
    const call = createClient({ timeoutMs: 300 }).create('Invoice', invoice('A-1'), { requestId: 'one' });
    await expect(call).rejects.toMatchObject({ code });
  });

  it('an unknown token is unauthorized, and a disconnected app too', async () => {
    const token = accessToken;
    accessToken = 'unknown-token';
    await expect(client.preferences()).rejects.toMatchObject({ code: 'qbo-unauthorized' });
    accessToken = token;
    await simulator.control('POST', 'disconnect', { realmId });
    await expect(client.preferences()).rejects.toMatchObject({
      code: expect.stringMatching(/^qbo-(un)?(authorized|forbidden)$/),
    });
  });
});

describe('limits', () => {
  it('a constant stream of calls through the limiter is never throttled and stays within 10 in flight and 10 a second', async () => {
    await simulator.control('DELETE', 'ledger');
    const limiter = createLimiter({ window: null, uncleanTakeover: false, maxWaitMs: 30_000 });
    const limited = createClient({ limiter });
    const numbers = Array.from({ length: 32 }, (_, index) => `N-${index}`);
    await Promise.all(numbers.map(async (number) => limited.create('Invoice', invoice(number), { requestId: number })));

    const { realms } = (await simulator.control('GET', `ledger?realmId=${realmId}`)) as {
      realms: Record<
        string,
        { calls: { total: number; throttled: number }; mostInFlight: number; mostPerSecond: number }
      >;
    };
    const report = realms[realmId]!;
    expect(report.calls).toMatchObject({ total: 32, throttled: 0 });
    expect(report.mostInFlight).toBeLessThanOrEqual(7);
    expect(report.mostPerSecond).toBeLessThanOrEqual(10);
  });
});

describe('OAuth', () => {
  it('connects, refreshes and revokes', async () => {
    const redirectUri = 'http://127.0.0.1:9/v1/oauth/callback';
    const oauth = createOAuth({ endpoints: simulator.endpoints, redirectUri });
    const consent = new URLSearchParams(new URL(oauth.authorizeUrl('state-1')).search);
    consent.set('realmId', realmId);
    const approved = await fetch(`${simulator.endpoints.authorizeUrl}/approve`, {
      method: 'POST',
      body: consent,
      redirect: 'manual',
    });
    const callback = approved.headers.get('location') ?? '';
    expect(new URL(callback).searchParams.get('state')).toBe('state-1');

    const { tokens, realmId: connected } = await oauth.exchangeCode(callback);
    expect(connected).toBe(realmId);
    accessToken = tokens.accessToken;
    await client.preferences();

    const refreshed = await oauth.refresh(tokens.refreshToken);
    expect(refreshed.accessToken).not.toBe(tokens.accessToken);
    accessToken = refreshed.accessToken;
    await client.preferences();

    await oauth.revoke(refreshed.refreshToken);
    await expect(oauth.refresh(refreshed.refreshToken)).rejects.toMatchObject({ code: 'oauth-invalid-grant' });
    await oauth.revoke(refreshed.refreshToken);
  });
});
