import { afterAll, describe, expect, it } from 'vitest';
import { createDb, type Db } from '@autosync/db';
import { testDatabase, type TestDatabase } from '../src/index.ts';

function connect(connectionString: string): Db {
  return createDb({ connectionString, applicationName: 'leaky-test', onPoolError: () => undefined });
}

describe('testDatabase', () => {
  const kept = testDatabase({ schemas: [] });
  afterAll(async () => (await kept).drop());

  it('gives every caller a database of its own', async () => {
    const other = await testDatabase({ schemas: [] });
    const db = connect(other.url);
    await db.withoutTenant((tx) => tx.query({ text: 'create table only_here (id int)' }));
    await db.close();
    const first = connect((await kept).url);
    const lookUp = await first.withoutTenant((tx) => tx.query({ text: "select to_regclass('only_here') as found" }));
    await first.close();
    expect(lookUp.rows).toEqual([{ found: null }]);
    await other.drop();
  });

  it('lets each service log in as its own role', async () => {
    const database = await kept;
    for (const role of ['gateway', 'worker', 'scheduler', 'batch_status'] as const) {
      const db = connect(database.urlFor(role));
      const { rows } = await db.withoutTenant((tx) => tx.query({ text: 'select current_user::text as who' }));
      await db.close();
      expect(rows).toEqual([{ who: `autosync_${role}` }]);
    }
  });

  it('fails to drop while a connection of the test is open, and names it', async () => {
    const leaky = await testDatabase({ schemas: [] });
    const db = connect(leaky.url);
    await db.ping();
    await expect(leaky.drop()).rejects.toThrow('leaky-test (idle)');
    await db.close();
  });

  it('runs the migrations of the schemas that were asked for, and by default of all', async () => {
    const schemasOf = async (database: TestDatabase) => {
      const db = connect(database.url);
      const { rows } = await db.withoutTenant((tx) =>
        tx.query<{ schema: string }>({
          text: 'select distinct schema from public.autosync_migrations order by schema',
        }),
      );
      await db.close();
      await database.drop();
      return rows.map(({ schema }) => schema);
    };
    expect(await schemasOf(await testDatabase({ schemas: ['schedule'] }))).toEqual(['schedule']);
    expect(await schemasOf(await testDatabase())).toEqual(['accounts', 'batch', 'notify', 'records', 'schedule']);
  });
});
