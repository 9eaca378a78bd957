import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@autosync/testing';
import { followEvents } from '../support/event-reader.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startBatchStatus } from '../support/services.ts';
import { wholeGateway } from '../support/whole-gateway.ts';
import type { WholeGateway } from '../support/whole-gateway.ts';

let whole: WholeGateway;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
let base: string;
let restarted: Awaited<ReturnType<typeof startBatchStatus>> | undefined;
beforeAll(async () => {
  const env = { EVENT_HEARTBEAT_MS: '300', EVENT_STREAMS_PER_KEY: '4', API_KEY_CACHE_MS: '0' };
  whole = await wholeGateway({ SYNC_TYPES: 'invoices,payments', ...env });
  ({ gateway } = whole);
  await gateway.app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(gateway.app.server.address() as AddressInfo).port}`;
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await restarted?.stop();
  await whole.stop();
});

const at = '2026-02-01T12:00:00.000Z';

async function aBatch(companyId?: string) {
  const company = companyId ?? (await tenant.company('Followed')).id;
  const { body } = await tenant.call('POST', `/v1/companies/${company}/batches`, { body: { type: 'invoices' } });
  const of = { tenantId: tenant.id, batchId: body.id as string };
  return {
    id: of.batchId,
    companyId: company,
    reports: (done: number) => whole.services.worker.reportProgress({ ...of, done, total: 9, step: 'syncing' }),
    ends: () => whole.services.worker.finishBatch({ ...of, actionCount: 0, outcome: 'finished', at }),
  };
}

const follow = (path: string, lastEventId?: string, key = tenant.key) =>
  followEvents(`${base}${path}`, { key, ...(lastEventId && { lastEventId }) });
const streams = async () =>
  (await gateway.metrics.registry.metrics()).match(/autosync_gateway_event_streams.* (\d+)/)?.[1];

describe('a batch followed live', () => {
  it('comes as it is read, changes as it does, ends with it, and a browser that comes again is told that this is all', async () => {
    const batch = await aBatch();
    const live = await follow(`/v1/batches/${batch.id}/events`);
    expect([live.status, live.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(live.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(live.headers.get('x-request-id')).toEqual(expect.any(String));
    await live.until((seen) => seen.some(({ event }) => event === 'batch'));
    expect(live.seen[0]?.data).toEqual((await tenant.call('GET', `/v1/batches/${batch.id}`)).body);

    await batch.reports(4);
    await live.until((seen) => seen.some(({ data }) => data.counts?.done === 4));
    // Nothing happens, and the connection is kept open.
    await live.until((seen) => seen.some(({ event }) => event === 'heartbeat'));
    await batch.ends();
    await live.ended();
    const events = live.seen.filter(({ event }) => event !== 'heartbeat');
    expect(events.slice(-2)).toMatchObject([{ event: 'batch', data: { state: 'finished' } }, { event: 'end' }]);
    const again = await follow(`/v1/batches/${batch.id}/events`, events.at(-1)?.id);
    expect(again.status).toBe(204);
  });

  it('goes on after Last-Event-ID: what was seen is not told again, what was missed is', async () => {
    const batch = await aBatch();
    const path = `/v1/batches/${batch.id}/events`;
    const first = await follow(path);
    await first.until((seen) => seen.length > 0);
    await first.leave();
    const lastId = first.seen[0]?.id;
    const second = await follow(path, lastId);
    await second.until((seen) => seen.length > 0);
    expect(second.seen[0]).toEqual({ event: 'resumed', id: lastId, data: {} });
    await batch.reports(2);
    await second.until((seen) => seen.some(({ event }) => event === 'batch'));
    expect(second.seen.filter(({ event }) => event === 'batch')).toMatchObject([{ data: { counts: { done: 2 } } }]);
    await second.leave();
  });

  it.each([
    ['is nobody’s', async () => '0190a5a0-0000-4000-8000-000000000001', 404],
    ['is another tenant’s', async () => (await aBatch()).id, 404],
  ])('that %s is not found', async (_, idOf, status) => {
    const stranger = await gateway.tenant('Stranger');
    const answer = await stranger.call('GET', `/v1/batches/${await idOf()}/events`);
    expect([answer.status, answer.body.code]).toEqual([status, 'not-found']);
  });

  it('needs the scope to read batches', async () => {
    const batch = await aBatch();
    const other = await gateway.tenant('Reader', ['companies:read']);
    expect((await other.call('GET', `/v1/batches/${batch.id}/events`)).status).toBe(403);
  });

  it('is not shown on when its key is revoked', async () => {
    const batch = await aBatch();
    const input = { tenantId: tenant.id, name: 'for a while' };
    const { body: key } = await gateway.call('POST', '/v1/api-keys', { body: input });
    const live = await follow(`/v1/batches/${batch.id}/events`, undefined, key.key);
    await live.until((seen) => seen.length > 0);
    await gateway.call('POST', `/v1/api-keys/${key.id}/revoke`);
    await live.ended();
    await batch.reports(7);
    expect(live.seen.filter(({ data }) => data.counts?.done === 7)).toEqual([]);
  });

  it('by more than a key may have at the same time is refused, and who leaves makes room', async () => {
    const batch = await aBatch();
    const path = `/v1/batches/${batch.id}/events`;
    await eventually(async () => (await streams()) === '0');
    const open = [await follow(path), await follow(path), await follow(path), await follow(path)];
    const refused = await tenant.call('GET', path);
    expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([429, 'rate-limited', '5']);
    await open[0]?.leave();
    await eventually(async () => (await streams()) === '3');
    open.push(await follow(path));
    expect(open.at(-1)?.status).toBe(200);
    for (const one of open) await one.leave();
    await eventually(async () => (await streams()) === '0');
  });
});

describe('the batches of a company followed live', () => {
  it('begin with those that are open, then come as they change, also those that are new', async () => {
    const open = await aBatch();
    const ended = await aBatch(open.companyId);
    await ended.ends();
    const live = await follow(`/v1/companies/${open.companyId}/events`);
    await live.until((seen) => seen.length > 0);
    const { body } = await tenant.call('GET', `/v1/batches/${open.id}`);
    expect(live.seen[0]).toMatchObject({ event: 'snapshot', data: { items: [body] } });

    const fresh = await aBatch(open.companyId);
    await live.until((seen) => seen.some(({ event, data }) => event === 'batch' && data.id === fresh.id));
    await fresh.ends();
    await live.until((seen) => seen.some(({ data }) => data.id === fresh.id && data.state === 'finished'));
    await live.leave();

    const before = live.seen[0]?.id ?? '';
    const again = await follow(`/v1/companies/${open.companyId}/events`, before);
    await again.until((seen) => seen.length > 0);
    const missed = again.seen[0]?.data.items?.map(({ id }) => id);
    expect(missed).toEqual(expect.arrayContaining([open.id, fresh.id]));
    await again.leave();
  });

  it('of a company that is another tenant’s are not found', async () => {
    const { companyId } = await aBatch();
    const stranger = await gateway.tenant('Stranger');
    expect((await stranger.call('GET', `/v1/companies/${companyId}/events`)).status).toBe(404);
  });
});

it('the batches of all companies are followed in one stream, and are the tenant’s own', async () => {
  const [here, there] = [await aBatch(), await aBatch()];
  const stranger = await gateway.tenant('Stranger');
  const live = await follow('/v1/events');
  const other = await follow('/v1/events', undefined, stranger.key);
  await live.until((seen) => seen.length > 0);
  const shown = live.seen[0]?.data.items?.map(({ id }) => id);
  expect(shown).toEqual(expect.arrayContaining([here.id, there.id]));
  for (const batch of [here, there]) {
    await batch.ends();
    await live.until((seen) => seen.some(({ data }) => data.id === batch.id && data.state === 'finished'));
  }
  const told = other.seen.filter(({ event }) => event !== 'heartbeat');
  expect(told).toMatchObject([{ event: 'snapshot', data: { items: [] } }]);
  await live.leave();
  await other.leave();
});

describe('reading with `wait`', () => {
  it('answers when the batch has ended', async () => {
    const batch = await aBatch();
    const waiting = tenant.call('GET', `/v1/batches/${batch.id}?wait=30`);
    await eventually(async () => (await streams()) === '1');
    await batch.ends();
    expect((await waiting).body).toMatchObject({ id: batch.id, state: 'finished' });
  });

  it('with If-None-Match answers at the next change, or 304 when there was none in the time', async () => {
    const batch = await aBatch();
    const { headers } = await tenant.call('GET', `/v1/batches/${batch.id}`);
    const known = { 'if-none-match': String(headers['etag']) };
    const read = (wait: number) => tenant.call('GET', `/v1/batches/${batch.id}?wait=${wait}`, { headers: known });
    const unchanged = await read(1);
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    const waiting = read(30);
    await eventually(async () => (await streams()) === '1');
    await batch.reports(1);
    expect(await waiting).toMatchObject({ status: 200, body: { counts: { done: 1 } } });
  });

  it.each(['0', '31', 'soon'])('%s is refused', async (wait) => {
    const batch = await aBatch();
    expect((await tenant.call('GET', `/v1/batches/${batch.id}?wait=${wait}`)).status).toBe(422);
  });

  it('leaves room for the requests of others', async () => {
    const batch = await aBatch();
    const waiting = Array.from({ length: 4 }, () => tenant.call('GET', `/v1/batches/${batch.id}?wait=30`));
    await eventually(async () => (await streams()) === '4');
    expect((await tenant.call('GET', `/v1/batches/${batch.id}`)).status).toBe(200);
    await batch.ends();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

it('what was accepted says when to look', async () => {
  const { id } = await tenant.company('Accepted');
  const answer = await tenant.call('POST', `/v1/companies/${id}/batches`, { body: { type: 'invoices' } });
  expect([answer.status, answer.headers['retry-after']]).toEqual([202, '2']);
});

// Last, since they stop what the others need.
describe('while something is replaced', () => {
  it('batch-status: who follows is told that what they see may be old, and then goes on', async () => {
    const batch = await aBatch();
    const live = await follow(`/v1/batches/${batch.id}/events`);
    await live.until((seen) => seen.some(({ event }) => event === 'batch'));
    await whole.services.batchStatus.stop();
    await live.until((seen) => seen.some(({ event }) => event === 'interrupted'));
    const late = await tenant.call('GET', `/v1/companies/${batch.companyId}/events`);
    expect([late.status, late.body.code]).toEqual([503, 'unavailable']);

    const port = whole.services.batchStatus.address.split(':')[1] ?? '';
    restarted = await startBatchStatus(whole.database, { GRPC_PORT: port });
    await live.until((seen) => seen.some(({ event }) => event === 'resumed'));
    await batch.reports(5);
    await live.until((seen) => seen.some(({ data }) => data.counts?.done === 5));
    await live.leave();
  });

  it('the gateway: streams and waiting requests end cleanly, and do not hold it up', async () => {
    const batch = await aBatch();
    const live = await follow(`/v1/batches/${batch.id}/events`);
    await live.until((seen) => seen.some(({ event }) => event === 'batch'));
    const waiting = tenant.call('GET', `/v1/batches/${batch.id}?wait=30`);
    await eventually(async () => (await streams()) === '2');
    const startedAt = performance.now();
    await gateway.app.close();
    expect(performance.now() - startedAt).toBeLessThan(5000);
    await live.ended();
    expect((await waiting).status).toBe(200);
  });
});
