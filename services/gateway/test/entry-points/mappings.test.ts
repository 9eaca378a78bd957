import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declarationOf, describeFailure } from '@autosync/contracts';
import type { FailureCode } from '@autosync/contracts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';
import { storeList } from '../support/quickbooks-lists.ts';

let gateway: TestGateway;
let owner: ReturnType<typeof ownerDb>;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  gateway = await testGateway();
  owner = ownerDb(gateway.database);
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await owner.close();
  await gateway.stop();
});

/** A company whose lists in QuickBooks were read. */
async function company(name: string) {
  const { id } = await tenant.company(name);
  const ids = { tenantId: tenant.id, companyId: id };
  await storeList(owner, ids, 'Customer', [
    { qboId: '58', name: 'Contoso LLC' },
    { qboId: '59', name: 'Fab', active: false },
    { qboId: '60', name: 'North', fullName: 'Acme:North' },
    { qboId: '61', name: 'Café Zoë' },
    { qboId: '62', name: 'Dell Inc (D-9)' },
  ]);
  await storeList(owner, ids, 'Item', [
    { qboId: '7', name: 'Support', data: { Type: 'Service' } },
    { qboId: '8', name: 'Managed', data: { Type: 'Category' } },
  ]);
  await storeList(owner, ids, 'Account', [{ qboId: '9', name: 'Amex', data: { AccountType: 'Credit Card' } }]);
  await storeList(owner, ids, 'Term', []);
  const path = `/v1/companies/${id}/mappings`;
  return {
    ...ids,
    path,
    read: async (query = '') => tenant.call('GET', `${path}${query}`),
    change: async (body: object, { ifMatch = '*', query = '' } = {}) =>
      tenant.call('PATCH', `${path}${query}`, { body, headers: { 'if-match': ifMatch } }),
    replace: async (items: object[], { ifMatch = '*', query = '' } = {}) =>
      tenant.call('PUT', `${path}${query}`, { body: { items }, headers: { 'if-match': ifMatch } }),
  };
}

const contoso = { kind: 'customer', name: 'Contoso', accountNumber: 'C-17', quickbooksId: '58' };

/** As the invoices of these tests name it. */
const contosoLtd = { ...contoso, name: 'Contoso Ltd' };

type Wait = { key: string; kind: string; name: string; accountNumber?: string; code: FailureCode };

/** Invoices that failed as a worker leaves them: waiting for names. */
async function waiting(companyId: string, waits: Record<string, Wait[]>): Promise<void> {
  const items = Object.keys(waits).map((externalId) => ({ externalId, ...invoice() }));
  const put = await tenant.call('POST', `/v1/companies/${companyId}/invoices/bulk`, { body: { items } });
  expect(put.status).toBe(200);
  const rows = Object.entries(waits).map(([externalId, all]) => ({
    externalId,
    failure: { ...describeFailure('references-missing'), at: '2026-02-01T12:00:00Z' },
    causes: all.map(({ key, code, ...need }) => ({ look: 'reference', key, details: { ...need, reason: code } })),
  }));
  await owner.withAllTenants((tx) =>
    tx.query({
      text: `update records.records r set sync_state = 'failed', failure = w.failure, causes = w.causes, pending_since = null
        from jsonb_to_recordset($2::jsonb) as w("externalId" text, failure jsonb, causes jsonb)
        where r.company_id = $1 and r.external_id = w."externalId"`,
      values: [companyId, JSON.stringify(rows)],
    }),
  );
}

/** Invoices as a worker leaves them that QuickBooks refused. */
const refuse = (companyId: string, externalIds: string[]) =>
  owner.withAllTenants((tx) =>
    tx.query({
      text: `update records.records set sync_state = 'failed', causes = null, pending_since = null
        where company_id = $1 and external_id = any($2)`,
      values: [companyId, externalIds],
    }),
  );

const contosoMissing: Wait = {
  key: 'customer/contoso\tc-17',
  kind: 'customer',
  name: 'Contoso',
  accountNumber: 'C-17',
  code: 'customer-missing',
};
const supportMissing: Wait = { key: 'item/suport', kind: 'item', name: 'Suport', code: 'item-missing' };

async function pendingOf(companyId: string): Promise<string[]> {
  const { rows } = await owner.withAllTenants((tx) =>
    tx.query<{ external_id: string }>({
      text: `select external_id from records.records where company_id = $1 and pending_since is not null order by 1`,
      values: [companyId],
    }),
  );
  return rows.map((row) => row.external_id);
}

describe('mappings', () => {
  it('are set, read, changed and removed, each change under the version that was read, and audited', async () => {
    const { companyId, read, change } = await company('Versions');
    expect((await read()).headers['etag']).toBe('"0"');
    const set = await change({ set: [contoso] }, { ifMatch: '"0"' });
    expect(set.status).toBe(200);
    expect(set.headers['etag']).toBe('"1"');
    expect(set.body).toMatchObject({
      dryRun: false,
      changes: [{ kind: 'customer', name: 'Contoso', from: null, to: { quickbooksId: '58', name: 'Contoso LLC' } }],
    });
    expect((await read()).body.items).toEqual([
      {
        ...contoso,
        quickbooksName: 'Contoso LLC',
        paymentType: null,
        updatedAt: expect.any(String),
      },
    ]);
    expect((await change({ set: [contoso] }, { ifMatch: '"0"' })).status).toBe(412);
    const same = await change({ set: [contoso] }, { ifMatch: '"1"' });
    expect(same.body.changes).toEqual([]);
    expect(same.headers['etag']).toBe('"1"');
    const { kind, accountNumber } = contoso;
    const removed = await change({ remove: [{ kind, name: ' contoso', accountNumber }] }, { ifMatch: '"1"' });
    expect(removed.body.changes).toMatchObject([{ name: 'Contoso', to: null }]);
    expect((await read()).body.items).toEqual([]);

    const { items } = (await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`)).body;
    const audited = items.filter((event: { action: string }) => event.action === 'mappings.changed');
    expect(audited).toHaveLength(2);
    expect(audited[1]).toMatchObject({
      before: { version: 0, entries: [{ name: 'Contoso', entry: null }] },
      after: { version: 1, changes: 1, entries: [{ name: 'Contoso', entry: { quickbooksId: '58' } }] },
    });
  });

  it('tell of a payment method how it pays, before and after, also where nothing else changed', async () => {
    const { companyId, change } = await company('Paying');
    const card = { kind: 'payment-method', name: 'Card', quickbooksId: '9', paymentType: 'Check' };
    await change({ set: [card] });
    const { body } = await change({ set: [{ ...card, paymentType: 'CreditCard' }] });
    const [from, to] = ['Check', 'CreditCard'].map((paymentType) => ({ quickbooksId: '9', name: 'Amex', paymentType }));
    expect(body.changes).toMatchObject([{ from, to }]);
    const [event] = (await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`)).body.items;
    expect(event).toMatchObject({ before: { entries: [{ entry: from }] }, after: { entries: [{ entry: to }] } });
  });

  it('are not changed by who has not read them', async () => {
    const { path } = await company('Unread');
    const answer = await tenant.call('PATCH', path, { body: { set: [contoso] } });
    expect(answer.status).toBe(428);
  });

  it('are replaced as a whole, by kind page by page', async () => {
    const { replace, read } = await company('Whole');
    const plain = { kind: 'customer', name: 'Contoso', quickbooksId: '62' };
    const item = { kind: 'item', name: 'Helpdesk', quickbooksId: '7' };
    const card = { kind: 'payment-method', name: 'Card', quickbooksId: '9', paymentType: 'CreditCard' };
    expect((await replace([contoso, plain, item, card])).status).toBe(200);
    const first = (await read('?limit=2')).body;
    const second = (await read(`?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items]).toMatchObject([plain, contoso, item, card]);
    expect(second.nextCursor).toBeNull();
    expect((await read('?kind=item')).body.items).toMatchObject([item]);
    await replace([item]);
    expect((await read()).body.items).toMatchObject([item]);
  });

  it.each([
    ['an Id that is in no list', { ...contoso, quickbooksId: '999' }, '/set/0/quickbooksId', 'unknown'],
    ['an inactive entry', { ...contoso, quickbooksId: '59' }, '/set/0/quickbooksId', 'inactive'],
    ['a category', { kind: 'item', name: 'x', quickbooksId: '8' }, '/set/0/quickbooksId', 'unusable'],
    ['a list that nobody read', { kind: 'class', name: 'x', quickbooksId: '8' }, '/set/0/quickbooksId', 'unknown'],
    [
      'a number of a product',
      { kind: 'item', name: 'x', accountNumber: '1', quickbooksId: '7' },
      '/set/0/accountNumber',
      'unknown',
    ],
    [
      'a method that does not say how it pays',
      { kind: 'payment-method', name: 'Card', quickbooksId: '9' },
      '/set/0/paymentType',
      'payment-type',
    ],
  ])('that point at %s are refused with the place, and nothing is stored', async (_, mapping, pointer, code) => {
    const { change, read } = await company(`Refused ${code}`);
    const answer = await change({ set: [mapping, { ...contoso, name: 'Another' }] });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
    expect((await read()).body.items).toEqual([]);
  });

  it('name one thing once', async () => {
    const { change } = await company('Twice');
    const answer = await change({ set: [contoso, { ...contoso, name: ' CONTOSO ', quickbooksId: '62' }] });
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/set/1/name', code: 'duplicate' })]);
  });
});

describe('records that wait for a name', () => {
  it('go out with the next run when it is mapped, exactly these, untouched', async () => {
    const { companyId, change } = await company('Freed');
    await waiting(companyId, {
      'INV-1': [contosoMissing],
      'INV-2': [contosoMissing, supportMissing],
      'INV-3': [supportMissing],
    });
    const before = (await tenant.call('GET', `/v1/companies/${companyId}/invoices/INV-1`)).body;
    const tried = await change({ set: [contoso] }, { query: '?dryRun=true' });
    expect(tried.body).toMatchObject({ dryRun: true, freed: 0 });
    expect(tried.body.records.items.map((one: { externalId: string }) => one.externalId)).toEqual(['INV-1', 'INV-2']);
    expect(await pendingOf(companyId)).toEqual([]);
    expect((await change({ set: [contoso] })).body).toMatchObject({ freed: 2 });
    expect(await pendingOf(companyId)).toEqual(['INV-1', 'INV-2']);
    const after = (await tenant.call('GET', `/v1/companies/${companyId}/invoices/INV-1`)).body;
    expect(after).toMatchObject({ version: before.version, content: before.content });
  });

  it('are told before a change is made, with what the name means now and then, also those nobody tried yet', async () => {
    const { companyId, change } = await company('Tried');
    await change({ set: [{ ...contoso, name: 'Contoso Ltd' }] });
    await tenant.call('PUT', `/v1/companies/${companyId}/invoices/INV-9`, { body: invoice() });
    const { body } = await change(
      { set: [{ ...contoso, name: 'contoso ltd', quickbooksId: '62' }] },
      { query: '?dryRun=true' },
    );
    expect(body.records).toEqual({
      items: [
        {
          type: 'invoices',
          externalId: 'INV-9',
          kind: 'customer',
          name: 'contoso ltd',
          from: { quickbooksId: '58', name: 'Contoso LLC' },
          to: { quickbooksId: '62', name: 'Dell Inc (D-9)' },
        },
      ],
      more: false,
    });
  });

  it('are told with what the name means by itself once its mapping is gone', async () => {
    const { companyId, tenantId, change } = await company('Unmapped');
    const { kind, name, accountNumber } = contosoLtd;
    await change({ set: [contosoLtd] });
    await tenant.call('PUT', `/v1/companies/${companyId}/invoices/INV-1`, { body: invoice() });
    const meaning = async () => {
      const { body } = await change({ remove: [{ kind, name, accountNumber }] }, { query: '?dryRun=true' });
      return body.records.items.map(({ from, to }: { from: object; to: object }) => ({ from, to }));
    };
    const from = { quickbooksId: '58', name: 'Contoso LLC' };
    expect(await meaning()).toEqual([{ from, to: null }]);
    await storeList(owner, { tenantId, companyId }, 'Customer', [{ qboId: '70', name: 'Contoso Ltd' }]);
    expect(await meaning()).toEqual([{ from, to: { quickbooksId: '70', name: 'Contoso Ltd' } }]);
    await storeList(owner, { tenantId, companyId }, 'Customer', [{ qboId: '71', name: 'Contoso Ltd (C-17)' }]);
    expect(await meaning()).toEqual([{ from, to: { quickbooksId: '71', name: 'Contoso Ltd (C-17)' } }]);
  });

  it('are also those that QuickBooks refused with the name, and that wait for nothing else', async () => {
    const { companyId, change } = await company('Refused');
    const other = { ...invoice(), customer: { name: 'Contoso Ltd', accountNumber: 'C-18' } };
    await waiting(companyId, { 'INV-1': [], 'INV-2': [supportMissing], 'INV-3': [] });
    await tenant.call('PUT', `/v1/companies/${companyId}/invoices/INV-3`, { body: other });
    await refuse(companyId, ['INV-1', 'INV-3']);
    const tried = await change({ set: [contosoLtd] }, { query: '?dryRun=true' });
    expect(tried.body.records.items).toMatchObject([{ externalId: 'INV-1' }]);
    expect((await change({ set: [contosoLtd] })).body).toMatchObject({ freed: 1 });
    expect(await pendingOf(companyId)).toEqual(['INV-1']);
    await refuse(companyId, ['INV-1']);
    expect((await change({ set: [contosoLtd] })).body).toMatchObject({ freed: 0 });
    const { kind, name, accountNumber } = contosoLtd;
    expect((await change({ remove: [{ kind, name, accountNumber }] })).body).toMatchObject({ freed: 1 });
    expect(await pendingOf(companyId)).toEqual(['INV-1']);
  });

  it.each([
    ['tax-code', 'VAT', 'TaxCode'],
    ['tax-code', 'City', 'TaxCode'],
    ['class', 'North', 'Class'],
    ['class', 'South', 'Class'],
    ['department', 'Oslo', 'Department'],
    ['account', 'Checking', 'Account'],
    ['account', '4100', 'Account'],
  ])('are found by a %s, wherever the record says it: %s', async (kind, name, entity) => {
    const { companyId, tenantId, change } = await company(`Uses of ${name}`);
    await storeList(owner, { tenantId, companyId }, entity, [{ qboId: '90', name: 'Other' }]);
    const { lines, ...plain } = invoice();
    const body = {
      ...plain,
      lines: lines.map((line) => ({ ...line, class: 'South', account: '4100', taxCode: 'VAT' })),
      class: 'North',
      department: 'Oslo',
      taxes: [{ code: 'City', amount: '1.00' }],
      deposit: { amount: '1.00', account: 'Checking' },
    };
    expect((await tenant.call('PUT', `/v1/companies/${companyId}/invoices/INV-1`, { body })).status).toBe(201);
    const tried = await change({ set: [{ kind, name, quickbooksId: '90' }] }, { query: '?dryRun=true' });
    expect(tried.body.records.items).toMatchObject([{ externalId: 'INV-1', kind, name, to: { name: 'Other' } }]);
  });

  it.each(['class', 'department'])('are found by a place of a transfer, which may be a %s', async (kind) => {
    const { companyId, tenantId, change } = await company(`Places as ${kind}`);
    const entity = { class: 'Class', department: 'Department' }[kind]!;
    await storeList(owner, { tenantId, companyId }, entity, [{ qboId: '90', name: 'Van 4' }]);
    const lines = [{ item: 'Router', quantity: '1', unitCost: '60.00' }];
    const body = { kind: 'transfer', date: '2026-01-31', from: 'Main', to: 'Van', lines };
    expect((await tenant.call('PUT', `/v1/companies/${companyId}/inventory/T-1`, { body })).status).toBe(201);
    const tried = await change({ set: [{ kind, name: 'Van', quickbooksId: '90' }] }, { query: '?dryRun=true' });
    expect(tried.body.records.items).toMatchObject([{ externalId: 'T-1', name: 'Van', to: { name: 'Van 4' } }]);
  });

  it.each(['expenses', 'inventory'] as const)('are found by the code of a tax that %s state', async (type) => {
    const { companyId, tenantId, change } = await company(`Taxes of ${type}`);
    await storeList(owner, { tenantId, companyId }, 'TaxCode', [{ qboId: '90', name: 'Other' }]);
    const { total: _total, ...example } = declarationOf(type).content?.example ?? {};
    const body = { ...example, taxes: [{ code: 'City', amount: '1.00' }] };
    expect((await tenant.call('PUT', `/v1/companies/${companyId}/${type}/R-1`, { body })).status).toBe(201);
    const tried = await change(
      { set: [{ kind: 'tax-code', name: 'City', quickbooksId: '90' }] },
      { query: '?dryRun=true' },
    );
    expect(tried.body.records.items).toMatchObject([{ type, externalId: 'R-1', name: 'City' }]);
  });
});

describe('missing mappings', () => {
  const missing = async (companyId: string, query = '') =>
    (await tenant.call('GET', `/v1/companies/${companyId}/mappings/missing${query}`)).body;

  it('are listed by how many records wait, with candidates and why', async () => {
    const { companyId } = await company('Missing');
    await waiting(companyId, {
      'INV-1': [contosoMissing],
      'INV-2': [contosoMissing, { key: 'customer/fab', kind: 'customer', name: 'Fab', code: 'reference-inactive' }],
      'INV-3': [{ key: 'customer/cafe zoe', kind: 'customer', name: 'Cafe Zoe', code: 'customer-missing' }],
      'INV-4': [supportMissing],
    });
    const { items, nextCursor } = await missing(companyId);
    expect(nextCursor).toBeNull();
    expect(items[0]).toEqual({
      kind: 'customer',
      name: 'Contoso',
      accountNumber: 'C-17',
      reason: 'customer-missing',
      records: 2,
      examples: [
        { type: 'invoices', externalId: 'INV-1' },
        { type: 'invoices', externalId: 'INV-2' },
      ],
      candidates: [
        { quickbooksId: '58', name: 'Contoso LLC', active: true, likeness: 'ending', reason: expect.any(String) },
      ],
    });
    const candidatesOf = (name: string) => items.find((item: { name: string }) => item.name === name).candidates;
    expect(candidatesOf('Cafe Zoe')).toMatchObject([{ quickbooksId: '61', likeness: 'accents-or-punctuation' }]);
    expect(candidatesOf('Fab')).toMatchObject([{ quickbooksId: '59', likeness: 'inactive', active: false }]);
    expect(candidatesOf('Suport')).toEqual([]);
    expect((await missing(companyId, '?kind=item')).items).toMatchObject([{ name: 'Suport', records: 1 }]);
    const first = await missing(companyId, '?limit=2');
    const rest = await missing(companyId, `?limit=10&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toEqual(items);
  });
});

describe('CSV', () => {
  const csvCall = (path: string, body: string | Buffer, query = '') =>
    tenant.call('PUT', `${path}.csv${query}`, { body, headers: { 'if-match': '*', 'content-type': 'text/csv' } });

  it('comes out and goes in as it was, whatever the names', async () => {
    const { path, replace, read } = await company('CSV');
    const names = ['Plain', 'Comma, "quoted"', '=SUM(A1)', "'=apostrophe", '-minus', "O'Neil", 'Ünïcode'];
    await replace(names.map((name) => ({ kind: 'customer', name, quickbooksId: '58' })));
    const before = (await read('?limit=200')).body.items;
    const csv = await tenant.call('GET', `${path}.csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['etag']).toBe('"1"');
    expect(csv.text).not.toMatch(/(^|,)[=+@-]/m);
    const same = await csvCall(path, csv.text);
    expect(same.status).toBe(200);
    expect(same.body.changes).toEqual([]);
    expect((await read('?limit=200')).body.items).toEqual(before);
    const cut = csv.text.split('\r\n').slice(0, 2).join('\r\n');
    expect((await csvCall(path, cut, '?dryRun=true')).body.changes).toHaveLength(names.length - 1);
    expect((await read('?limit=200')).body.items).toEqual(before);
    await csvCall(path, cut);
    expect((await read()).body.items).toHaveLength(1);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from('kind,name,quickbooksId\ncustomer,Caf\xe9,58\n', 'latin1'), /UTF-8/],
    ['an unknown column', 'kind,nom\ncustomer,x\n', /Line 1: there is no column "nom"/],
    ['an unknown kind', 'kind,name,quickbooksId\nclient,x,58\n', /Line 2: there is no such kind/],
    ['a row without an Id', 'kind,name,quickbooksId\ncustomer,x,\n', /Line 2/],
    ['an Id that is not there', 'kind,name,quickbooksId\ncustomer,x,58\ncustomer,y,999\n', /\/3/],
    ['a row with too many cells', 'kind,name,quickbooksId\ncustomer,x,58,9,9\n', /cannot be read/],
    ['nothing', '', /first line/],
  ])('%s is refused with its line', async (_, body, sentence) => {
    const { path, read } = await company('Bad CSV');
    const answer = await csvCall(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toMatch(sentence);
    expect((await read()).body.items).toEqual([]);
  });

  it('is taken nowhere else, and JSON not there', async () => {
    const { path } = await company('Types');
    const asCsv = { 'if-match': '*', 'content-type': 'text/csv' };
    expect((await tenant.call('PUT', path, { body: 'kind', headers: asCsv })).status).toBe(415);
    expect(
      (await tenant.call('PUT', `${path}.csv`, { body: { items: [] }, headers: { 'if-match': '*' } })).status,
    ).toBe(415);
  });
});

describe('lists of QuickBooks', () => {
  const list = async (companyId: string, path: string) =>
    tenant.call('GET', `/v1/companies/${companyId}/quickbooks/${path}`);

  it('are shown with their age, by name and page by page', async () => {
    const { companyId } = await company('Lists');
    const { body } = await list(companyId, 'customers?limit=2');
    expect(body.items.map((entry: { fullName: string }) => entry.fullName)).toEqual(['Acme:North', 'Café Zoë']);
    expect(body).toMatchObject({ entries: 5, readAt: expect.any(String), ageSeconds: expect.any(Number) });
    const rest = (await list(companyId, `customers?cursor=${body.nextCursor}`)).body;
    expect(rest.items).toHaveLength(3);
    expect((await list(companyId, 'customers?search=NORTH')).body.items).toMatchObject([{ id: '60' }]);
    expect((await list(companyId, 'customers?active=false')).body.items).toMatchObject([{ id: '59', active: false }]);
    expect((await list(companyId, 'items?search=managed')).body.items).toMatchObject([
      { details: { Type: 'Category' } },
    ]);
  });

  it('that nobody read say so; others do not exist', async () => {
    const { companyId } = await company('Unread lists');
    expect((await list(companyId, 'classes')).body).toEqual({
      items: [],
      nextCursor: null,
      readAt: null,
      ageSeconds: null,
      entries: null,
    });
    expect((await list(companyId, 'dreams')).status).toBe(404);
  });
});
