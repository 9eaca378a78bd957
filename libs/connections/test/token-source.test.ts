import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import type { Db } from '@autosync/db';
import { createOAuth } from '@autosync/qbo';
import type { OAuth } from '@autosync/qbo';
import { testSimulator, type TestSimulator } from '@autosync/testing';
import { createKeyRing, createTokenKeeper, createTokenSource, setConnectionState } from '../src/index.ts';
import type { RefreshOutcome, TokenSource, TokenSourceSettings } from '../src/index.ts';
import { openAccessToken, openRefreshToken } from '../src/sealed-tokens.ts';
import { beginRefresh } from '../src/statements/begin-refresh.ts';
import { createAccounts } from './support/accounts.ts';
import type { Accounts, Company } from './support/accounts.ts';
import { keyRing, tokensOf } from './support/tokens.ts';

let accounts: Accounts;
let simulator: TestSimulator;
let oauth: OAuth;
let company: Company;
let outcomes: RefreshOutcome[];
let secrets: Set<string>;

beforeAll(async () => {
  [accounts, simulator] = await Promise.all([createAccounts(), testSimulator()]);
  oauth = createOAuth({ endpoints: simulator.endpoints, redirectUri: 'http://127.0.0.1:9/callback', timeoutMs: 2000 });
});
afterAll(async () => {
  await simulator.stop();
  await accounts.close();
});

const MINUTE = 60_000;

/** Connects the company with live tokens whose access token is good for so long, as we believe. */
async function connect({ accessForMs }: { accessForMs: number }): Promise<void> {
  const tokens = (await simulator.control('POST', 'tokens', { realmId: company.realmId })) as Record<string, string>;
  const accessToken = tokens['access_token'] ?? '';
  const refreshToken = tokens['refresh_token'] ?? '';
  secrets.add(accessToken).add(refreshToken);
  await accounts.connect(company, keyRing, { ...tokensOf('x', { accessForMs }), accessToken, refreshToken });
}

beforeEach(async () => {
  await simulator.control('DELETE', 'faults');
  await simulator.control('POST', 'switches', { refreshRotation: 'daily', parallelRefreshKills: true });
  outcomes = [];
  secrets = new Set();
  const { realmId } = await simulator.newCompany();
  company = { ...(await accounts.newCompany()), realmId };
});

function createSource(settings: Partial<TokenSourceSettings> = {}): TokenSource {
  const { tenantId, companyId } = company;
  const onRefresh = (outcome: RefreshOutcome) => void outcomes.push(outcome);
  return createTokenSource({
    db: accounts.db,
    keeper: createTokenKeeper({ db: settings.db ?? accounts.db }),
    keyRing,
    oauth,
    tenantId,
    companyId,
    pollMs: 20,
    onRefresh,
    ...settings,
  });
}

/** How many exchanges reached Intuit while `work` ran, and how many of them were refused. */
async function exchangesOf<T>(work: () => Promise<T>): Promise<{ result: T; refresh: number; invalidGrant: number }> {
  type Ledger = { tokenCalls: { refresh: number; invalidGrant: number } };
  const before = ((await simulator.control('GET', 'ledger?requestIds=false')) as Ledger).tokenCalls;
  const result = await work();
  const after = ((await simulator.control('GET', 'ledger?requestIds=false')) as Ledger).tokenCalls;
  return { result, refresh: after.refresh - before.refresh, invalidGrant: after.invalidGrant - before.invalidGrant };
}

async function storedAccessToken(): Promise<string> {
  return openAccessToken(keyRing, await accounts.row(company));
}

/** The error of a call, which shows no token of the company however it is printed. */
async function failureOf(call: Promise<unknown>): Promise<AutosyncError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AutosyncError)) throw new Error('the call did not fail as expected', { cause: error });
  const printed = inspect(error, { depth: 20, showHidden: true });
  for (const secret of secrets) expect(printed).not.toContain(secret);
  return error;
}

/** A former holder of the company began an exchange just now. */
async function beginElsewhere(): Promise<void> {
  const { tenantId, companyId } = company;
  const { version } = await accounts.row(company);
  const change = { companyId, readVersion: version, guardMs: 0 };
  expect(await accounts.db.withTenant(tenantId, (tx) => beginRefresh(tx, change))).toBe(true);
}

describe('accessToken', () => {
  it('answers the stored token while it is good, without an exchange', async () => {
    await connect({ accessForMs: 11 * MINUTE });
    const source = createSource();
    expect(source.version()).toBe(0);
    const { result, refresh } = await exchangesOf(async () => [await source.accessToken(), await source.accessToken()]);
    expect(new Set(result)).toEqual(new Set([await storedAccessToken()]));
    expect(refresh).toBe(0);
    expect(source.version()).toBe(1);
  });

  it('refreshes a token that is near its end, stores it before it answers it, and keeps it', async () => {
    await connect({ accessForMs: 9 * MINUTE });
    const old = await storedAccessToken();
    const source = createSource();
    const { result, refresh } = await exchangesOf(async () => [await source.accessToken(), await source.accessToken()]);
    const row = await accounts.row(company);
    expect(refresh).toBe(1);
    expect(result).toEqual([openAccessToken(keyRing, row), openAccessToken(keyRing, row)]);
    expect(result).not.toContain(old);
    expect(row).toMatchObject({ state: 'connected', version: 2, refreshStartedAt: null });
    expect(row.accessExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 59 * MINUTE);
    expect(source.version()).toBe(2);
    expect(outcomes).toEqual(['refreshed']);
  });

  it('of 100 callers at once makes one exchange for all', async () => {
    await connect({ accessForMs: 0 });
    const source = createSource();
    const { result, refresh, invalidGrant } = await exchangesOf(async () =>
      Promise.all(Array.from({ length: 100 }, async () => source.accessToken())),
    );
    expect(new Set(result)).toEqual(new Set([await storedAccessToken()]));
    expect({ refresh, invalidGrant }).toEqual({ refresh: 1, invalidGrant: 0 });
  });

  it('of 100 processes at once, none of which holds the lock, makes one exchange for all', async () => {
    await connect({ accessForMs: 0 });
    const { result, refresh, invalidGrant } = await exchangesOf(async () =>
      Promise.all(Array.from({ length: 100 }, async () => createSource().accessToken())),
    );
    expect(new Set(result)).toEqual(new Set([await storedAccessToken()]));
    expect({ refresh, invalidGrant }).toEqual({ refresh: 1, invalidGrant: 0 });
    expect(outcomes).toEqual(['refreshed']);
  });

  it('follows a refresh token that changes with every exchange', async () => {
    await simulator.control('POST', 'switches', { refreshRotation: 'every-time' });
    await connect({ accessForMs: 0 });
    const seen = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      seen.add(openRefreshToken(keyRing, await accounts.row(company)));
      await createSource({ refreshBeforeMs: 2 * 60 * MINUTE }).accessToken();
    }
    expect(seen.size).toBe(3);
    expect(outcomes).toEqual(['refreshed', 'refreshed', 'refreshed']);
  });
});

describe('a connection that was read with the beginning of the work', () => {
  /** Counts how often the database is asked. */
  function counted() {
    let transactions = 0;
    const withTenant: Db['withTenant'] = (tenantId, fn) => {
      transactions += 1;
      return accounts.db.withTenant(tenantId, fn);
    };
    return { db: { ...accounts.db, withTenant }, transactions: () => transactions };
  }

  it('gives the first token, and the version, without being read again', async () => {
    await connect({ accessForMs: 11 * MINUTE });
    const { db, transactions } = counted();
    const source = createSource({ db, connection: await accounts.row(company) });
    expect(source.version()).toBe(1);
    expect(await source.accessToken()).toBe(await storedAccessToken());
    expect(transactions()).toBe(0);
  });

  it('is read again once its token is near its end', async () => {
    await connect({ accessForMs: 9 * MINUTE });
    const source = createSource({ connection: await accounts.row(company) });
    const { result, refresh } = await exchangesOf(async () => source.accessToken());
    expect([result, refresh]).toEqual([await storedAccessToken(), 1]);
  });

  it('has ended meanwhile: its refused token is not exchanged', async () => {
    await connect({ accessForMs: 11 * MINUTE });
    const row = await accounts.row(company);
    const { companyId, tenantId } = company;
    const source = createSource({ connection: row });
    await source.accessToken();
    const end = { companyId, readVersion: row.version, state: 'disconnected', reason: null } as const;
    await accounts.gateway.withTenant(tenantId, (tx) => setConnectionState(tx, end));
    const { result, refresh } = await exchangesOf(async () => failureOf(source.refreshNow()));
    expect([result.code, refresh]).toEqual(['connection-broken', 0]);
  });

  it('was made anew meanwhile: the newer token is found without an exchange', async () => {
    await connect({ accessForMs: 11 * MINUTE });
    const source = createSource({ connection: await accounts.row(company) });
    const old = await source.accessToken();
    await connect({ accessForMs: 60 * MINUTE });
    const { result, refresh } = await exchangesOf(async () => source.refreshNow());
    expect([result, refresh]).toEqual([await storedAccessToken(), 0]);
    expect(result).not.toBe(old);
  });

  it('is not connected: it is asked for anew, and told', async () => {
    const source = createSource({ connection: await accounts.row(company) });
    expect((await failureOf(source.accessToken())).code).toBe('connection-broken');
  });
});

describe('a refused refresh token', () => {
  it('ends the connection when the row holds no newer one', async () => {
    await connect({ accessForMs: 0 });
    await simulator.control('POST', 'disconnect', { realmId: company.realmId });
    const source = createSource();
    const error = await failureOf(source.accessToken());
    expect(error).toMatchObject({
      code: 'connection-broken',
      retryable: false,
      details: { state: 'needsReconnect', version: 2 },
    });
    const row = await accounts.row(company);
    expect(row).toMatchObject({ state: 'needsReconnect', version: 2, refreshStartedAt: null });
    expect(row.reason).toContain('refresh token');
    expect(source.version()).toBe(2);
    expect(outcomes).toEqual(['invalid-grant']);

    const { refresh } = await exchangesOf(async () => failureOf(source.accessToken()));
    expect(refresh).toBe(0);
  });

  it('is only an old one when the row holds a newer one, which is used', async () => {
    await connect({ accessForMs: 0 });
    const reconnecting: Pick<OAuth, 'refresh'> = {
      async refresh(token) {
        // Between reading the row and the exchange a person disconnects in QuickBooks and connects again.
        await simulator.control('POST', 'disconnect', { realmId: company.realmId });
        await connect({ accessForMs: 60 * MINUTE });
        return oauth.refresh(token);
      },
    };
    const source = createSource({ oauth: reconnecting });
    const { result, invalidGrant } = await exchangesOf(async () => source.accessToken());
    expect(invalidGrant).toBe(1);
    expect(result).toBe(await storedAccessToken());
    expect(await accounts.row(company)).toMatchObject({ state: 'connected', version: 2 });
    expect(source.version()).toBe(2);
    expect(outcomes).toEqual([]);
  });
});

describe('an exchange that began elsewhere', () => {
  it('whose holder crashed before storing: the new holder waits until the guard time is over, then exchanges', async () => {
    await connect({ accessForMs: 0 });
    await beginElsewhere();
    const started = performance.now();
    await oauth.refresh(openRefreshToken(keyRing, await accounts.row(company)));
    const { result, refresh } = await exchangesOf(async () => createSource({ guardMs: 1200 }).accessToken());
    expect(performance.now() - started).toBeGreaterThanOrEqual(1200);
    expect(refresh).toBe(1);
    expect(result).toBe(await storedAccessToken());
    expect(await accounts.row(company)).toMatchObject({ version: 2, refreshStartedAt: null });
  });

  it('whose holder stores meanwhile: the new holder uses its tokens without an exchange', async () => {
    await connect({ accessForMs: 0 });
    await beginElsewhere();
    const { result, refresh } = await exchangesOf(async () => {
      const waiting = createSource().accessToken();
      await connect({ accessForMs: 60 * MINUTE });
      return waiting;
    });
    expect(refresh).toBe(0);
    expect(result).toBe(await storedAccessToken());
  });

  it('is not waited for longer than allowed: token-wait says for how long', async () => {
    await connect({ accessForMs: 0 });
    await beginElsewhere();
    const { result, refresh } = await exchangesOf(async () =>
      failureOf(createSource({ maxWaitMs: 100 }).accessToken()),
    );
    expect(result).toMatchObject({ code: 'token-wait', retryable: true });
    expect(result.details['waitMs']).toBeGreaterThan(25_000);
    expect(result.details['waitMs']).toBeLessThanOrEqual(30_000);
    expect(refresh).toBe(0);
  });

  it('does not matter as long as the stored token is good for a while', async () => {
    await connect({ accessForMs: 5 * MINUTE });
    await beginElsewhere();
    expect(await createSource({ maxWaitMs: 100 }).accessToken()).toBe(await storedAccessToken());
  });
});

describe('an exchange that fails', () => {
  const lost = { operation: 'token', entity: 'refresh', fault: { kind: 'reset-after' } };
  const busy = { operation: 'token', entity: 'refresh', fault: { kind: 'status', status: 429, body: '{}' } };
  const failing = (fault: object) => simulator.control('POST', 'faults', { realmId: company.realmId, ...fault });

  it('with a lost answer, while the token is good: the token goes on, and nobody hammers Intuit', async () => {
    await connect({ accessForMs: 5 * MINUTE });
    await failing(lost);
    const source = createSource();
    const { result, refresh } = await exchangesOf(async () => [await source.accessToken(), await source.accessToken()]);
    expect(new Set(result)).toEqual(new Set([await storedAccessToken()]));
    expect(refresh).toBe(1);
    expect(outcomes).toEqual(['failed']);
  });

  it('with a lost answer and no good token: retryable, and the next try waits for the guard time', async () => {
    await connect({ accessForMs: 0 });
    await failing(lost);
    const source = createSource({ guardMs: 1000 });
    const started = performance.now();
    expect(await failureOf(source.accessToken())).toMatchObject({ code: 'oauth-ambiguous', retryable: true });
    expect((await accounts.row(company)).refreshStartedAt).not.toBeNull();
    expect(await source.accessToken()).toBe(await storedAccessToken());
    expect(performance.now() - started).toBeGreaterThanOrEqual(1000);
    expect(outcomes).toEqual(['failed', 'refreshed']);
  });

  it('because Intuit did not take it: the next try need not wait', async () => {
    await connect({ accessForMs: 0 });
    await failing(busy);
    const source = createSource({ maxWaitMs: 0 });
    expect(await failureOf(source.accessToken())).toMatchObject({ code: 'oauth-ambiguous', retryable: true });
    expect(await source.accessToken()).toBe(await storedAccessToken());
  });

  it('fails for all callers that waited for it, who do not each try again', async () => {
    await connect({ accessForMs: 0 });
    await failing(busy);
    const source = createSource();
    const calls = Array.from({ length: 5 }, async () => failureOf(source.accessToken()));
    const codes = (await Promise.all(calls)).map(({ code }) => code);
    expect(codes).toEqual(Array(5).fill('oauth-ambiguous'));
    expect(outcomes).toEqual(['failed']);
  });

  it('at storing, the database being away for a moment: the tokens are stored later, not lost', async () => {
    await connect({ accessForMs: 0 });
    let received = false;
    let failures = 0;
    const source = createSource({
      oauth: { refresh: async (token) => oauth.refresh(token).finally(() => (received = true)) },
      db: {
        async withTenant(tenantId, fn) {
          if (received && failures < 3) {
            failures += 1;
            throw new AutosyncError('db-unavailable', 'gone', { retryable: true });
          }
          return accounts.db.withTenant(tenantId, fn);
        },
      },
    });
    const { result, refresh } = await exchangesOf(async () => source.accessToken());
    expect(failures).toBe(3);
    expect(refresh).toBe(1);
    expect(result).toBe(await storedAccessToken());
  });

  it('at storing, the answer to the commit being lost: the stored tokens are found', async () => {
    await connect({ accessForMs: 0 });
    let received = false;
    const source = createSource({
      oauth: { refresh: async (token) => oauth.refresh(token).finally(() => (received = true)) },
      db: {
        async withTenant(tenantId, fn) {
          const result = await accounts.db.withTenant(tenantId, fn);
          if (!received) return result;
          received = false;
          throw new AutosyncError('db-unavailable', 'lost', { retryable: true, details: { ambiguous: true } });
        },
      },
    });
    const { result, refresh } = await exchangesOf(async () => source.accessToken());
    expect(refresh).toBe(1);
    expect(result).toBe(await storedAccessToken());
    expect(await accounts.row(company)).toMatchObject({ version: 2 });
  });
});

describe('refreshNow', () => {
  it('exchanges although the token seemed good, once for all calls that were refused together', async () => {
    await connect({ accessForMs: 60 * MINUTE });
    const source = createSource();
    const refused = await source.accessToken();
    const { result, refresh } = await exchangesOf(async () => [
      ...(await Promise.all([source.refreshNow(), source.refreshNow()])),
      await source.refreshNow(),
      await source.accessToken(),
    ]);
    expect(refresh).toBe(1);
    expect(new Set(result)).toEqual(new Set([await storedAccessToken()]));
    expect(result).not.toContain(refused);
  });

  it('uses the tokens that somebody else has stored meanwhile', async () => {
    await connect({ accessForMs: 60 * MINUTE });
    const source = createSource();
    await source.accessToken();
    await connect({ accessForMs: 60 * MINUTE });
    const { result, refresh } = await exchangesOf(async () => source.refreshNow());
    expect(refresh).toBe(0);
    expect(result).toBe(await storedAccessToken());
    expect(source.version()).toBe(2);
  });
});

describe('a company that is not connected', () => {
  async function disconnect(): Promise<void> {
    const { tenantId, companyId } = company;
    const { version } = await accounts.row(company);
    const change = { companyId, readVersion: version, state: 'disconnected', reason: null } as const;
    expect(await accounts.gateway.withTenant(tenantId, (tx) => setConnectionState(tx, change))).toBe(version + 1);
  }

  it('has no token', async () => {
    expect(await failureOf(createSource().accessToken())).toMatchObject({
      code: 'connection-broken',
      details: { state: 'disconnected' },
    });
  });

  it('gets none stored when it is disconnected during an exchange', async () => {
    await connect({ accessForMs: 0 });
    const disconnecting: Pick<OAuth, 'refresh'> = {
      async refresh(token) {
        const tokens = await oauth.refresh(token);
        secrets.add(tokens.accessToken);
        await disconnect();
        return tokens;
      },
    };
    const source = createSource({ oauth: disconnecting });
    expect((await failureOf(source.accessToken())).code).toBe('connection-broken');
    expect(await accounts.row(company)).toMatchObject({ state: 'disconnected', version: 2, accessToken: null });
    expect(source.version()).toBe(2);
  });

  it('is not the same as one whose key is missing: that is mended by configuration', async () => {
    await connect({ accessForMs: 0 });
    const otherRing = createKeyRing({ keys: [{ id: 'other', key: Buffer.alloc(32) }] });
    const { result, refresh } = await exchangesOf(async () =>
      failureOf(createSource({ keyRing: otherRing }).accessToken()),
    );
    expect(result).toMatchObject({ code: 'key-missing', retryable: true });
    expect(refresh).toBe(0);
    expect(await accounts.row(company)).toMatchObject({ state: 'connected', refreshStartedAt: null });
  });
});
