import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { AutosyncError, newId } from '@autosync/core';
import type { Db, Tx } from '../src/index.ts';
import { clientConfig } from '../src/connection-settings.ts';
import { runTransaction } from '../src/transaction.ts';
import { failureOf, terminate, useDatabase, value } from './support/test-db.ts';

const insert = (name: string) => ({ name: 'insert', text: 'insert into things (name) values ($1)', values: [name] });

describe('a transaction', () => {
  const database = useDatabase();
  let db: Db;

  beforeAll(async () => {
    const setUp = database.db();
    await value(
      setUp,
      `create table things (
         name text primary key constraint short check (length(name) < 10),
         parent text constraint has_parent references things deferrable initially deferred
       )`,
    );
  });

  beforeEach(async () => {
    db = database.db({ applicationName: 'transactions', poolMax: 1 });
    await value(db, 'truncate things');
  });

  const names = () => value(db, 'select coalesce(array_agg(name order by name), $1) from things', [[]]);
  const connection = () => value(db, 'select pg_backend_pid()');

  it('commits what it did and gives back the result', async () => {
    const result = await db.withoutTenant(async (tx) => (await tx.query(insert('a'))).rowCount);
    expect(result).toBe(1);
    expect(await names()).toEqual(['a']);
  });

  it('rolls back when the caller throws, passes the error on as it is, and keeps the connection', async () => {
    const before = await connection();
    const error = new AutosyncError('mine', 'my own');
    const run = db.withoutTenant(async (tx) => {
      await tx.query(insert('a'));
      throw error;
    });
    expect(await failureOf(run)).toBe(error);
    expect(await names()).toEqual([]);
    expect(await connection()).toBe(before);
  });

  it('rolls back when the caller throws without waiting', async () => {
    const run = db.withoutTenant(() => {
      throw new AutosyncError('mine', 'at once');
    });
    expect(await failureOf(run)).toMatchObject({ code: 'mine' });
    expect(await names()).toEqual([]);
  });

  it('fails with the first statement that failed, also when the caller swallowed it', async () => {
    const run = db.withoutTenant(async (tx) => {
      await tx.query(insert('a'));
      await tx.query(insert('a')).catch(() => undefined);
      return 'looks fine';
    });
    expect(await failureOf(run)).toMatchObject({ code: 'unique-violation', details: { constraint: 'things_pkey' } });
    expect(await names()).toEqual([]);
  });

  it('waits for statements the caller did not wait for', async () => {
    await db.withoutTenant((tx) => {
      void tx.query(insert('a'));
      return Promise.resolve();
    });
    expect(await names()).toEqual(['a']);
  });

  it('does statements that leave together one after the other', async () => {
    const order = await db.withoutTenant(async (tx) => {
      const seen: number[] = [];
      const run = async (n: number, seconds: number) => {
        await tx.query({ text: 'select pg_sleep($1)', values: [seconds] });
        seen.push(n);
      };
      await Promise.all([run(1, 0.05), run(2, 0)]);
      return seen;
    });
    expect(order).toEqual([1, 2]);
  });

  it('does none behind one that failed, and tells its failure for all of them', async () => {
    let together: unknown[] = [];
    const run = db.withoutTenant(async (tx) => {
      const statements = [insert('a'), insert('a'), insert('b'), { text: 'select 1' }];
      together = await Promise.allSettled(statements.map((statement) => tx.query(statement)));
    });
    expect(await failureOf(run)).toMatchObject({ code: 'unique-violation' });
    const refused = { status: 'rejected', reason: expect.objectContaining({ code: 'unique-violation' }) };
    expect(together).toEqual([expect.objectContaining({ status: 'fulfilled' }), refused, refused, refused]);
    expect(await names()).toEqual([]);
  });

  describe('that only reads', () => {
    const tenantId = newId();
    const setting = { text: "select current_setting('autosync.tenant_id') as tenant" };

    it('sees its tenant in all statements that are given at once, and leaves nothing of it to the next', async () => {
      const read = await db.readOfTenant(tenantId, (tx) => Promise.all([tx.query(setting), tx.query(setting)]));
      expect(read.map(({ rows }) => rows)).toEqual([[{ tenant: tenantId }], [{ tenant: tenantId }]]);
      expect(await value(db, "select coalesce(current_setting('autosync.tenant_id', true), '')")).toBe('');
    });

    it('sees all tenants where it is asked for those, under the settings that it is given', async () => {
      const text = "select current_setting('autosync.all_tenants') as seen, current_setting('enable_seqscan') as scans";
      const { rows } = await db.readOfAllTenants((tx) => tx.query({ text }), { enable_seqscan: 'off' });
      expect(rows).toEqual([{ seen: 'on', scans: 'off' }]);
      expect(await value(db, "select coalesce(current_setting('autosync.all_tenants', true), '')")).toBe('');
    });

    it('is committed without waiting for an answer', async () => {
      const sent: unknown[] = [];
      const client = new pg.Client({ connectionString: database.url(), pipeline: true });
      await client.connect();
      const query = client.query.bind(client) as (statement: unknown) => unknown;
      const seen = (statement: unknown) => {
        sent.push(typeof statement === 'string' ? statement : (statement as { text: string }).text);
        return query(statement);
      };
      let sentBeforeTheAnswer = 0;
      const pooled = Object.assign(client, { query: seen, release: () => undefined }) as never;
      const read = async (tx: Tx) => {
        const answer = tx.query({ text: 'select 1' }).then(() => (sentBeforeTheAnswer = sent.length));
        return answer;
      };
      await runTransaction(pooled, 'begin', read, { isAtOnce: true });
      expect([sent, sentBeforeTheAnswer]).toEqual([['begin', 'select 1', 'commit'], 3]);
      await client.end();
    });

    it('refuses a statement that is given later', async () => {
      const late = db.readOfTenant(tenantId, async (tx) => {
        await tx.query(setting);
        return tx.query(setting);
      });
      expect(await failureOf(late)).toMatchObject({ code: 'db-error', retryable: false });
      expect(await connection()).toBe(await connection());
    });

    it.each([
      ['a statement that fails', (tx: Tx) => tx.query({ text: 'select 1 / 0' }), { code: 'db-error' }],
      ['the caller', () => Promise.reject(new AutosyncError('mine', 'my own')), { code: 'mine' }],
    ])('passes on the error of %s, and keeps the connection', async (_, read, error) => {
      const before = await connection();
      expect(await failureOf(db.readOfTenant(tenantId, read as (tx: Tx) => Promise<unknown>))).toMatchObject(error);
      expect(await connection()).toBe(before);
    });

    it('tells of a connection that is lost as db-unavailable', async () => {
      const lost = db.readOfTenant(tenantId, (tx) =>
        tx.query({ text: 'select pg_terminate_backend(pg_backend_pid())' }),
      );
      expect(await failureOf(lost)).toMatchObject({ code: 'db-unavailable', retryable: true });
      expect(await value(db, 'select 1')).toBe(1);
    });
  });

  it('refuses statements after its end', async () => {
    const tx = await db.withoutTenant((inner) => Promise.resolve(inner));
    expect(await failureOf(tx.query({ text: 'select 1' }))).toMatchObject({ code: 'db-error', retryable: false });
  });

  it('reports constraints by name and never the row in the message', async () => {
    const tooLong = await failureOf(db.withoutTenant((tx) => tx.query(insert('very secret value'))));
    expect(tooLong).toMatchObject({ code: 'check-violation', details: { constraint: 'short', sqlState: '23514' } });
    expect(tooLong.message).not.toContain('secret');
  });

  it('reports a constraint that only the commit finds as what it is: nothing was stored', async () => {
    const orphan = { text: "insert into things (name, parent) values ('child', 'nobody')" };
    const failure = await failureOf(db.withoutTenant((tx) => tx.query(orphan)));
    expect(failure).toMatchObject({ code: 'foreign-key-violation', retryable: false });
    expect(await names()).toEqual([]);
  });

  it('reports a deadlock as retryable db-conflict to one of the two', async () => {
    const two = database.db({ poolMax: 2 });
    await value(two, "insert into things (name) values ('a'), ('b')");
    const bothHold = Promise.withResolvers<void>();
    let holding = 0;
    const take = (first: string, second: string) =>
      two.withoutTenant(async (tx) => {
        const lock = (name: string) =>
          tx.query({ text: 'select from things where name = $1 for update', values: [name] });
        await lock(first);
        if (++holding === 2) bothHold.resolve();
        await bothHold.promise;
        await lock(second);
      });
    const outcomes = await Promise.allSettled([take('a', 'b'), take('b', 'a')]);
    const rejected = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(rejected).toMatchObject([{ reason: { code: 'db-conflict', retryable: true } }]);
  });

  it('reports a connection lost in the middle as db-unavailable and destroys it', async () => {
    const observer = database.db({ applicationName: 'observer' });
    const before = await connection();
    const run = db.withoutTenant(async (tx) => {
      await tx.query(insert('a'));
      await terminate(observer, 'transactions');
      await tx.query(insert('b'));
    });
    expect(await failureOf(run)).toMatchObject({ code: 'db-unavailable', retryable: true, details: {} });
    expect(await names()).toEqual([]);
    expect(await connection()).not.toBe(before);
  });

  it('says that a commit whose answer was lost may have been stored', async () => {
    const observer = database.db({ applicationName: 'observer' });
    const run = db.withoutTenant(async (tx) => {
      await tx.query(insert('a'));
      await terminate(observer, 'transactions');
    });
    expect(await failureOf(run)).toMatchObject({
      code: 'db-unavailable',
      retryable: true,
      details: { ambiguous: true },
    });
  });

  describe('whose begin fails, while its first statement is on its way already', () => {
    let pool: pg.Pool;
    beforeAll(() => {
      const settings = {
        connectionString: database.url(),
        applicationName: 'begin',
        connectTimeoutMs: 5000,
        session: {},
      };
      pool = new pg.Pool({ ...clientConfig(settings), max: 1, pipeline: true });
    });
    afterAll(() => pool.end());
    const run = async (fn: Parameters<typeof runTransaction>[2]) =>
      failureOf(runTransaction(await pool.connect(), 'begin isolation level none', fn));

    it('says that the statement may have been done by itself, and gives the connection up', async () => {
      const error = await run((tx) => tx.query(insert('alone')));
      expect(error).toMatchObject({ code: 'db-unavailable', details: { ambiguous: true } });
      expect(pool.totalCount).toBe(0);
    });

    it('says what failed where no statement was done', async () => {
      const error = await run(async () => undefined);
      expect(error).toMatchObject({ code: 'db-error', details: { sqlState: '42601' } });
    });
  });
});
