import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '@autosync/core';
import { faultOf, realmId, startSimulator, textIn } from '../support/simulator.ts';
import type { Reply, Running } from '../support/simulator.ts';

describe('throttles (docs/quickbooks.md#limits)', () => {
  let simulator: Running;
  let nowMs: number;

  beforeEach(async () => {
    nowMs = 0;
    simulator = await startSimulator({
      limits: true,
      clock: { now: () => systemClock.now(), monotonicMs: () => nowMs },
    });
  });

  afterEach(() => simulator.stop());

  const read = () => simulator.api('GET', '/preferences');
  const counts = async () => (await simulator.control('GET', `/ledger?realmId=${realmId}`)).body['realms'];

  /** The access token of another app, connected to the same company. */
  async function tokenOfNewApp(clientId: string): Promise<string> {
    await simulator.control('POST', '/apps', { clientId });
    return textIn((await simulator.control('POST', '/tokens', { realmId, clientId })).body, 'access_token');
  }

  /** Makes calls one after another; returns how many succeeded. */
  async function accepted(calls: number): Promise<number> {
    let count = 0;
    for (let call = 0; call < calls; call += 1) if ((await read()).status === 200) count += 1;
    return count;
  }

  it('10 a second: the 11th is 429 with the recorded body, and a second later it goes on', async () => {
    expect(await accepted(10)).toBe(10);
    const reply = await read();
    expect(reply.status).toBe(429);
    expect(faultOf(reply)).toMatchObject({
      Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
      Detail: 'The request limit was reached.  Try again later',
      code: '3001',
    });
    expect(reply.body).toMatchObject({ Fault: { type: 'SERVICE' } });
    expect(reply.headers.get('retry-after')).toBeNull();
    nowMs = 999;
    expect(await accepted(1)).toBe(0);
    nowMs = 1000;
    expect(await accepted(11)).toBe(10);
  });

  it('500 a minute, in any sliding minute', async () => {
    for (let second = 0; second < 50; second += 1) {
      nowMs = second * 1000;
      expect(await accepted(10)).toBe(10);
    }
    nowMs = 59_999;
    expect(await accepted(1)).toBe(0);
    nowMs = 60_000;
    expect(await accepted(11)).toBe(10);
    nowMs = 60_500;
    expect(await accepted(1)).toBe(0);
    expect(await counts()).toMatchObject({
      [realmId]: {
        calls: { total: 513, throttled: 3, byStatus: { 200: 510, 429: 3 }, corePlus: 510, core: 0 },
        mostPerSecond: 13,
        mostPerMinute: 503,
        mostInFlight: 1,
      },
    });
  });

  it('10 in flight: the 11th is 429 while ten wait', async () => {
    await simulator.control('POST', '/limits', { perSecond: 100 });
    await simulator.control('POST', '/faults', { times: 10, fault: { kind: 'latency', ms: 600 } });
    const replies = await Promise.all(Array.from({ length: 14 }, read));
    const statuses = (list: Reply[]) => list.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses(replies)).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429, 429, 429]);
    expect(await accepted(1)).toBe(1);
    expect(await counts()).toMatchObject({ [realmId]: { mostInFlight: 11 } });
  });

  it('a client that gives up is not in flight any more', async () => {
    await simulator.control('POST', '/limits', { perSecond: 100 });
    await simulator.control('POST', '/faults', { times: 10, fault: { kind: 'hang', ms: 60_000 } });
    const signal = AbortSignal.timeout(200);
    const url = `${simulator.baseUrl}/v3/company/${realmId}/preferences`;
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    const given = await Promise.allSettled(Array.from({ length: 10 }, () => fetch(url, { headers, signal })));
    expect(given.every(({ status }) => status === 'rejected')).toBe(true);
    for (let attempt = 0; attempt < 100 && (await accepted(1)) === 0; attempt += 1) nowMs += 1;
    expect(await accepted(5)).toBe(5);
  });

  it('40 batches a minute for an app, 120 for the company; other calls are not held up by them', async () => {
    await simulator.control('POST', '/limits', { perSecond: 1000, inFlight: 1000 });
    const batches = async (token: string) => {
      let count = 0;
      for (let call = 0; call < 41; call += 1) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const url = `${simulator.baseUrl}/v3/company/${realmId}/batch`;
        if ((await fetch(url, { method: 'POST', headers, body: '{}' })).status !== 429) count += 1;
      }
      return count;
    };
    expect(await batches(simulator.accessToken)).toBe(40);
    expect(await accepted(1)).toBe(1);
    const others = [];
    for (const name of ['b', 'c', 'd']) others.push(await batches(await tokenOfNewApp(name)));
    expect(others).toEqual([40, 40, 0]);
  });

  it('10 a second are for one app; 500 a minute are for the company, whoever calls', async () => {
    const other = await tokenOfNewApp('other');
    const headers = { authorization: `Bearer ${other}` };
    const readAsOther = () => fetch(`${simulator.baseUrl}/v3/company/${realmId}/preferences`, { headers });
    expect(await accepted(11)).toBe(10);
    expect((await readAsOther()).status).toBe(200);
    await simulator.control('POST', '/limits', { perMinute: 11 });
    nowMs = 1000;
    expect((await readAsOther()).status).toBe(429);
    expect(await counts()).toMatchObject({ [realmId]: { calls: { byApp: { 'test-app': 11, other: 2 } } } });
  });

  it('40 e-mails a day', async () => {
    await simulator.control('POST', '/limits', { perSecond: 1000 });
    const send = async () => (await simulator.api('POST', '/invoice/1/send')).status;
    const statuses = [];
    for (let call = 0; call < 41; call += 1) statuses.push(await send());
    expect(statuses.indexOf(429)).toBe(40);
    expect(await accepted(1)).toBe(1);
    nowMs = 86_400_000;
    expect(await send()).not.toBe(429);
  });

  it('all calls of an app together: 800 a minute', async () => {
    await simulator.control('POST', '/limits', { perSecond: 10_000, perMinute: 10_000 });
    expect(await accepted(801)).toBe(800);
  });

  it('the monthly cap counts CorePlus calls that succeeded and lets writes through, until the next month', async () => {
    await simulator.control('POST', '/clock', { mode: 'frozen', now: '2026-01-31T23:00:00Z' });
    simulator.accessToken = textIn((await simulator.control('POST', '/tokens', { realmId })).body, 'access_token');
    await simulator.control('POST', '/limits', { perSecond: 1000, corePlusPerMonth: 3 });
    expect((await simulator.api('GET', '/invoice/99')).status).toBe(400);
    expect(await accepted(5)).toBe(3);
    expect((await simulator.api('POST', '/customer', { DisplayName: 'A write is free' })).status).toBe(200);
    expect((await simulator.control('GET', '/ledger')).body).toMatchObject({ meteredThisMonth: { 'test-app': 3 } });
    await simulator.control('POST', '/clock', { advanceMs: 3_599_000 });
    expect(await accepted(1)).toBe(0);
    await simulator.control('POST', '/clock', { advanceMs: 1000 });
    simulator.accessToken = textIn((await simulator.control('POST', '/tokens', { realmId })).body, 'access_token');
    expect(await accepted(1)).toBe(1);
  });

  it('each company has its own limits', async () => {
    await accepted(10);
    await simulator.control('POST', '/companies', { realmId: '42', name: 'Other' });
    const tokens = await simulator.control('POST', '/tokens', { realmId: '42' });
    const headers = { authorization: `Bearer ${textIn(tokens.body, 'access_token')}` };
    expect((await fetch(`${simulator.baseUrl}/v3/company/42/preferences`, { headers })).status).toBe(200);
  });

  it('refused calls do not count against the window, unless the switch says so', async () => {
    expect(await accepted(15)).toBe(10);
    nowMs = 1000;
    expect(await accepted(10)).toBe(10);
    await simulator.control('POST', '/switches', { refusedCallsCount: true });
    nowMs = 1900;
    await accepted(5);
    nowMs = 2000;
    expect(await accepted(10)).toBe(5);
  });

  it('envelope and Retry-After of a 429 are switches', async () => {
    await simulator.control('POST', '/switches', { throttleEnvelope: 'lower', retryAfterSeconds: 7 });
    await accepted(10);
    const reply = await read();
    expect(reply.headers.get('retry-after')).toBe('7');
    expect(reply.body).toMatchObject({
      fault: { error: [{ code: '3001' }], type: 'SERVICE' },
      time: expect.any(Number),
    });
  });

  it('limits can be changed, switched off, and left behind by advancing the clock', async () => {
    await simulator.control('POST', '/limits', { perSecond: 3 });
    expect(await accepted(4)).toBe(3);
    await simulator.control('POST', '/clock', { advanceMs: 60_000 });
    expect(await accepted(4)).toBe(3);
    expect((await simulator.control('POST', '/limits', { enabled: false })).body).toMatchObject({
      perMinute: 500,
      perSecond: 3,
      inFlight: 10,
      enabled: false,
    });
    expect(await accepted(20)).toBe(20);
  });

  it('a call without a valid token does not use the limits', async () => {
    const headers = { authorization: 'Bearer nonsense' };
    for (let call = 0; call < 20; call += 1) {
      expect((await fetch(`${simulator.baseUrl}/v3/company/${realmId}/preferences`, { headers })).status).toBe(401);
    }
    expect(await accepted(10)).toBe(10);
  });
});
