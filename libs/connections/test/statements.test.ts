import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import {
  confirmRealm,
  createKeyRing,
  openRefreshToken,
  readConnectedCompanies,
  readConnection,
  sealTokens,
  setConnectionState,
  storeTokens,
} from '../src/index.ts';
import { openAccessToken } from '../src/sealed-tokens.ts';
import { abandonRefresh } from '../src/statements/abandon-refresh.ts';
import { beginRefresh } from '../src/statements/begin-refresh.ts';
import { createAccounts } from './support/accounts.ts';
import type { Accounts, Company } from './support/accounts.ts';
import { keyRing, tokensOf } from './support/tokens.ts';

let accounts: Accounts;
let company: Company;

beforeAll(async () => {
  accounts = await createAccounts();
});
afterAll(async () => accounts.close());
beforeEach(async () => {
  company = await accounts.newCompany();
});

const inTenant: Accounts['db']['withTenant'] = (tenantId, fn) => accounts.db.withTenant(tenantId, fn);

describe('reading', () => {
  it('a company comes with its settings and time zone', async () => {
    const [found] = await inTenant(company.tenantId, (tx) => readConnectedCompanies(tx, [company]));
    expect(found?.company).toEqual({
      companyId: company.companyId,
      tenantId: company.tenantId,
      name: 'C',
      timeZone: 'America/Chicago',
      settings: { invoiceLineDetail: 'condensed' },
      realmId: null,
    });
  });

  it('companies of several tenants come with their connections, in the order asked for', async () => {
    const other = await accounts.newCompany();
    await accounts.connect(other, keyRing, tokensOf('2'));
    const nobody = { tenantId: newId(), companyId: newId() };
    const found = await accounts.db.withAllTenants((tx) => readConnectedCompanies(tx, [other, nobody, company]));
    expect(found.map((one) => one.company?.companyId ?? null)).toEqual([other.companyId, null, company.companyId]);
    expect(found.map(({ connection }) => connection)).toEqual([
      await accounts.row(other),
      null,
      await accounts.row(company),
    ]);
  });

  it('a company is not found under another tenant, whoever asks', async () => {
    const other = await accounts.newCompany();
    const mixed = { tenantId: other.tenantId, companyId: company.companyId };
    const nothing = [{ company: null, connection: null }];
    expect(await accounts.db.withAllTenants((tx) => readConnectedCompanies(tx, [mixed]))).toEqual(nothing);
    expect(await inTenant(other.tenantId, (tx) => readConnectedCompanies(tx, [company]))).toEqual(nothing);
  });

  it('a new connection is disconnected and without tokens', async () => {
    expect(await accounts.row(company)).toMatchObject({
      state: 'disconnected',
      version: 0,
      accessToken: null,
      keyId: null,
    });
  });

  it('another tenant does not see it', async () => {
    const { companyId } = company;
    const other = newId();
    expect(await inTenant(other, (tx) => readConnection(tx, companyId))).toBeNull();
  });
});

describe('storeTokens', () => {
  it('connects: tokens sealed, realm set, version raised', async () => {
    const tokens = tokensOf('1');
    await accounts.connect(company, keyRing, tokens);
    const row = await accounts.row(company);
    expect(row).toMatchObject({
      state: 'connected',
      version: 1,
      realmId: company.realmId,
      keyId: 'k1',
      accessExpiresAt: tokens.accessExpiresAt,
      refreshExpiresAt: tokens.refreshExpiresAt,
      tokenCreatedAt: tokens.createdAt,
    });
    expect(row.accessToken?.toString('latin1')).not.toContain('secret');
    expect(openAccessToken(keyRing, row)).toBe('secret-access-1');
    expect(openRefreshToken(keyRing, row)).toBe('secret-refresh-1');
  });

  it('stores nothing over a newer version', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId } = company;
    const tokens = sealTokens(keyRing, company, tokensOf('2'));
    expect(await inTenant(tenantId, (tx) => storeTokens(tx, { companyId, readVersion: 0, tokens }))).toBeNull();
    expect(openAccessToken(keyRing, await accounts.row(company))).toBe('secret-access-1');
  });

  it('takes another realm until QuickBooks has answered for one, and refuses another from then on', async () => {
    await accounts.connect({ ...company, realmId: '2' }, keyRing, tokensOf('0'));
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId, realmId } = company;
    await inTenant(tenantId, (tx) => confirmRealm(tx, { companyId, realmId: '2' }));
    expect((await accounts.row(company)).realmVerifiedAt).toBeNull();
    await inTenant(tenantId, (tx) => confirmRealm(tx, { companyId, realmId }));
    expect((await accounts.row(company)).realmVerifiedAt).toEqual(expect.any(Date));
    await expect(accounts.connect({ ...company, realmId: '1' }, keyRing, tokensOf('2'))).rejects.toThrow('could not');
    expect(await accounts.row(company)).toMatchObject({ version: 2, realmId: company.realmId });
    await accounts.release(company);
    await expect(accounts.connect({ ...company, realmId: '1' }, keyRing, tokensOf('2'))).rejects.toThrow('could not');
    expect(await accounts.row(company)).toMatchObject({ realmId: company.realmId });
  });

  it('is allowed to a worker without a realm, and refused with one', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId, realmId } = company;
    const change = { companyId, readVersion: 1, tokens: sealTokens(keyRing, company, tokensOf('2')) };
    await expect(inTenant(tenantId, (tx) => storeTokens(tx, { ...change, realmId }))).rejects.toMatchObject({
      details: { sqlState: '42501' },
    });
    expect(await inTenant(tenantId, (tx) => storeTokens(tx, change))).toBe(2);
  });

  it('tokens copied into the row of another company do not open there', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const other = await accounts.newCompany();
    const stolen = sealTokens(keyRing, company, tokensOf('1'));
    await accounts.gateway.withTenant(other.tenantId, (tx) =>
      storeTokens(tx, { companyId: other.companyId, readVersion: 0, realmId: other.realmId, tokens: stolen }),
    );
    const row = await accounts.row(other);
    expect(() => openAccessToken(keyRing, row)).toThrow(expect.objectContaining({ code: 'unsealing-failed' }));
  });

  it('opens rows of the old key after a new one was put first', async () => {
    const old = { id: 'old', key: Buffer.alloc(32, 1) };
    const next = { id: 'next', key: Buffer.alloc(32, 2) };
    await accounts.connect(company, createKeyRing({ keys: [old] }), tokensOf('1'));
    const both = createKeyRing({ keys: [next, old] });
    expect(openAccessToken(both, await accounts.row(company))).toBe('secret-access-1');
    await accounts.connect(company, both, tokensOf('2'));
    expect(await accounts.row(company)).toMatchObject({ keyId: 'next' });
  });
});

describe('setConnectionState', () => {
  it('needsReconnect keeps the tokens and says why; a stale version changes nothing', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId } = company;
    const change = { companyId, state: 'needsReconnect', reason: 'revoked' } as const;
    expect(await inTenant(tenantId, (tx) => setConnectionState(tx, { ...change, readVersion: 0 }))).toBeNull();
    expect(await accounts.row(company)).toMatchObject({ state: 'connected', version: 1 });
    expect(await inTenant(tenantId, (tx) => setConnectionState(tx, { ...change, readVersion: 1 }))).toBe(2);
    const row = await accounts.row(company);
    expect(row).toMatchObject({ state: 'needsReconnect', reason: 'revoked', version: 2 });
    expect(row.accessToken).not.toBeNull();
  });

  it('disconnected forgets the tokens', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId } = company;
    const change = { companyId, readVersion: 1, state: 'disconnected', reason: null } as const;
    expect(await inTenant(tenantId, (tx) => setConnectionState(tx, change))).toBe(2);
    const row = await accounts.row(company);
    expect(row).toMatchObject({ state: 'disconnected', keyId: null, accessToken: null, refreshToken: null });
    expect(() => openRefreshToken(keyRing, row)).toThrow(expect.objectContaining({ code: 'connection-broken' }));
  });
});

describe('beginRefresh', () => {
  const at = new Date('2026-05-05T10:00:00Z');
  const after = (ms: number) => new Date(at.getTime() + ms);

  it('is granted to one, and to the next one after the guard time', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId } = company;
    const begin = (now: Date, readVersion = 1) =>
      inTenant(tenantId, (tx) => beginRefresh(tx, { companyId, readVersion, guardMs: 30_000, now }));
    expect(await begin(at, 0)).toBe(false);
    expect(await begin(at)).toBe(true);
    expect(await begin(after(29_999))).toBe(false);
    expect(await begin(after(30_000))).toBe(true);
    expect((await accounts.row(company)).refreshStartedAt).toEqual(after(30_000));
  });

  it('is granted at once after it was taken back', async () => {
    await accounts.connect(company, keyRing, tokensOf('1'));
    const { tenantId, companyId } = company;
    const change = { companyId, readVersion: 1, guardMs: 30_000, now: at };
    expect(await inTenant(tenantId, (tx) => beginRefresh(tx, change))).toBe(true);
    await inTenant(tenantId, (tx) => abandonRefresh(tx, { companyId, readVersion: 1 }));
    expect(await inTenant(tenantId, (tx) => beginRefresh(tx, change))).toBe(true);
  });

  it('is refused on a connection that is not connected', async () => {
    const { tenantId, companyId } = company;
    const change = { companyId, readVersion: 0, guardMs: 30_000 };
    expect(await inTenant(tenantId, (tx) => beginRefresh(tx, change))).toBe(false);
  });
});
