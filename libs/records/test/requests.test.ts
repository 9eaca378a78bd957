import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  acceptDifference,
  listDocumentProblems,
  lockDecidableRecord,
  nothingSettled,
  saveComparedDocuments,
  settleDifferences,
  type ComparedDocument,
} from '../src/index.ts';
import { addSent, edited, shown } from './comparing/support.ts';
import { deletion, merge } from './payments/support.ts';
import { differencesOf, newCompany, openRecords, type Company } from './support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

/** A record whose document is invoice 1, and a comparison that found it so. */
async function compared(found: Partial<ComparedDocument>): Promise<Company> {
  const company = newCompany();
  await addSent(db, company, [{ entity: 'Invoice', qboId: '1', name: 'I-1' }]);
  await compareAgain(company, found);
  return company;
}

async function compareAgain(company: Company, found: Partial<ComparedDocument>): Promise<void> {
  const comparisonId = newId();
  await db.withTenant(company.tenantId, async (tx) => {
    await tx.query({
      text: 'delete from records.compared_documents where company_id = $1',
      values: [company.companyId],
    });
    const documents = [shown('Invoice', '1', found)];
    await saveComparedDocuments(tx, { ...company, comparisonId, documents });
    const startedAt = new Date();
    await settleDifferences(tx, {
      ...company,
      comparisonId,
      startedAt,
      accounts: [],
      before: nothingSettled,
      now: null,
    });
  });
}

async function accept(company: Company): Promise<void> {
  const [difference] = await differencesOf(db, company, { isOpen: true });
  if (difference === undefined) throw new Error('nothing differs');
  await db.withTenant(company.tenantId, (tx) =>
    acceptDifference(tx, { id: difference.id, by: 'Ann', note: 'It was a mistake', now: null }),
  );
}

/** The record was written since then: its document has another Id or another version. */
const written = async ({ tenantId, companyId }: Company, document: { id: string; token: string }) => {
  await db.withTenant(tenantId, (tx) =>
    tx.query({
      text: 'update records.records set qbo_id = $2, qbo_sync_token = $3 where company_id = $1',
      values: [companyId, document.id, document.token],
    }),
  );
};

const gone: Partial<ComparedDocument> = { state: 'deleted', total: null, currency: null };
const voided: Partial<ComparedDocument> = { state: 'voided', syncToken: '1', comparedToken: '0', total: '0.00' };

describe('a record has a failure', () => {
  it.each<[string, Partial<ComparedDocument>, (company: Company) => Promise<void>, boolean]>([
    ['when a comparison found its document deleted', gone, async () => {}, true],
    ['when a comparison found it voided', voided, async () => {}, true],
    ['when somebody has accepted that', gone, accept, true],
    ['not when it was only edited', edited('120.00'), async () => {}, false],
    ['not when it went out as another document since', gone, (at) => written(at, { id: '2', token: '0' }), false],
    ['not when its document was written since', voided, (at) => written(at, { id: '1', token: '2' }), false],
    ['not when the next comparison found the document again', gone, (at) => compareAgain(at, {}), false],
  ])('%s', async (_when, found, then, hasFailure) => {
    const company = await compared(found);
    await then(company);
    const key = { ...company, externalId: 'I-1' };
    expect(await db.withTenant(company.tenantId, (tx) => lockDecidableRecord(tx, key))).toMatchObject({ hasFailure });
  });
});

it('a deletion that somebody accepted is no problem, and that of the document that took its place is one', async () => {
  const company = await compared(gone);
  const problems = () =>
    db.withTenant(company.tenantId, async (tx) => {
      const found = await listDocumentProblems(tx, { companyId: company.companyId, limit: 10 });
      return found.map(({ what, externalId }) => `${externalId} ${what}`);
    });
  await merge(db, company, [deletion('1', new Date(), 'Invoice')]);
  expect(await problems()).toEqual(['I-1 deleted']);
  await accept(company);
  expect(await problems()).toEqual([]);

  await written(company, { id: '2', token: '0' });
  expect(await problems()).toEqual([]);
  await merge(db, company, [deletion('2', new Date(), 'Invoice')]);
  expect(await problems()).toEqual(['I-1 deleted']);
});
