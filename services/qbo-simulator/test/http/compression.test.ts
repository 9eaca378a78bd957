import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { faultOf, realmId, request, startSimulator } from '../support/simulator.ts';
import type { Reply, Running } from '../support/simulator.ts';

const LIMIT_BYTES = 20 << 20;

describe('compressed bodies', () => {
  let simulator: Running;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  function post(path: string, body: Uint8Array | string, headers: Record<string, string>): Promise<Reply> {
    const authorization = `Bearer ${simulator.accessToken}`;
    const url = `${simulator.baseUrl}/v3/company/${realmId}${path}`;
    const bytes = typeof body === 'string' ? body : new Uint8Array(body);
    return request(url, { method: 'POST', body: bytes, headers: { authorization, ...headers } });
  }

  const json = { 'content-type': 'application/json' };
  const customer = (DisplayName: string) => JSON.stringify({ DisplayName, Notes: 'ä€😀'.repeat(200) });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['gZip', gzipSync],
    ['deflate', deflateSync],
  ])('a body with %s is unpacked', async (encoding, pack) => {
    const name = `Packed ${Buffer.from(encoding).toString('hex')}`;
    const reply = await post('/customer', pack(customer(name)), {
      ...json,
      'content-encoding': encoding,
    });
    expect(reply.body).toMatchObject({ Customer: { DisplayName: name, Notes: 'ä€😀'.repeat(200) } });
  });

  it('a query may be compressed too', async () => {
    const headers = { 'content-type': 'application/text', 'content-encoding': 'gzip' };
    const reply = await post('/query', gzipSync('select count(*) from Account'), headers);
    expect(reply.body).toMatchObject({ QueryResponse: { totalCount: expect.any(Number) } });
  });

  it.each([
    ['no gzip', Buffer.from('{"DisplayName":"x"}'), 'gzip'],
    ['a gzip that was cut', gzipSync(customer('Cut')).subarray(0, 60), 'gzip'],
    ['an encoding that nobody knows', Buffer.from('{}'), 'zip'],
  ])('%s is refused and makes nothing', async (_what, body, encoding) => {
    const before = simulator.state.books.company(realmId)!.store('Customer').size();
    const reply = await post('/customer', body, { ...json, 'content-encoding': encoding });
    expect([reply.status, faultOf(reply).code]).toEqual([400, '2010']);
    expect(simulator.state.books.company(realmId)!.store('Customer').size()).toBe(before);
  });

  it('a small body that unpacks to more than the limit is refused, and the next call is answered', async () => {
    const bomb = gzipSync(Buffer.alloc(5 * LIMIT_BYTES, ' '));
    expect(bomb.length).toBeLessThan(1 << 20);
    const reply = await post('/customer', bomb, { ...json, 'content-encoding': 'gzip' });
    expect([reply.status, faultOf(reply).code]).toEqual([400, '2010']);
    expect((await simulator.api('GET', '/preferences')).status).toBe(200);
  });
});

describe('compressed answers', () => {
  let simulator: Running;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  async function get(path: string, accept: string): Promise<{ encoding: string | null; body: JsonObject }> {
    const headers = { authorization: `Bearer ${simulator.accessToken}`, 'accept-encoding': accept };
    const response = await fetch(`${simulator.baseUrl}/v3/company/${realmId}${path}`, { headers });
    return { encoding: response.headers.get('content-encoding'), body: (await response.json()) as JsonObject };
  }

  it.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'gzip'],
    ['br, GZIP;q=0.5', 'gzip'],
    ['deflate', 'deflate'],
    ['gzip;q=0, deflate', 'deflate'],
    ['identity', null],
    ['gzip;q=0', null],
    ['br', null],
  ])('for %s the encoding is %s', async (accept, encoding) => {
    const reply = await get('/preferences', accept);
    expect(reply.encoding).toBe(encoding);
    expect(reply.body).toHaveProperty('Preferences');
  });

  it('refusals are compressed as well', async () => {
    const reply = await get('/customer/77', 'gzip');
    expect(reply.encoding).toBe('gzip');
    expect(reply.body).toMatchObject({ Fault: { Error: [{ code: '610' }] } });
  });

  it('what was packed is what is sent without', async () => {
    const { body } = await get('/item/1', 'identity');
    expect((await get('/item/1', 'gzip')).body['Item']).toEqual(body['Item']);
  });
});

describe('the forms of a query', () => {
  let simulator: Running;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const text = "select * from Item where Name = 'Hours'";
  const inAddress = `/query?query=${encodeURIComponent(text)}`;

  it.each<[string, string, string, string | undefined, string | undefined]>([
    ['GET', 'GET', inAddress, undefined, undefined],
    ['the text as body', 'POST', '/query?minorversion=75', text, 'application/text'],
    ['the text as plain text', 'POST', '/query', text, 'text/plain'],
    ['in the address, with an empty body of plain text', 'POST', inAddress, '', 'text/plain'],
    ['in the address, with an empty body of JSON', 'POST', inAddress, '', 'application/json'],
    ['in the address, with no body at all', 'POST', inAddress, undefined, undefined],
  ])('%s', async (_what, method, path, body, type) => {
    const headers = {
      authorization: `Bearer ${simulator.accessToken}`,
      ...(type !== undefined && { 'content-type': type }),
    };
    const init = { method, headers, ...(body !== undefined && { body }) };
    const reply = await request(`${simulator.baseUrl}/v3/company/${realmId}${path}`, init);
    expect(reply.body).toMatchObject({ QueryResponse: { Item: [{ Name: 'Hours' }] } });
  });
});
