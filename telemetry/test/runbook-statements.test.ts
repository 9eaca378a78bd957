import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import pg from 'pg';
import { codeBlocks, namesOf, readRunbook } from './support/chart-files.ts';

const statements = namesOf('charts/autosync/runbooks/*', '.md').flatMap((name) =>
  codeBlocks(readRunbook(name), 'sql').map((sql) => ({ name, sql })),
);

/** Somebody copies them at night: they must fit the schemas of today. */
describe('the statements of the runbooks', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('are seen', () => expect(statements.length).toBeGreaterThanOrEqual(4));

  it.each(statements)('run: $name', async ({ sql }) => {
    const results = await client.query(sql);
    expect([results].flat().map(({ command }) => command)).toEqual(['SET', 'SELECT']);
  });
});
