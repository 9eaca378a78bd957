import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { everyOperation } from '../support/operations.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

type Tenant = Awaited<ReturnType<TestGateway['tenant']>>;

let whole: WholeGateway;
let gateway: TestGateway;
let owner: Tenant;
let stranger: Tenant;
let companyId: string;
/** What there is of the company that must not be seen. */
let ids: { companyId: string; batchId: string; pauseId: string };

/** A batch and a pause of a company. */
async function thingsOf(id: string, note: string) {
  const batch = await owner.call('POST', `/v1/companies/${id}/batches`, { body: { type: 'invoices' } });
  const pause = await owner.call('POST', '/v1/pauses', { body: { companyId: id, note } });
  return { companyId: id, batchId: batch.body.id as string, pauseId: pause.body.id as string };
}

beforeAll(async () => {
  whole = await wholeGateway({ SYNC_TYPES: 'invoices,expenses,inventory,payments' });
  ({ gateway } = whole);
  owner = await gateway.tenant('Owner');
  stranger = await gateway.tenant('Stranger');
  companyId = (await owner.company('Hush Ltd')).id;
  await owner.call('PUT', `/v1/companies/${companyId}/invoices/1`, { body: invoice({ number: 'HUSH-1' }) });
  ids = await thingsOf(companyId, 'Hush reason');
});
afterAll(async () => whole.stop());

const namesOne = ({ path }: { path: string }) => /^(?!\/v1\/system).*\{(companyId|batchId|pauseId)\}/.test(path);

/** Makes the requests with a key; answers those that are answered otherwise than expected, or tell of what is secret. */
async function deviations(
  key: string,
  asked: ReturnType<typeof everyOperation>,
  expected: (one: (typeof asked)[number]) => number,
) {
  const found = [];
  for (const one of asked) {
    const { operation, method, url, headers, body } = one;
    const { status, text } = await gateway.call(method, url, { headers, body, key });
    const secrets = Object.values(ids).filter((id) => text.replaceAll(url, '').includes(id) && !url.includes(id));
    const tells = secrets.length > 0 || /hush/i.test(text);
    if (status !== expected(one) || tells) found.push({ operation, status, text });
  }
  return found;
}

describe('a key of another tenant', () => {
  it('gets 404 from every operation that names a company, a batch or a pause of the tenant', async () => {
    const asked = everyOperation(gateway, ids).filter(namesOne);
    expect(asked.length).toBeGreaterThan(60);
    expect(await deviations(stranger.key, asked, () => 404)).toEqual([]);
  });

  it('sees no company, no audit event and no key but its own', async () => {
    expect((await stranger.call('GET', '/v1/companies')).body.items).toEqual([]);
    const events = (await stranger.call('GET', '/v1/audit-events')).body.items;
    expect(events.map((event: { action: string }) => event.action)).toEqual(['api-key.created', 'tenant.created']);
    expect((await stranger.call('GET', `/v1/audit-events?companyId=${companyId}`)).body.items).toEqual([]);
  });

  it('changed nothing of it', async () => {
    const read = await owner.call('GET', `/v1/companies/${companyId}/invoices/1`);
    expect(read.body).toMatchObject({ version: 1, content: invoice({ number: 'HUSH-1' }) });
    expect((await owner.call('GET', `/v1/companies/${companyId}`)).body.name).toBe('Hush Ltd');
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

describe('a key of some companies', () => {
  const narrowed = new Set(
    'getSelf listCompanies listPauses getStatusSummary listCompanyStatus search listAuditEvents'.split(' '),
  );
  let own: typeof ids;
  let key: { id: string; key: string };
  const call: Tenant['call'] = (method, url, options) => gateway.call(method, url, { key: key.key, ...options });

  beforeAll(async () => {
    own = await thingsOf((await owner.company('Own Ltd')).id, 'Own reason');
    const input = { name: 'for one', scopes: 'all', companyIds: [own.companyId] };
    key = (await owner.call('POST', '/v1/api-keys', { body: input })).body;
  });

  it('reaches nothing of another company by any operation', async () => {
    const answers = await deviations(key.key, everyOperation(gateway, ids), (one) => {
      if (namesOne(one) || one.operation === 'createPause') return 404;
      return narrowed.has(one.operation) ? 200 : 403;
    });
    expect(answers).toEqual([]);
    const searched = ['Hush', 'HUSH-1', ids.batchId];
    for (const q of searched) {
      expect((await owner.call('GET', `/v1/search?q=${q}`)).body.items).not.toEqual([]);
      expect((await call('GET', `/v1/search?q=${q}`)).body.items).toEqual([]);
    }
    for (const list of ['/v1/audit-events', '/v1/pauses']) {
      expect((await call('GET', `${list}?companyId=${companyId}`)).status).toBe(404);
    }
  });

  it('works with its own as other keys do', async () => {
    const seen = async (url: string) => (await call('GET', url)).body.items as Record<string, unknown>[];
    expect(await seen('/v1/companies')).toEqual([expect.objectContaining({ id: own.companyId })]);
    expect(await seen('/v1/status/companies')).toEqual([expect.objectContaining({ id: own.companyId })]);
    expect((await call('GET', '/v1/status/summary')).body).toMatchObject({ companies: 1 });
    expect(await seen('/v1/search?q=Own')).toEqual([expect.objectContaining({ kind: 'company' })]);
    expect(await seen(`/v1/search?q=${own.batchId}`)).toEqual([expect.objectContaining({ kind: 'batch' })]);
    expect(await seen('/v1/pauses')).toEqual([expect.objectContaining({ id: own.pauseId })]);
    const events = await seen('/v1/audit-events');
    expect(new Set(events.map((event) => event['companyId']))).toEqual(new Set([own.companyId]));
    const url = `/v1/companies/${own.companyId}`;
    expect((await call('PUT', `${url}/invoices/2`, { body: invoice({ number: 'OWN-2' }) })).status).toBe(201);
    expect(await seen('/v1/search?q=OWN-2')).toHaveLength(1);
    expect((await call('GET', `/v1/batches/${own.batchId}`)).status).toBe(200);
    expect((await call('POST', `/v1/pauses/${own.pauseId}/end`, { body: {} })).status).toBe(200);
    const again = { companyId: own.companyId, note: 'again' };
    expect((await call('POST', '/v1/pauses', { body: again })).status).toBe(201);
  });

  it('is told why it may not do what is about all companies', async () => {
    const whole = await owner.call('POST', '/v1/pauses', { body: { note: 'Everything rests' } });
    expect(await call('POST', `/v1/pauses/${whole.body.id}/end`, { body: {} })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('all companies') },
    });
    expect((await call('GET', '/v1/pauses')).body.items).toContainEqual(
      expect.objectContaining({ id: whole.body.id, companyId: null }),
    );
    await owner.call('POST', `/v1/pauses/${whole.body.id}/end`, { body: {} });
    expect(await call('POST', '/v1/pauses', { body: { note: 'Everything' } })).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: expect.stringContaining('some of its companies') },
    });
  });

  it('shows its companies, keeps them when it is replaced, and stands in the audit log with them', async () => {
    const companyIds = [own.companyId];
    expect((await call('GET', '/v1/self')).body).toMatchObject({ companyIds });
    expect((await owner.call('GET', '/v1/self')).body).toMatchObject({ companyIds: null });
    const listed = (await owner.call('GET', '/v1/api-keys')).body.items as { id: string }[];
    expect(listed.find(({ id }) => id === key.id)).toMatchObject({ companyIds });
    const [event] = (await owner.call('GET', '/v1/audit-events')).body.items.filter(
      ({ after }: { after: { id?: string } | null }) => after?.id === key.id,
    );
    expect(event).toMatchObject({ action: 'api-key.created', after: { companyIds } });
    expect((await owner.call('POST', `/v1/api-keys/${key.id}/rotate`, { body: {} })).body).toMatchObject({
      companyIds,
    });
  });

  it('is made for companies that the tenant has', async () => {
    const theirs = (await stranger.company('Theirs')).id;
    const input = { name: 'x', companyIds: [own.companyId, theirs] };
    const answer = await owner.call('POST', '/v1/api-keys', { body: input });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/companyIds/1', code: 'unknown' })]);
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
