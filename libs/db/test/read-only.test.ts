import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../src/index.ts';
import { failureOf, useDatabase, value } from './support/test-db.ts';

const READ_ONLY = { code: 'db-unavailable', retryable: true, details: { sqlState: '25006' } };

describe('a database that takes no writes', () => {
  const database = useDatabase();
  let admin: Db;

  /** For sessions that begin from now on; those there are stay as they are, as after a failover behind a proxy. */
  async function makeNewSessions(mode: 'read-only' | 'writable'): Promise<void> {
    const change = mode === 'read-only' ? 'set default_transaction_read_only = on' : 'reset all';
    await value(admin, `do $$ begin execute format('alter database %I ${change}', current_database()); end $$`);
  }

  const session = (db: Db) => value(db, 'select pg_backend_pid()');
  const write = (db: Db) => value(db, 'insert into things (name) values ($1)', ['a']);

  beforeEach(async () => {
    admin = database.db({ applicationName: 'admin', poolMax: 1 });
    await value(admin, 'create table if not exists things (name text)');
    await makeNewSessions('read-only');
  });

  afterEach(async () => {
    // The pools of the test are closed already, the administrator's with them.
    const last = database.db({ poolMax: 1 });
    await last.withoutTenant(async (tx) => {
      await tx.query({ text: 'set transaction read write' });
      await tx.query({ text: "do $$ begin execute format('alter database %I reset all', current_database()); end $$" });
    });
    await last.close();
  });

  it('is reported as unavailable by a write, and reads go on', async () => {
    const db = database.db();
    expect(await failureOf(write(db))).toMatchObject(READ_ONLY);
    expect(await value(db, 'select 1')).toBe(1);
  });

  it('is reported by a ping, which writes', async () => {
    const db = database.db();
    expect(await failureOf(db.ping())).toMatchObject(READ_ONLY);
    await makeNewSessions('writable');
    await expect(db.ping()).resolves.toBeUndefined();
  });

  it('leaves no session behind that can only read: each is replaced before its next use', async () => {
    const db = database.db({ poolMax: 3 });
    const sessions = await Promise.all([session(db), session(db), session(db)]);
    expect(new Set(sessions).size).toBe(3);
    await makeNewSessions('writable');

    expect(await failureOf(write(db))).toMatchObject(READ_ONLY);

    await Promise.all([write(db), write(db), write(db)]);
    for (const pid of await Promise.all([session(db), session(db), session(db)])) expect(sessions).not.toContain(pid);
  });

  it('is found out by the oldest session, and the younger ones that are idle are replaced too', async () => {
    const db = database.db({ poolMax: 2 });
    let younger: unknown;
    await db.withoutTenant(async (tx) => {
      await tx.query({ text: 'select 1' });
      younger = await session(db);
    });
    await makeNewSessions('writable');

    expect(await failureOf(write(db))).toMatchObject(READ_ONLY);

    expect(await session(db)).not.toBe(younger);
    await Promise.all([write(db), write(db)]);
  });

  it('costs a session that can write nothing', async () => {
    await makeNewSessions('writable');
    const db = database.db({ poolMax: 1 });
    const before = await session(db);
    await db.ping();
    expect(await session(db)).toBe(before);
  });
});
