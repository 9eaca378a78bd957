import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '@autosync/config';
import { testFolder } from '@autosync/testing';
import { databaseSettings, lockDatabaseSettings } from '../src/index.ts';

const settings = { ...databaseSettings, ...lockDatabaseSettings };
const load = (env: Record<string, string>) => loadConfig(env, settings);

let folder: string;
let ca: string;
beforeAll(async () => {
  folder = await testFolder();
  ca = join(folder, 'ca.crt');
  writeFileSync(ca, '-----BEGIN CERTIFICATE-----');
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(env: Record<string, string>): string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as { details: { faults: string[] } }).details.faults;
  }
}

describe('the settings of a database', () => {
  it('take an address, with defaults for the rest', () => {
    expect(load({ DATABASE_URL: 'postgres://u:p@h/d' })).toMatchObject({
      database: { connectionString: 'postgres://u:p@h/d' },
      databasePoolMax: 10,
      databaseStatementTimeoutMs: 30_000,
      lockDatabase: { connectionString: 'postgres://u:p@h/d' },
    });
  });

  it('take parts, with a password of any characters', () => {
    const env = { DATABASE_HOST: 'h', DATABASE_USER: 'u', DATABASE_PASSWORD: 'p@s/s?#%:"' };
    const parts = { host: 'h', port: 5432, database: 'autosync', user: 'u', password: 'p@s/s?#%:"' };
    expect(load(env)).toMatchObject({ database: parts, lockDatabase: parts });
  });

  it.each([
    [{ DATABASE_SESSION_HOST: 'direct' }, { host: 'direct', port: 5432, user: 'u' }],
    [{ DATABASE_SESSION_PORT: '5433' }, { host: 'pooler', port: 5433, user: 'u' }],
    [{ DATABASE_SESSION_URL: 'postgres://x@y/z' }, { connectionString: 'postgres://x@y/z' }],
  ])('fill up %j for the lock session from the rest', (session, expected) => {
    const config = load({ DATABASE_HOST: 'pooler', DATABASE_USER: 'u', ...session });
    expect(config.lockDatabase).toMatchObject(expected);
    expect(config.database).toMatchObject({ host: 'pooler', port: 5432 });
  });

  it('move the address to the host and port of the lock session', () => {
    const env = { DATABASE_URL: 'postgres://u:p%40@h:1/d', DATABASE_SESSION_HOST: 'k', DATABASE_SESSION_PORT: '2' };
    expect(load(env).lockDatabase).toMatchObject({ connectionString: 'postgres://u:p%40@k:2/d' });
  });

  it('take the TLS mode from the address unless it is given', () => {
    const env = { DATABASE_URL: 'postgres://h/d?sslmode=require' };
    expect(load(env).database.ssl).toMatchObject({ mode: 'require' });
    const given = load({ ...env, DATABASE_SSL_MODE: 'verify-full', DATABASE_SSL_CA_FILE: ca });
    expect(given.database.ssl).toMatchObject({ mode: 'verify-full', ca: { path: ca } });
  });

  it.each<[Record<string, string>, string[]]>([
    [{}, ['DATABASE_URL or DATABASE_HOST is required: say where PostgreSQL is']],
    [{ DATABASE_HOST: 'h' }, ['DATABASE_USER is required with DATABASE_HOST']],
    [{ DATABASE_HOST: 'h', DATABASE_URL: 'postgres://h/d' }, ['DATABASE_URL and DATABASE_HOST are both set: give one']],
    [
      { DATABASE_URL: 'postgres://h/d', DATABASE_SSL_MODE: 'verify-ca' },
      ['DATABASE_SSL_MODE verify-ca needs DATABASE_SSL_CA_FILE'],
    ],
    [
      { DATABASE_URL: 'postgres://h/d?sslmode=prefer&sslrootcert=/ca' },
      [
        'DATABASE_URL holds sslrootcert: give DATABASE_SSL_CA_FILE instead',
        'DATABASE_URL has an unknown sslmode: use one of disable, require, verify-ca, verify-full',
      ],
    ],
    [
      { DATABASE_URL: 'postgres://h/d', DATABASE_SESSION_URL: 'postgres://k/d', DATABASE_SESSION_PORT: '1' },
      ['DATABASE_SESSION_URL and DATABASE_SESSION_HOST or _PORT are both set: give one'],
    ],
  ])('refuse %j', (env, faults) => {
    expect(faultsOf(env)).toEqual(faults);
  });

  it('refuse a CA that would not be used, and one that is not there, each once', () => {
    const env = { DATABASE_URL: 'postgres://h/d', DATABASE_SSL_CA_FILE: ca, DATABASE_SSL_MODE: 'require' };
    expect(faultsOf(env)).toEqual([
      'DATABASE_SSL_CA_FILE is not used with require: set DATABASE_SSL_MODE to verify-full or verify-ca',
    ]);
    expect(faultsOf({ ...env, DATABASE_SSL_CA_FILE: '/nowhere' })).toEqual([
      'DATABASE_SSL_CA_FILE must name a file that can be read (ENOENT), not "/nowhere"',
    ]);
  });
});
