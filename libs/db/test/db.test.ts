import { describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { eventually } from '@autosync/testing';
import { failureOf, terminate, useDatabase, value } from './support/test-db.ts';

const tenantSetting = "select current_setting('autosync.tenant_id', true) as setting";
const allTenantsSetting = "select current_setting('autosync.all_tenants', true) as setting";

describe('createDb', () => {
  const database = useDatabase();

  it('shows the tenant inside withTenant, and nothing of it to the next user of the connection', async () => {
    const db = database.db({ poolMax: 1 });
    const tenantId = newId();
    const inside = await db.withTenant(tenantId, (tx) => tx.query<{ setting: string }>({ text: tenantSetting }));
    expect(inside.rows).toEqual([{ setting: tenantId }]);
    expect(await value(db, tenantSetting)).toBe('');
  });

  it('keeps settings of PostgreSQL inside the transaction they are given to', async () => {
    const db = database.db({ poolMax: 1 });
    const seqscan = { text: 'show enable_seqscan' };
    const shown = (settings?: Record<string, string>) => db.withAllTenants((tx) => tx.query(seqscan), settings);
    expect((await shown({ enable_seqscan: 'off' })).rows).toEqual([{ enable_seqscan: 'off' }]);
    expect((await shown()).rows).toEqual([{ enable_seqscan: 'on' }]);
  });

  it.each([
    { plansForMs: 0, keeps: false },
    { plansForMs: 3_600_000, keeps: true },
  ])(
    'with plans for $plansForMs ms keeps one that was made for an empty table: $keeps',
    async ({ plansForMs, keeps }) => {
      const db = database.db({ poolMax: 1, plansForMs });
      const plan = () =>
        db.withAllTenants(
          async (tx) => {
            await tx.query({ name: 'few', text: 'select * from grown where n > $1', values: [1] });
            const { rows } = await tx.query<Record<string, string>>({ text: 'explain execute few(1)' });
            return rows.flatMap((row) => Object.values(row));
          },
          { plan_cache_mode: 'force_generic_plan' },
        );
      await value(db, 'create table grown (n int) with (autovacuum_enabled = false)');
      const empty = await plan();
      await value(db, 'insert into grown select generate_series(1, 10000)');
      const grown = await plan();
      await value(db, 'drop table grown');
      expect(grown[0] === empty[0]).toBe(keeps);
    },
  );

  it('turns on all tenants inside withAllTenants only', async () => {
    const db = database.db({ poolMax: 1 });
    const inside = await db.withAllTenants((tx) => tx.query<{ setting: string }>({ text: allTenantsSetting }));
    expect(inside.rows).toEqual([{ setting: 'on' }]);
    const other = await db.withTenant(newId(), (tx) => tx.query<{ setting: string }>({ text: allTenantsSetting }));
    expect(other.rows).toEqual([{ setting: '' }]);
  });

  it.each(["x', true); drop schema public; --", '', 'ABCDEF01-0000-4000-8000-000000000000'])(
    'refuses the tenant id %j before it connects',
    async (tenantId) => {
      const db = database.db();
      const failure = await failureOf(db.withTenant(tenantId, () => Promise.resolve()));
      expect(failure).toMatchObject({ code: 'invalid-id', retryable: false });
      expect(db.stats().total).toBe(0);
    },
  );

  describe('once', () => {
    const work = (what: string) => `do $$ begin ${what}; end $$`;

    it('does one statement by itself, and nothing of it is left to the next user of the connection', async () => {
      const db = database.db({ poolMax: 1 });
      const text = "select $1::int as given, set_config('autosync.all_tenants', 'on', true)";
      expect(await db.once({ name: 'one', text, values: [1] })).toMatchObject({ rows: [{ given: 1 }], rowCount: 1 });
      expect((await db.once<{ setting: string }>({ text: allTenantsSetting })).rows).toEqual([{ setting: '' }]);
      expect(db.stats()).toMatchObject({ total: 1, idle: 1 });
    });

    it('tells what is wrong as a transaction does, undoes the statement, and takes another connection', async () => {
      const db = database.db({ poolMax: 1 });
      await db.once({ text: 'create table given (n int primary key)' });
      const twice = db.once({ text: work('insert into given values (1); insert into given values (1)') });
      expect(await failureOf(twice)).toMatchObject({ code: 'unique-violation', retryable: false });
      expect(await value(db, 'select count(*) from given')).toBe(0);
      expect(db.stats()).toMatchObject({ total: 1, idle: 1 });
    });

    it('fails retryably when the connection is cut off meanwhile, and connects anew', async () => {
      const db = database.db({ poolMax: 1, applicationName: 'cut off' });
      const cut = failureOf(db.once({ text: 'select pg_sleep(10)' }));
      const sleeping = `select count(*) from pg_stat_activity where application_name = 'cut off' and wait_event = 'PgSleep'`;
      await eventually(async () => (await value(database.db(), sleeping)) === 1);
      await terminate(database.db(), 'cut off');
      expect(await cut).toMatchObject({ code: 'db-unavailable', retryable: true });
      expect(await value(db, 'select 1')).toBe(1);
    });

    it('is refused once the pool is closed', async () => {
      const db = database.db();
      await db.close();
      expect(await failureOf(db.once({ text: 'select 1' }))).toMatchObject({ code: 'db-closed' });
    });
  });

  it('sets the limits of a session and its name', async () => {
    const db = database.db({ applicationName: 'the name', statementTimeoutMs: 1234, idleInTransactionTimeoutMs: 4321 });
    const settings = 'application_name statement_timeout idle_in_transaction_session_timeout tcp_user_timeout'.split(
      ' ',
    );
    const values = await Promise.all(settings.map((name) => value(db, 'select current_setting($1)', [name])));
    expect(values).toEqual(['the name', '1234ms', '4321ms', '10000']);
  });

  it('reports a statement over its time as retryable db-timeout', async () => {
    const db = database.db({ statementTimeoutMs: 50 });
    expect(await failureOf(value(db, 'select pg_sleep(5)'))).toMatchObject({
      code: 'db-timeout',
      retryable: true,
      details: { sqlState: '57014' },
    });
  });

  it('ends a session that idles inside a transaction, and reports it at the next statement', async () => {
    const db = database.db({ idleInTransactionTimeoutMs: 50 });
    const observer = database.db({ applicationName: 'observer' });
    const run = db.withoutTenant(async (tx) => {
      const { rows } = await tx.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' });
      const alive = 'select count(*) from pg_stat_activity where pid = $1';
      await eventually(async () => (await value(observer, alive, [rows[0]!.pid])) === 0);
      await tx.query({ text: 'select 1' });
    });
    expect(await failureOf(run)).toMatchObject({ code: 'db-unavailable', retryable: true });
    expect(await value(db, 'select 1')).toBe(1);
  });

  it('waits for a free connection no longer than connectTimeoutMs', async () => {
    const db = database.db({ poolMax: 1, connectTimeoutMs: 1000 });
    await db.withoutTenant(async () => {
      expect(await failureOf(db.ping())).toMatchObject({ code: 'db-unavailable', retryable: true });
    });
  });

  it('reports a refused connection as db-unavailable', async () => {
    const db = database.db({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
    expect(await failureOf(db.ping())).toMatchObject({ code: 'db-unavailable', retryable: true });
  });

  it('reports a refused login as db-refused, which a repeat helps when a person has acted', async () => {
    const wrong = new URL(database.url());
    wrong.username = 'nobody';
    const db = database.db({ connectionString: wrong.href });
    expect(await failureOf(db.ping())).toMatchObject({ code: 'db-refused', retryable: true });
  });

  it('drops idle connections that broke, tells onPoolError, and connects anew', async () => {
    const codes: string[] = [];
    const db = database.db({ applicationName: 'victim', onPoolError: ({ code }) => codes.push(code) });
    await Promise.all([db.ping(), db.ping()]);
    expect(db.stats().total).toBe(2);
    await terminate(database.db({ applicationName: 'observer' }), 'victim');
    await eventually(() => db.stats().total === 0);
    expect(codes).toEqual(['db-unavailable', 'db-unavailable']);
    await expect(db.ping()).resolves.toBeUndefined();
  });

  it('waits for transactions under way when it closes, and refuses new ones', async () => {
    const db = database.db();
    const started = Promise.withResolvers<void>();
    const run = db.withoutTenant(async (tx) => {
      started.resolve();
      return tx.query<{ done: boolean }>({ text: 'select true as done from pg_sleep(0.05)' });
    });
    await started.promise;
    const closing = db.close();
    expect(await failureOf(db.ping())).toMatchObject({ code: 'db-closed', retryable: false });
    expect((await run).rows).toEqual([{ done: true }]);
    await closing;
    expect(db.stats()).toMatchObject({ total: 0, idle: 0, waiting: 0 });
  });
});
