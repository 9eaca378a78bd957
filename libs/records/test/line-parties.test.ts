import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDb, type Db } from '@autosync/db';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import { partiesInRecords, upsertRecords } from '../src/index.ts';
import { newCompany } from './support.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await testDatabase({ schemas: ['records'] });
  // As the gateway: the one who takes records in.
  db = createDb({
    connectionString: database.urlFor('gateway'),
    applicationName: 'line parties test',
    onPoolError: () => undefined,
  });
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

describe('the account numbers with which a name is used', () => {
  it('are those of heads, lines and payees, of the records as they are now', async () => {
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
