import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import { createQboClient } from '../src/index.ts';
import type { QboClient } from '../src/index.ts';
import { freeLimiter } from './support/free-limiter.ts';
import { json, startStubServer } from './support/stub-server.ts';
import type { StubAnswer, StubServer } from './support/stub-server.ts';

const fault = (status: number, code: string): StubAnswer => ({
  ...json({ fault: { error: [{ message: `message=Refused; errorCode=00${code}`, code }], type: 'AUTHENTICATION' } }),
  status,
});
const html: StubAnswer = { status: 401, headers: { 'content-type': 'text/html' }, body: '<html>401</html>' };
const taken = json({ Invoice: { Id: '129', SyncToken: '0' } });

describe('a call whose token is refused', () => {
  let server: StubServer;
  let tokens: number;

  beforeAll(async () => {
    server = await startStubServer();
  });
  afterAll(async () => server.stop());
  beforeEach(() => {
    tokens = 1;
  });

  function client(renewToken = async () => void (tokens += 1)): QboClient {
    return createQboClient({
      endpoints: { apiBaseUrl: server.url, clientId: 'client' },
      realmId: '9341453',
      accessToken: async () => `token-${tokens}`,
      renewToken,
      limiter: freeLimiter(),
    });
  }

  /** The answers of the server, one after the other; the last one again and again. */
  function answers(...given: StubAnswer[]): void {
    let next = 0;
    server.answerWith(() => given[Math.min(next++, given.length - 1)]);
  }

  const create = (qbo: QboClient) => qbo.create('Invoice', { DocNumber: '7' }, { requestId: 'intent-1' });

  it('is sent again with a new token, as the same request', async () => {
    answers(fault(401, '3200'), taken);
    expect((await create(client())).body.Id).toBe('129');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(server.requests.map(({ url }) => url.searchParams.get('requestid'))).toEqual(['intent-1', 'intent-1']);
    expect(server.requests.map(({ body }) => body)).toEqual(Array(2).fill('{"DocNumber":"7"}'));
  });

  it('may be refused once more while the new token is not known everywhere yet', async () => {
    answers(fault(401, '3200'), fault(401, '3200'), taken);
    expect((await create(client())).body.Id).toBe('129');
  });

  it.each([
    ['a Fault', fault(401, '3200')],
    ['no body', { status: 401, body: '' }],
  ])('again and again, with %s: a person must connect again', async (_what, answer) => {
    answers(answer);
    await expect(create(client())).rejects.toMatchObject({
      code: 'qbo-forbidden',
      retryable: false,
      details: { kind: 'forbidden', status: 401 },
      message: 'QuickBooks refuses even the token that it has just given out',
    });
    expect(server.requests).toHaveLength(3);
  });

  it('again and again, by a page of HTML: that is not QuickBooks’ word, but an outage', async () => {
    answers(html);
    await expect(create(client())).rejects.toMatchObject({
      code: 'qbo-unavailable',
      retryable: true,
      details: { kind: 'unavailable' },
    });
  });

  it('and then something else: that decides', async () => {
    answers(fault(401, '3200'), fault(403, '3100'));
    await expect(create(client())).rejects.toMatchObject({
      code: 'qbo-forbidden',
      message: 'QuickBooks says that AutoSync is not authorised for the company',
    });
  });

  it('ends with what the renewal throws, which is not sent again', async () => {
    answers(fault(401, '3200'));
    const broken = new AutosyncError('connection-broken', 'QuickBooks must be connected again');
    await expect(create(client(() => Promise.reject(broken)))).rejects.toBe(broken);
    expect(server.requests).toHaveLength(1);
  });

  it('is renewed for reads, too', async () => {
    answers(fault(401, '3200'), json({ QueryResponse: {} }));
    expect((await client().query('Customer', [])).body).toEqual([]);
  });
});
