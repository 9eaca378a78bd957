import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { testDatabase } from '@autosync/testing';
import { testGateway, type TestGateway } from '../support/gateway.ts';
import { startNotifier, startServices } from '../support/services.ts';

const url = 'https://hooks.example.com/autosync';

describe('webhooks', () => {
  let gateway: TestGateway;
  let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase();
    const [services, notifier] = await Promise.all([startServices(database), startNotifier(database)]);
    gateway = await testGateway({ database, env: { ...services.env, NOTIFIER_ADDRESS: notifier.address } });
    tenant = await gateway.tenant('Northwind');
    stop = async () => {
      await gateway.stop();
      await Promise.all([services.stop(), notifier.stop()]);
      await database.drop();
    };
  }, 90_000);
  afterAll(() => stop());

  const create = (body: object = {}, headers: Record<string, string> = {}) =>
    tenant.call('POST', '/v1/webhooks', { body: { url, ...body }, headers });
  async function made(body: object = {}) {
    const { body: webhook } = await create(body);
    return { webhook, path: `/v1/webhooks/${webhook.id}` };
  }
  const replace = (path: string, body: object, ifMatch = '*') =>
    tenant.call('PUT', path, { body, headers: { 'if-match': ifMatch } });

  it('are created with a secret that is shown once, and once per Idempotency-Key', async () => {
    const headers = { 'idempotency-key': newId() };
    const first = await create({ eventTypes: ['batch.finished'], contact: 'ops@example.com' }, headers);
    expect(first).toMatchObject({
      status: 201,
      headers: { etag: '"1"', location: `/v1/webhooks/${first.body.id}`, 'cache-control': 'no-store' },
      body: {
        url,
        description: '',
        eventTypes: ['batch.finished'],
        companyIds: [],
        contact: 'ops@example.com',
        enabled: true,
        disabledReason: null,
        failingSince: null,
        secrets: [{ expiresAt: null }],
        secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
      },
    });
    const again = await create({ eventTypes: ['batch.finished'], contact: 'ops@example.com' }, headers);
    expect(again.body).toEqual(first.body);
    expect(await create({ eventTypes: [] }, headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });

    const { secret, ...shown } = first.body;
    const read = await tenant.call('GET', `/v1/webhooks/${shown.id}`);
    expect(read).toMatchObject({ status: 200, body: shown });
    const listed = await tenant.call('GET', '/v1/webhooks');
    expect(listed.body.items.filter(({ id }: { id: string }) => id === shown.id)).toEqual([shown]);
    const events = await tenant.call('GET', '/v1/audit-events');
    expect(events.body.items).toContainEqual(expect.objectContaining({ action: 'webhook.created', outcome: 'done' }));
    expect(events.text).not.toContain(secret);
  });

  it('are changed by whoever read them last, and switched off and on', async () => {
    const { webhook, path } = await made();
    const { secret: _secret, ...read } = webhook;
    expect((await tenant.call('PUT', path, { body: read })).status).toBe(428);
    const off = await replace(path, { ...read, enabled: false }, '"1"');
    expect(off).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { enabled: false, disabledReason: 'byHand' },
    });
    expect(await replace(path, read, '"1"')).toMatchObject({ status: 412, body: { code: 'version-mismatch' } });
    expect(await tenant.call('POST', `${path}/test`)).toMatchObject({
      status: 409,
      body: { code: 'webhook-disabled', detail: expect.stringContaining('switch it on') },
    });
    const on = await replace(path, { ...off.body, enabled: true, description: 'For the data warehouse' });
    expect(on.body).toMatchObject({
      enabled: true,
      disabledReason: null,
      disabledAt: null,
      description: 'For the data warehouse',
    });
  });

  it.each([
    ['http', { url: 'http://example.com/' }, '/url'],
    ['no URL at all', { url: 'example' }, '/url'],
    ['a private address', { url: 'https://10.1.2.3/' }, '/url'],
    ['the machine itself, spelled as a number', { url: 'https://0x7f000001/' }, '/url'],
    ['the machine itself within IPv6', { url: 'https://[::ffff:127.0.0.1]/' }, '/url'],
    ['a cloud’s metadata', { url: 'https://169.254.169.254/latest/' }, '/url'],
    ['a password', { url: 'https://me:secret@example.com/' }, '/url'],
    ['an unknown type', { eventTypes: ['batch.exploded'] }, '/eventTypes/0'],
    ['a company that there is not', { companyIds: [newId()] }, '/companyIds/0'],
    ['two contacts', { contact: 'a@example.com,b@example.com' }, '/contact'],
  ])('refuse %s', async (_name, body, pointer) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-request', errors: [{ pointer }] } });
    const { path } = await made();
    const { body: read } = await tenant.call('GET', path);
    expect((await replace(path, { ...read, ...body })).status).toBe(422);
    await tenant.call('DELETE', path);
  });

  it('get a new secret beside the old one, and forget the oldest', async () => {
    const { webhook, path } = await made();
    const headers = { 'idempotency-key': newId() };
    const rotate = (body: object, given = {}) => tenant.call('POST', `${path}/rotate-secret`, { body, headers: given });
    const first = await rotate({ overlapSeconds: 60 }, headers);
    expect(first).toMatchObject({
      status: 201,
      body: { secrets: [{ expiresAt: null }, { expiresAt: expect.any(String) }] },
    });
    expect(first.body.secret).not.toBe(webhook.secret);
    expect((await rotate({ overlapSeconds: 60 }, headers)).body).toEqual(first.body);
    for (let times = 0; times < 4; times += 1) await rotate({});
    expect((await tenant.call('GET', path)).body.secrets).toHaveLength(4);
    await rotate({ overlapSeconds: 0 });
    expect((await tenant.call('GET', path)).body.secrets).toHaveLength(1);
  });

  it('are tested, and show what was sent', async () => {
    const { path } = await made();
    const headers = { 'idempotency-key': newId() };
    const sent = await tenant.call('POST', `${path}/test`, { headers });
    expect(sent).toMatchObject({ status: 202, body: { type: 'webhook.test', companyId: null } });
    expect((await tenant.call('POST', `${path}/test`, { headers })).body).toEqual(sent.body);
    expect(sent.headers['location']).toBe(`${path}/deliveries/${sent.body.id}`);
    const read = await tenant.call('GET', String(sent.headers['location']));
    expect(JSON.parse(read.body.body)).toMatchObject({ type: 'webhook.test', data: { tenantId: tenant.id } });
    await tenant.call('POST', `${path}/test`);
    const page = await tenant.call('GET', `${path}/deliveries?limit=1&type=webhook.test`);
    expect(page.body.items).toHaveLength(1);
    const next = await tenant.call('GET', `${path}/deliveries?limit=1&cursor=${page.body.nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ id: sent.body.id }], nextCursor: null });
    expect((await tenant.call('GET', `${path}/deliveries?type=batch.finished`)).body.items).toEqual([]);

    const again = await tenant.call('POST', `${path}/deliveries/${sent.body.id}/redeliver`);
    expect(again).toMatchObject({
      status: 202,
      body: { id: sent.body.id, eventId: sent.body.eventId, state: 'waiting' },
    });
    const range = (body: object) => tenant.call('POST', `${path}/redeliver`, { body });
    expect((await range({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' })).body).toEqual({
      count: 0,
      more: false,
    });
    expect(await range({ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/to' }] },
    });
  });

  it('are removed with what they had, at any repeat', async () => {
    const { path } = await made();
    expect((await tenant.call('DELETE', path)).status).toBe(204);
    expect((await tenant.call('DELETE', path)).status).toBe(204);
    for (const gone of [path, `${path}/deliveries`]) expect((await tenant.call('GET', gone)).status).toBe(404);
  });

  it('are nobody else’s, need their scopes, and are twenty at most', async () => {
    const { path } = await made();
    const other = await gateway.tenant('Fabrikam');
    expect((await other.call('GET', path)).status).toBe(404);
    expect((await other.call('POST', `${path}/test`)).status).toBe(404);
    expect((await other.call('DELETE', path)).status).toBe(204);
    expect((await tenant.call('GET', path)).status).toBe(200);
    const reader = await gateway.tenant('Reader', ['webhooks:read']);
    expect((await reader.call('GET', '/v1/webhooks')).body.items).toEqual([]);
    expect((await reader.call('POST', '/v1/webhooks', { body: { url } })).status).toBe(403);
    const company = await other.company('Contoso');
    for (let count = 0; count < 20; count += 1) {
      const one = await other.call('POST', '/v1/webhooks', { body: { url, companyIds: [company.id] } });
      expect(one.status).toBe(201);
    }
    expect(await other.call('POST', '/v1/webhooks', { body: { url } })).toMatchObject({
      status: 409,
      body: { code: 'webhook-limit' },
    });
  });
});
