import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMigrations } from '../src/index.ts';
import { failureOf, useDatabase, value } from './support/test-db.ts';

describe('runMigrations', () => {
  const database = useDatabase();
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'autosync-migrations-'));
    const db = database.db();
    await value(db, 'drop table if exists public.autosync_migrations, public.one, public.two, public.three');
  });

  afterEach(() => rm(directory, { recursive: true }));

  const write = (file: string, text: string) => writeFile(join(directory, file), text);
  const run = (onApplied?: (schema: string, file: string) => void) =>
    runMigrations({
      connectionString: database.url(),
      sources: [{ schema: 'shop', directory }],
      ...(onApplied ? { onApplied } : {}),
    });
  const exists = (table: string) => value(database.db(), 'select to_regclass($1) is not null', [`public.${table}`]);

  it('applies new files in order, once, and tells each', async () => {
    const told: string[] = [];
    await write('0002_two.sql', 'create table two as select * from one;');
    await write('0001_one.sql', 'create table one (id int); insert into one values (1);');
    await write('notes.txt', 'not a migration');
    expect(await run((schema, file) => told.push(`${schema} ${file}`))).toEqual({
      applied: ['shop/0001_one.sql', 'shop/0002_two.sql'],
    });
    expect(told).toEqual(['shop 0001_one.sql', 'shop 0002_two.sql']);
    expect(await value(database.db(), 'select id from two')).toBe(1);
    expect(await run()).toEqual({ applied: [] });
  });

  it('rolls back a failing file alone and names it, the line and the SQLSTATE', async () => {
    await write('0001_one.sql', 'create table one (id int);');
    await write('0002_two.sql', 'create table two (id int);\n\nselect nonsense;');
    await write('0003_three.sql', 'create table three (id int);');
    const failure = await failureOf(run());
    expect(failure).toMatchObject({
      code: 'migration-failed',
      retryable: false,
      details: { schema: 'shop', file: '0002_two.sql', sqlState: '42703', line: 3 },
    });
    expect(failure.message).toContain('shop/0002_two.sql line 3');
    expect(await Promise.all([exists('one'), exists('two'), exists('three')])).toEqual([true, false, false]);
    await write('0002_two.sql', 'create table two (id int);');
    expect(await run()).toEqual({ applied: ['shop/0002_two.sql', 'shop/0003_three.sql'] });
  });

  it('refuses a file that was changed after it was applied', async () => {
    await write('0001_one.sql', 'create table one (id int);');
    await run();
    await write('0001_one.sql', 'create table one (id bigint);');
    expect(await failureOf(run())).toMatchObject({ code: 'migration-changed', details: { file: '0001_one.sql' } });
  });

  it('lets several runners start at once: each file is applied by one of them', async () => {
    await write('0001_one.sql', 'create table one (id int); select pg_sleep(0.1);');
    await write('0002_two.sql', 'create table two (id int);');
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.flatMap(({ applied }) => applied)).toEqual(['shop/0001_one.sql', 'shop/0002_two.sql']);
  });

  it('keeps functions whose body begins and ends blocks', async () => {
    await write(
      '0001_one.sql',
      `create table one (id int);
       do $$
       begin
         insert into one values (7);
       end
       $$;`,
    );
    await run();
    expect(await value(database.db(), 'select id from one')).toBe(7);
  });

  it.each([
    ['one.sql', 'select 1;', /name is not like/],
    ['0001_one.sql', 'begin;\nselect 1;\ncommit;', /belong to the runner/],
  ])('refuses %s with %j', async (file, text, message) => {
    await write(file, text);
    const failure = await failureOf(run());
    expect(failure).toMatchObject({ code: 'migration-invalid' });
    expect(failure.message).toMatch(message);
  });

  it('refuses two files with one number', async () => {
    await write('0001_one.sql', 'select 1;');
    await write('0001_other.sql', 'select 1;');
    expect(await failureOf(run())).toMatchObject({ code: 'migration-invalid' });
  });

  it('reports a database that cannot be reached as retryable', async () => {
    const unreachable = runMigrations({ connectionString: 'postgres://nobody@127.0.0.1:1/none', sources: [] });
    expect(await failureOf(unreachable)).toMatchObject({ code: 'db-unavailable', retryable: true });
  });
});
