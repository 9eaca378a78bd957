import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definitions } from '../../src/entities/all.ts';
import { app, itemLine, realmId, request, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('what survives a restart', () => {
  let dataDir: string;
  let simulator: Running;
  let journal: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'qbo-simulator-'));
    journal = join(dataDir, 'journal.jsonl');
    simulator = await startSimulator({ dataDir, company: { customTxnNumbers: false } });
  });

  afterEach(async () => {
    await simulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function restart(): Promise<void> {
    const { accessToken } = simulator;
    await simulator.close();
    simulator = await startSimulator({ dataDir });
    simulator.accessToken = accessToken;
  }

  async function everything(): Promise<Record<string, unknown>> {
    const books: Record<string, unknown> = {};
    for (const entity of definitions.map(({ name }) => name)) {
      books[entity] = (await simulator.control('GET', `/documents/${realmId}/${entity}`)).body;
    }
    return books;
  }

  it('the books: documents, balances, names in references, deleted ones, Ids and numbers', async () => {
    const parent = await simulator.create('Customer', { DisplayName: 'Holding' });
    const { Id } = await simulator.create('Customer', { DisplayName: 'Branch', ParentRef: { value: parent.Id } });
    const invoice = await simulator.create('Invoice', salesForm(Id, { Line: [itemLine(10.1)] }));
    await simulator.create('CreditMemo', salesForm(Id, { Line: [itemLine(0.3)] }));
    const gone = await simulator.create('Invoice', salesForm(parent.Id));
    await simulator.api('POST', '/invoice?operation=delete', { Id: gone.Id, SyncToken: '0' });
    await simulator.api('POST', '/invoice', { Id: invoice.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' });
    await simulator.api('POST', '/customer', { Id, SyncToken: '0', sparse: true, DisplayName: 'Renamed' });
    const before = await everything();
    expect(before['Customer']).toMatchObject([
      { BalanceWithJobs: 9.8, Balance: 0 },
      { Balance: 9.8, DisplayName: 'Renamed' },
    ]);

    await restart();

    expect(await everything()).toEqual(before);
    expect((await simulator.api('GET', `/invoice/${gone.Id}`)).text).toContain(
      'Another user has deleted this transaction.',
    );
    expect(await simulator.create('Invoice', salesForm(Id))).toMatchObject({ Id: '4', DocNumber: '1004' });
    const again = { Id: parent.Id, SyncToken: '0', sparse: true, DisplayName: 'New Holding' };
    await simulator.api('POST', '/customer', again);
    expect((await simulator.query(`select * from Invoice where CustomerRef = '${Id}'`)).body).toMatchObject({
      QueryResponse: { totalCount: 2, Invoice: [{ CustomerRef: { name: 'Renamed' } }, {}] },
    });
  });

  it('everything a company can hold, with what each document does to the others', async () => {
    const { create, api } = simulator;
    const CustomerRef = { value: (await create('Customer', { DisplayName: 'Cool Cars' })).Id };
    const VendorRef = { value: (await create('Vendor', { DisplayName: 'Smith' })).Id };
    await create('Employee', { DisplayName: 'Ann Lee' });
    const klass = await create('Class', { Name: 'East' });
    await create('Class', { Name: 'Berlin', ParentRef: { value: klass.Id } });
    await create('Department', { Name: 'Shop' });
    await create('PaymentMethod', { Name: 'Wire' });
    await create('Term', { Name: 'Net 7', DueDays: 7 });
    await create('Account', { Name: 'Petty Cash', AccountType: 'Bank', ParentRef: { value: '1' } });
    const accounts = { IncomeAccountRef: { value: '12' }, ExpenseAccountRef: { value: '15' } };
    const stock = { TrackQtyOnHand: true, QtyOnHand: 5, InvStartDate: '2020-01-01', AssetAccountRef: { value: '5' } };
    const item = await create('Item', { Name: 'Router', Type: 'Inventory', ...stock, ...accounts });

    const stocked = itemLine(10, { ItemRef: { value: item.Id }, Qty: 2, ClassRef: { value: klass.Id } });
    const invoice = await create('Invoice', { CustomerRef, Line: [stocked] });
    const memo = await create('CreditMemo', { CustomerRef, Line: [itemLine(4)] });
    const link = (TxnType: string, TxnId: string, Amount: number) => ({ Amount, LinkedTxn: [{ TxnId, TxnType }] });
    const lines = [link('Invoice', invoice.Id, 9), link('CreditMemo', memo.Id, 4)];
    const payment = await create('Payment', { CustomerRef, TotalAmt: 6, Line: lines });
    const DepositToAccountRef = { value: '1' };
    await create('Deposit', { DepositToAccountRef, Line: [link('Payment', payment.Id, 6)] });
    const AccountBasedExpenseLineDetail = { AccountRef: { value: '16' } };
    const expense = { DetailType: 'AccountBasedExpenseLineDetail', Amount: 8, AccountBasedExpenseLineDetail };
    const bill = await create('Bill', { VendorRef, Line: [expense] });
    const credit = await create('VendorCredit', { VendorRef, Line: [expense] });
    const settled = [link('Bill', bill.Id, 8), link('VendorCredit', credit.Id, 8)];
    await create('BillPayment', { VendorRef, PayType: 'Check', TotalAmt: 0, Line: settled });
    const EntityRef = { ...VendorRef, type: 'Vendor' };
    await create('Purchase', { PaymentType: 'Cash', AccountRef: { value: '1' }, EntityRef, Line: [expense] });
    const journalLine = (PostingType: string, Entity: object, value: string) => ({
      DetailType: 'JournalEntryLineDetail',
      Amount: 3,
      JournalEntryLineDetail: { PostingType, AccountRef: { value }, ...Entity },
    });
    const entity = { Entity: { Type: 'Customer', EntityRef: CustomerRef } };
    await create('JournalEntry', { Line: [journalLine('Debit', entity, '3'), journalLine('Credit', {}, '9')] });
    const ItemAdjustmentLineDetail = { ItemRef: { value: item.Id }, QtyDiff: -1 };
    const adjusted = [{ DetailType: 'ItemAdjustmentLineDetail', ItemAdjustmentLineDetail }];
    const AdjustAccountRef = { value: '15' };
    await create('InventoryAdjustment', { AdjustAccountRef, TxnDate: '2026-05-01', Line: adjusted });
    await api('POST', '/bill?operation=delete', { Id: bill.Id, SyncToken: '1' });
    await api('POST', '/class', { Id: klass.Id, SyncToken: '0', sparse: true, Name: 'West' });
    const before = await everything();
    expect(before).toMatchObject({
      Item: expect.arrayContaining([expect.objectContaining({ Name: 'Router', QtyOnHand: 2 })]),
      Vendor: [{ Balance: -8 }],
      Payment: [{ LinkedTxn: [{ TxnType: 'Deposit' }] }],
    });

    await restart();

    expect(await everything()).toEqual(before);
    const renamed = { Id: VendorRef.value, SyncToken: '0', sparse: true, DisplayName: 'Smith & Sons' };
    await simulator.api('POST', '/vendor', renamed);
    const purchases = await simulator.control('GET', `/documents/${realmId}/Purchase`);
    expect(purchases.body).toMatchObject([{ EntityRef: { name: 'Smith & Sons', type: 'Vendor' } }]);
  });

  it('the first answers to requestids, and which documents they made', async () => {
    await simulator.control('POST', '/switches', { replayFaults: true });
    const send = (id: string, body: object) => simulator.api('POST', `/customer?requestid=${id}`, body as never);
    const calls: [string, object][] = [
      ['create', { DisplayName: 'Cool Cars' }],
      ['update', { Id: '1', SyncToken: '0', sparse: true, CompanyName: 'x' }],
      ['no-op', { Id: '1', SyncToken: '1', sparse: true, CompanyName: 'x' }],
      ['refused', { DisplayName: 'cool cars' }],
    ];
    const first = [];
    for (const [id, body] of calls) first.push((await send(id, body)).text);
    await restart();
    const repeated = [];
    for (const [id, body] of calls) repeated.push((await send(id, body)).text);
    expect(repeated).toEqual(first);
    expect((await simulator.control('GET', `/ledger?realmId=${realmId}`)).body).toMatchObject({
      realms: { [realmId]: { documentsPerRequestId: { create: { documents: [{ entity: 'Customer', id: '1' }] } } } },
    });
  });

  it('tokens, codes and the clock', async () => {
    await simulator.control('POST', '/switches', { refreshRotation: 'every-time' });
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-05-05T10:00:00Z' });
    const tokens = (await simulator.control('POST', '/tokens', { realmId })).body;
    const form = { client_id: app.clientId, redirect_uri: 'http://localhost/cb', state: 's', realmId };
    const approved = await fetch(`${simulator.baseUrl}/connect/oauth2/approve`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
    });
    const code = new URL(approved.headers.get('location')!).searchParams.get('code')!;
    const exchange = (fields: Record<string, string>) =>
      request(`${simulator.baseUrl}/oauth2/v1/tokens/bearer`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
        body: new URLSearchParams(fields),
      });
    const refresh = (token: unknown) => exchange({ grant_type: 'refresh_token', refresh_token: String(token) });
    const rotated = (await refresh(tokens['refresh_token'])).body;

    await restart();

    expect((await simulator.control('GET', '/clock')).body).toMatchObject({
      mode: 'frozen',
      now: '2026-05-05T10:00:00.000Z',
    });
    simulator.accessToken = textIn(rotated, 'access_token');
    expect((await simulator.api('GET', '/preferences')).status).toBe(200);
    expect((await refresh(tokens['refresh_token'])).body).toMatchObject({ error: 'invalid_grant' });
    const callback = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost/cb' };
    expect((await exchange(callback)).status).toBe(200);
    await restart();
    expect((await exchange(callback)).body).toMatchObject({ error: 'invalid_grant' });
  });

  it('a last line that was cut off is dropped, and writing goes on after the line before it', async () => {
    await simulator.create('Customer', { DisplayName: 'A' });
    const { size } = await stat(journal);
    await simulator.create('Customer', { DisplayName: 'B' });
    await simulator.close();
    const whole = await readFile(journal);
    const start = size + Math.floor((whole.length - size) / 2);
    await writeFile(journal, whole.subarray(0, start));

    simulator = await startSimulator({ dataDir });
    expect(await everything()).toMatchObject({ Customer: [{ DisplayName: 'A' }] });
    expect(await simulator.create('Customer', { DisplayName: 'C' })).toMatchObject({ Id: '2' });
    await restart();
    expect(await everything()).toMatchObject({ Customer: [{ DisplayName: 'A' }, { DisplayName: 'C' }] });
  });

  it('a damaged line in the middle stops the start, with the place', async () => {
    const { size } = await stat(journal);
    await simulator.close();
    await appendFile(journal, '{"kind":"put",\n{"kind":"clock","state":{}}\n');
    await expect(startSimulator({ dataDir })).rejects.toMatchObject({
      code: 'journal-corrupt',
      message: expect.stringContaining(`damaged at byte ${size}`),
    });
    await writeFile(journal, (await readFile(journal)).subarray(0, size));
    simulator = await startSimulator({ dataDir });
  });
});
