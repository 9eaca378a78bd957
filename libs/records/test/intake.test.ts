import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDb, type Db } from '@autosync/db';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import { countRecords, existingRecordIds, getRecord, listRecords, upsertRecords } from '../src/index.ts';
import { newCompany, store } from './support.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await testDatabase({ schemas: ['records'] });
  // As the gateway: the one who takes records in.
  db = createDb({
    connectionString: database.urlFor('gateway'),
    applicationName: 'intake test',
    onPoolError: () => undefined,
  });
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('upsertRecords', () => {
  it('answers created, unchanged and updated in the order given, and versions only what changed', async () => {
    const company = newCompany();
    const upsert = (records: { externalId: string; content: unknown }[]) =>
      db.withTenant(company.tenantId, (tx) => upsertRecords(tx, { ...company, records, now: null }));

    const first = await upsert([
      { externalId: 'b', content: { total: '1.00', lines: [1, 2] } },
      { externalId: 'a', content: { total: '2.00' } },
    ]);
    expect(first.map(({ externalId, outcome, version }) => [externalId, outcome, version])).toEqual([
      ['b', 'created', 1],
      ['a', 'created', 1],
    ]);

    const second = await upsert([
      { externalId: 'a', content: { total: '2.50' } },
      { externalId: 'b', content: { lines: [1, 2], total: '1.00' } },
      { externalId: 'c', content: {} },
    ]);
    expect(second.map(({ externalId, outcome, version }) => [externalId, outcome, version])).toEqual([
      ['a', 'updated', 2],
      ['b', 'unchanged', 1],
      ['c', 'created', 1],
    ]);
    expect(second[1]?.recordId).toBe(first[0]?.recordId);
  });

  it('keeps tenants apart: the same external id, and nothing to read for the other', async () => {
    const [one, two] = [newCompany(), newCompany()];
    await store(db, one, ['r1']);
    await store(db, two, ['r1']);
    const foreign = await db.withTenant(two.tenantId, (tx) => getRecord(tx, { ...one, externalId: 'r1' }));
    expect(foreign).toBeNull();
  });

  it('takes two bulk requests of one company at once without a deadlock', async () => {
    const company = newCompany();
    const names = Array.from({ length: 200 }, (_, n) => `r${n}`);
    await Promise.all([
      store(db, company, names, 1),
      store(db, company, [...names].reverse(), 2),
      store(db, company, names, 3),
    ]);
    const counts = await db.withTenant(company.tenantId, (tx) => countRecords(tx, company));
    expect(counts).toEqual({ pending: 200, synced: 0, failed: 0, held: 0 });
  });
});

describe('listRecords', () => {
  it('pages by external id and filters by state', async () => {
    const company = newCompany();
    const ids = await store(db, company, ['r1', 'r2', 'r3']);
    const page = (query: { after?: string; syncState?: 'pending' | 'failed' }) =>
      db.withTenant(company.tenantId, (tx) => listRecords(tx, { ...company, limit: 2, ...query }));
    expect((await page({})).map(({ externalId }) => externalId)).toEqual(['r1', 'r2']);
    expect((await page({ after: 'r2', syncState: 'pending' })).map(({ externalId }) => externalId)).toEqual(['r3']);
    expect(await page({ syncState: 'failed' })).toEqual([]);
    const known = await db.withTenant(company.tenantId, (tx) =>
      existingRecordIds(tx, { ...company, recordIds: [ids[0]!, company.companyId] }),
    );
    expect(known).toEqual([ids[0]]);
  });
});
