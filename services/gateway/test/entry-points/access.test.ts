import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateApiKey } from '../../src/domain/api-keys.ts';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway({ env: { API_KEY_CACHE_MS: '0' } });
});
afterAll(async () => gateway.stop());

async function failures(reason: string): Promise<number> {
  const metric = await gateway.metrics.registry.getSingleMetric('autosync_gateway_auth_failures_total')?.get();
  return metric?.values.find((value) => value.labels['reason'] === reason)?.value ?? Number.NaN;
}

describe('a request without a valid key', () => {
  it.each([
    ['no header', 'missing', undefined],
    ['another scheme', 'missing', 'Basic dTpw'],
    ['what is no key', 'malformed', 'Bearer nonsense'],
    ['a key that nobody made', 'unknown', `Bearer ${generateApiKey().key}`],
  ])('%s answers 401 and counts as %s', async (_, reason, authorization) => {
    const before = await failures(reason);
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await gateway.call('GET', '/v1/companies', { key: null, headers });
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('not-authenticated');
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(await failures(reason)).toBe(before + 1);
    const line = gateway.logs.findLast(({ msg }) => msg === 'caller refused');
    expect(line).toMatchObject({
      requestId: answer.body.requestId,
      address: '127.0.0.1',
      reason,
      operation: 'listCompanies',
    });
    // Of a key that has the form of one its visible beginning, of everything else nothing.
    const key = /^Bearer (ask_\S+)/.exec(authorization ?? '')?.[1];
    expect(line?.['keyPrefix']).toBe(key?.slice(0, 10));
    if (key !== undefined) expect(JSON.stringify(gateway.logs)).not.toContain(key);
  });

  it('is refused for HEAD as for GET', async () => {
    expect((await gateway.call('HEAD', '/v1/companies', { key: null })).status).toBe(401);
  });

  it('is refused before its body is read', async () => {
    const answer = await gateway.call('POST', '/v1/companies', { key: null, body: { nonsense: true } });
    expect(answer.status).toBe(401);
  });
});

describe('scopes', () => {
  it('a key without the scope is refused with its name', async () => {
    const tenant = await gateway.tenant('Reader', ['companies:read']);
    expect((await tenant.call('GET', '/v1/companies')).status).toBe(200);
    const answer = await tenant.call('POST', '/v1/companies', { body: { name: 'x' } });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('companies:write') });
    expect(gateway.logs.findLast(({ msg }) => msg === 'caller refused')).toMatchObject({
      address: '127.0.0.1',
      reason: 'scope',
      operation: 'createCompany',
      keyId: tenant.keyId,
      keyPrefix: tenant.key.slice(0, 10),
    });
    expect((await tenant.call('GET', '/v1/companies')).body.items).toEqual([]);
  });

  it('a tenant’s key may not do what is the operator’s, and the reverse', async () => {
    const tenant = await gateway.tenant('Curious');
    expect((await tenant.call('GET', '/v1/tenants')).status).toBe(403);
    expect((await tenant.call('POST', '/v1/tenants', { body: { name: 'x' } })).status).toBe(403);
    expect((await gateway.call('GET', '/v1/companies')).status).toBe(403);
    expect((await gateway.call('GET', '/v1/self')).body).toMatchObject({
      kind: 'operator',
      tenantId: null,
      scopes: [],
    });
  });
});

describe('the life of a key', () => {
  it('is shown once, seen by its prefix, used, and revoked', async () => {
    const tenant = await gateway.tenant('Northwind');
    const self = await tenant.call('GET', '/v1/self');
    expect(self.body).toMatchObject({
      id: tenant.keyId,
      kind: 'key',
      tenantId: tenant.id,
      name: 'key of Northwind',
      isOperator: false,
      expiresAt: null,
    });

    const list = await gateway.call('GET', `/v1/api-keys?tenantId=${tenant.id}`);
    expect(list.body.items).toEqual([
      expect.objectContaining({ id: tenant.keyId, prefix: tenant.key.slice(0, 10), lastUsedAt: expect.any(String) }),
    ]);
    expect(list.text).not.toContain(tenant.key);

    const revoked = await gateway.call('POST', `/v1/api-keys/${tenant.keyId}/revoke`);
    expect(revoked.body.revokedAt).toEqual(expect.any(String));
    const again = await gateway.call('POST', `/v1/api-keys/${tenant.keyId}/revoke`);
    expect(again.body).toEqual(revoked.body);
    expect((await tenant.call('GET', '/v1/self')).status).toBe(401);
    expect(await failures('revoked')).toBe(1);
  });

  it('ends when it expires', async () => {
    const { id } = await gateway.tenant('Temporary');
    const input = { tenantId: id, name: 'short', expiresAt: '2027-01-01T00:00:00Z' };
    const { key } = (await gateway.call('POST', '/v1/api-keys', { body: input })).body;
    gateway.setNow(new Date('2026-12-31T23:59:59Z'));
    expect((await gateway.call('GET', '/v1/self', { key })).status).toBe(200);
    gateway.setNow(new Date('2027-01-01T00:00:00Z'));
    const answer = await gateway.call('GET', '/v1/self', { key });
    gateway.setNow(null);
    expect(answer.status).toBe(401);
    expect(answer.body.detail).toMatch(/expired/);
  });

  it('is made for tenants that exist', async () => {
    const input = { tenantId: '0190a5a0-0000-4000-8000-000000000001', name: 'x' };
    const answer = await gateway.call('POST', '/v1/api-keys', { body: input });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/tenantId' })]);
  });

  it('cannot expire at an instant that does not exist', async () => {
    const { id } = await gateway.tenant('Leap');
    const input = { tenantId: id, name: 'x', expiresAt: '2026-12-31T23:59:60Z' };
    const answer = await gateway.call('POST', '/v1/api-keys', { body: input });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/expiresAt' })]);
  });

  it('of an unknown id cannot be revoked', async () => {
    const answer = await gateway.call('POST', '/v1/api-keys/0190a5a0-0000-4000-8000-000000000001/revoke');
    expect(answer.status).toBe(404);
  });
});
