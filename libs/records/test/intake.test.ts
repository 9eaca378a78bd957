import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDb, type Db } from '@autosync/db';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import {
  countRecords,
  existingRecordIds,
  getRecord,
  listRecords,
  partiesInRecords,
  upsertRecords,
} from '../src/index.ts';
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

  it('takes a cancellation, and its end, for a change of the record', async () => {
    const company = newCompany();
    const content = { total: '1.00' };
    const outcomes: string[] = [];
    for (const cancelled of [false, true, true, false, undefined]) {
      const records = [{ externalId: 'a', content, ...(cancelled !== undefined && { cancelled }) }];
      const taken = await db.withTenant(company.tenantId, (tx) =>
        upsertRecords(tx, { ...company, records, now: null }),
      );
      outcomes.push(...taken.map(({ outcome, version }) => `${outcome} ${version}`));
    }
    expect(outcomes).toEqual(['created 1', 'updated 2', 'unchanged 2', 'updated 3', 'unchanged 3']);
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
    expect(counts).toEqual({ pending: 200, synced: 0, failed: 0, held: 0, letGo: 0, cancelled: 0, unbatched: 0 });
  });
});

describe('the sequence of the source system', () => {
  type Source = { sequence?: number; updatedAt?: Date };

  async function sendAll(...sent: [content: string, source: Source][]) {
    const company = newCompany();
    const outcomes = [];
    for (const [content, source] of sent) {
      const records = [{ externalId: 'r', content: { content }, source }];
      const [stored] = await db.withTenant(company.tenantId, (tx) =>
        upsertRecords(tx, { ...company, records, now: null }),
      );
      outcomes.push(`${stored?.outcome} ${stored?.version}`);
    }
    const record = await db.withTenant(company.tenantId, (tx) => getRecord(tx, { ...company, externalId: 'r' }));
    return { outcomes, ...record };
  }
  const at = (second: number) => ({ updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)) });

  it.each<[string, [string, Source][], string[], string]>([
    [
      'an older number changes nothing',
      [
        ['a', { sequence: 5 }],
        ['b', { sequence: 4 }],
      ],
      ['created 1', 'outdated 1'],
      'a',
    ],
    [
      'an equal one replaces',
      [
        ['a', { sequence: 5 }],
        ['b', { sequence: 5 }],
      ],
      ['created 1', 'updated 2'],
      'b',
    ],
    [
      'a newer instant replaces',
      [
        ['a', at(1)],
        ['b', at(2)],
      ],
      ['created 1', 'updated 2'],
      'b',
    ],
    [
      'an older instant changes nothing, same content or not',
      [
        ['a', at(2)],
        ['a', at(1)],
      ],
      ['created 1', 'outdated 1'],
      'a',
    ],
    [
      'the same content raises the place',
      [
        ['a', at(1)],
        ['a', at(3)],
        ['b', at(2)],
      ],
      ['created 1', 'unchanged 1', 'outdated 1'],
      'a',
    ],
    [
      'none replaces and forgets nothing',
      [
        ['a', { sequence: 5 }],
        ['b', {}],
        ['c', { sequence: 4 }],
      ],
      ['created 1', 'updated 2', 'outdated 2'],
      'b',
    ],
    [
      'a number and an instant are not compared',
      [
        ['a', { sequence: 5 }],
        ['b', at(1)],
      ],
      ['created 1', 'updated 2'],
      'b',
    ],
    [
      'one of both that is older is enough',
      [
        ['a', { sequence: 5, ...at(5) }],
        ['b', { sequence: 6, ...at(4) }],
      ],
      ['created 1', 'outdated 1'],
      'a',
    ],
  ])('%s', async (_, sent, outcomes, content) => {
    expect(await sendAll(...sent)).toMatchObject({ outcomes, content: { content } });
  });

  it('is kept to the last digit of a large number, and to the millisecond', async () => {
    const source = { sequence: Number.MAX_SAFE_INTEGER, updatedAt: new Date('2026-01-01T00:00:00.123Z') };
    expect((await sendAll(['a', source])).source).toEqual(source);
  });
});

describe('racing writers', () => {
  it('of the same new content are all told its id and version, and one that it made it', async () => {
    const company = newCompany();
    const records = ['a', 'b', 'c'].map((externalId) => ({ externalId, content: { same: true } }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        db.withTenant(company.tenantId, (tx) => upsertRecords(tx, { ...company, records, now: null })),
      ),
    );
    for (const [place, { externalId }] of records.entries()) {
      const outcomes = answers.map((answer) => answer[place]);
      expect(new Set(outcomes.map((one) => `${one?.externalId} ${one?.version}`))).toEqual(
        new Set([`${externalId} 1`]),
      );
      expect(new Set(outcomes.map((one) => one?.recordId)).size).toBe(1);
      expect(outcomes.filter((one) => one?.outcome === 'created')).toHaveLength(1);
    }
  });

  it('of different contents get versions that each belong to one content', async () => {
    const company = newCompany();
    const contents = Array.from({ length: 60 }, (_, n) => ({ n: n % 3 }));
    const answers = await Promise.all(
      contents.map(async (content) => {
        const records = [{ externalId: 'r', content }];
        const [one] = await db.withTenant(company.tenantId, (tx) =>
          upsertRecords(tx, { ...company, records, now: null }),
        );
        return { content: content.n, version: one?.version, outcome: one?.outcome };
      }),
    );
    const written = answers.filter(({ outcome }) => outcome !== 'unchanged');
    const contentOf = new Map(written.map(({ version, content }) => [version, content]));
    expect(contentOf.size).toBe(written.length);
    for (const { version, content } of answers) expect(contentOf.get(version)).toBe(content);
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

  it.each([
    ['inv-10', ['a']],
    ['o-77', ['c']],
    ['B', ['b']],
    ['main  str', ['a', 'b']],
    ['dell', ['c']],
    ['%', []],
  ])('finds %j in numbers, ids and names, in whatever case', async (search, found) => {
    const company = newCompany();
    const records = [
      { externalId: 'a', content: { number: 'INV-1001', customer: { name: 'Main Street' } } },
      { externalId: 'b', content: { lines: [{ customer: { name: 'MAIN STREET Dental' } }] } },
      { externalId: 'c', content: { number: 'PO-77', payee: { name: 'Dell' } } },
    ];
    await db.withTenant(company.tenantId, (tx) => upsertRecords(tx, { ...company, records, now: null }));
    const page = (more: object = {}) =>
      db.withTenant(company.tenantId, (tx) => listRecords(tx, { ...company, limit: 9, search, ...more }));
    expect((await page()).map(({ externalId }) => externalId)).toEqual(found);
    expect(await page({ after: found.at(-1) ?? '' })).toEqual([]);
    expect(await page({ syncState: 'failed' })).toEqual([]);
  });
});

describe('the account numbers with which a name is used', () => {
  it('are those of headers, lines and payees, of the records as they are now', async () => {
    const company = newCompany();
    const put = (externalId: string, content: object) =>
      db.withTenant(company.tenantId, (tx) =>
        upsertRecords(tx, { ...company, records: [{ externalId, content }], now: null }),
      );
    const numbersOf = async (content: 'customer' | 'vendor' | 'member', name: string, of = company) => {
      const parties = await db.withTenant(of.tenantId, (tx) =>
        partiesInRecords(tx, { companyId: company.companyId, content, names: [name] }),
      );
      return parties.map(({ accountNumber }) => accountNumber ?? 'none').toSorted((a, b) => a.localeCompare(b));
    };
    const line = (accountNumber?: string) => ({ customer: { name: 'Main  Street', accountNumber } });

    await put('head', { customer: { name: 'Main Street', accountNumber: '1' } });
    await put('lines', { lines: [line('2'), line('2'), line(), {}], payee: { name: 'Dell', accountNumber: 'D-9' } });
    expect(await numbersOf('customer', 'MAIN STREET')).toEqual(['1', '2', 'none']);
    expect(await numbersOf('vendor', 'dell')).toEqual(['D-9']);
    expect(await numbersOf('member', 'Main Street')).toEqual([]);
    expect(await numbersOf('customer', 'Main Street', newCompany())).toEqual([]);

    await put('lines', { lines: [line('3')] });
    expect(await numbersOf('customer', 'Main Street')).toEqual(['1', '3']);
    expect(await numbersOf('vendor', 'Dell')).toEqual([]);
    await put('lines', { lines: [] });
    expect(await numbersOf('customer', 'Main Street')).toEqual(['1']);
  });
});
