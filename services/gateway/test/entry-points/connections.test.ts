import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmRealm, openRefreshToken, readConnection } from '@autosync/connections';
import { createDb } from '@autosync/db';
import { createMetrics } from '@autosync/observability';
import { createGatewayMetrics } from '../../src/metrics.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import { startQuickBooks } from '../support/quickbooks.ts';
import type { QuickBooks } from '../support/quickbooks.ts';

let quickBooks: QuickBooks;
let gateway: TestGateway;
let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
beforeAll(async () => {
  quickBooks = await startQuickBooks();
  gateway = await testGateway({ env: quickBooks.env });
  tenant = await gateway.tenant('Northwind');
});
afterAll(async () => {
  await gateway.stop();
  await quickBooks.stop();
});

/** The address that a person is given. */
async function linkFor(companyId: string, who = tenant): Promise<string> {
  const answer = await who.call('POST', `/v1/companies/${companyId}/connection`);
  expect(answer.status).toBe(200);
  const { pathname, search } = new URL(answer.body.authorizeUrl);
  return pathname + search;
}

const cookieOf = (page: { headers: Record<string, unknown> }) => String(page.headers['set-cookie']).split(';')[0]!;

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** The cookie of the browser that all people of these tests use. */
let cookie = '';

/** Opens the page and goes on to QuickBooks; answers the address of its page. */
async function start(companyId: string, who = tenant): Promise<string> {
  const link = await linkFor(companyId, who);
  const page = await gateway.call('GET', link, { key: null, headers: { cookie } });
  cookie = cookieOf(page);
  const sent = await gateway.call('POST', link, { key: null, headers: { ...form, cookie } });
  expect(sent.status).toBe(303);
  return String(sent.headers['location']);
}

/** The browser follows the redirect; the page needs no key. */
const visit = (path: string) => gateway.call('GET', path, { key: null, headers: { cookie } });

async function connect(companyId: string, realmId: string, who = tenant) {
  return visit(await quickBooks.consent(await start(companyId, who), { realmId }));
}

const connectionOf = async (companyId: string) =>
  (await tenant.call('GET', `/v1/companies/${companyId}/connection`)).body;

const stored = (companyId: string) =>
  gateway.deps.db.withTenant(tenant.id, async (tx) => (await readConnection(tx, companyId))!);

/** What a worker does as soon as QuickBooks has answered with the company's tokens. */
async function answered(companyId: string, realmId: string, tenantId = tenant.id): Promise<void> {
  const worker = createDb({
    connectionString: gateway.database.urlFor('worker'),
    applicationName: 'gateway-test-worker',
    onPoolError: () => undefined,
  });
  try {
    await worker.withTenant(tenantId, (tx) => confirmRealm(tx, { companyId, realmId }));
  } finally {
    await worker.close();
  }
}

const actions = async (companyId: string) =>
  (await tenant.call('GET', `/v1/audit-events?companyId=${companyId}`)).body.items.map(
    (event: { action: string }) => event.action,
  );

describe('connecting', () => {
  it('ends with a page that says so, sealed tokens, a bound realm and an audit event', async () => {
    const { id, name } = await tenant.company('Contoso & Sons');
    const realmId = await quickBooks.newRealm('Contoso in QuickBooks');
    expect(await connectionOf(id)).toMatchObject({ state: 'disconnected', realmId: null, tokenExpiresAt: null });

    const page = await connect(id, realmId);
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(`${name.replace('&', '&amp;')} is connected`);
    expect(page.headers['cache-control']).toBe('no-store');

    expect(await connectionOf(id)).toMatchObject({ state: 'connected', realmId, realmVerified: false, reason: null });
    expect(Date.parse((await connectionOf(id)).tokenExpiresAt)).toBeGreaterThan(Date.now() + 90 * 86_400_000);
    expect((await tenant.call('GET', `/v1/companies/${id}`)).body).toMatchObject({
      realmId,
      connectionState: 'connected',
    });
    expect(await actions(id)).toEqual(['connection.connected', 'connection.started', 'company.created']);

    const row = await stored(id);
    const refreshToken = openRefreshToken(gateway.config.tokenKeys, row);
    expect(row.refreshToken?.includes(refreshToken)).toBe(false);
    expect(JSON.stringify(gateway.logs)).not.toContain(refreshToken);
  });

  it('counts as a change that the scheduler does not know yet', async () => {
    const { id } = await tenant.company('Unpushed');
    await connect(id, await quickBooks.newRealm('Unpushed'));
    const owner = ownerDb(gateway.database);
    const { rows } = await owner.withAllTenants((tx) =>
      tx.query({
        text: `select c.version as company, k.version as connection, k.pushed_version as pushed
          from accounts.companies c join accounts.connections k on k.company_id = c.id where c.id = $1`,
        values: [id],
      }),
    );
    await owner.close();
    expect(rows).toEqual([{ company: 2, connection: 1, pushed: 0 }]);
  });

  it('twice to the same QuickBooks company stores the newer tokens', async () => {
    const { id } = await tenant.company('Again');
    const realmId = await quickBooks.newRealm('Again');
    await connect(id, realmId);
    const before = await stored(id);
    expect((await connect(id, realmId)).status).toBe(200);
    const after = await stored(id);
    expect(after.version).toBe(before.version + 1);
    expect(after.refreshToken).not.toEqual(before.refreshToken);
  });
});

describe('the browser in which a connection is begun', () => {
  it('is shown whose books are asked for, before QuickBooks asks; nothing changes by looking', async () => {
    const { id } = await tenant.company('Shown & Co');
    const link = await linkFor(id);
    const page = await gateway.call('GET', link, { key: null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Connect Shown &amp; Co to QuickBooks?');
    expect(page.text).toContain('Northwind will be able to read and write');
    expect(String(page.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax$/);
    expect(page.headers['content-security-policy']).toContain("form-action 'self' http://127.0.0.1");
    expect((await gateway.call('HEAD', link, { key: null })).status).toBe(200);
    expect((await gateway.call('GET', link, { key: null })).status).toBe(200);
    expect((await gateway.call('GET', '/v1/oauth/start?state=x', { key: null })).status).toBe(400);
  });

  it('must have seen the page: no other site can send it on', async () => {
    const link = await linkFor((await tenant.company('Sent on')).id);
    const own = cookieOf(await gateway.call('GET', link, { key: null }));
    for (const headers of [form, { ...form, cookie: own, 'sec-fetch-site': 'cross-site' }]) {
      const answer = await gateway.call('POST', link, { key: null, headers });
      expect([answer.status, answer.headers['location']]).toEqual([403, undefined]);
    }
  });

  it('is the only one that can finish it; what comes back elsewhere uses nothing up', async () => {
    const { id } = await tenant.company('Two browsers');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Two browsers') });
    for (const headers of [{}, { cookie: `autosync_browser=${'x'.repeat(43)}` }] as Record<string, string>[]) {
      const page = await gateway.call('GET', back, { key: null, headers });
      expect(page.status).toBe(403);
      expect(page.text).toContain('another browser');
    }
    expect((await connectionOf(id)).state).toBe('disconnected');
    expect((await visit(back)).status).toBe(200);
  });

  it('is the first one that goes on: the link is no good in a second', async () => {
    const link = await linkFor((await tenant.company('Link')).id);
    const browsers = [
      cookieOf(await gateway.call('GET', link, { key: null })),
      cookieOf(await gateway.call('GET', link, { key: null })),
    ];
    const statuses = [];
    for (const one of [...browsers, browsers[0]!]) {
      statuses.push((await gateway.call('POST', link, { key: null, headers: { ...form, cookie: one } })).status);
    }
    expect(statuses).toEqual([303, 400, 303]);
  });
});

describe('a browser that comes back', () => {
  it('denied: the page says so, nothing changes', async () => {
    const { id } = await tenant.company('Denied');
    const page = await visit(await quickBooks.consent(await start(id), 'deny'));
    expect(page.status).toBe(403);
    expect(page.text).toContain('Not connected');
    expect((await connectionOf(id)).state).toBe('disconnected');
  });

  it('a second time with the same state is refused, and no second exchange is made', async () => {
    const { id } = await tenant.company('Reload');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Reload') });
    expect((await visit(back)).status).toBe(200);
    const { code } = await quickBooks.tokenCalls();
    const again = await visit(back);
    expect(again.status).toBe(400);
    expect(again.text).toContain('no longer valid');
    expect((await quickBooks.tokenCalls())['code']).toBe(code);
    expect((await connectionOf(id)).state).toBe('connected');
  });

  it.each(['', '?state=made-up&code=x&realmId=1', '?state=a&state=b'])('with %s is refused', async (query) => {
    expect((await visit(`/v1/oauth/callback${query}`)).status).toBe(400);
  });

  it('has no effect by HEAD, as what looks at links sends it', async () => {
    const { id } = await tenant.company('Looked at');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Looked at') });
    expect((await gateway.call('HEAD', back, { key: null, headers: { cookie } })).status).toBe(405);
    expect((await connectionOf(id)).state).toBe('disconnected');
    expect((await visit(back)).status).toBe(200);
  });

  it('too late is refused', async () => {
    const { id } = await tenant.company('Late');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Late') });
    gateway.setNow(new Date(Date.now() + 16 * 60_000));
    const page = await visit(back);
    gateway.setNow(null);
    expect(page.status).toBe(400);
    expect((await connectionOf(id)).state).toBe('disconnected');
  });

  it('without a realm is refused', async () => {
    const { id } = await tenant.company('No realm');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('No realm') });
    const page = await visit(back.replace(/&realmId=\d+/, ''));
    expect(page.status).toBe(400);
    expect((await connectionOf(id)).state).toBe('disconnected');
  });

  it('with a code that QuickBooks does not know is refused', async () => {
    const { id } = await tenant.company('Bad code');
    const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Bad code') });
    const page = await visit(back.replace(/code=[^&]+/, 'code=forged'));
    expect(page.status).toBe(400);
    expect((await connectionOf(id)).state).toBe('disconnected');
  });

  it('with another QuickBooks company than before gets 409, and the connection stays', async () => {
    const { id } = await tenant.company('Bound');
    const realmId = await quickBooks.newRealm('First');
    await connect(id, realmId);
    await answered(id, realmId);
    expect((await connectionOf(id)).realmVerified).toBe(true);
    const before = await stored(id);
    const page = await connect(id, await quickBooks.newRealm('Second'));
    expect(page.status).toBe(409);
    expect(page.text).toContain(realmId);
    expect(await stored(id)).toEqual(before);
  });

  it('with a QuickBooks company of somebody else gets 409, and theirs stays connected', async () => {
    const { id } = await tenant.company('Owner');
    const realmId = await quickBooks.newRealm('Shared');
    await connect(id, realmId);
    await answered(id, realmId);
    const before = await stored(id);
    const { revoke, code } = await quickBooks.tokenCalls();

    const stranger = await gateway.tenant('Stranger');
    const other = await stranger.company('Copycat');
    const page = await connect(other.id, realmId, stranger);
    expect(page.status).toBe(409);
    expect(page.text).not.toContain('Owner');
    const theirs = (await stranger.call('GET', `/v1/companies/${other.id}`)).body;
    expect(theirs).toMatchObject({ realmId: null, connectionState: 'disconnected' });
    expect(await stored(id)).toEqual(before);
    expect(await quickBooks.tokenCalls()).toMatchObject({ revoke, code });
  });

  it('with a claim to somebody else’s QuickBooks company stands in nobody’s way, and can be put right', async () => {
    const stranger = await gateway.tenant('Claimant');
    const claimed = await stranger.company('Claimed');
    const [realmId, own] = [await quickBooks.newRealm('Victim'), await quickBooks.newRealm('Own')];
    // The person allows their own books and changes the address on the way back.
    const back = await quickBooks.consent(await start(claimed.id, stranger), { realmId: own });
    expect((await visit(back.replace(`realmId=${own}`, `realmId=${realmId}`))).status).toBe(200);

    const { id } = await tenant.company('True owner');
    expect((await connect(id, realmId)).status).toBe(200);
    await answered(id, realmId);
    await expect(answered(claimed.id, realmId, stranger.id)).rejects.toMatchObject({ code: 'unique-violation' });
    expect((await connect(claimed.id, realmId, stranger)).status).toBe(409);
    expect((await connect(claimed.id, own, stranger)).status).toBe(200);
    expect((await stranger.call('GET', `/v1/companies/${claimed.id}`)).body.realmId).toBe(own);
  });

  it.each(['9'.repeat(300), '12345678901234567890123', '1%20', 'abc', '-1'])(
    'with the realm %s is refused',
    async (realmId) => {
      const { id } = await tenant.company('No such realm');
      const back = await quickBooks.consent(await start(id), { realmId: await quickBooks.newRealm('Real') });
      expect((await visit(back.replace(/realmId=\d+/, `realmId=${realmId}`))).status).toBe(400);
      expect(await connectionOf(id)).toMatchObject({ state: 'disconnected', realmId: null });
    },
  );

  it('while QuickBooks does not answer is told to start over, and may', async () => {
    const { id } = await tenant.company('Outage');
    const realmId = await quickBooks.newRealm('Outage');
    await quickBooks.control('POST', '/faults', {
      operation: 'token',
      entity: 'code',
      fault: { kind: 'status', status: 503 },
    });
    expect((await connect(id, realmId)).status).toBe(502);
    expect((await connectionOf(id)).state).toBe('disconnected');
    expect((await connect(id, realmId)).status).toBe(200);
  });
});

describe('disconnecting', () => {
  it('forgets the tokens, revokes them at QuickBooks, keeps the realm, and may be repeated', async () => {
    const { id } = await tenant.company('Leaving');
    const realmId = await quickBooks.newRealm('Leaving');
    await connect(id, realmId);
    await answered(id, realmId);
    const { revoke = 0 } = await quickBooks.tokenCalls();
    const path = `/v1/companies/${id}/connection`;
    expect((await tenant.call('DELETE', path)).status).toBe(204);
    expect((await quickBooks.tokenCalls())['revoke']).toBe(revoke + 1);
    const row = await stored(id);
    expect(row).toMatchObject({ state: 'disconnected', realmId, accessToken: null, refreshToken: null, version: 2 });

    expect((await tenant.call('DELETE', path)).status).toBe(204);
    expect((await stored(id)).version).toBe(2);
    expect((await actions(id)).filter((action: string) => action === 'connection.disconnected')).toHaveLength(1);
    expect((await connect(id, await quickBooks.newRealm('Elsewhere'))).status).toBe(409);
    expect((await connect(id, realmId)).status).toBe(200);
  });

  it('works also while QuickBooks does not answer', async () => {
    const { id } = await tenant.company('Cut off');
    await connect(id, await quickBooks.newRealm('Cut off'));
    await quickBooks.control('POST', '/faults', { operation: 'revoke', fault: { kind: 'status', status: 500 } });
    expect((await tenant.call('DELETE', `/v1/companies/${id}/connection`)).status).toBe(204);
    expect((await connectionOf(id)).state).toBe('disconnected');
    expect(gateway.logs).toContainEqual(
      expect.objectContaining({ msg: 'tokens not revoked at Intuit', companyId: id }),
    );
  });
});

it('the metric counts how browsers came back', async () => {
  const metric = await gateway.metrics.registry.getSingleMetric('autosync_gateway_oauth_callbacks_total')?.get();
  const counted = Object.fromEntries((metric?.values ?? []).map(({ labels, value }) => [labels['outcome'], value > 0]));
  expect(counted).toEqual({
    connected: true,
    'state-invalid': true,
    'other-browser': true,
    denied: true,
    'realm-missing': true,
    'realm-differs': true,
    'realm-taken': true,
    'code-refused': true,
    failed: true,
  });
});

it('the metric counts companies by their connection, and tells apart those whose token ends soon', async () => {
  const counts = async () => {
    const metrics = createMetrics({ service: 'gateway', version: 'test' });
    createGatewayMetrics(metrics, { db: gateway.deps.db, now: () => null });
    const metric = await metrics.registry.getSingleMetric('autosync_gateway_connections')?.get();
    return Object.fromEntries((metric?.values ?? []).map(({ labels, value }) => [String(labels['state']), value]));
  };
  const before = await counts();
  const { id } = await tenant.company('Watched');
  expect(await counts()).toEqual({ ...before, disconnected: before['disconnected']! + 1 });
  await connect(id, await quickBooks.newRealm('Watched'));
  expect(await counts()).toEqual({ ...before, connected: before['connected']! + 1 });
  for (const [text, state] of [
    [`refresh_expires_at = now() + interval '6 days'`, 'expiring'],
    [`state = 'needsReconnect'`, 'needsReconnect'],
  ]) {
    await gateway.deps.db.withTenant(tenant.id, (tx) =>
      tx.query({ text: `update accounts.connections set ${text} where company_id = $1`, values: [id] }),
    );
    expect(await counts()).toEqual({ ...before, [state!]: before[state!]! + 1 });
  }
  const removed = 'update accounts.companies set removed = true where id = $1';
  await gateway.deps.db.withTenant(tenant.id, (tx) => tx.query({ text: removed, values: [id] }));
  expect(await counts()).toEqual(before);
});
