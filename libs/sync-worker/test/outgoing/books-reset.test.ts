import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBooksReset, forgetDocuments } from '@autosync/records';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { openToys, type Toy } from './support.ts';

// Books that begin anew: Ids stand for other documents than before. Found by a worker that writes, also where nobody syncs payments.

let toys: Awaited<ReturnType<typeof openToys>>;
beforeAll(async () => {
  toys = await openToys();
}, 60_000);
afterAll(() => toys?.stop());

type Company = Awaited<ReturnType<typeof toys.newCompany>>;
const toy = (number: string, price = 100): Toy => ({ customer: 'Contoso', price, number });

/**
 * Three documents in QuickBooks, whose books then begin anew; `inNewBooks` others have been made there since, and with `names`
 * under the Ids of the names that we know others of the same names.
 */
async function resetCompany({ inNewBooks, names }: { inNewBooks: number; names: boolean }): Promise<Company> {
  const company = await toys.newCompany();
  await company.put({ A: toy('1'), B: toy('2'), C: toy('3') });
  await company.run();
  const before = await Promise.all(['Customer', 'Item'].map((entity) => company.books.all(entity)));
  await company.simulator.control('POST', `bookkeeper/${company.realmId}/reset`, {});
  // The documents of the new books are made in another second.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  if (names) await addNames(company, before);
  for (let n = 0; n < inNewBooks; n += 1) {
    await company.books.add('Invoice', { CustomerRef: { value: '1' }, Line: [textLine] });
  }
  return company;
}
async function addNames(company: Company, [customers = [], items = []]: Record<string, unknown>[][]): Promise<void> {
  const accounts = await company.books.all('Account');
  const income = accounts.find(({ Name }) => Name === 'Services')?.['Id'];
  for (const { DisplayName } of customers) await company.books.add('Customer', { DisplayName });
  for (const { Name } of items) {
    await company.books.add('Item', { Name, Type: 'Service', IncomeAccountRef: { value: String(income) } });
  }
}
const textLine = { DetailType: 'DescriptionOnly', Description: 'Made by hand' };

/** A run that may be stopped: how it ended, what was found, and what people are told of the connection. */
async function stoppedRun(company: Company) {
  const reasons: string[] = [];
  const end = await company.end((slice): OutgoingSlice => ({
    ...slice,
    // Not within the millisecond in which the records were put: the database counts in microseconds.
    start: { ...slice.start, firstStartedAt: new Date(Date.now() + 1) },
    markConnectionBroken: (reason) => Promise.resolve(void reasons.push(reason)),
  }));
  const { db, tenantId, companyId } = company;
  const found = await db.withTenant(tenantId, (tx) => findBooksReset(tx, companyId));
  return { end, detail: found?.detail, told: reasons.length };
}

describe('books that began anew', () => {
  it('are noticed by the first document that is made: its Id is lower, and what had higher ones is gone', async () => {
    const company = await resetCompany({ inNewBooks: 0, names: true });
    await company.put({ D: toy('4') });
    expect(await stoppedRun(company)).toEqual({
      end: { kind: 'failed', category: 'conflict', reason: 'books-reset' },
      detail: expect.stringMatching(/^a new document has the Id \d+, and those that had higher ones are gone$/),
      told: 1,
    });
    // What was made there stays known when a person says that all goes out again; the others are forgotten.
    const { db, tenantId, companyId } = company;
    const page = { companyId, sendAgain: true, limit: 100, now: null };
    expect(await db.withTenant(tenantId, (tx) => forgetDocuments(tx, page))).toBe(3);
    expect(await company.state('D')).toMatchObject({ sync_state: 'synced' });
    expect(await company.state('A')).toMatchObject({ sync_state: 'pending', pending: true });
  });

  it('are noticed where no name that we know is there any more, nor what was written last', async () => {
    const company = await resetCompany({ inNewBooks: 0, names: false });
    await company.put({ D: toy('4') });
    expect(await stoppedRun(company)).toEqual({
      end: { kind: 'failed', category: 'conflict', reason: 'books-reset' },
      detail: 'names and the 3 documents that were written last are there no more',
      told: 1,
    });
  });

  it('are noticed when QuickBooks says so of an update', async () => {
    const company = await resetCompany({ inNewBooks: 0, names: true });
    await company.put({ A: toy('1', 120) });
    expect(await stoppedRun(company)).toMatchObject({ end: { reason: 'books-reset' }, told: 1 });
  });

  it('are noticed by a document of somebody else under the Id of ours, of which at most those in hand are touched', async () => {
    const company = await resetCompany({ inNewBooks: 12, names: true });
    await company.put({ A: toy('1', 120), B: toy('2', 120), C: toy('3', 120) });
    expect(await stoppedRun(company)).toMatchObject({
      end: { reason: 'books-reset' },
      detail: expect.stringMatching(/^the Id \d+ belongs to another document than before$/),
    });
  });

  it('are not suspected because a bookkeeper deleted what was written last', async () => {
    const company = await toys.newCompany();
    await company.put({ A: toy('1'), B: toy('2') });
    await company.run();
    for (const { Id } of await company.books.all('Invoice')) {
      await company.simulator.control('POST', `bookkeeper/${company.realmId}/delete`, { entity: 'Invoice', id: Id });
    }
    const metered = await company.books.metered();
    await company.put({ C: toy('3') });
    expect(await stoppedRun(company)).toMatchObject({ end: { kind: 'finished' }, told: 0 });
    expect((await company.books.metered()) - metered).toBe(0);
  });
});
