import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';

type Tenant = Awaited<ReturnType<TestGateway['tenant']>>;

let gateway: TestGateway;
let owner: Tenant;
let stranger: Tenant;
let companyId: string;
beforeAll(async () => {
  gateway = await testGateway();
  owner = await gateway.tenant('Owner');
  stranger = await gateway.tenant('Stranger');
  companyId = (await owner.company('Secret Ltd')).id;
  await owner.call('PUT', `/v1/companies/${companyId}/invoices/1`, { body: invoice() });
});
afterAll(async () => gateway.stop());

describe('a key of another tenant', () => {
  const types = { enabled: true, types: { invoices: { enabled: true } } };

  it.each([
    ['GET', '', undefined],
    ['PATCH', '', { name: 'Mine now' }],
    ['POST', '/connection', undefined],
    ['GET', '/connection', undefined],
    ['DELETE', '/connection', undefined],
    ['GET', '/autosync', undefined],
    ['PUT', '/autosync', types],
    ['GET', '/invoices', undefined],
    ['GET', '/invoices/1', undefined],
    ['PUT', '/invoices/1', invoice({ memo: 'mine' })],
    ['POST', '/invoices/bulk', { items: [{ externalId: '1', ...invoice({ memo: 'mine' }) }] }],
    ['GET', '/problems', undefined],
    ['GET', '/mappings', undefined],
    ['PUT', '/mappings', { items: [] }],
    ['PATCH', '/mappings', { remove: [] }],
    ['GET', '/mappings.csv', undefined],
    ['GET', '/mappings/missing', undefined],
    ['GET', '/quickbooks/customers', undefined],
    ['POST', '/quickbooks/refresh', undefined],
    ['GET', '/payments', undefined],
    ['GET', '/payment-applications', undefined],
    ['GET', '/run-check', undefined],
    ['GET', '/batches', undefined],
    ['POST', '/batches', { type: 'invoices' }],
  ] as const)('gets 404 for %s %s of the company', async (method, path, body) => {
    const headers = { 'if-match': '*' };
    const answer = await stranger.call(method, `/v1/companies/${companyId}${path}`, { body, headers });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('Secret');
  });

  it('sees no company, no audit event and no key but its own', async () => {
    expect((await stranger.call('GET', '/v1/companies')).body.items).toEqual([]);
    const events = (await stranger.call('GET', '/v1/audit-events')).body.items;
    expect(events.map((event: { action: string }) => event.action)).toEqual(['api-key.created', 'tenant.created']);
    expect((await stranger.call('GET', `/v1/audit-events?companyId=${companyId}`)).body.items).toEqual([]);
  });

  it('changed nothing of it', async () => {
    const read = await owner.call('GET', `/v1/companies/${companyId}/invoices/1`);
    expect(read.body).toMatchObject({ version: 1, content: invoice() });
    expect((await owner.call('GET', `/v1/companies/${companyId}`)).body.name).toBe('Secret Ltd');
  });

  it('does not share Idempotency-Keys with it', async () => {
    const headers = { 'idempotency-key': 'same-for-both' };
    const first = await owner.call('POST', '/v1/companies', { body: { name: 'Ours' }, headers });
    const second = await stranger.call('POST', '/v1/companies', { body: { name: 'Theirs' }, headers });
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body.name).toBe('Theirs');
  });
});

it('the database role of the gateway sees no tenant’s rows unless it says which tenant', async () => {
  const rows = await gateway.deps.db.withoutTenant(async (tx) => ({
    companies: (await tx.query({ text: 'select 1 from accounts.companies' })).rowCount,
    events: (await tx.query({ text: 'select 1 from accounts.audit_events' })).rowCount,
    records: (await tx.query({ text: 'select 1 from records.records' })).rowCount,
  }));
  expect(rows).toEqual({ companies: 0, events: 0, records: 0 });
});
