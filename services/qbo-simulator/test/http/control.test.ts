import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realmId, request, salesForm, startSimulator, textIn } from '../support/simulator.ts';
import type { Running } from '../support/simulator.ts';

describe('the control API', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  it('makes a company, with a realmId of its own when none is given, and refuses a taken one', async () => {
    const made = await simulator.control('POST', '/companies', { name: 'New', timeZone: 'America/New_York' });
    expect(made).toMatchObject({ status: 201, body: { realmId: expect.stringMatching(/^9341\d{12}$/) } });
    expect((await simulator.control('POST', '/companies', { realmId, name: 'Again' })).status).toBe(409);
  });

  it.each([
    ['no name', {}],
    ['a realmId that is no number', { name: 'x', realmId: 'abc' }],
    ['an unknown seed', { name: 'x', seed: 'mars' }],
    ['an unknown time zone', { name: 'x', timeZone: 'Mars/Olympus' }],
  ])('refuses a company with %s', async (_what, body) => {
    expect((await simulator.control('POST', '/companies', body)).status).toBe(400);
  });

  it('the clock freezes, advances, runs on shifted, and goes back to the real time', async () => {
    const clock = async (body: object) => (await simulator.control('POST', '/clock', body as never)).body;
    expect(await clock({ mode: 'frozen', now: '2030-01-01T00:00:00Z' })).toEqual({
      mode: 'frozen',
      now: '2030-01-01T00:00:00.000Z',
      rate: 1,
    });
    expect(await clock({ advanceMs: 1500 })).toMatchObject({ mode: 'frozen', now: '2030-01-01T00:00:01.500Z' });
    expect((await clock({ mode: 'real', advanceMs: 3_600_000 }))['now']).toMatch(/^2030-01-01T01:00:0/);
    expect(Math.abs(Date.parse(textIn(await clock({ mode: 'real' }), 'now')) - Date.now())).toBeLessThan(5000);
    expect((await simulator.control('POST', '/clock', { now: 'soon' })).status).toBe(400);
    expect((await simulator.control('POST', '/clock', { advanceMs: 1e18 })).status).toBe(400);
  });

  it('lists documents as the API answers them, without token and count', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const invoice = await simulator.create('Invoice', salesForm(Id));
    await simulator.control('DELETE', '/ledger');
    const { body } = await simulator.control('GET', `/documents/${realmId}/invoice`);
    expect(body).toEqual([invoice]);
    expect((await simulator.control('GET', `/ledger?realmId=${realmId}`)).body).toMatchObject({
      realms: { [realmId]: { calls: { total: 0 }, documents: { Invoice: { live: 1, deleted: 0 } } } },
    });
    expect((await simulator.control('GET', `/documents/${realmId}/Nothing`)).status).toBe(404);
    expect((await simulator.control('GET', '/documents/1/Invoice')).status).toBe(404);
  });

  it('acts as the bookkeeper: creates, edits and deletes documents', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    const invoice = await simulator.create('Invoice', salesForm(Id, { PrivateNote: 'a' }));
    const place = `/documents/${realmId}/Invoice/${invoice.Id}`;
    const edited = await simulator.control('PUT', place, { PrivateNote: 'by hand' });
    expect(edited.body).toMatchObject({ Id: invoice.Id, SyncToken: '1', PrivateNote: 'by hand', TotalAmt: 100 });
    expect(await simulator.control('PUT', place, { Line: [] })).toMatchObject({
      status: 400,
      body: { Fault: { Error: [{ code: '2020' }] } },
    });
    expect((await simulator.control('DELETE', place)).status).toBe(204);
    expect((await simulator.control('PUT', place, { PrivateNote: 'x' })).status).toBe(404);
    expect((await simulator.control('GET', `/ledger?realmId=${realmId}`)).body).toMatchObject({
      realms: { [realmId]: { documents: { Invoice: { live: 0, deleted: 1 } } } },
    });
  });

  it('switches are listed, changed and checked', async () => {
    const before = (await simulator.control('GET', '/switches')).body;
    expect(before).toMatchObject({ refreshRotation: 'daily', tokenExchangeMs: 20 });
    expect(JSON.stringify(before)).not.toContain('secret');
    const changed = await simulator.control('POST', '/switches', { refreshRotation: 'every-time', tokenExchangeMs: 5 });
    expect(changed.body).toEqual({ ...before, refreshRotation: 'every-time', tokenExchangeMs: 5 });
    expect(await simulator.control('POST', '/switches', { refreshRotation: 'never' })).toMatchObject({
      status: 400,
      body: { error: 'refreshRotation must be one of daily, every-time' },
    });
    expect((await simulator.control('POST', '/switches', { nothing: 1 })).status).toBe(400);
  });

  it('the ledger counts kinds, statuses and metering, and remembers the last calls', async () => {
    const { Id } = await simulator.create('Customer', { DisplayName: 'Cool Cars' });
    await simulator.api('POST', '/customer?requestid=r', { DisplayName: 'Cool Cars' });
    await simulator.api('GET', `/customer/${Id}`);
    await simulator.api('GET', '/customer/99');
    await simulator.query('select * from Customer');
    await simulator.query('select * from');
    await simulator.api('POST', '/batch', {});
    await request(`${simulator.baseUrl}/v3/company/${realmId}/customer`, { method: 'POST', body: '{' });
    const { body } = await simulator.control('GET', `/ledger?realmId=${realmId}&calls=2`);
    expect(body).toMatchObject({
      realms: {
        [realmId]: {
          calls: {
            total: 8,
            byKind: {
              'create Customer': 3,
              'read Customer': 2,
              'query Customer': 1,
              'query unknown': 1,
              batch: 1,
            },
            byStatus: { 200: 3, 400: 4, 401: 1 },
            core: 1,
            corePlus: 2,
            throttled: 0,
          },
          documentsPerRequestId: { r: { sends: 1, documents: [] } },
          mostInFlight: 1,
          mostBatchPerMinute: 1,
        },
      },
      calls: [
        { kind: 'batch', status: 400, realmId },
        { kind: 'create Customer', status: 401, realmId, intuitTid: expect.any(String), ms: expect.any(Number) },
      ],
    });
  });

  it('the ledger can leave out the requestids, answer all companies, and be reset', async () => {
    await simulator.control('POST', '/companies', { realmId: '42', name: 'Other' });
    await simulator.api('POST', '/customer?requestid=r', { DisplayName: 'Cool Cars' });
    const short = (await simulator.control('GET', '/ledger?requestIds=false')).body['realms'] as object;
    expect(Object.keys(short).toSorted()).toEqual(['42', realmId]);
    expect(JSON.stringify(short)).not.toContain('documentsPerRequestId');
    await simulator.control('DELETE', '/ledger');
    expect((await simulator.control('GET', `/ledger?realmId=${realmId}`)).body).toMatchObject({
      realms: {
        [realmId]: {
          calls: { total: 0, byKind: {}, core: 0 },
          mostPerMinute: 0,
          documentsPerRequestId: { r: { sends: 0, documents: [{ entity: 'Customer', id: '1' }] } },
        },
      },
    });
  });
});
