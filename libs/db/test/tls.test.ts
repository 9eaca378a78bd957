import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { startPostgres } from '@autosync/dev-stack/servers';
import type { Postgres } from '@autosync/dev-stack/servers';
import { createServerFolder, removeServerFolder, testAuthority } from '@autosync/testing';
import type { TestAuthority } from '@autosync/testing';
import { createDb, createLockSession, databaseAddressSettings } from '../src/index.ts';
import type { Database, Db } from '../src/index.ts';
import { failureOf, value } from './support/test-db.ts';

const inUse = `select ssl from pg_stat_ssl where pid = pg_backend_pid()`;

let folder: string;
let postgres: Postgres;
let authority: TestAuthority;
let stranger: TestAuthority;
const open: Db[] = [];

beforeAll(async () => {
  folder = await createServerFolder();
  authority = await testAuthority(folder, 'ours');
  stranger = await testAuthority(folder, 'stranger');
  const tls = await authority.issue('postgres');
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false, tls });
}, 60_000);
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()));
});
afterAll(async () => {
  await postgres.kill('SIGQUIT');
  await removeServerFolder(folder);
});

/** As a service finds its database: by the environment. */
function databaseOf(env: Record<string, string>): Database {
  const { port, password } = new URL(postgres.url);
  const parts = {
    DATABASE_HOST: 'localhost',
    DATABASE_PORT: port,
    DATABASE_NAME: 'postgres',
    DATABASE_USER: 'postgres',
    DATABASE_PASSWORD: password,
  };
  return loadConfig({ ...parts, ...env }, databaseAddressSettings).database;
}

function connect(env: Record<string, string>): Db {
  const db = createDb({ ...databaseOf(env), applicationName: 'tls-test', onPoolError: () => undefined });
  open.push(db);
  return db;
}

describe('a connection to a PostgreSQL with TLS', () => {
  it.each([
    ['disable', false],
    ['require', true],
  ])('with mode %s is encrypted: %s', async (mode, encrypted) => {
    expect(await value(connect({ DATABASE_SSL_MODE: mode }), inUse)).toBe(encrypted);
  });

  it.each(['verify-ca', 'verify-full'])('with mode %s trusts our CA only', async (mode) => {
    const trusting = connect({ DATABASE_SSL_MODE: mode, DATABASE_SSL_CA_FILE: authority.caFile });
    expect(await value(trusting, inUse)).toBe(true);
    const doubting = connect({ DATABASE_SSL_MODE: mode, DATABASE_SSL_CA_FILE: stranger.caFile });
    expect(await failureOf(doubting.ping())).toMatchObject({
      code: 'db-refused',
      retryable: true,
      message: expect.stringMatching(/^the certificate of PostgreSQL is not trusted: /),
    });
  });

  it('with mode verify-full alone refuses a host that the certificate does not name', async () => {
    const byAddress = { DATABASE_HOST: '127.0.0.1', DATABASE_SSL_CA_FILE: authority.caFile };
    await connect({ ...byAddress, DATABASE_SSL_MODE: 'verify-ca' }).ping();
    const strict = connect({ ...byAddress, DATABASE_SSL_MODE: 'verify-full' });
    expect(await failureOf(strict.ping())).toMatchObject({
      code: 'db-refused',
      message: expect.stringContaining('127.0.0.1'),
    });
  });

  it('refuses a wrong password with PostgreSQL’s own words', async () => {
    const db = connect({ DATABASE_SSL_MODE: 'require', DATABASE_PASSWORD: 'wr@ng:/?#' });
    expect(await failureOf(db.ping())).toMatchObject({
      code: 'db-refused',
      message: 'password authentication failed for user "postgres"',
    });
  });

  it('takes a replaced CA file at the next connection, without a restart', async () => {
    const caFile = join(folder, 'rotated.crt');
    await copyFile(stranger.caFile, caFile);
    const db = connect({ DATABASE_SSL_MODE: 'verify-full', DATABASE_SSL_CA_FILE: caFile });
    expect(await failureOf(db.ping())).toMatchObject({ code: 'db-refused' });
    await copyFile(authority.caFile, caFile);
    await db.ping();
  });

  it('holds locks, too', async () => {
    const locks = createLockSession({
      ...databaseOf({ DATABASE_SSL_MODE: 'verify-full', DATABASE_SSL_CA_FILE: authority.caFile }),
      applicationName: 'locks',
      onLost: () => undefined,
    });
    await locks.start();
    expect(await locks.tryAcquire('00000000-0000-4000-8000-000000000001')).not.toBeNull();
    await locks.stop();
  });
});
