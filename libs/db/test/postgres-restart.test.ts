import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorCode } from '@autosync/core';
import { removePostgresData, startPostgres } from '@autosync/dev-stack';
import type { Postgres } from '@autosync/dev-stack';
import { eventually } from '@autosync/testing';
import { createDb, createLockSession } from '../src/index.ts';
import type { Db, LockSession } from '../src/index.ts';

describe('a restart of PostgreSQL', () => {
  let folder: string;
  let postgres: Postgres;
  let db: Db;
  let locks: LockSession;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'autosync-restart-'));
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false });
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
});
