import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Statement, Tx } from '@autosync/db';
import { testDatabase } from '@autosync/testing';
import { searchCompanies, searchRecords } from '../../src/data-access/search.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';
import { startBatchStatus } from '../support/services.ts';

type Tenant = Awaited<ReturnType<TestGateway['tenant']>>;
type Found = { kind: string; company: { name: string }; record: { id: string } | null; batch: { id: string } | null };

let stop = async () => {};
let owner: ReturnType<typeof ownerDb>;
let gateway: TestGateway;
let one: Tenant;
let other: Tenant;
let contoso: string;
const batchId = newId();
beforeAll(async () => {
  const database = await testDatabase();
  owner = ownerDb(database);
  const batchStatus = await startBatchStatus(database);
  gateway = await testGateway({ database, env: { BATCH_STATUS_ADDRESS: batchStatus.address } });
  stop = async () => {
    await gateway.stop();
    await Promise.all([batchStatus.stop(), owner.close()]);
    await database.drop();
  };
  one = await gateway.tenant('One');
  other = await gateway.tenant('Other');
  contoso = (await one.company('The Contoso Ltd, Café')).id;
  await one.company('Fabrikam');
  const { id: theirs } = await other.company('Contoso Two');
  const put = (tenant: Tenant, company: string, externalId: string, body: object) =>
    tenant.call('PUT', `/v1/companies/${company}/invoices/${externalId}`, { body });
  await put(one, contoso, 'a-1', invoice({ number: 'INV-2001' }));
  await put(one, contoso, 'a-2', invoice({ number: 'INV-2002' }));
  const { number: _, ...unnumbered } = invoice();
  await put(one, contoso, 'Own-77', unnumbered);
  await put(other, theirs, 'b-1', invoice({ number: 'INV-2001' }));
  const at = new Date().toISOString();
  await gateway.deps.batchStatus.startBatch({
    header: {
      tenantId: one.id,
      companyId: contoso,
      companyName: 'The Contoso Ltd, Café',
      type: 'invoices',
      runId: newId(),
      batchId,
      trigger: 'manual',
      scheduledFor: at,
      createdAt: at,
    },
    state: 'notStarted',
    total: 0,
  });
  await owner.withAllTenants((tx) =>
    tx.query({ text: `update records.records set qbo_doc_number = 'QB-9' where external_id = 'a-2'` }),
  );
}, 120_000);
afterAll(() => stop());

async function find(call: Tenant['call'], q: string) {
  const { status, body } = await call('GET', `/v1/search?q=${encodeURIComponent(q)}`);
  expect(status).toBe(200);
  return body as { items: Found[]; more: boolean };
}
const names = ({ items }: { items: Found[] }) => items.map(({ kind, company }) => `${kind} of ${company.name}`);

describe('search', () => {
  it.each(['conto', 'CONTOSO LTD', 'the contoso', 'ltd, caf', 'Café', '  contoso  ltd '])(
    'finds a company by the words “%s” of its name',
    async (q) => {
      expect(names(await find(one.call, q))).toEqual(['company of The Contoso Ltd, Café']);
    },
  );

  it('finds a company by its new name, not by its old one, nor one that was removed', async () => {
    const { id } = await one.company('Wingtip');
    await one.call('PATCH', `/v1/companies/${id}`, { body: { name: 'Tailspin' } });
    expect(names(await find(one.call, 'wingtip'))).toEqual([]);
    expect(names(await find(one.call, 'tailspin'))).toEqual(['company of Tailspin']);
    await one.call('DELETE', `/v1/companies/${id}`);
    expect(names(await find(one.call, 'tailspin'))).toEqual([]);
  });

  it('finds a company by its realm', async () => {
    await owner.withAllTenants((tx) =>
      tx.query({ text: `update accounts.companies set realm_id = '9341452' where id = $1`, values: [contoso] }),
    );
    const { items } = await find(one.call, '9341452');
    expect(items).toEqual([
      {
        kind: 'company',
        company: { id: contoso, tenantId: one.id, name: 'The Contoso Ltd, Café' },
        realmId: '9341452',
        record: null,
        batch: null,
      },
    ]);
  });

  it.each([
    ['its number', 'inv-2001', { externalId: 'a-1', number: 'INV-2001', docNumber: null }],
    ['the number of its document', 'QB-9', { externalId: 'a-2', number: 'INV-2002', docNumber: 'QB-9' }],
    ['its own id where it has no number', 'Own-7', { externalId: 'Own-77', number: null, docNumber: null }],
  ])('finds a record by %s', async (_, q, record) => {
    const { items, more } = await find(one.call, q);
    expect([items.length, more]).toEqual([1, false]);
    expect(items[0]).toMatchObject({ kind: 'record', record: { ...record, type: 'invoices', syncState: 'pending' } });
    expect(items[0]?.company).toMatchObject({ id: contoso });
  });

  it.each([8, 13, 14, 36])('finds a batch by %i characters of its id', async (length) => {
    const { items } = await find(one.call, batchId.slice(0, length).toUpperCase());
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'batch',
        batch: { id: batchId, type: 'invoices', state: 'notStarted', createdAt: expect.any(String) },
      }),
    ]);
  });

  it('finds nothing of another tenant; the operator finds what is of any, or of the one that it names', async () => {
    expect(names(await find(other.call, 'contoso'))).toEqual(['company of Contoso Two']);
    expect(names(await find(other.call, 'INV-200'))).toEqual(['record of Contoso Two']);
    expect(names(await find(other.call, batchId))).toEqual([]);
    expect(names(await find(gateway.call, 'contoso'))).toEqual([
      'company of Contoso Two',
      'company of The Contoso Ltd, Café',
    ]);
    expect(names(await find(gateway.call, 'INV-2001')).sort()).toEqual([
      'record of Contoso Two',
      'record of The Contoso Ltd, Café',
    ]);
    expect(names(await find(gateway.call, batchId))).toEqual(['batch of The Contoso Ltd, Café']);
    const asOther: Tenant['call'] = (method, url) =>
      gateway.call(method, url, { headers: { 'autosync-tenant': other.id } });
    expect(names(await find(asOther, 'INV-2001'))).toEqual(['record of Contoso Two']);
    expect(names(await find(asOther, batchId))).toEqual([]);
  });

  it('looks only for what the key may read', async () => {
    const narrow = await gateway.tenant('Narrow', ['companies:read']);
    expect(names(await find(narrow.call, 'INV-2001'))).toEqual([]);
    const input = { tenantId: one.id, name: 'few', scopes: ['companies:read'] };
    const { key } = (await gateway.call('POST', '/v1/api-keys', { body: input })).body;
    const few: Tenant['call'] = (method, url) => gateway.call(method, url, { key });
    expect(names(await find(few, 'INV-2001'))).toEqual([]);
    expect(names(await find(few, batchId))).toEqual([]);
    expect(names(await find(few, 'contoso'))).toEqual(['company of The Contoso Ltd, Café']);
    const none = await gateway.tenant('None', ['audit:read']);
    expect((await none.call('GET', '/v1/search?q=contoso')).status).toBe(403);
  });

  it('answers 10 of a kind, and that there are more', async () => {
    const tenant = await gateway.tenant('Many');
    for (let n = 0; n < 11; n++) await tenant.company(`Branch ${n}`);
    const { items, more } = await find(tenant.call, 'branch');
    expect([items.length, more]).toEqual([10, true]);
    expect((await find(tenant.call, 'branch 10')).more).toBe(false);
  });

  it.each(['', 'x', ' x ', 'x'.repeat(201), 'a\0b'])('refuses %j', async (q) => {
    const answer = await one.call('GET', `/v1/search?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ parameter: 'q' })]);
  });
});

describe('at size', () => {
  const limit = 11;

  beforeAll(async () => {
    await owner.withAllTenants(async (tx) => {
      for (const text of [
        `insert into accounts.tenants (id, name) select md5('t' || n)::uuid, 'T' from generate_series(1, 50) n`,
        `insert into accounts.companies (id, tenant_id, name, time_zone)
         select md5('c' || n)::uuid, md5('t' || 1 + n % 50)::uuid, 'Company ' || n, 'UTC' from generate_series(1, 1000) n`,
        `insert into records.records (tenant_id, company_id, type, external_id, content, content_hash, qbo_doc_number)
         select md5('t' || 1 + n % 50)::uuid, md5('c' || n % 1000)::uuid, 'invoices', 'e' || n,
           case when n % 3 = 0 then '{}' else jsonb_build_object('number', 'N-' || n) end, '', 'Q-' || n
         from generate_series(1, 10000) n`,
      ])
        await tx.query({ text });
    });
    await owner.withoutTenant((tx) => tx.query({ text: 'analyze accounts.companies, accounts.company_words' }));
    await owner.withoutTenant((tx) => tx.query({ text: 'analyze records.records' }));
  }, 120_000);

  /** Pages that the statement reads under the gateway's own role, and how many rows it finds. */
  async function costOf(run: typeof searchRecords | typeof searchCompanies, tenantId: string | null, text: string) {
    const explain = async (tx: Tx) => {
      let statement: Statement | undefined;
      await run(
        { query: async (given) => ((statement = given), { rows: [], rowCount: 0 }) },
        { tenantId, companyIds: null, text, limit },
      );
      const { rows } = await tx.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>({
        text: `explain (analyze, buffers, format json) ${statement?.text}`,
        values: statement?.values ?? [],
      });
      const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
      return {
        rows: plan['Actual Rows'],
        pages: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
      };
    };
    const { db } = gateway.deps;
    return tenantId === null ? db.withAllTenants(explain) : db.withTenant(tenantId, explain);
  }

  const tenantOf = async () => {
    const { rows } = await owner.withAllTenants((tx) =>
      tx.query<{ id: string }>({ text: `select md5('t7')::uuid::text as id` }),
    );
    return rows[0]?.id ?? '';
  };

  it.each([
    ['a number', searchRecords, 'N-1', limit],
    ['no number', searchRecords, 'nothing', 0],
    ['a word', searchCompanies, 'company', limit],
    ['no word', searchCompanies, 'nothing', 0],
  ])('%s costs a tenant a few pages, and the operator a few of each tenant', async (_, run, text, found) => {
    const mine = await costOf(run, await tenantOf(), text);
    expect(mine.rows).toBe(found);
    expect(mine.pages).toBeLessThan(150);
    const all = await costOf(run, null, text);
    expect(all.rows).toBe(found);
    expect(all.pages).toBeLessThan(50 * 40);
  });
});
