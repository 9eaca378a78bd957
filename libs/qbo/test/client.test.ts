import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { inSpan } from '@autosync/core';
import { traceThisProcess } from '@autosync/testing/traces';
import { createQboClient } from '../src/index.ts';
import type { QboCallInfo, QboClient, QboClientSettings } from '../src/index.ts';
import { createQuickBooks } from '../src/quickbooks.ts';
import { freeLimiter } from './support/free-limiter.ts';
import { json, startStubServer } from './support/stub-server.ts';
import type { StubServer } from './support/stub-server.ts';

let server: StubServer;

beforeAll(async () => {
  server = await startStubServer();
});
afterAll(async () => server.stop());

const answerHeaders = { intuit_tid: '1-abc', date: 'Tue, 05 May 2026 09:08:54 GMT' };

beforeEach(() => {
  server.answerWith(({ url }) => {
    if (url.pathname.endsWith('/query')) return json({ QueryResponse: {}, time: 'x' }, answerHeaders);
    return json({ Invoice: { Id: '129', SyncToken: '0' }, time: 'x' }, answerHeaders);
  });
});

function createClient(settings: Partial<QboClientSettings> = {}): QboClient {
  return createQboClient({
    endpoints: { apiBaseUrl: server.url, clientId: 'client' },
    realmId: '9341453',
    accessToken: async () => 'token-1',
    limiter: freeLimiter(),
    ...settings,
  });
}

describe('create', () => {
  it('posts the body to the realm with request id, minor version and token', async () => {
    const answer = await createClient().create('Invoice', { DocNumber: '7' }, { requestId: 'intent-1' });

    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', body: '{"DocNumber":"7"}' });
    expect(request?.url.pathname).toBe('/v3/company/9341453/invoice');
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      requestid: 'intent-1',
      minorversion: '75',
      format: 'json',
    });
    expect(request?.headers.authorization).toBe('Bearer token-1');
    expect(answer).toEqual({
      body: { Id: '129', SyncToken: '0' },
      intuitTid: '1-abc',
      serverDate: new Date('2026-05-05T09:08:54Z'),
    });
  });

  it('sends the same request id and body again when the same object is repeated', async () => {
    const client = createClient();
    const body = Object.freeze({ DocNumber: '7', Line: Object.freeze([{ Amount: 1.5 }]) });

    await client.create('Invoice', body, { requestId: 'intent-1' });
    await client.create('Invoice', body, { requestId: 'intent-1' });

    expect(server.requests.map(({ url }) => url.searchParams.get('requestid'))).toEqual(['intent-1', 'intent-1']);
    expect(server.requests.map((request) => request.body)).toEqual(Array(2).fill(JSON.stringify(body)));
  });

  it('writes numbers as plain decimals, however small, and leaves texts as they are', async () => {
    const client = createClient();
    await client.create('Invoice', { UnitPrice: 0.0000004, Qty: 2_500_000, Note: 'ü 4e-7' }, { requestId: 'one' });
    await client.update('Invoice', { Id: '1', SyncToken: '0', sparse: true, UnitPrice: -1e-7 }, { requestId: 'two' });
    expect(server.requests.map(({ body }) => body)).toEqual([
      '{"UnitPrice":0.0000004,"Qty":2500000,"Note":"ü 4e-7"}',
      '{"Id":"1","SyncToken":"0","sparse":true,"UnitPrice":-0.0000001}',
    ]);
    const types = server.requests.map(({ headers }) => headers['content-type']);
    expect(types).toEqual(['application/json', 'application/json']);
  });

  it('asks for the answer to a write as it is, and lets what may be long be compressed', async () => {
    const client = createClient();
    await client.create('Invoice', { DocNumber: '7' }, { requestId: 'one' });
    await client.query('Invoice', []);
    const accepted = server.requests.map(({ headers }) => headers['accept-encoding']);
    expect(accepted).toEqual(['identity', expect.stringContaining('gzip')]);
  });

  it('sends the body as it was when the call was made', async () => {
    const body = { Line: [{ Amount: 1 }] };
    const call = createClient().create('Invoice', body, { requestId: 'intent-1' });
    body.Line[0]!.Amount = 2;
    await call;
    expect(server.requests[0]?.body).toBe('{"Line":[{"Amount":1}]}');
  });

  it.each([
    ['an Id', { Id: '1' }, 'r'],
    ['a switch for duplicate numbers', { allowDuplicateDocNum: true }, 'r'],
    ['a request id inside the body', { requestId: 'x' }, 'r'],
    ['an empty request id', {}, ''],
    ['a request id over 50 characters', {}, 'r'.repeat(51)],
  ])('refuses %s without sending', async (_name, body, requestId) => {
    const call = createClient().create('Invoice', body, { requestId });
    await expect(call).rejects.toMatchObject({ code: 'qbo-invalid-call', retryable: false });
    expect(server.requests).toHaveLength(0);
  });
});

describe('update', () => {
  it.each([true, false])('passes sparse: %p on as it is', async (sparse) => {
    await createClient().update('Invoice', { Id: '129', SyncToken: '4', sparse }, { requestId: 'intent-2' });

    const [request] = server.requests;
    expect(JSON.parse(request?.body ?? '')).toEqual({ Id: '129', SyncToken: '4', sparse });
    expect(request?.url.searchParams.get('requestid')).toBe('intent-2');
    expect(request?.url.searchParams.get('operation')).toBe('update');
  });

  it.each([
    ['sparse', { Id: '129', SyncToken: '4' }],
    ['SyncToken', { Id: '129', sparse: true }],
    ['Id', { SyncToken: '4', sparse: true }],
  ])('refuses a body without %s', async (_name, body) => {
    const call = createClient().update('Invoice', body, { requestId: 'r' });
    await expect(call).rejects.toMatchObject({ code: 'qbo-invalid-call' });
    expect(server.requests).toHaveLength(0);
  });

  it('refuses to void by accident', async () => {
    const body = { Id: '129', SyncToken: '4', sparse: true, void: true };
    await expect(createClient().update('Invoice', body, { requestId: 'r' })).rejects.toMatchObject({
      code: 'qbo-invalid-call',
    });
  });
});

describe('reading', () => {
  it('reads an object by its Id', async () => {
    const answer = await createClient().read('Invoice', '129');
    expect(server.requests[0]?.url.pathname).toBe('/v3/company/9341453/invoice/129');
    expect(answer.body.Id).toBe('129');
  });

  it.each(['', '1/../customer/2', "1'"])('refuses to read the Id "%s"', async (id) => {
    await expect(createClient().read('Invoice', id)).rejects.toMatchObject({ code: 'qbo-invalid-call' });
    expect(server.requests).toHaveLength(0);
  });

  it('answers the rows of a query together with the headers, which the package loses', async () => {
    server.answerWith(() =>
      json({ QueryResponse: { CreditMemo: [{ Id: '5', SyncToken: '1' }], maxResults: 1 } }, answerHeaders),
    );
    const answer = await createClient().query('CreditMemo', [{ field: 'DocNumber', operator: '=', value: '1044' }]);
    expect(answer).toEqual({
      body: [{ Id: '5', SyncToken: '1' }],
      intuitTid: '1-abc',
      serverDate: new Date('2026-05-05T09:08:54Z'),
    });
    expect(server.requests[0]?.url.searchParams.get('query')).toBe(
      "select * from creditMemo where DocNumber = '1044' orderby Id startposition 1 maxresults 1000",
    );
  });

  it('answers an empty list when nothing matches', async () => {
    expect((await createClient().query('Customer', [])).body).toEqual([]);
  });

  it('sends every text of a query unchanged over the wire', async () => {
    const client = createClient();
    const sendable = fc
      .string({ unit: 'binary', maxLength: 40 })
      // oxlint-disable-next-line no-control-regex -- the characters that are refused
      .filter((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text));
    await fc.assert(
      fc.asyncProperty(sendable, async (name) => {
        server.requests.length = 0;
        await client.query('Customer', [{ field: 'DisplayName', operator: '=', value: name }]);
        const query = server.requests[0]?.url.searchParams.get('query');
        const literal = name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
        expect(query).toBe(
          `select * from customer where DisplayName = '${literal}' orderby Id startposition 1 maxresults 1000`,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('asks for changes with the time encoded, and tells deleted objects from live ones', async () => {
    const invoice = { Id: '129', SyncToken: '3' };
    const deleted = { domain: 'QBO', status: 'Deleted', Id: '65', MetaData: { LastUpdatedTime: 'then' } };
    server.answerWith(() =>
      json({ CDCResponse: [{ QueryResponse: [{}, { Invoice: [invoice, deleted], maxResults: 2 }] }] }, answerHeaders),
    );
    const answer = await createClient().changeDataCapture(['Payment', 'Invoice'], new Date('2026-05-05T02:00:00.5Z'));

    const [request] = server.requests;
    expect(request?.url.pathname).toBe('/v3/company/9341453/cdc');
    expect(request?.url.search).toContain('changedSince=2026-05-05T02%3A00%3A00.500Z');
    expect(request?.url.searchParams.get('entities')).toBe('Payment,Invoice');
    expect(answer).toEqual({
      body: { count: 2, of: { Payment: { live: [], deleted: [] }, Invoice: { live: [invoice], deleted: [deleted] } } },
      intuitTid: '1-abc',
      serverDate: new Date('2026-05-05T09:08:54Z'),
    });
  });

  it.each([
    ['without its parts', { CDCResponse: [] }],
    ['with a fault in a part', { CDCResponse: [{ QueryResponse: [{ Fault: { Error: [] } }] }] }],
  ])('takes changes %s for no answer', async (_what, body) => {
    server.answerWith(() => json(body, answerHeaders));
    const call = createClient().changeDataCapture(['Payment'], new Date());
    await expect(call).rejects.toMatchObject({ code: 'qbo-ambiguous' });
  });

  it('reads preferences and company info', async () => {
    server.answerWith(({ url }) =>
      json(url.pathname.endsWith('preferences') ? { Preferences: { Id: '1' } } : { CompanyInfo: { Id: '1' } }),
    );
    const client = createClient();
    expect((await client.preferences()).body).toEqual({ Id: '1' });
    expect((await client.companyInfo()).body).toEqual({ Id: '1' });
    expect(server.requests.map(({ url }) => url.pathname)).toEqual([
      '/v3/company/9341453/preferences',
      '/v3/company/9341453/companyinfo/9341453',
    ]);
  });
});

describe('each call', () => {
  it('asks for the token anew, and calls at the same time each send their own', async () => {
    let count = 0;
    const client = createClient({ accessToken: async () => `token-${(count += 1)}` });
    await Promise.all([client.read('Invoice', '1'), client.read('Invoice', '2'), client.query('Invoice', [])]);
    const tokens = server.requests.map(({ headers }) => headers.authorization);
    expect(new Set(tokens)).toEqual(new Set(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']));
  });

  it('keeps answers of calls at the same time apart', async () => {
    server.answerWith(({ url }) => {
      const id = url.pathname.split('/').at(-1) ?? '';
      return json({ Invoice: { Id: id, SyncToken: '0' } }, { intuit_tid: `tid-${id}` });
    });
    const client = createClient();
    const ids = Array.from({ length: 50 }, (_, index) => String(index + 1));
    const answers = await Promise.all(ids.map(async (id) => client.read('Invoice', id)));
    expect(answers.map(({ body, intuitTid }) => [body.Id, intuitTid])).toEqual(ids.map((id) => [id, `tid-${id}`]));
  });

  it('is prevented by a throwing beforeSend, and gives its permit back', async () => {
    const limiter = freeLimiter();
    const release = vi.fn();
    const client = createClient({
      limiter: { ...limiter, acquire: async () => ({ left: vi.fn(), release }) },
      beforeSend: () => {
        throw new Error('the lock is gone');
      },
    });
    await expect(client.create('Invoice', {}, { requestId: 'r' })).rejects.toThrow('the lock is gone');
    expect(server.requests).toHaveLength(0);
    expect(release.mock.calls).toEqual([[{ accepted: false }]]);
  });

  it('tells the limiter of a 429 and how long it is to wait', async () => {
    const limiter = freeLimiter();
    const throttled = vi.fn();
    server.answerWith(() => ({ status: 429, headers: { 'retry-after': '5' }, body: '{}' }));
    const client = createClient({ limiter: { ...limiter, throttled } });
    await expect(client.read('Invoice', '1')).rejects.toMatchObject({ code: 'qbo-throttled' });
    await expect(client.create('Invoice', {}, { requestId: 'r' })).rejects.toMatchObject({ code: 'qbo-throttled' });
    expect(throttled.mock.calls).toEqual([
      [5000, { read: true }],
      [5000, { read: false }],
    ]);
  });

  it('reports itself: reads that succeed are metered, writes and failures are not', async () => {
    const calls: QboCallInfo[] = [];
    const client = createClient({ onCall: (info) => calls.push(info) });
    await client.read('Invoice', '1');
    await client.create('Invoice', {}, { requestId: 'r' });
    server.answerWith(() => ({ status: 503, headers: { intuit_tid: '1-down' } }));
    await client.query('Invoice', []).catch(() => undefined);
    server.answerWith((_request, { socket }) => {
      socket.destroy();
      return undefined;
    });
    await client.read('Invoice', '1').catch(() => undefined);

    const intuitTid = '1-abc';
    const entity = 'Invoice';
    expect(calls.map(({ ms: _ms, ...rest }) => rest)).toEqual([
      { operation: 'read', entity, outcome: 'ok', status: 200, intuitTid, metered: true },
      { operation: 'create', entity, outcome: 'ok', status: 200, intuitTid, metered: false },
      { operation: 'query', entity, outcome: 'ambiguous', status: 503, intuitTid: '1-down', metered: false },
      { operation: 'read', entity, outcome: 'ambiguous', status: undefined, intuitTid: undefined, metered: false },
    ]);
    expect(calls.every(({ ms }) => ms >= 0 && ms < 10_000)).toBe(true);
  });
});

describe('time-out', () => {
  const timedOut = { code: 'qbo-ambiguous', details: { networkCode: 'ETIMEDOUT' } };

  it('ends a call that is never answered', async () => {
    server.answerWith(() => undefined);
    const started = Date.now();
    await expect(createClient({ timeoutMs: 100 }).read('Invoice', '1')).rejects.toMatchObject(timedOut);
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('ends a call whose answer trickles in without an end', async () => {
    let trickle: NodeJS.Timeout | undefined;
    server.answerWith((_request, { response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      trickle = setInterval(() => response.write(' '), 20);
      return undefined;
    });
    const started = Date.now();
    await expect(createClient({ timeoutMs: 200 }).read('Invoice', '1')).rejects.toMatchObject(timedOut);
    clearInterval(trickle);
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

describe('entities', () => {
  const operations = ['create', 'update', 'read', 'query'] as const;

  it.each(['CreditMemo', 'Invoice', 'InventoryAdjustment', 'JournalEntry'])('it deletes %s', (entity) => {
    const quickBooks = createQuickBooks({ apiBaseUrl: server.url, clientId: 'client', realmId: '1' });
    expect(quickBooks.knows(entity, 'delete')).toBe(true);
  });

  it.each(['Account', 'CreditMemo', 'Customer', 'Invoice', 'Item', 'JournalEntry', 'Payment', 'Term'])(
    'node-quickbooks has all of %s',
    (entity) => {
      const quickBooks = createQuickBooks({ apiBaseUrl: server.url, clientId: 'client', realmId: '1' });
      expect(operations.filter((operation) => !quickBooks.knows(entity, operation))).toEqual([]);
    },
  );

  it('an operation the package does not have is refused, not sent', async () => {
    const client = createClient();
    await expect(client.read('CreditCardPayment' as 'Invoice', '1')).rejects.toMatchObject({
      code: 'qbo-invalid-call',
    });
    expect(server.requests).toHaveLength(0);
  });

  it('an entity that the package does not know is asked for as the package asks for others', async () => {
    const client = createClient();
    async function requestsOf(entity: 'InventoryAdjustment' | 'JournalEntry') {
      server.answerWith(({ url }) =>
        json(url.pathname.endsWith('/query') ? { QueryResponse: {} } : { [entity]: { Id: '1', SyncToken: '0' } }),
      );
      await client.create(entity, { PrivateNote: 'a', Line: [{ Amount: 1e-7 }] }, { requestId: 'one' });
      await client.update(entity, { Id: '1', SyncToken: '0', sparse: true }, { requestId: 'two' });
      await client.read(entity, '1');
      await client.query(entity, [{ field: 'DocNumber', operator: 'like', value: "a+b's %" }]);
      const other = new RegExp(entity, 'gi');
      return server.requests.map(({ method, url, headers, body }) => ({
        method,
        path: url.pathname.replace(other, 'X'),
        params: [...url.searchParams].map(([name, value]) => `${name}=${value.replace(other, 'X')}`).toSorted(),
        authorization: headers.authorization,
        types: [headers['content-type'], headers.accept],
        body,
      }));
    }
    expect(await requestsOf('InventoryAdjustment')).toEqual(await requestsOf('JournalEntry'));
  });
});

describe('a call in a trace', () => {
  it('is a span with Intuit’s trace id, its wait for the limiter and what its answer means, and none of its content', async () => {
    const traced = await traceThisProcess();
    server.answerWith(({ method }) =>
      method === 'GET' ? json({ Invoice: { Id: '129' } }, answerHeaders) : { status: 429, headers: answerHeaders },
    );
    const client = createClient();
    await inSpan({ name: 'a slice', kind: 'consumer', arriving: { traceparent: undefined, begin: true } }, async () => {
      await client.read('Invoice', '129');
      await expect(client.create('Invoice', { DocNumber: '7' }, { requestId: 'intent-1' })).rejects.toThrow();
    });

    const [read, create, slice] = await traced.spans();
    expect(read).toMatchObject({ name: 'QuickBooks read Invoice', kind: 'client', parentId: slice?.spanId });
    expect(read?.facts).toEqual({
      'qbo.operation': 'read',
      'qbo.entity': 'Invoice',
      'qbo.realm_id': '9341453',
      'qbo.limiter_wait_ms': expect.any(Number),
      'qbo.outcome': 'ok',
      'http.response.status_code': 200,
      intuit_tid: '1-abc',
    });
    expect(create?.facts).toMatchObject({
      'qbo.outcome': 'throttled',
      'error.type': 'qbo-throttled',
      intuit_tid: '1-abc',
    });
  });
});
