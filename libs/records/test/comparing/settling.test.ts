import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  acceptDifference,
  nothingSettled,
  saveComparedDocuments,
  settleDifferences,
  type ComparedDocument,
  type Settled,
} from '../../src/index.ts';
import { differencesOf, newCompany, openRecords, type Company } from '../support.ts';
import { addSent, edited, shown } from './support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

const entities = ['Invoice', 'CreditMemo'];

/** Seven records of each entity, which went out as documents. */
function fill(company: Company): Promise<void> {
  const each = (entity: string) => [1, 2, 3, 4, 5, 6, 7].map((n) => ({ entity, qboId: String(n) }));
  return addSent(db, company, entities.flatMap(each));
}

/** What QuickBooks shows of them, and of two documents that are no record's. */
async function show(company: Company, comparisonId: string, theirs: (n: number) => Partial<ComparedDocument>) {
  const documents = entities.flatMap((entity) => [
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => shown(entity, String(n), theirs(n))),
    shown(entity, '10', { markedRecord: newId() }),
    shown(entity, '11'),
  ]);
  await db.withTenant(company.tenantId, (tx) => saveComparedDocuments(tx, { ...company, comparisonId, documents }));
}

/** Page by page; each page is settled once in a transaction that is rolled back, as when its worker dies. */
async function settle(company: Company, comparisonId: string, page: number): Promise<Settled & { pages: number }> {
  const accounts = [{ qboId: '9', name: 'Work', fields: [] }];
  const startedAt = new Date();
  let settled: Settled = nothingSettled;
  let pages = 0;
  for (; settled.after !== null; pages += 1) {
    const given = { ...company, comparisonId, startedAt, accounts, before: settled, page, now: null };
    const death = db.withTenant(company.tenantId, async (tx) => {
      await settleDifferences(tx, given);
      throw new Error('died');
    });
    await expect(death).rejects.toThrow('died');
    settled = await db.withTenant(company.tenantId, (tx) => settleDifferences(tx, given));
  }
  return { ...settled, pages };
}

async function openOnes(company: Company): Promise<string[]> {
  const rows = await differencesOf(db, company, { isOpen: true });
  return rows.map(({ kind, entity, qboId }) => `${kind} ${entity} ${qboId}`).sort();
}

it.each([
  [1, 19],
  [4, 5],
  [9, 3],
  [1000, 1],
])('in pages of %s documents the same differences and sums are found as in one', async (page, pages) => {
  const company = newCompany();
  await fill(company);
  const first = newId();
  await show(company, first, (n) => {
    if (n === 1) return { state: 'deleted', total: null, currency: null };
    if (n === 2) return { state: 'voided', syncToken: '1', comparedToken: '0', total: '0.00' };
    return n === 3 ? edited('120.00') : {};
  });
  const side = { ours: { count: 7, total: '700.00' }, theirs: { count: 7, total: '620.00' } };
  const sums = entities.toSorted().map((entity) => ({ entity, currency: 'USD', ...side }));
  expect(await settle(company, first, page)).toEqual({ found: 9, gone: 0, differing: 9, sums, after: null, pages });
  const both = (...names: string[]) => names.flatMap((name) => entities.map((one) => name.replace('_', one)));
  expect(await openOnes(company)).toEqual(
    [...both('deleted _ 1', 'voided _ 2', 'edited _ 3', 'orphan _ 10'), 'account Item 9'].sort(),
  );

  // The edited one has changed once more, the voided one is as it was, the deleted one is back, another is new.
  const second = newId();
  await db.withTenant(company.tenantId, (tx) =>
    tx.query({ text: 'delete from records.compared_documents where company_id = $1', values: [company.companyId] }),
  );
  await show(company, second, (n) => {
    if (n === 2) return { state: 'voided', syncToken: '1', comparedToken: '0', total: '0.00' };
    if (n === 3) return edited('130.00');
    return n === 7 ? edited('90.00') : {};
  });
  expect(await settle(company, second, page)).toMatchObject({ found: 2, gone: 2, differing: 9 });
  expect(await openOnes(company)).toEqual(
    [...both('voided _ 2', 'edited _ 3', 'edited _ 7', 'orphan _ 10'), 'account Item 9'].sort(),
  );

  // Nothing is known of any document any more: what was found in them is over.
  await db.withTenant(company.tenantId, (tx) =>
    tx.query({ text: 'delete from records.compared_documents where company_id = $1', values: [company.companyId] }),
  );
  expect(await settle(company, newId(), page)).toMatchObject({ gone: 8, differing: 1 });
});

it('a difference that is as it was keeps its version, beginning and acceptance; changed, over, or found anew it is another version', async () => {
  const company = newCompany();
  const [first, second] = [newId(), newId()];
  await addSent(db, company, [{ id: first, entity: 'Invoice', qboId: '1' }]);
  const compareAt = async (day: number, document: Partial<ComparedDocument>) => {
    const [comparisonId, now] = [newId(), new Date(Date.UTC(2030, 0, day))];
    const documents = [shown('Invoice', '1', document)];
    const { differing } = await db.withTenant(company.tenantId, async (tx) => {
      await saveComparedDocuments(tx, { ...company, comparisonId, documents });
      const given = { ...company, comparisonId, startedAt: now, accounts: [], before: nothingSettled, now };
      return settleDifferences(tx, given);
    });
    const [row] = await differencesOf(db, company, {});
    return { comparisonId, differing, row: row!, now };
  };

  const found = await compareAt(1, edited('120.00'));
  const began = { comparisonId: found.comparisonId, firstAt: found.now, recordId: first };
  expect(found).toMatchObject({ differing: 1, row: { ...began, version: 1, state: 'open', note: null } });
  const acceptance = { acceptedBy: 'Ann', note: 'as agreed' };
  await db.withTenant(company.tenantId, (tx) =>
    acceptDifference(tx, { id: found.row.id, by: 'Ann', note: 'as agreed', now: found.now }),
  );

  const again = await compareAt(2, edited('120.00'));
  expect(again).toMatchObject({
    differing: 0,
    row: { ...began, ...acceptance, acceptedAt: found.now, version: 2, state: 'accepted', lastAt: again.now },
  });

  // It is another record's document by now, and edited once more.
  await db.withTenant(company.tenantId, (tx) =>
    tx.query({ text: 'update records.records set qbo_entity = null, qbo_id = null where id = $1', values: [first] }),
  );
  await addSent(db, company, [{ id: second, name: 'another', entity: 'Invoice', qboId: '1' }]);
  const changed = await compareAt(3, edited('130.00'));
  const notAccepted = { acceptedAt: null, acceptedBy: null, note: null };
  expect(changed).toMatchObject({
    differing: 1,
    row: { ...began, ...notAccepted, recordId: second, version: 3, fields: [{ theirs: '130.00' }], state: 'open' },
  });
  const still = await compareAt(4, edited('130.00'));
  expect(still.row).toMatchObject({ version: 3, lastAt: still.now });

  const over = await compareAt(5, {});
  expect(over).toMatchObject({ differing: 0, row: { version: 4, state: 'closed', closedAt: over.now } });

  const anew = await compareAt(6, edited('130.00'));
  expect(anew).toMatchObject({
    differing: 1,
    row: { comparisonId: anew.comparisonId, firstAt: anew.now, version: 5, state: 'open', closedAt: null },
  });
});
