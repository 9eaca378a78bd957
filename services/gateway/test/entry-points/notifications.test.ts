import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { testDatabase } from '@autosync/testing';
import { testGateway, type TestGateway } from '../support/gateway.ts';
import { invoice } from '../support/invoices.ts';
import { ownerDb } from '../support/owner-db.ts';
import { startNotifier, startServices } from '../support/services.ts';

const anna = { address: 'anna@example.com', about: [], types: [], when: 'atOnce' };

describe('notifications', () => {
  let gateway: TestGateway;
  let owner: ReturnType<typeof ownerDb>;
  let tenant: Awaited<ReturnType<TestGateway['tenant']>>;
  let company: { id: string };
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const database = await testDatabase();
    owner = ownerDb(database);
    const [services, notifier] = await Promise.all([startServices(database), startNotifier(database)]);
    gateway = await testGateway({ database, env: { ...services.env, NOTIFIER_ADDRESS: notifier.address } });
    tenant = await gateway.tenant('Northwind');
    stop = async () => {
      await gateway.stop();
      await Promise.all([services.stop(), notifier.stop(), owner.close()]);
      await database.drop();
    };
  });
  afterAll(() => stop());
  beforeEach(async () => {
    company = await tenant.company(`Contoso ${newId()}`);
  });

  const path = () => `/v1/companies/${company.id}/notifications`;
  const put = (recipients: unknown, ifMatch: string | null = '*') =>
    tenant.call('PUT', path(), {
      body: { recipients, digestHour: 8 },
      ...(ifMatch !== null && { headers: { 'if-match': ifMatch } }),
    });

  it('are set by whoever read them last, and are in the audit log', async () => {
    const before = await tenant.call('GET', path());
    expect(before).toMatchObject({
      status: 200,
      body: { recipients: [], digestHour: 7, mailInstalled: false },
      headers: { etag: '"0"' },
    });
    expect((await put([anna], null)).status).toBe(428);
    const stored = await put([anna], '"0"');
    expect(stored).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { recipients: [anna], digestHour: 8 },
    });
    expect(await put([], '"0"')).toMatchObject({ status: 412, body: { code: 'version-mismatch' } });
    expect((await tenant.call('GET', path())).body).toEqual(stored.body);
    // What was read may be sent back as it came.
    const again = { body: stored.body, headers: { 'if-match': '"1"' } };
    expect((await tenant.call('PUT', path(), again)).status).toBe(200);
    const events = await tenant.call('GET', `/v1/audit-events?companyId=${company.id}`);
    expect(events.body.items).toContainEqual(
      expect.objectContaining({ action: 'notifications.replaced', outcome: 'done' }),
    );
  });

  it.each([
    ['two addresses in one', { ...anna, address: 'a@example.com, b@example.com' }],
    ['a line break', { ...anna, address: 'a@example.com\nBcc: b@example.com' }],
    ['an unknown topic', { ...anna, about: ['weather'] }],
    ['an unknown type', { ...anna, types: ['timesheets'] }],
  ])('refuse %s', async (_name, recipient) => {
    expect(await put([recipient])).toMatchObject({ status: 422, body: { code: 'invalid-request' } });
  });

  it('are nobody else’s, and need the scopes of settings', async () => {
    const other = await gateway.tenant('Fabrikam');
    expect((await other.call('GET', path())).status).toBe(404);
    const reader = await gateway.tenant('Reader', ['settings:read']);
    const own = await reader.call('PUT', path(), {
      body: { recipients: [], digestHour: 7 },
      headers: { 'if-match': '*' },
    });
    expect(own.status).toBe(403);
  });

  it('say where there is no notifier', async () => {
    const without = await testGateway();
    const someone = await without.tenant('Someone');
    const { id } = await someone.company('Contoso');
    const answer = await someone.call('GET', `/v1/companies/${id}/notifications`);
    expect(answer).toMatchObject({ status: 404, body: { detail: expect.stringContaining('no notifier') } });
    await without.stop();
  });

  /** Two records that fail, one that does not, and the link of a mail about all three. */
  async function linkOfMail({ expiresInMs = 60_000 } = {}): Promise<{ token: string; failed: string[] }> {
    const ids: string[] = [];
    for (const number of ['INV-1', 'INV-2', 'INV-3']) {
      const url = `/v1/companies/${company.id}/invoices/${number}`;
      ids.push((await tenant.call('PUT', url, { body: invoice({ number }) })).body.id);
    }
    const failed = ids.slice(0, 2);
    const linkId = newId();
    await owner.withTenant(tenant.id, async (tx) => {
      const failure = {
        category: 'mapping',
        code: 'customer-missing',
        message: 'x',
        fix: 'y',
        at: new Date().toISOString(),
      };
      await tx.query({
        text: `update records.records set sync_state = 'failed', failure = $2 where id = any($1::uuid[])`,
        values: [failed, JSON.stringify(failure)],
      });
      await tx.query({
        text: `insert into notify.rerun_links (id, tenant_id, company_id, type, title, record_ids, created_at, expires_at)
               values ($1, $2, $3, 'invoices', '3 records failed', $4, now(), now() + $5 * interval '1 ms')`,
        values: [linkId, tenant.id, company.id, ids, expiresInMs],
      });
    });
    const place = { tenantId: 'notify', companyId: 'rerun-links', column: 'token' };
    const { keyId, sealed } = gateway.deps.keyRing.seal(`${tenant.id} ${linkId}`, place);
    return { token: `${keyId}.${sealed.toString('base64url')}`, failed };
  }

  const follow = (token: string, method: 'GET' | 'POST' = 'GET', site = 'same-origin') =>
    gateway.call(method, `/v1/rerun-links/${token}`, {
      key: null,
      headers: {
        'sec-fetch-site': site,
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
    });
  const batches = async () => (await tenant.call('GET', `/v1/companies/${company.id}/batches`)).body.items;

  it('link to what failed: looking changes nothing, using tries exactly what still fails, once', async () => {
    const { token, failed } = await linkOfMail();
    for (let times = 0; times < 2; times += 1) {
      const shown = await follow(token, 'GET', 'cross-site');
      expect(shown).toMatchObject({ status: 200, text: expect.stringContaining('Try 2 records again?') });
    }
    expect(await batches()).toEqual([]);
    expect((await follow(token, 'POST', 'cross-site')).status).toBe(403);
    expect(await batches()).toEqual([]);

    const used = await Promise.all([follow(token, 'POST'), follow(token, 'POST')]);
    expect(used.map(({ status }) => status)).toEqual([200, 200]);
    expect((await follow(token, 'POST')).text).toContain('This link was used');
    const [batch, ...others] = await batches();
    expect(others).toEqual([]);
    expect(new Set(batch.recordIds)).toEqual(new Set(failed));
    const events = await tenant.call('GET', `/v1/audit-events?companyId=${company.id}`);
    expect(events.body.items).toContainEqual(
      expect.objectContaining({
        action: 'batch.rerun',
        actor: expect.objectContaining({ name: 'the link of a mail' }),
      }),
    );
  });

  it('link to nothing once it has expired, was changed, or nothing fails any more', async () => {
    const expired = await linkOfMail({ expiresInMs: -1 });
    expect(await follow(expired.token, 'POST')).toMatchObject({
      status: 410,
      text: expect.stringContaining('expired'),
    });
    const { token } = await linkOfMail();
    expect((await follow(`${token.slice(0, -4)}AAAA`, 'POST')).status).toBe(404);
    expect((await follow('nonsense', 'POST')).status).toBe(404);
    await owner.withTenant(tenant.id, (tx) =>
      tx.query({
        text: `update records.records set sync_state = 'synced' where company_id = $1`,
        values: [company.id],
      }),
    );
    expect((await follow(token, 'POST')).text).toContain('nothing left to do');
    expect(await batches()).toEqual([]);
  });
});
