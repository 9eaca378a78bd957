import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  listDifferences,
  nothingSettled,
  saveComparedDocuments,
  settleDifferences,
  type ComparedDocument,
  type Settled,
} from '../../src/index.ts';
import { newCompany, openRecords, type Company } from '../support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

const entities = ['Invoice', 'CreditMemo'];
const document = (entity: string, n: number, more: Partial<ComparedDocument> = {}): ComparedDocument => ({
  entity,
  qboId: String(n),
  state: 'live',
  syncToken: '0',
  markedRecord: null,
  docNumber: null,
  total: '100.00',
  currency: 'USD',
  comparedToken: null,
  fields: [],
  ...more,
});

const edited = (theirs: string): Partial<ComparedDocument> => ({
  syncToken: '1',
  comparedToken: '0',
  total: theirs,
  fields: [{ field: 'TotalAmt', name: 'total', ours: '100.00', theirs }],
});

/** Seven records of each entity, and what QuickBooks shows of them. */
async function fill(company: Company): Promise<void> {
  const { tenantId, companyId, type } = company;
  await db.withTenant(tenantId, (tx) =>
    tx.query({
      text: `insert into records.records (tenant_id, company_id, type, external_id, content, content_hash, sync_state,
          synced_version, synced_at, qbo_entity, qbo_id, qbo_sync_token, qbo_document, qbo_written)
        select $1, $2, $3, left(entity, 1) || n, '{}', '', 'synced', 1, now() - interval '1 day', entity, n::text, '0',
          '{"TotalAmt": 100, "CurrencyRef": {"value": "USD"}}', '{}'
        from unnest($4::text[]) as entity, generate_series(1, 7) n`,
      values: [tenantId, companyId, type, entities],
    }),
  );
}

async function show(company: Company, comparisonId: string, theirs: (n: number) => Partial<ComparedDocument>) {
  const documents = entities.flatMap((entity) => [
    ...[1, 2, 3, 4, 5, 6, 7].map((n) => document(entity, n, theirs(n))),
    document(entity, 10, { markedRecord: newId() }),
    document(entity, 11),
  ]);
  await db.withTenant(company.tenantId, (tx) => saveComparedDocuments(tx, { ...company, comparisonId, documents }));
}

/** Page by page; each page is settled once in a transaction that comes to nothing, as when its worker dies. */
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

async function openOnes({ tenantId, companyId }: Company): Promise<string[]> {
  const filter = { companyId, type: null, kinds: null, states: ['open' as const], comparisonId: null };
  const rows = await db.withTenant(tenantId, (tx) => listDifferences(tx, { ...filter, after: null, limit: 100 }));
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
