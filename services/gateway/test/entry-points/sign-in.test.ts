import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testIdentityProvider } from '@autosync/testing/sign-in';
import type { TestIdentityProvider } from '@autosync/testing/sign-in';
import { testGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';

const audience = 'https://api.autosync.test';
let provider: TestIdentityProvider;
let other: TestIdentityProvider;
let gateway: TestGateway;
let tenantId: string;

beforeAll(async () => {
  provider = await testIdentityProvider({ audience });
  other = await testIdentityProvider({ audience });
  gateway = await testGateway({
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_AUDIENCE: audience,
      OIDC_SCOPES_CLAIM: 'realm_access.roles',
      OIDC_ROLES: 'bookkeeper=companies:read companies:write settings:read, auditor=audit:read, sre=operator',
      ANONYMOUS_RATE_LIMIT_REQUESTS: '10000',
    },
  });
  tenantId = (await gateway.tenant('Northwind')).id;
});
afterAll(async () => Promise.all([gateway.stop(), provider.stop(), other.stop()]));

const rolesOf = (...roles: string[]) => ({ tenant: tenantId, realm_access: { roles } });
/** The signature of another token, or none. */
const tampered = (token: string) => token.replace(/[^.]{20}$/, 'A'.repeat(20));
const unsigned = (token: string) => {
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.x`;
};
const self = async (key: string) => gateway.call('GET', '/v1/self', { key });

describe('a person who signed in', () => {
  it('works with their tenant as their roles say, and the audit log names them', async () => {
    const claims = { ...rolesOf('bookkeeper', 'auditor', 'something else'), email: 'anna@northwind.test' };
    const key = await provider.personToken('anna', claims);
    const answer = await self(key);
    expect(answer.body).toMatchObject({
      kind: 'person',
      name: 'anna@northwind.test',
      tenantId,
      isOperator: false,
      scopes: ['companies:read', 'companies:write', 'settings:read', 'audit:read'],
      expiresAt: expect.any(String),
    });

    const created = await gateway.call('POST', '/v1/companies', { key, body: { name: 'Contoso' } });
    expect(created.status).toBe(201);
    const { body: log } = await gateway.call('GET', '/v1/audit-events', { key });
    expect(log.items[0]).toMatchObject({
      action: 'company.created',
      actor: { kind: 'person', id: answer.body.id, name: 'anna@northwind.test' },
    });
    expect((await gateway.call('POST', `/v1/companies/${created.body.id}/connection`, { key })).status).toBe(403);
    expect((await gateway.call('GET', '/v1/tenants', { key })).status).toBe(403);
  });

  it('is the same to Idempotency-Keys whatever token they have', async () => {
    const create = async () => {
      const key = await provider.personToken('berta', rolesOf('bookkeeper'));
      const headers = { 'idempotency-key': 'once' };
      return gateway.call('POST', '/v1/companies', { key, headers, body: { name: 'Once' } });
    };
    const first = await create();
    const second = await create();
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('sees nothing of other tenants', async () => {
    const elsewhere = await gateway.tenant('Elsewhere');
    const company = await elsewhere.company('Secret');
    const key = await provider.personToken('carl', rolesOf('bookkeeper'));
    expect((await gateway.call('GET', `/v1/companies/${company.id}`, { key })).status).toBe(404);
    const headers = { 'autosync-tenant': elsewhere.id };
    expect((await gateway.call('GET', `/v1/companies/${company.id}`, { key, headers })).status).toBe(403);
  });
});

it('a program with client credentials needs no API key', async () => {
  const key = await provider.programToken(rolesOf('bookkeeper'));
  expect((await self(key)).body).toMatchObject({ kind: 'client', name: 'program', tenantId });
  expect((await gateway.call('GET', '/v1/companies', { key })).status).toBe(200);
});

describe('an operator', () => {
  it('who signed in may do what the operator’s key may, and speaks for a tenant by naming it', async () => {
    const key = await provider.personToken('olga', { realm_access: { roles: ['sre'] }, name: 'Olga' });
    expect((await gateway.call('GET', '/v1/tenants', { key })).status).toBe(200);
    const unnamed = await gateway.call('GET', '/v1/companies', { key });
    expect(unnamed.status).toBe(403);
    expect(unnamed.body.detail).toMatch(/AutoSync-Tenant/);

    const headers = { 'autosync-tenant': tenantId };
    const created = await gateway.call('POST', '/v1/companies', { key, headers, body: { name: 'For you' } });
    expect(created.status).toBe(201);
    const { body: log } = await gateway.call('GET', '/v1/audit-events', { headers });
    expect(log.items[0]).toMatchObject({ actor: { kind: 'person', name: 'Olga' } });
  });

  it.each(['0190a5a0-0000-4000-8000-000000000001', 'x'])(
    'cannot speak for a tenant that is not there: %s',
    async (id) => {
      const answer = await gateway.call('GET', '/v1/companies', { headers: { 'autosync-tenant': id } });
      expect(answer.status).toBe(403);
    },
  );
});

describe('a token that is not taken', () => {
  /** [what, the token, the reason that is counted] */
  const tokens: [string, () => Promise<string>, string][] = [
    ['of another issuer', async () => other.programToken(rolesOf('bookkeeper')), 'untrusted'],
    ['for another audience', async () => provider.programToken(rolesOf(), { audience: 'urn:other' }), 'untrusted'],
    ['changed on its way', async () => tampered(await provider.programToken(rolesOf())), 'untrusted'],
    ['unsigned', async () => unsigned(await provider.programToken(rolesOf())), 'untrusted'],
    ['for no tenant', async () => provider.programToken({}), 'no-tenant'],
    ['for a tenant that is not there', async () => provider.programToken({ tenant: crypto.randomUUID() }), 'no-tenant'],
    ['that is none', async () => 'aaaa.bbbb.cccc', 'untrusted'],
  ];

  it.each(tokens)('%s answers 401, is counted and logged', async (_, tokenOf, reason) => {
    const token = await tokenOf();
    const answer = await self(token);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('not-authenticated');
    const line = gateway.logs.findLast(({ msg }) => msg === 'caller refused');
    expect(line).toMatchObject({ reason, address: '127.0.0.1', operation: 'getSelf' });
    expect(JSON.stringify(gateway.logs)).not.toContain(token.split('.')[2]);
  });

  it('is one that is over, a clock’s difference allowed', async () => {
    const key = await provider.programToken(rolesOf());
    const inSeconds = (seconds: number) => gateway.setNow(new Date(Date.now() + seconds * 1000));
    inSeconds(620);
    expect((await self(key)).status).toBe(200);
    inSeconds(640);
    const answer = await self(key);
    gateway.setNow(null);
    expect(answer.status).toBe(401);
    expect(answer.body.detail).toMatch(/expired/);
  });
});

describe('the issuer’s keys', () => {
  it('are read once for many tokens, and used on while the issuer does not answer', async () => {
    const key = await provider.programToken(rolesOf());
    expect((await self(key)).status).toBe(200);
    const before = provider.keyReads();
    provider.setDown(true);
    expect(await Promise.all(Array.from({ length: 20 }, async () => (await self(key)).status))).toEqual(
      Array.from({ length: 20 }, () => 200),
    );
    provider.setDown(false);
    expect(provider.keyReads()).toBe(before);
  });

  it('may change: a token with the new one is taken, and one of a key that is gone no longer', async () => {
    const rotating = await testIdentityProvider({ audience });
    const own = await testGateway({
      env: { OIDC_ISSUER: rotating.issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_COOLDOWN_MS: '0' },
      database: gateway.database,
    });
    const ask = async (key: string) => (await own.call('GET', '/v1/self', { key })).status;
    try {
      const old = await rotating.programToken({ tenant: tenantId });
      rotating.setDown(true);
      expect(await ask(old)).toBe(503);
      rotating.setDown(false);
      expect(await ask(old)).toBe(200);
      rotating.rotateKeys({ keepOld: true });
      expect(await ask(await rotating.programToken({ tenant: tenantId }))).toBe(200);
      expect(await ask(old)).toBe(200);
      rotating.rotateKeys({ keepOld: false });
      expect(await ask(await rotating.programToken({ tenant: tenantId }))).toBe(200);
      expect(await ask(old)).toBe(401);
    } finally {
      await own.stop();
      await rotating.stop();
    }
  });
});
