import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '@autosync/testing';
import { apiServer } from './support/api-server.ts';
import { autosync } from './support/autosync.ts';

const id = '0198c9f0-0000-7000-8000-00000000000a';
const deliveryId = id.replace(/a$/, 'b');
const path = `/v1/webhooks/${id}`;

const webhook = {
  id,
  url: 'https://example.com/hooks',
  description: 'Ticket system',
  eventTypes: ['batch.finished'],
  companyIds: [],
  contact: '',
  enabled: true,
  disabledReason: null,
  disabledAt: null,
  failingSince: '2026-11-02T08:00:00.000Z',
  createdAt: '2026-11-01T08:00:00.000Z',
  secrets: [{ id, createdAt: '2026-11-01T08:00:00.000Z', expiresAt: '2026-11-09T08:00:00.000Z' }],
};
const withSecret = { ...webhook, secret: 'whsec_c2VjcmV0' };
const attempt = { number: 1, at: webhook.createdAt, outcome: 'refused', durationMs: 9, status: 503, detail: null };
const delivery = {
  id: deliveryId,
  eventId: 'e-1',
  type: 'webhook.test',
  companyId: null,
  state: 'waiting',
  attemptCount: 1,
  createdAt: webhook.createdAt,
  nextAttemptAt: '2026-11-01T08:00:20.000Z',
  endedAt: null,
  lastAttempt: { ...attempt, answer: 'busy' },
};
const { lastAttempt, ...ofDelivery } = delivery;
const details = { ...ofDelivery, attempts: [lastAttempt], body: '{"type":"webhook.test"}' };

const answers: Record<string, unknown> = {
  'GET /v1/webhooks': { items: [webhook] },
  'POST /v1/webhooks': withSecret,
  [`GET ${path}`]: webhook,
  [`PUT ${path}`]: { ...webhook, enabled: false, disabledReason: 'byHand' },
  [`POST ${path}/rotate-secret`]: withSecret,
  [`POST ${path}/test`]: delivery,
  [`GET ${path}/deliveries?limit=50&state=waiting`]: { items: [delivery], nextCursor: null },
  [`GET ${path}/deliveries/${deliveryId}`]: details,
  [`POST ${path}/deliveries/${deliveryId}/redeliver`]: delivery,
  [`POST ${path}/redeliver`]: { count: 10_000, more: true },
};

let folder: string;
let server: Awaited<ReturnType<typeof apiServer>>;
beforeAll(async () => {
  folder = await testFolder();
  server = await apiServer(({ method, path: asked }) => {
    if (method === 'DELETE') return { status: 204 };
    const body = answers[`${method} ${asked}`];
    const missing = { code: 'not-found', detail: 'There is no such webhook.', errors: [] };
    return body === undefined ? { status: 404, body: missing } : { body, headers: { etag: '"7"' } };
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => void server.seen.splice(0));

const run = (...args: string[]) =>
  autosync(['webhooks', ...args], { directory: folder, env: { AUTOSYNC_API: server.url, AUTOSYNC_KEY: 'k' } });
const sent = () => server.seen.map(({ method, path: asked }) => `${method} ${asked}`);
const lastBody = (): unknown => JSON.parse(server.seen.at(-1)?.body ?? '');

describe('webhooks', () => {
  it.each([
    [[], 'GET /v1/webhooks', /on, failing since 2026-11-02 08:00 {2}https:\/\/example.com\/hooks {2}Ticket system/],
    [['show', id], `GET ${path}`, /Companies +all\nContact +the operators\nSecret +since .* signs until 2026-11-09/],
    [['delete', id], `DELETE ${path}`, /Removed/],
    [['test', id], `POST ${path}/test`, /webhook\.test +waiting +1 +2026-11-01 08:00 .* 503 refused/],
    [
      ['deliveries', id, '--state', 'waiting'],
      `GET ${path}/deliveries?limit=50&state=waiting`,
      /2026-11-01 08:00 +webhook\.test +waiting/,
    ],
    [
      ['deliveries', id, deliveryId],
      `GET ${path}/deliveries/${deliveryId}`,
      /503 refused busy\nwebhook-id: e-1\n\{"type"/,
    ],
    [['redeliver', id, deliveryId], `POST ${path}/deliveries/${deliveryId}/redeliver`, /webhook\.test/],
  ] as const)('%j', async (args, request, told) => {
    const { code, out } = await run(...args);
    expect(code).toBe(0);
    expect(sent()).toEqual([request]);
    expect(out).toMatch(told);
  });

  it('are made with what is said of them, and their secret is shown', async () => {
    const events = ['--event', 'batch.finished', '--event', 'payment.applied'];
    const made = await run('create', webhook.url, ...events, '--contact', 'ops@example.com');
    expect(made.out).toMatch(/Secret +whsec_c2VjcmV0\nIt is shown now only/);
    expect(lastBody()).toEqual({
      url: webhook.url,
      eventTypes: ['batch.finished', 'payment.applied'],
      contact: 'ops@example.com',
    });
  });

  it('are changed in what is said, by the version that was read', async () => {
    const changed = await run('update', id, '--no-enabled', '--event', 'all');
    expect(changed.out).toMatch(/State +off: byHand/);
    expect(sent()).toEqual([`GET ${path}`, `PUT ${path}`]);
    const { url, description, companyIds, contact } = webhook;
    expect(lastBody()).toEqual({ url, description, companyIds, contact, eventTypes: [], enabled: false });
    expect(server.seen.at(-1)?.headers['if-match']).toBe('"7"');
  });

  it('get a new secret beside the old one, which signs for as long as is said', async () => {
    expect((await run('rotate-secret', id, '--days', '7')).out).toContain(withSecret.secret);
    expect(lastBody()).toEqual({ overlapSeconds: 7 * 86_400 });
  });

  it('are sent again what failed since then, and it is said that there is more', async () => {
    const again = await run('redeliver', id, '--from', '2026-11-01T00:00:00Z');
    expect(again.out).toContain('10000 are sent again.');
    expect(again.err).toContain('give the same command again');
    expect(lastBody()).toEqual({ from: '2026-11-01T00:00:00Z' });
  });

  it('are told to programs as the API tells them', async () => {
    expect(JSON.parse((await run('list', '--json')).out)).toEqual({ items: [webhook] });
    expect(JSON.parse((await run('create', webhook.url, '--json')).out)).toEqual(withSecret);
    expect(JSON.parse((await run('delete', id, '--json')).out)).toEqual({ id });
  });

  it.each([
    [['create'], 2, "missing required argument 'address'"],
    [['create', webhook.url, '--event', 'batch.done'], 2, 'There is no event "batch.done"; there are batch.finished,'],
    [['update', id], 2, 'Say what is to change'],
    [['rotate-secret', id, '--days', '8'], 2, '--days is a number from 0 to 7, not "8".'],
    [['deliveries', id, '--state', 'lost'], 2, 'There is no state "lost"; there are waiting,'],
    [['redeliver', id], 2, 'Say which delivery, or with --from'],
    [['redeliver', id, deliveryId, '--from', '2026-11-01T00:00:00Z'], 2, 'Say which delivery, or with --from'],
    [['show', deliveryId], 4, 'There is no such webhook.'],
  ] as const)('%j ends with %i', async (args, code, told) => {
    const ended = await run(...args);
    expect(ended.err).toContain(told);
    expect(ended.code).toBe(code);
  });
});
