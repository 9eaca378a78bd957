import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, jsonRequest, realmId, request, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('the data API', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  const freeze = (now: string) => simulator.control('POST', '/clock', { mode: 'frozen', now });
  const createCustomer = (name: string, rest = '') => simulator.api('POST', `/customer${rest}`, { DisplayName: name });

  describe('answers (docs/quickbooks.md#answers)', () => {
    it('time has milliseconds with the Pacific offset, left out when they are zero', async () => {
      await freeze('2026-05-05T09:08:54.543Z');
      expect((await simulator.api('GET', '/preferences')).body['time']).toBe('2026-05-05T02:08:54.543-07:00');
      await freeze('2026-05-05T10:09:39.000Z');
      expect((await simulator.api('GET', '/preferences')).body['time']).toBe('2026-05-05T03:09:39-07:00');
    });

    it('stamps have whole seconds and follow daylight saving time (docs/quickbooks.md#time-stamps)', async () => {
      await freeze('2026-11-01T08:30:00.999Z');
      expect(await simulator.create('Customer', { DisplayName: 'summer' })).toMatchObject({
        MetaData: { CreateTime: '2026-11-01T01:30:00-07:00' },
      });
      await freeze('2026-11-01T09:30:00.999Z');
      expect(await simulator.create('Customer', { DisplayName: 'winter' })).toMatchObject({
        MetaData: { CreateTime: '2026-11-01T01:30:00-08:00' },
      });
    });

    it('a client that uses us as its proxy sends the whole address', async () => {
      const { hostname, port } = new URL(simulator.baseUrl);
      const path = `http://quickbooks.example/v3/company/${realmId}/preferences?minorversion=75`;
      const headers = { authorization: `Bearer ${simulator.accessToken}` };
      const status = await new Promise((resolve, reject) => {
        get({ hostname, port, path, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject);
      });
      expect(status).toBe(200);
    });

    it('carries the recorded headers; Date follows the simulated clock', async () => {
      await freeze('2026-05-05T09:08:54Z');
      const { headers } = await simulator.api('GET', '/preferences');
      expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
      expect(headers.get('intuit_tid')).toMatch(/^1-69f9b3a6-[0-9a-f]{24}$/);
      expect(headers.get('x-request-id')).toBe(headers.get('intuit_tid'));
      expect(headers.get('date')).toBe('Tue, 05 May 2026 09:08:54 GMT');
      expect(headers.get('server')).toBe('istio-envoy');
      expect(headers.get('cache-control')).toBe('max-age=0, no-cache, no-store, must-revalidate, private');
      for (const name of ['qbo-version', 'service-time', 'x-spanid', 'x-envoy-upstream-service-time']) {
        expect(headers.get(name)).toBeTruthy();
      }
      expect([...headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
      const next = await simulator.api('GET', '/preferences');
      expect(next.headers.get('intuit_tid')).not.toBe(headers.get('intuit_tid'));
    });

    it('entity names are found in any case, and any minorversion is served as 75 (docs/quickbooks.md#calls, #minor-versions)', async () => {
      expect((await simulator.api('GET', '/Preferences?minorversion=3')).status).toBe(200);
      expect((await simulator.api('GET', '/ITEM/1?minorversion=99')).body).toMatchObject({ Item: { Id: '1' } });
    });
  });

  describe('refusals (docs/quickbooks.md#faults, #error-codes)', () => {
    it.each([
      ['GET', '/nothing/1', 'nothing/1'],
      ['POST', '/item?operation=void', 'void Item'],
      ['POST', '/item?operation=update&include=void', 'void Item'],
      ['POST', '/invoice/1/print', 'invoice/1/print'],
      ['POST', '/invoice?operation=merge', 'merge Invoice'],
      ['PUT', '/invoice', 'http put Invoice'],
      ['DELETE', '/invoice/1', 'http delete Invoice'],
    ])('%s %s is an unsupported operation', async (method, path, what) => {
      const reply = await simulator.api(method, path, method === 'POST' ? {} : undefined);
      expect(reply.status).toBe(400);
      expect(faultOf(reply)).toMatchObject({ code: '500', Detail: `Operation ${what} is not supported.` });
    });

    it.each([
      ['no JSON', '{"DisplayName":'],
      ['an array', '[1]'],
      ['a text', '"x"'],
      ['nothing', ''],
      ['a forbidden key', '{"__proto__":{"a":1},"DisplayName":"x"}'],
    ])('a body that is %s is 2010', async (_what, body) => {
      const headers = { authorization: `Bearer ${simulator.accessToken}`, 'content-type': 'application/json' };
      const reply = await request(`${simulator.baseUrl}/v3/company/${realmId}/customer`, {
        method: 'POST',
        headers,
        body,
      });
      expect(reply.status).toBe(400);
      expect(faultOf(reply).code).toBe('2010');
    });

    it.each([
      ['no token', undefined, 401, '3200'],
      ['an empty token', 'Bearer ', 401, '3202'],
      ['another scheme', 'Basic abc', 401, '3200'],
      ['an unknown token', 'Bearer AB01xyz', 401, '3200'],
    ])('%s is the lower-case body of the gateway', async (_what, authorization, status, code) => {
      const headers = authorization === undefined ? {} : { authorization };
      const reply = await request(`${simulator.baseUrl}/v3/company/${realmId}/preferences`, { headers });
      expect(reply.status).toBe(status);
      expect(reply.body).toEqual({
        warnings: null,
        intuitObject: null,
        fault: {
          error: [
            {
              message: `message=AuthenticationFailed; errorCode=00${code}; statusCode=401`,
              detail: expect.any(String),
              code,
              element: null,
            },
          ],
          type: 'AUTHENTICATION',
        },
        report: null,
        queryResponse: null,
        batchItemResponse: [],
        attachableResponse: [],
        syncErrorResponse: null,
        requestId: null,
        time: expect.any(Number),
        status: null,
        cdcresponse: [],
      });
    });

    it('a token of another company is 403 with 3100', async () => {
      await simulator.control('POST', '/companies', { realmId: '42', name: 'Other' });
      const url = `${simulator.baseUrl}/v3/company/42/preferences`;
      const reply = await request(
        url,
        jsonRequest('GET', undefined, { authorization: `Bearer ${simulator.accessToken}` }),
      );
      expect(reply.status).toBe(403);
      expect(reply.body).toMatchObject({
        fault: {
          error: [
            {
              message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
              detail: null,
              code: '3100',
            },
          ],
          type: 'SERVICE',
        },
      });
    });
  });

  describe('requestid (docs/quickbooks.md#request-ids)', () => {
    it('a repeat gets the stored first answer, byte for byte, also after a change and with another body', async () => {
      const first = await createCustomer('Cool Cars', '?requestid=r1');
      await simulator.api('POST', '/customer', { Id: '1', SyncToken: '0', sparse: true, CompanyName: 'x' });
      expect((await createCustomer('Cool Cars', '?requestid=r1')).text).toBe(first.text);
      expect((await createCustomer('Other', '?requestid=r1')).text).toBe(first.text);
      expect(simulator.state.books.company(realmId)!.store('Customer').size()).toBe(1);
    });

    it('works for updates, for updates that change nothing, and for deletes', async () => {
      const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
      const invoice = await simulator.create('Invoice', salesForm(Id));
      const send = (rest: string, body: object) => simulator.api('POST', `/invoice?${rest}`, body as never);
      const update = { Id: invoice.Id, SyncToken: '0', sparse: true, PrivateNote: 'x' };
      const updated = await send('requestid=u', update);
      expect(updated.body).toMatchObject({ Invoice: { SyncToken: '1' } });
      expect((await send('requestid=u', update)).text).toBe(updated.text);
      const same = await send('requestid=s', { ...update, SyncToken: '1' });
      expect(same.body).toMatchObject({ Invoice: { SyncToken: '1' } });
      expect((await send('requestid=s', { ...update, SyncToken: '1' })).text).toBe(same.text);
      const remove = { Id: invoice.Id, SyncToken: '1' };
      const deleted = await send('operation=delete&requestid=d', remove);
      expect((await send('operation=delete&requestid=d', remove)).text).toBe(deleted.text);
    });

    it('belongs to one company', async () => {
      await createCustomer('Cool Cars', '?requestid=r1');
      await simulator.control('POST', '/companies', { realmId: '42', name: 'Other' });
      const tokens = await simulator.control('POST', '/tokens', { realmId: '42' });
      const headers = { authorization: `Bearer ${textIn(tokens.body, 'access_token')}` };
      const url = `${simulator.baseUrl}/v3/company/42/customer?requestid=r1`;
      const reply = await request(url, jsonRequest('POST', { DisplayName: 'Mine' }, headers));
      expect(reply.body).toMatchObject({ Customer: { DisplayName: 'Mine' } });
    });

    it('of more than 50 characters is 2130', async () => {
      expect((await createCustomer('A', `?requestid=${'x'.repeat(50)}`)).status).toBe(200);
      expect(faultOf(await createCustomer('B', `?requestid=${'x'.repeat(51)}`)).code).toBe('2130');
    });

    it('a refused call is tried again, or answered the same with the switch', async () => {
      await simulator.create('Customer', { DisplayName: 'Cool Cars' });
      const free = () =>
        simulator.api('POST', '/customer', { Id: '1', SyncToken: '0', sparse: true, DisplayName: 'Other' });
      await simulator.control('POST', '/switches', { replayFaults: true });
      const refused = await createCustomer('Cool Cars', '?requestid=kept');
      await simulator.control('POST', '/switches', { replayFaults: false });
      expect(faultOf(await createCustomer('Cool Cars', '?requestid=again')).code).toBe('6240');
      await free();
      expect((await createCustomer('Cool Cars', '?requestid=kept')).text).toBe(refused.text);
      expect((await createCustomer('Cool Cars', '?requestid=again')).status).toBe(200);
    });

    it('of parallel sends one makes the document and the others get its answer', async () => {
      const replies = await Promise.all(Array.from({ length: 8 }, () => createCustomer('Cool Cars', '?requestid=p')));
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
      const { body } = await simulator.control('GET', `/ledger?realmId=${realmId}`);
      expect(body).toMatchObject({
        realms: {
          [realmId]: { documentsPerRequestId: { p: { sends: 8, documents: [{ entity: 'Customer', id: '1' }] } } },
        },
      });
    });
  });
});
