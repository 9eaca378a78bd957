import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import type { JsonObject } from '../../src/json.ts';
import { jsonRequest, realmId, startSimulator, textIn } from '../support/simulator.ts';
import type { Reply, Running } from '../support/simulator.ts';

describe('injected faults (docs/quickbooks.md#what-follows)', () => {
  let simulator: Running;

  beforeEach(async () => {
    simulator = await startSimulator();
  });

  afterEach(() => simulator.stop());

  async function inject(rule: JsonObject): Promise<string> {
    const { status, body, text } = await simulator.control('POST', '/faults', rule);
    if (status !== 201) throw new Error(text);
    return textIn(body, 'id');
  }

  const create = (requestId: string): Promise<Reply> =>
    simulator.api('POST', `/customer?requestid=${requestId}`, { DisplayName: requestId });
  const lost = (call: Promise<unknown>) =>
    expect(call).rejects.toMatchObject({ cause: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) } });
  const exists = (name: string) =>
    [...simulator.state.books.company(realmId)!.store('Customer').all()].some(
      ({ DisplayName }) => DisplayName === name,
    );
  const ledger = async () => (await simulator.control('GET', `/ledger?realmId=${realmId}`)).body['realms'];

  it('reset-before: nothing happened, the connection is gone', async () => {
    await inject({ operation: 'create', fault: { kind: 'reset-before' } });
    await lost(create('a'));
    expect(exists('a')).toBe(false);
    expect(await create('a')).toMatchObject({ status: 200 });
  });

  it('reset-after: it happened, the answer is lost, the repeat gets it', async () => {
    await inject({ operation: 'create', fault: { kind: 'reset-after' } });
    await lost(create('a'));
    expect(exists('a')).toBe(true);
    expect(await create('a')).toMatchObject({ status: 200, body: { Customer: { DisplayName: 'a', SyncToken: '0' } } });
    expect(await ledger()).toMatchObject({
      [realmId]: {
        calls: { total: 2, byKind: { 'create Customer': 2 }, byStatus: { none: 1, 200: 1 } },
        documentsPerRequestId: { a: { sends: 2, documents: [{ entity: 'Customer', id: '1' }] } },
      },
    });
  });

  /** Sends and gives up after a moment. */
  async function giveUp(requestId: string): Promise<void> {
    const url = `${simulator.baseUrl}/v3/company/${realmId}/customer?requestid=${requestId}`;
    const headers = { authorization: `Bearer ${simulator.accessToken}` };
    const init = jsonRequest('POST', { DisplayName: requestId }, headers);
    await expect(fetch(url, { ...init, signal: AbortSignal.timeout(150) })).rejects.toThrow('timeout');
  }

  it('hang: no answer, and no effect', async () => {
    await inject({ fault: { kind: 'hang', ms: 60_000 } });
    await giveUp('a');
    expect(exists('a')).toBe(false);
    await inject({ fault: { kind: 'hang', ms: 50 } });
    await lost(create('b'));
    expect(exists('b')).toBe(false);
  });

  it('hang-after: it happened before the wait', async () => {
    await inject({ fault: { kind: 'hang-after', ms: 60_000 } });
    await giveUp('a');
    expect(exists('a')).toBe(true);
  });

  it('latency: it happens late, also when the client has given up: one document for both sends', async () => {
    await inject({ fault: { kind: 'latency', ms: 800 } });
    await giveUp('a');
    expect(exists('a')).toBe(false);
    await eventually(() => exists('a'));
    expect(await create('a')).toMatchObject({ status: 200, body: { Customer: { Id: '1' } } });
  });

  it.each<[string, JsonObject, number, string, unknown]>([
    ['503 as HTML', { kind: 'status', status: 503 }, 503, 'text/html', '<html><head><title>503'],
    [
      '500 as a system fault',
      { kind: 'status', status: 500 },
      500,
      'application/json;charset=UTF-8',
      '{"Fault":{"Error":[{"Message":"An application error',
    ],
    [
      '429 with its body',
      { kind: 'status', status: 429 },
      429,
      'application/json;charset=UTF-8',
      '{"Fault":{"Error":[{"Message":"message=ThrottleExceeded',
    ],
    ['401 with its body', { kind: 'status', status: 401 }, 401, 'application/json;charset=UTF-8', '{"warnings":null'],
    [
      'a body of ours',
      { kind: 'status', status: 502, body: 'bad', contentType: 'text/plain' },
      502,
      'text/plain',
      'bad',
    ],
    ['stream timeout', { kind: 'stream-timeout' }, 504, 'text/plain', 'stream timeout'],
    [
      'a Fault under 200',
      { kind: 'fault-200', code: '6000', message: 'm', detail: 'd' },
      200,
      'application/json;charset=UTF-8',
      '{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"6000"',
    ],
    [
      'a Fault',
      { kind: 'fault', code: '130', message: 'm', detail: 'd' },
      400,
      'application/json;charset=UTF-8',
      '{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"130"',
    ],
    [
      'a Fault with status',
      { kind: 'fault', status: 500, code: '10000', message: 'm', detail: 'd' },
      500,
      'application/json;charset=UTF-8',
      '{"Fault"',
    ],
  ])('%s, and nothing happens', async (_what, fault, status, contentType, text) => {
    await inject({ operation: 'create', fault });
    const reply = await create('a');
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toBe(contentType);
    expect(reply.text.startsWith(String(text))).toBe(true);
    expect(reply.headers.get('intuit_tid')).toBeTruthy();
    expect(exists('a')).toBe(false);
  });

  it('a status or a stream timeout with commit: it happened all the same', async () => {
    await inject({ times: 1, fault: { kind: 'status', status: 504, commit: true } });
    await inject({ times: 1, fault: { kind: 'stream-timeout', commit: true } });
    expect((await create('a')).status).toBe(504);
    expect((await create('b')).text).toBe('stream timeout');
    expect([exists('a'), exists('b')]).toEqual([true, true]);
  });

  it('strikes the nth matching call and so many after it; other calls do not count', async () => {
    const id = await inject({
      operation: 'create',
      entity: 'customer',
      nth: 2,
      times: 2,
      fault: { kind: 'status', status: 503 },
    });
    await simulator.api('GET', '/preferences');
    const statuses: number[] = [];
    for (const name of ['a', 'b', 'c', 'd']) statuses.push((await create(name)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect((await simulator.control('GET', '/faults')).body).toMatchObject([{ id, seen: 4, hits: 2, nth: 2 }]);
  });

  it.each<[string, JsonObject, boolean]>([
    ['the realm', { realmId }, true],
    ['another realm', { realmId: '1' }, false],
    ['the method', { method: 'post' }, true],
    ['another method', { method: 'GET' }, false],
    ['the operation', { operation: 'create' }, true],
    ['another operation', { operation: 'update' }, false],
    ['another entity', { entity: 'Invoice' }, false],
  ])('a rule about %s', async (_what, match, strikes) => {
    await inject({ ...match, fault: { kind: 'status', status: 503 } });
    expect((await create('a')).status).toBe(strikes ? 503 : 200);
  });

  it('queries, reads and preferences can be struck', async () => {
    await inject({ operation: 'query', entity: 'Customer', fault: { kind: 'status', status: 503 } });
    await inject({ operation: 'read', entity: 'Preferences', fault: { kind: 'status', status: 502 } });
    expect((await simulator.query('select * from Customer')).status).toBe(503);
    expect((await simulator.api('GET', '/preferences')).status).toBe(502);
  });

  it('a probability with a seed strikes the same calls each time', async () => {
    async function struck(): Promise<string> {
      const id = await inject({ probability: 0.3, seed: 42, times: 1000, fault: { kind: 'status', status: 503 } });
      let statuses = '';
      for (let call = 0; call < 40; call += 1)
        statuses += (await simulator.api('GET', '/preferences')).status === 503 ? 'x' : '.';
      await simulator.control('DELETE', `/faults/${id}`);
      return statuses;
    }
    const first = await struck();
    expect(await struck()).toBe(first);
    const hits = first.replaceAll('.', '').length;
    expect(hits).toBeGreaterThan(3);
    expect(hits).toBeLessThan(25);
  });

  it('rules can be taken back, one or all', async () => {
    const id = await inject({ fault: { kind: 'status', status: 503 } });
    expect((await simulator.control('DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await simulator.control('DELETE', `/faults/${id}`)).status).toBe(404);
    await inject({ fault: { kind: 'status', status: 503 } });
    await simulator.control('DELETE', '/faults');
    expect((await create('a')).status).toBe(200);
  });

  it.each<[string, JsonObject]>([
    ['no fault', {}],
    ['an unknown kind', { fault: { kind: 'explode' } }],
    ['a status that is none', { fault: { kind: 'status', status: 99 } }],
    ['a hang without ms', { fault: { kind: 'hang' } }],
    ['an unknown property', { fault: { kind: 'reset-before' }, whatever: 1 }],
    ['the 0th call', { nth: 0, fault: { kind: 'reset-before' } }],
  ])('%s is refused with 400', async (_what, rule) => {
    const { status, body } = await simulator.control('POST', '/faults', rule);
    expect(status).toBe(400);
    expect(body['error']).toEqual(expect.any(String));
  });

  it('a struck call was let through by the gateway: a throttled or unauthorised one does not count', async () => {
    const id = await inject({ nth: 1, fault: { kind: 'status', status: 503 } });
    const url = `${simulator.baseUrl}/v3/company/${realmId}/preferences`;
    expect((await fetch(url, { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    expect((await simulator.control('GET', '/faults')).body).toMatchObject([{ id, seen: 0 }]);
  });

  it('stopping the service ends calls that hang or wait', async () => {
    await inject({ times: 2, fault: { kind: 'hang', ms: 600_000 } });
    await inject({ nth: 3, fault: { kind: 'latency', ms: 600_000 } });
    const calls = ['a', 'b', 'c'].map((name) => lost(create(name)));
    await eventually(async () => expect(await ledger()).toMatchObject({ [realmId]: { mostInFlight: 3 } }));
    await simulator.close();
    await Promise.all(calls);
    simulator = await startSimulator();
  });
});
