import { describe, expect, it } from 'vitest';
import { principalOfClaims } from '../../src/domain/claims.ts';
import type { ClaimRules } from '../../src/domain/claims.ts';
import { scopes } from '../../src/domain/scopes.ts';

const tenant = '0190a5a0-0000-4000-8000-000000000001';
const standard = { iss: 'https://issuer.test', sub: 'user-1', exp: 1_800_000_000 };
const rules: ClaimRules = {
  tenantClaim: 'tenant',
  scopesClaim: 'scope',
  nameClaims: ['email', 'name'],
  roles: new Map([
    ['bookkeeper', { scopes: ['companies:read', 'batches:write'], isOperator: false }],
    ['admin', { scopes, isOperator: false }],
    ['sre', { scopes: [], isOperator: true }],
  ]),
};
const read = (claims: object, changed: Partial<ClaimRules> = {}) =>
  principalOfClaims({ ...standard, ...claims }, { ...rules, ...changed });

describe('what a token may do', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['scopes in a text', 'openid audit:read batches:read', ['batches:read', 'audit:read']],
    ['scopes in a list', ['audit:read', 7, null], ['audit:read']],
    ['roles, and scopes beside them', ['bookkeeper', 'audit:read'], ['companies:read', 'batches:write', 'audit:read']],
    ['a role with everything', 'admin', scopes],
    ['words that mean nothing here', 'operator all * admin:write', []],
    ['no claim', undefined, []],
    ['a claim that is none', { admin: true }, []],
  ])('%s', (_, scope, expected) => {
    expect(read({ tenant, scope })).toMatchObject({ tenantId: tenant, isOperator: false, scopes: expected });
  });

  it('makes an operator only of a role that the configuration names, and of no tenant', () => {
    expect(read({ tenant, scope: 'sre' })).toMatchObject({ isOperator: true, tenantId: null });
  });
});

describe('where the tenant is', () => {
  it.each<[string, object]>([
    ['tenant', { tenant }],
    ['https://example.com/tenant', { 'https://example.com/tenant': tenant }],
    ['organization.autosync.id', { organization: { autosync: { id: tenant } } }],
  ])('in the claim %s', (tenantClaim, claims) => {
    expect(read(claims, { tenantClaim })?.tenantId).toBe(tenant);
  });

  it.each([undefined, null, 7, '', 'northwind', [tenant], tenant.toUpperCase(), '__proto__'])(
    'nowhere when it is %p',
    (value) => {
      expect(read({ tenant: value })).toBeUndefined();
      expect(read({}, { tenantClaim: 'constructor.name' })).toBeUndefined();
    },
  );
});

describe('the name in the audit log', () => {
  it.each<[object, string]>([
    [{ email: 'anna@x.test', name: 'Anna' }, 'anna@x.test'],
    [{ email: ' ', name: 'Anna' }, 'Anna'],
    [{ email: 7 }, 'user-1'],
    [{ name: 'A\u202Enna\n' }, 'Anna'],
    [{ name: 'x'.repeat(1000) }, 'x'.repeat(200)],
  ])('%j', (claims, name) => {
    expect(read({ tenant, ...claims })?.name).toBe(name);
  });

  it('belongs to an id of issuer and subject together', () => {
    const ids = [{}, { sub: 'user-2' }, { iss: 'https://other.test' }].map((one) => read({ tenant, ...one })?.keyId);
    expect(new Set(ids).size).toBe(3);
    expect(read({ tenant, email: 'new@x.test' })?.keyId).toBe(ids[0]);
  });

  it.each([{ client_id: 'user-1' }, { idtyp: 'app' }, { gty: 'client-credentials' }])(
    'is a program’s when the token says %j',
    (claims) => {
      expect(read({ tenant, ...claims })?.kind).toBe('client');
    },
  );
});
