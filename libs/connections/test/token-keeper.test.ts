import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import type { Db } from '@autosync/db';
import { eventually } from '@autosync/testing';
import { createTokenKeeper, createTokenSource, sealTokens, setConnectionState } from '../src/index.ts';
import type { ReceivedTokens } from '../src/token-keeper.ts';
import { openAccessToken } from '../src/sealed-tokens.ts';
import { beginRefresh } from '../src/statements/begin-refresh.ts';
import { createAccounts } from './support/accounts.ts';
import type { Accounts, Company } from './support/accounts.ts';
import { keyRing, tokensOf } from './support/tokens.ts';

let accounts: Accounts;
let company: Company;
/** What the database does with each transaction: undefined, it works. */
let outage: AutosyncError | undefined;
let tries: number;
let exchanges: number;

const away = new AutosyncError('db-unavailable', 'gone', { retryable: true });

beforeAll(async () => {
  accounts = await createAccounts();
});
afterAll(() => accounts.close());

beforeEach(async () => {
  outage = undefined;
  tries = 0;
  exchanges = 0;
  company = await accounts.newCompany();
  await accounts.connect(company, keyRing, tokensOf('old', { accessForMs: 0 }));
});

const db: Pick<Db, 'withTenant'> = {
  async withTenant(tenantId, fn) {
    if (outage !== undefined) throw outage;
    return accounts.db.withTenant(tenantId, fn);
  },
};

/** The keeper of a process, and the tokens of the company there; Intuit answers, and then the database is away. */
function startProcess({ during = async () => {} } = {}) {
  const keeper = createTokenKeeper({ db, onFailure: () => (tries += 1) });
  const { tenantId, companyId } = company;
  const source = ({ storeWaitMs = 200 } = {}) =>
    createTokenSource({
      db,
      keeper,
      keyRing,
      tenantId,
      companyId,
      storeWaitMs,
      oauth: {
        async refresh() {
          exchanges += 1;
          await during();
          return tokensOf(`new-${exchanges}`);
        },
      },
    });
  return { keeper, source };
}

const goAway = async () => void (outage = away);
const stored = async () => openAccessToken(keyRing, await accounts.row(company));
/** Tokens that were exchanged for those of the row as it is now. */
async function receiveNew(): Promise<ReceivedTokens> {
  const { version, refreshToken } = await accounts.row(company);
  const { tenantId, companyId } = company;
  const tokens = sealTokens(keyRing, { tenantId, companyId }, tokensOf('new'));
  return { tenantId, companyId, readVersion: version, used: refreshToken, tokens };
}
const endConnection = async (state: 'needsReconnect' | 'disconnected') => {
  const { tenantId, companyId } = company;
  const { version } = await accounts.row(company);
  await accounts.db.withTenant(tenantId, (tx) =>
    setConnectionState(tx, { companyId, readVersion: version, state, reason: 'test' }),
  );
};

describe('tokens that are received while the database is away', () => {
  it('outlast the caller and the outage, and serve the next caller without another exchange', async () => {
    const { source } = startProcess({ during: goAway });
    await expect(source().accessToken()).rejects.toMatchObject({ code: 'db-unavailable', retryable: true });
    await eventually(() => tries >= 4);
    outage = undefined;
    expect(await source({ storeWaitMs: 10_000 }).accessToken()).toBe('secret-access-new-1');
    expect(await stored()).toBe('secret-access-new-1');
    expect(exchanges).toBe(1);
  });

  it('are stored although nobody asks for them any more', async () => {
    const { source, keeper } = startProcess({ during: goAway });
    await expect(source().accessToken()).rejects.toMatchObject({ code: 'db-unavailable' });
    outage = undefined;
    await keeper.stop();
    expect(await stored()).toBe('secret-access-new-1');
    expect(keeper.storing(company.companyId)).toBeUndefined();
  });

  it('are waited for by another process that finds the exchange begun, which does not exchange, too', async () => {
    const first = startProcess({ during: goAway });
    const second = startProcess();
    await expect(first.source().accessToken()).rejects.toMatchObject({ code: 'db-unavailable' });
    // As after an outage longer than an exchange may take.
    const { version } = await accounts.row(company);
    const long = {
      companyId: company.companyId,
      readVersion: version,
      guardMs: 0,
      now: new Date(Date.now() - 120_000),
    };
    await accounts.db.withTenant(company.tenantId, (tx) => beginRefresh(tx, long));
    outage = undefined;
    expect(await second.source().accessToken()).toBe('secret-access-new-1');
    expect(exchanges).toBe(1);
  });

  it('mend a connection that somebody ended because the old token was used up', async () => {
    const keeper = createTokenKeeper({ db });
    const received = await receiveNew();
    outage = away;
    const keeping = keeper.keep(received);
    await endConnection('needsReconnect');
    outage = undefined;
    await keeping;
    expect(await accounts.row(company)).toMatchObject({ state: 'connected', reason: null });
    expect(await stored()).toBe('secret-access-new');
  });

  it.each([
    ['disconnected by hand', () => endConnection('disconnected')],
    ['connected anew', () => accounts.connect(company, keyRing, tokensOf('person'))],
  ])('are forgotten when the company was %s meanwhile', async (_what, change) => {
    const keeper = createTokenKeeper({ db });
    const received = await receiveNew();
    outage = away;
    const keeping = keeper.keep(received);
    await change();
    const row = await accounts.row(company);
    outage = undefined;
    await keeping;
    expect(await accounts.row(company)).toEqual(row);
  });

  it('are given up only when a database that answers refuses them again and again', async () => {
    const keeper = createTokenKeeper({ db, backOff: { baseMs: 1, maxMs: 5 }, onFailure: () => (tries += 1) });
    outage = new AutosyncError('db-error', 'no such column');
    await expect(keeper.keep(await receiveNew())).rejects.toBe(outage);
    expect(tries).toBe(20);
    expect(keeper.storing(company.companyId)).toBeUndefined();
  });
});
