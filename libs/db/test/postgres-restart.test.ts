import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCode } from '@autosync/core';
import { removePostgresData, startPostgres } from '@autosync/dev-stack';
import type { Postgres } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { failureOf, value } from './support/test-db.ts';
import { createDb, createLockSession } from '../src/index.ts';
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
