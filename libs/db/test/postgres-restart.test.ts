import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCode } from '@autosync/core';
import { removePostgresData, startPostgres } from '@autosync/dev-stack/servers';
import type { Postgres } from '@autosync/dev-stack/servers';
import { eventually } from '@autosync/testing';
import { loadConfig } from '@autosync/config';
import { failureOf, terminate, value } from './support/test-db.ts';
import { createDb, createLockSession, databaseSettings } from '../src/index.ts';
import type { Db, LockSession } from '../src/index.ts';

describe('a restart of PostgreSQL', () => {
  let folder: string;
  let postgres: Postgres;
  let db: Db;
  let locks: LockSession;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'autosync-restart-'));
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    const connectionString = postgres.url;
    db = createDb({ connectionString, applicationName: 'pool', onPoolError: () => undefined });
    locks = createLockSession({ connectionString, applicationName: 'locks', heartbeatMs: 50, onLost: () => undefined });
  });

  afterAll(async () => {
    await locks.stop();
    await db.close();
    await postgres.stop();
    await removePostgresData(join(folder, 'postgres'));
    await rm(folder, { recursive: true });
  });

  it('is survived by pool and lock session without help: errors meanwhile are retryable, locks are lost', async () => {
    await locks.start();
    const lock = await locks.tryAcquire('a company');
    expect(lock).not.toBeNull();
    await Promise.all([db.ping(), db.ping(), db.ping()]);

    const codes = new Set<unknown>();
    let restarted = false;
    const calls = (async () => {
      while (!restarted) await db.ping().catch((error: unknown) => codes.add(errorCode(error)));
    })();
    await postgres.restart();
    restarted = true;
    await calls;

    expect([...codes]).toEqual(['db-unavailable']);
    await eventually(() => db.ping());
    expect(lock!.lost.aborted).toBe(true);
    await eventually(async () => (await locks.tryAcquire('a company')) !== null);
    expect(locks.msSinceAnswer()).toBeLessThan(5000);
  });

  it('finds a password that was changed meanwhile, whether its file or PostgreSQL was changed first', async () => {
    const file = join(folder, 'password');
    const setPassword = (password: string) => value(db, `alter role rotated login password '${password}'`);
    await value(db, "create role rotated login password 'one'");
    await writeFile(file, 'one\n');
    const env = { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: String(postgres.port), DATABASE_NAME: 'postgres' };
    const { database } = loadConfig(
      { ...env, DATABASE_USER: 'rotated', DATABASE_PASSWORD_FILE: file },
      databaseSettings,
    );
    const pool = createDb({ ...database, applicationName: 'rotated', onPoolError: () => undefined });
    const held = createLockSession({ ...database, applicationName: 'rotated-locks', onLost: () => undefined });
    const inUse = async () => {
      await terminate(db, 'rotated');
      await terminate(db, 'rotated-locks');
      // A pool learns a moment later that its idle sessions are gone.
      await eventually(() => pool.stats().total === 0);
      await Promise.all([value(pool, 'select 1'), value(pool, 'select 2'), value(pool, 'select 3')]);
      await (await held.tryAcquire('a rotated company'))?.release();
    };
    await held.start();
    await writeFile(file, 'two\n');
    await inUse();
    await setPassword('two');
    await inUse();

    // The other way round new sessions are refused until the file has come; those that are open go on.
    await value(pool, 'select 1');
    await setPassword('three');
    await value(pool, 'select 1');
    await terminate(db, 'rotated');
    await eventually(() => pool.stats().total === 0);
    expect(await failureOf(value(pool, 'select 1'))).toMatchObject({ code: 'db-refused', retryable: true });
    await writeFile(file, 'three\n');
    await inUse();

    await postgres.restart();
    await eventually(() => value(pool, 'select 1'));
    await eventually(async () => (await held.tryAcquire('a rotated company')) !== null);
    await held.stop();
    await pool.close();
  });

  it('as a standby gives us no locks and takes no writes, until it is promoted', async () => {
    await writeFile(join(String(await value(db, 'show data_directory')), 'standby.signal'), '');
    await postgres.restart();

    const readOnly = { code: 'db-unavailable', retryable: true, details: { sqlState: '25006' } };
    await eventually(async () => expect(await failureOf(db.ping())).toMatchObject(readOnly));
    expect(await failureOf(value(db, 'select pg_current_xact_id()::text'))).toMatchObject(readOnly);
    expect(await failureOf(locks.tryAcquire('a company'))).toMatchObject(readOnly);
    expect(locks.msSinceAnswer()).toBe(Infinity);

    await value(db, 'select pg_promote()');
    await eventually(() => db.ping());
    await eventually(async () => (await locks.tryAcquire('a company')) !== null);
  });
});
