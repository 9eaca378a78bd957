import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';

let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let path: string;
beforeAll(async () => {
  gateway = await testGateway({ env: { BODY_LIMIT_BYTES: '4096', BULK_BODY_LIMIT_BYTES: '8192' } });
  tenant = await gateway.tenant('Northwind');
  path = `/v1/companies/${(await tenant.company('Contoso')).id}`;
});
afterAll(async () => gateway.stop());

const json = { 'content-type': 'application/json' };

describe('a request that cannot be taken', () => {
  it.each([
    ['400', 'invalid-json', 'POST', '/v1/companies', '{"name":', json],
    ['400', 'bad-request', 'GET', '/v1/companies/%E0%A4%A', undefined, {}],
    ['404', 'not-found', 'GET', '/v1/nonsense', undefined, {}],
    ['404', 'not-found', 'POST', '/v1/nonsense', '{"a":1}', json],
    ['404', 'not-found', 'POST', '/v1/nonsense', 'no json', { 'content-type': 'text/plain' }],
    ['405', 'method-not-allowed', 'PUT', '/v1/companies', '{"a":', json],
    ['405', 'method-not-allowed', 'DELETE', '/v1/companies', undefined, {}],
    ['413', 'payload-too-large', 'POST', '/v1/companies', JSON.stringify({ name: 'x'.repeat(5000) }), json],
    ['415', 'unsupported-media-type', 'POST', '/v1/companies', 'name=x', { 'content-type': 'text/plain' }],
    ['415', 'unsupported-media-type', 'POST', '/v1/companies', '<x/>', { 'content-type': 'application/xml' }],
    ['422', 'invalid-request', 'POST', '/v1/companies', '{}', json],
    ['422', 'invalid-request', 'POST', '/v1/companies', '', json],
    ['422', 'invalid-request', 'GET', '/v1/companies?limit=1000', undefined, {}],
  ] as const)('answers %s %s as a problem document', async (status, code, method, url, body, headers) => {
    const answer = await tenant.call(method, url, { body, headers });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: `http://127.0.0.1:8080/v1/problem-types/${code}`,
      status: Number(status),
      code,
      requestId: answer.headers['x-request-id'],
      instance: url.split('?')[0],
    });
    expect(answer.status).toBe(Number(status));
  });

  it.each([
    [
      'one of few words',
      'POST',
      '/batches',
      { type: 'invoice' },
      '/type must be one of invoices, expenses, inventory, payments.',
    ],
    [
      'one of few words in the address',
      'GET',
      '/batches?state=red',
      undefined,
      /^state must be one of notStarted, .+, cancelled\.$/,
    ],
    ['a day', 'POST', '/batches', { type: 'payments', startDate: 'now' }, /^\/startDate must be a day as YYYY-MM-DD/],
    [
      'an id',
      'POST',
      '/batches',
      { type: 'invoices', previewId: 'that one' },
      '/previewId must be an id: a UUID in lower case.',
    ],
  ] as const)('422 says what must be: %s', async (_what, method, url, body, detail) => {
    const answer = await tenant.call(method, `${path}${url}`, { body });
    expect(answer).toMatchObject({ status: 422, body: { detail: expect.stringMatching(detail) } });
  });

  it('405 says which methods are allowed', async () => {
    const answer = await tenant.call('DELETE', '/v1/companies');
    expect(answer.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('503 says when to try again, while a service it needs is down', async () => {
    const answer = await tenant.call('GET', `${path}/autosync`);
    expect(answer.status).toBe(503);
    expect(answer.body.code).toBe('unavailable');
    expect(answer.headers['retry-after']).toBe('2');
  });
});

describe('a strict body', () => {
  const good = { externalId: 'b-1', ...invoice() };

  it.each([
    ['an unknown field', { ...invoice(), colour: 'red' }, '/colour', 'unknown'],
    ['an unknown field deep inside', { ...invoice(), customer: { name: 'x', vip: true } }, '/customer/vip', 'unknown'],
    ['a missing field', { ...invoice(), customer: {} }, '/customer/name', 'required'],
    ['a number where text is wanted', { ...invoice(), total: 1430 }, '/total', 'type'],
    [
      'text where a flag is wanted',
      invoice({ lines: [{ ...invoice().lines[0], taxable: 'true' }] }),
      '/lines/0/taxable',
      'type',
    ],
    ['a day that does not exist', invoice({ date: '2026-02-30' }), '/date', 'format'],
    ['an amount with a fraction of a cent', invoice({ total: '1.234' }), '/total', 'pattern'],
    ['a word that is not among the known', invoice({ kind: 'quote' }), '/kind', 'enum'],
    ['no lines', invoice({ lines: [] }), '/lines', 'minItems'],
    ['a day before 1900', invoice({ date: '0001-01-01' }), '/date', 'pattern'],
    ['a day after 2999', invoice({ dueDate: '9999-12-31' }), '/dueDate', 'pattern'],
    ['text with a control character', invoice({ memo: 'a\0b' }), '/memo', 'pattern'],
    [
      'a name with a character nobody sees',
      invoice({ customer: { name: 'Con\u200Btoso' } }),
      '/customer/name',
      'pattern',
    ],
    [
      'a name that was read in the wrong encoding',
      invoice({ customer: { name: 'Caf\uFFFD' } }),
      '/customer/name',
      'pattern',
    ],
    ['a blank name', invoice({ customer: { name: ' \u00A0 ' } }), '/customer/name', 'minLength'],
    ['a name on two lines', invoice({ terms: 'Net\n30' }), '/terms', 'pattern'],
    [
      'more than 15 digits',
      invoice({ lines: [{ ...invoice().lines[0], quantity: '1234567890.123456' }] }),
      '/lines/0/quantity',
      'pattern',
    ],
    ['a number too long for QuickBooks', invoice({ number: '😀'.repeat(11) }), '/number', 'maxLength'],
    [
      'a bad address among several',
      invoice({ customer: { name: 'x', email: 'a@b.c, d' } }),
      '/customer/email',
      'pattern',
    ],
    [
      'a line that comes to more than QuickBooks takes',
      invoice({ lines: [{ item: 'x', quantity: '9999999999', unitPrice: '9999999999' }], total: undefined }),
      '/lines/0',
      'amount',
    ],
    [
      'lines that come to more than QuickBooks takes',
      invoice({ lines: Array(2).fill({ item: 'x', quantity: '1', unitPrice: '9999999999.99' }), total: undefined }),
      '/lines',
      'amount',
    ],
    ['a total that is not that of the lines', invoice({ total: '1430.01' }), '/total', 'total'],
    ['a number of the source that is none', { ...invoice(), sourceSequence: -1 }, '/sourceSequence', 'minimum'],
    [
      'an instant that does not exist',
      { ...invoice(), sourceUpdatedAt: '2026-06-30T23:59:60Z' },
      '/sourceUpdatedAt',
      'format',
    ],
    [
      'an instant nobody lived in',
      { ...invoice(), sourceUpdatedAt: '0000-01-01T00:00:00Z' },
      '/sourceUpdatedAt',
      'pattern',
    ],
  ])('with %s answers 422 with its pointer, and nothing is stored', async (_, body, pointer, code) => {
    const answer = await tenant.call('PUT', `${path}/invoices/strict`, { body });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect((await tenant.call('GET', `${path}/invoices/strict`)).status).toBe(404);
  });

  it('of a bulk request with one bad item stores none, and points into it', async () => {
    const items = [good, { ...good, externalId: 'b-2', date: 'tomorrow' }, { ...good, externalId: 'b-3', total: 5 }];
    const answer = await tenant.call('POST', `${path}/invoices/bulk`, { body: { items } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/items/1/date',
      '/items/2/total',
    ]);
    const listed = await tenant.call('GET', `${path}/invoices`);
    expect(listed.body.items).toEqual([]);
  });

  it('of a bulk request with the same external id twice points at the second', async () => {
    const answer = await tenant.call('POST', `${path}/invoices/bulk`, { body: { items: [good, good] } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/items/1/externalId', code: 'duplicate' }),
    ]);
    expect((await tenant.call('GET', `${path}/invoices`)).body.items).toEqual([]);
  });

  it('lists no more than 100 faults', async () => {
    const items = Array.from({ length: 150 }, () => ({}));
    const answer = await tenant.call('POST', `${path}/invoices/bulk`, { body: { items } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toHaveLength(100);
  });

  it('of a bulk request may be larger than others, up to its own limit', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...good, externalId: `m-${i}` }));
    expect((await tenant.call('POST', `${path}/invoices/bulk`, { body: { items: many(15) } })).status).toBe(200);
    expect((await tenant.call('POST', `${path}/invoices/bulk`, { body: { items: many(40) } })).status).toBe(413);
  });

  it('is refused where none is expected; an empty one is fine', async () => {
    const batch = '/v1/batches/0190a5a0-0000-4000-8000-000000000001/cancel';
    const refused = await tenant.call('POST', batch, { body: { force: true } });
    expect(refused.status).toBe(422);
    for (const body of ['', '{}']) {
      const answer = await tenant.call('POST', batch, { body, headers: json });
      expect(answer.body.code).toBe('unavailable');
    }
  });

  it('holds no text that cannot be stored, also where nothing else is said of it', async () => {
    const answer = await tenant.call('POST', '/v1/companies', { body: { name: 'x', timeZone: 'U\0' } });
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/timeZone', code: 'text' })]);
  });

  it.each([
    ['Latin-1 bytes', Buffer.from('{"name":"Café"}', 'latin1'), {}, 400, 'invalid-json'],
    [
      'Latin-1 that is declared',
      Buffer.from('{"name":"Café"}', 'latin1'),
      { 'content-type': 'application/json; charset=iso-8859-1' },
      415,
      'unsupported-media-type',
    ],
    ['UTF-16', Buffer.from('{"name":"x"}', 'utf16le'), {}, 400, 'invalid-json'],
    ['packed bytes', Buffer.from('{"name":"x"}'), { 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['nesting without end', Buffer.from('['.repeat(4000)), {}, 413, 'payload-too-large'],
    [
      'more members than anything has',
      Buffer.from(`{${Array.from({ length: 200 }, (_, i) => `"${i}":1`).join()}}`),
      {},
      413,
      'payload-too-large',
    ],
  ] as const)('of %s is refused', async (_, body, headers, status, code) => {
    const answer = await tenant.call('POST', '/v1/companies', { body, headers: { ...json, ...headers } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each([
    ['{"name":"a","name":"b"}', '/name'],
    [
      '{"name":"a","settings":{"invoiceLineDetail":"default","invoice\\u004cineDetail":"default"}}',
      '/settings/invoiceLineDetail',
    ],
    ['{"name":"a","x":[1,{"y":{},"z~/":1,"z~/":2}]}', '/x/1/z~0~1'],
  ])('with a member twice is refused and points at it: %s', async (body, pointer) => {
    const answer = await tenant.call('POST', '/v1/companies', { body, headers: json });
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-json']);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code: 'duplicate' })]);
  });

  it('is taken in UTF-8 that says so, with text in one form: composed, trimmed, lines ending in one way', async () => {
    const name = '  Cafe\u0301 ';
    const headers = { 'content-type': 'application/json; charset="UTF-8"' };
    const created = await tenant.call('POST', '/v1/companies', { body: JSON.stringify({ name }), headers });
    expect(created.body.name).toBe('Café');
    const body = invoice({ number: ' INV-1 ', memo: 'one\r\ntwo\t😀 ' });
    expect((await tenant.call('PUT', `${path}/invoices/cafe%CC%81%20`, { body })).status).toBe(201);
    expect((await tenant.call('PUT', `${path}/invoices/caf%C3%A9`, { body })).body.outcome).toBe('unchanged');
    const read = (await tenant.call('GET', `${path}/invoices/caf%C3%A9`)).body;
    expect(read.content).toMatchObject({ number: 'INV-1', memo: 'one\ntwo\t😀' });
  });

  it('has no second meaning: __proto__ is refused', async () => {
    const answer = await tenant.call('POST', '/v1/companies', {
      body: '{"name":"x","__proto__":{"a":1}}',
      headers: json,
    });
    expect(answer.status).toBe(400);
  });
});

const cursor = (instant: string) =>
  Buffer.from(JSON.stringify([instant, '0190a5a0-0000-4000-8000-000000000001'])).toString('base64url');

describe('a query', () => {
  it.each([
    ['/v1/companies?colour=red', 'colour'],
    ['/v1/companies?limit=many', 'limit'],
    ['/v1/companies?limit=0', 'limit'],
    ['/v1/companies?limit=true', 'limit'],
    ['/v1/companies?limit=0x10', 'limit'],
    ['/v1/companies?limit=1.5', 'limit'],
    ['/v1/companies?limit=1e1', 'limit'],
    ['/v1/companies?limit=+1', 'limit'],
    ['/v1/companies?limit=1&limit=2', 'limit'],
    [`/v1/companies?cursor=${cursor('2026-02-30T00:00:00.000Z')}`, 'cursor'],
    [`/v1/companies?cursor=${cursor('2026-13-01T00:00:00.000Z')}`, 'cursor'],
    ['/v1/companies?cursor=nonsense', 'cursor'],
  ])('%s names the faulty parameter', async (url, parameter) => {
    const answer = await tenant.call('GET', url);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ parameter })]);
  });

  it('names the faulty header', async () => {
    const headers = { 'idempotency-key': 'two words' };
    const answer = await tenant.call('POST', '/v1/companies', { body: { name: 'x' }, headers });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ header: 'idempotency-key' })]);
  });
});

describe('the request id', () => {
  it('is the caller’s when it has a decent form, else a new one', async () => {
    const given = await tenant.call('GET', '/v1/companies', { headers: { 'x-request-id': 'trace-4711' } });
    expect(given.headers['x-request-id']).toBe('trace-4711');
    const odd = await tenant.call('GET', '/v1/companies', { headers: { 'x-request-id': 'a "b" {c}' } });
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leads to the log line of the request, which holds neither key nor body', async () => {
    const headers = { 'x-request-id': 'logged-1' };
    await tenant.call('POST', '/v1/companies', { body: { name: 'Very Secret Inc' }, headers });
    const lines = gateway.logs.filter((line) => line['requestId'] === 'logged-1');
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'request answered', level: 'info', status: 201, tenantId: tenant.id }),
    ]);
    const everything = JSON.stringify(gateway.logs);
    expect(everything).not.toContain('Very Secret Inc');
    expect(everything).not.toContain(tenant.key);
  });
});

it('requests are counted by operation and status class, and none stays behind as active', async () => {
  await tenant.call('GET', '/v1/companies/%E0%A4%A');
  await tenant.call('GET', '/v1/nonsense');
  const text = await gateway.metrics.registry.metrics();
  expect(text).toMatch(/^autosync_gateway_active_requests 0$/m);
  const count = (operation: string, statusClass: string) =>
    Number(
      new RegExp(`_count\\{operation="${operation}",status_class="${statusClass}"\\} (\\d+)`).exec(text)?.[1] ??
        Number.NaN,
    );
  expect(count('createCompany', '2xx')).toBeGreaterThan(0);
  expect(count('createCompany', '4xx')).toBeGreaterThan(0);
  expect(count('getAutoSync', '5xx')).toBeGreaterThan(0);
  expect(count('unmatched', '4xx')).toBeGreaterThan(0);
  expect(count('startConnection', '5xx')).toBe(0);
});

it('an error that nobody foresaw answers 500 without its words, and is logged for a person', async () => {
  const owner = ownerDb(gateway.database);
  const run = (text: string) => owner.withoutTenant((tx) => tx.query({ text }));
  await run('alter table accounts.audit_events rename to elsewhere');
  const answer = await tenant.call('GET', '/v1/audit-events');
  await run('alter table accounts.elsewhere rename to audit_events');
  await owner.close();
  expect(answer.status).toBe(500);
  expect(answer.body).toMatchObject({ code: 'internal-error' });
  expect(answer.text).not.toContain('relation');
  expect(gateway.logs).toContainEqual(
    expect.objectContaining({ level: 'error', msg: 'request failed', requestId: answer.body.requestId }),
  );
});
