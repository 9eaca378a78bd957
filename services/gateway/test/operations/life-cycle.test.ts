import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealTokens, createKeyRing, unreadableReason } from '@autosync/connections';
import { eventually, testDatabase } from '@autosync/testing';
import type { TestDatabase } from '@autosync/testing';
import { createResealTick } from '../../src/entry-points/tick-reseal.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { ownerDb } from '../support/owner-db.ts';
import { startQuickBooks } from '../support/quickbooks.ts';
import type { QuickBooks } from '../support/quickbooks.ts';
import { startScheduler } from '../support/services.ts';

let database: TestDatabase;
let owner: ReturnType<typeof ownerDb>;
let quickBooks: QuickBooks;
let scheduler: Awaited<ReturnType<typeof startScheduler>>;
let gateway: TestGateway;
beforeAll(async () => {
  database = await testDatabase();
  owner = ownerDb(database);
  quickBooks = await startQuickBooks();
  scheduler = await startScheduler(database);
  const env = { ...quickBooks.env, SCHEDULER_ADDRESS: scheduler.address, COMPANY_PUSH_INTERVAL_MS: '50' };
  gateway = await testGateway({ database, env });
  gateway.deps.push.start();
  gateway.deps.releases.start();
});
afterAll(async () => {
  await gateway.deps.releases.stop();
  await gateway.stop();
  await Promise.all([scheduler.stop(), quickBooks.stop(), owner.close()]);
  await database.drop();
});

type Tenant = Awaited<ReturnType<TestGateway['tenant']>>;
const sql = <T extends object>(text: string, values: unknown[]) =>
  owner.withAllTenants(async (tx) => (await tx.query<T>({ text, values })).rows);

/** A company as connecting leaves it, with tokens that QuickBooks gave out. */
async function connected(tenant: Tenant, name: string, realmId: string) {
  const { id } = await tenant.company(name);
  const tokens = await quickBooks.control<{ access_token: string; refresh_token: string }>('POST', '/tokens', {
    realmId,
  });
  const day = new Date(Date.now() + 86_400_000);
  const sealed = sealTokens(
    gateway.deps.keyRing,
    { tenantId: tenant.id, companyId: id },
    {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      accessExpiresAt: day,
      refreshExpiresAt: day,
      createdAt: new Date(),
    },
  );
  await sql(
    `update accounts.connections set state = 'connected', version = version + 1, realm_id = $2, realm_verified_at = now(),
       key_id = $3, access_token = $4, refresh_token = $5, access_expires_at = $6, refresh_expires_at = $6
     where company_id = $1`,
    [id, realmId, sealed.keyId, sealed.accessToken, sealed.refreshToken, day],
  );
  await sql('update accounts.companies set realm_id = $2 where id = $1', [id, realmId]);
  return id;
}

const connectionOf = async (id: string) =>
  (
    await sql<{ state: string; realm_id: string | null; refresh_token: Buffer | null }>(
      'select state, realm_id, refresh_token from accounts.connections where company_id = $1',
      [id],
    )
  )[0];

describe('a QuickBooks company that the operator releases', () => {
  const release = (realmId: string, body: object = { note: 'The owner asked for it' }) =>
    gateway.call('POST', `/v1/system/realms/${realmId}/release`, { body });
  const slot = (id: string, runId: string) =>
    sql(
      `update schedule.companies set head_batch_id = null, head_type = null, head_round = null, head_class = null,
         head_due_at = null, rest_until = null, slot_run_id = ${runId}, slot_type = case when ${runId} is null then null else 'invoices' end,
         slot_dispatch = case when ${runId} is null then null else 1 end
       where company_id = $1`,
      [id],
    );

  it('is taken from who has it when no worker has that in hand, and may be connected by its owner', async () => {
    const [squatter, rightful] = [await gateway.tenant('Squatter'), await gateway.tenant('Rightful')];
    const realmId = await quickBooks.newRealm('Disputed books');
    const id = await connected(squatter, 'Took it first', realmId);
    await eventually(async () => (await gateway.deps.push.backlog()) === 0, { timeoutMs: 10_000 });
    await slot(id, 'gen_random_uuid()');
    const before = await quickBooks.tokenCalls();

    const asked = await release(realmId);
    expect([asked.status, asked.body]).toMatchObject([200, { state: 'draining', companyId: id, releasedAt: null }]);
    expect(await connectionOf(id)).toEqual({ state: 'disconnected', realm_id: realmId, refresh_token: null });
    expect((await quickBooks.tokenCalls())['revoke'] ?? 0).toBe((before['revoke'] ?? 0) + 1);
    // Not while a worker could still write.
    await expect(connected(rightful, 'Too early', realmId)).rejects.toThrow(/duplicate|unique/i);

    await slot(id, 'null');
    const done = await release(realmId);
    expect(done.body).toMatchObject({
      state: 'released',
      tenantId: squatter.id,
      companyName: 'Took it first',
      releasedAt: expect.any(String),
      follows: expect.arrayContaining([expect.stringMatching(/this QuickBooks company only/)]),
    });
    expect((await release(realmId)).body).toEqual(done.body);
    const { items } = (await squatter.call('GET', '/v1/audit-events')).body;
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'realm.released', before: { realmId }, after: { note: 'The owner asked for it' } },
      { action: 'connection.disconnected', after: { reason: expect.stringContaining('The owner asked for it') } },
    ]);
    expect((await squatter.call('GET', `/v1/companies/${id}/connection`)).body).toMatchObject({
      state: 'disconnected',
      reason: expect.stringContaining('operator'),
      realmVerified: false,
    });
    expect(await connected(rightful, 'The owner', realmId)).toEqual(expect.any(String));
  });

  it('is the operator’s to release, with a reason, and only where somebody has had it', async () => {
    const tenant = await gateway.tenant('Not the operator');
    expect((await tenant.call('POST', '/v1/system/realms/1/release', { body: { note: 'x' } })).status).toBe(403);
    expect((await release('99999999')).status).toBe(404);
    expect((await release('not-a-realm')).status).toBe(404);
    expect((await release('99999999', {})).status).toBe(422);
  });
});

describe('a company that is removed', () => {
  it('is gone at once, then its tokens are revoked and its QuickBooks company is free', async () => {
    const tenant = await gateway.tenant('Leaver');
    const realmId = await quickBooks.newRealm('Left books');
    const id = await connected(tenant, 'Leaving', realmId);
    const before = await quickBooks.tokenCalls();

    const removed = await tenant.call('DELETE', `/v1/companies/${id}`);
    expect(removed.status).toBe(202);
    expect(removed.body).toMatchObject({ id, name: 'Leaving', removedAt: expect.any(String) });
    expect(removed.body.kept.map(({ what }: { what: string }) => what)).toHaveLength(3);
    expect((await tenant.call('GET', `/v1/companies/${id}`)).status).toBe(404);
    expect((await tenant.call('GET', '/v1/companies')).body.items).toEqual([]);
    expect((await tenant.call('POST', `/v1/companies/${id}/batches`, { body: { type: 'invoices' } })).status).toBe(404);

    await eventually(async () => (await tenant.call('DELETE', `/v1/companies/${id}`)).body.state === 'removed', {
      timeoutMs: 10_000,
    });
    expect(await connectionOf(id)).toEqual({ state: 'disconnected', realm_id: null, refresh_token: null });
    expect((await quickBooks.tokenCalls())['revoke'] ?? 0).toBe((before['revoke'] ?? 0) + 1);
    const { body: log } = await tenant.call('GET', '/v1/audit-events');
    expect(log.items[0]).toMatchObject({
      action: 'company.removed',
      outcome: 'done',
      before: { name: 'Leaving', realmId },
      after: { state: 'removed', tokensRevoked: true },
    });
    // The books may go on elsewhere.
    expect(await connected(tenant, 'Returning', realmId)).toEqual(expect.any(String));
  });

  it('keeps its connection as long as a worker has it in hand', async () => {
    const tenant = await gateway.tenant('Busy');
    const id = await connected(tenant, 'At work', await quickBooks.newRealm('Busy books'));
    await eventually(async () => (await gateway.deps.push.backlog()) === 0, { timeoutMs: 10_000 });
    await sql(
      `update schedule.companies set head_batch_id = null, head_type = null, head_round = null, head_class = null,
         head_due_at = null, rest_until = null, slot_run_id = gen_random_uuid(), slot_type = 'invoices', slot_dispatch = 1
       where company_id = $1`,
      [id],
    );
    await tenant.call('DELETE', `/v1/companies/${id}`);
    await eventually(async () => (await gateway.deps.push.backlog()) === 0, { timeoutMs: 10_000 });
    const again = await tenant.call('DELETE', `/v1/companies/${id}`);
    expect(again.body).toMatchObject({ state: 'removing', releasedAt: null });
    expect(await connectionOf(id)).toMatchObject({ state: 'connected' });
    await sql(
      'update schedule.companies set slot_run_id = null, slot_type = null, slot_dispatch = null where company_id = $1',
      [id],
    );
    await eventually(async () => (await connectionOf(id))?.state === 'disconnected', { timeoutMs: 10_000 });
  });

  it('is nobody else’s to remove', async () => {
    const mine = await gateway.tenant('Mine');
    const { id } = await mine.company('Mine');
    expect((await (await gateway.tenant('Theirs')).call('DELETE', `/v1/companies/${id}`)).status).toBe(404);
    expect((await mine.call('GET', `/v1/companies/${id}`)).status).toBe(200);
  });
});

it('a tenant that is removed: keys are refused at once, companies go, and the operator sees how far it is', async () => {
  const tenant = await gateway.tenant('Gone');
  const companies = [await tenant.company('One'), await tenant.company('Two')];
  expect((await tenant.call('DELETE', `/v1/tenants/${tenant.id}`)).status).toBe(403);
  const removed = await gateway.call('DELETE', `/v1/tenants/${tenant.id}`);
  expect(removed.status).toBe(202);
  expect(removed.body).toMatchObject({ id: tenant.id, name: 'Gone', companiesLeft: expect.any(Number) });
  expect((await tenant.call('GET', '/v1/self')).status).toBe(401);
  const headers = { 'autosync-tenant': tenant.id };
  expect((await gateway.call('GET', '/v1/companies', { headers })).status).toBe(403);
  const input = { tenantId: tenant.id, name: 'too late' };
  expect((await gateway.call('POST', '/v1/api-keys', { body: input })).status).toBe(422);
  const state = async () => (await gateway.call('DELETE', `/v1/tenants/${tenant.id}`)).body;
  await eventually(async () => (await state()).state === 'removed', { timeoutMs: 10_000 });
  expect((await state()).removedAt).toBe(removed.body.removedAt);
  const left = await sql('select 1 from accounts.companies where id = any($1) and released_at is null', [
    companies.map(({ id }) => id),
  ]);
  expect(left).toEqual([]);
  expect((await gateway.call('DELETE', '/v1/tenants/0190a5a0-0000-4000-8000-000000000001')).status).toBe(404);
});

describe('keys that a tenant manages', () => {
  it('can do no more than who makes them, read unless said otherwise, and end in a year', async () => {
    const tenant = await gateway.tenant('Keeper', ['keys:read', 'keys:write', 'companies:read', 'batches:read']);
    const made = await tenant.call('POST', '/v1/api-keys', { body: { name: 'reader' } });
    expect(made.status).toBe(201);
    expect(made.body.scopes).toEqual(['companies:read', 'batches:read']);
    const days = (Date.parse(made.body.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(365);

    const tooMuch = { name: 'x', scopes: ['companies:read', 'companies:write'] };
    const refused = await tenant.call('POST', '/v1/api-keys', { body: tooMuch });
    expect(refused.status).toBe(403);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/scopes/1' })]);
    expect((await tenant.call('GET', '/v1/api-keys')).body.items).toHaveLength(2);
    expect((await tenant.call('POST', `/v1/api-keys/${made.body.id}/revoke`)).status).toBe(200);
  });

  it('are not those of others', async () => {
    const [tenant, other] = [await gateway.tenant('A'), await gateway.tenant('B')];
    expect((await tenant.call('POST', `/v1/api-keys/${other.keyId}/revoke`)).status).toBe(404);
    expect((await tenant.call('POST', `/v1/api-keys/${other.keyId}/rotate`, { body: {} })).status).toBe(404);
    const foreign = { name: 'x', tenantId: other.id };
    expect((await tenant.call('POST', '/v1/api-keys', { body: foreign })).status).toBe(403);
    expect((await tenant.call('GET', `/v1/api-keys?tenantId=${other.id}`)).status).toBe(403);
    expect((await other.call('GET', '/v1/self')).status).toBe(200);
  });

  it('are replaced with an overlap, and by nobody who could do less', async () => {
    const tenant = await gateway.tenant('Rotator');
    const rotated = await tenant.call('POST', `/v1/api-keys/${tenant.keyId}/rotate`, { body: { overlapSeconds: 60 } });
    expect(rotated.status).toBe(201);
    const self = async (key: string) => (await gateway.call('GET', '/v1/self', { key })).status;
    expect([await self(tenant.key), await self(rotated.body.key)]).toEqual([200, 200]);
    gateway.setNow(new Date(Date.now() + 61_000));
    expect([await self(tenant.key), await self(rotated.body.key)]).toEqual([401, 200]);
    gateway.setNow(null);

    const weak = { name: 'weak', scopes: ['keys:write'] };
    const { body: helper } = await tenant.call('POST', '/v1/api-keys', { body: weak });
    const path = `/v1/api-keys/${rotated.body.id}/rotate`;
    expect((await gateway.call('POST', path, { key: helper.key, body: {} })).status).toBe(403);
  });
});

it('the operator’s key before is taken beside the new one', async () => {
  const previous = 'previous-operator-key-0123456789abcdef';
  const rotating = await testGateway({ database, env: { ...quickBooks.env, OPERATOR_KEY_PREVIOUS: previous } });
  expect((await rotating.call('GET', '/v1/tenants')).status).toBe(200);
  expect((await rotating.call('GET', '/v1/tenants', { key: previous })).status).toBe(200);
  await rotating.stop();
});

it('tokens are sealed anew with the first key while everything runs, and only those whose key is there', async () => {
  const tenant = await gateway.tenant('Sealed');
  const id = await connected(tenant, 'Sealed', await quickBooks.newRealm('Sealed books'));
  const lost = await connected(tenant, 'Lost', await quickBooks.newRealm('Lost books'));
  await sql(`update accounts.connections set key_id = 'gone' where company_id = $1`, [lost]);
  const keyRing = createKeyRing({
    keys: [
      { id: 'new', key: Buffer.alloc(32, 9) },
      { id: 'test', key: Buffer.alloc(32, 7) },
    ],
  });
  const before = await sql<{ version: number }>('select version from accounts.connections where company_id = $1', [id]);
  const tick = createResealTick({ db: gateway.deps.db, keyRing, intervalMs: 60_000, logger: gateway.deps.logger });
  tick.start();
  const read = () =>
    sql<{ key_id: string; version: number; refresh_token: Buffer }>(
      'select key_id, version, refresh_token from accounts.connections where company_id = $1',
      [id],
    );
  await eventually(async () => (await read())[0]?.key_id === 'new', { timeoutMs: 10_000 });
  await tick.stop();
  const [row] = await read();
  const context = { tenantId: tenant.id, companyId: id, column: 'refresh_token' };
  expect(keyRing.open({ keyId: 'new', sealed: row!.refresh_token }, context)).toMatch(/\S/);
  expect(row!.version).toBe(before[0]!.version);
  expect(await sql('select key_id from accounts.connections where company_id = $1', [lost])).toEqual([
    { key_id: 'gone' },
  ]);
});

it('a connection that waits for a key goes on when the key is there, and only when it opens the tokens', async () => {
  const tenant = await gateway.tenant('Waits for a key');
  const back = await connected(tenant, 'Back', await quickBooks.newRealm('Back books'));
  const other = await connected(tenant, 'Other', await quickBooks.newRealm('Other books'));
  const refused = await connected(tenant, 'Refused', await quickBooks.newRealm('Refused books'));
  const stop = `update accounts.connections set state = 'needsReconnect', reason = $2 where company_id = $1`;
  await sql(stop, [back, unreadableReason('key-missing')]);
  await sql(stop, [other, unreadableReason('key-missing')]);
  await sql(stop, [refused, 'QuickBooks no longer accepts the refresh token']);
  await sql(`update accounts.connections set refresh_token = 'no token of ours' where company_id = $1`, [other]);
  const { db, keyRing, logger } = gateway.deps;
  const tick = createResealTick({ db, keyRing, intervalMs: 60_000, logger });
  tick.start();
  await eventually(async () => (await connectionOf(back))?.state === 'connected', { timeoutMs: 10_000 });
  await tick.stop();
  expect([(await connectionOf(other))?.state, (await connectionOf(refused))?.state]).toEqual([
    'needsReconnect',
    'needsReconnect',
  ]);
});
