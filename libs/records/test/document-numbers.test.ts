import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '@autosync/db';
import { findContestedNumbers, findNumberHolders, upsertRecords } from '../src/index.ts';
import { begin, newCompany, openRecords, type Company } from './support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

/** Stores records by what they want to be numbered, and answers their ids. */
async function storeNumbers(company: Company, records: { number: string; cancelled?: boolean }[]): Promise<string[]> {
  const given = records.map(({ number, cancelled = false }, n) => ({
    externalId: `r${n}`,
    content: { number },
    cancelled,
  }));
  const stored = await db.withTenant(company.tenantId, (tx) =>
    upsertRecords(tx, { ...company, records: given, now: null }),
  );
  return stored.map(({ recordId }) => recordId);
}

async function set(company: Company, recordId: string, columns: string): Promise<void> {
  await db.withTenant(company.tenantId, (tx) =>
    tx.query({ text: `update records.records set ${columns} where id = $1`, values: [recordId] }),
  );
}

it.each([
  ['two want it', {}, "sync_state = 'pending'", ['I-1']],
  ['one of the two is cancelled', { cancelled: true }, "sync_state = 'pending'", []],
  ['one of the two was cancelled', {}, "sync_state = 'cancelled'", []],
  ['one of the two was un-batched', {}, "sync_state = 'unbatched'", []],
  ['one of the two was let go', {}, "sync_state = 'letGo', pending_since = null", []],
  ['the other wants another', { number: 'I-2' }, "sync_state = 'pending'", []],
])('a number is contested where %s', async (_, other, columns, contested) => {
  const company = newCompany();
  const [, second] = await storeNumbers(company, [{ number: 'I-1' }, { number: 'I-1', ...other }]);
  await set(company, second!, columns);
  const asked = { ...company, numbers: ['I-1', 'I-2'] };
  expect([...(await db.withTenant(company.tenantId, (tx) => findContestedNumbers(tx, asked)))]).toEqual(contested);
});

it.each([
  ['wants another number', { number: 'I-2' }, '', true],
  ['is cancelled', { cancelled: true }, '', true],
  ['is asked for', {}, ", requested = 'send-ours'", true],
  ['keeps its number', {}, '', false],
  ['is not of this run', { number: 'I-2' }, ', pending_since = null', false],
])('a document that has the number gives it up in this run where its record %s', async (_, other, more, givesUp) => {
  const company = newCompany();
  const [wants, holds] = await storeNumbers(company, [{ number: 'I-1' }, { number: 'I-1', ...other }]);
  await set(company, holds!, `qbo_doc_number = 'I-1'${more}`);
  await set(company, wants!, `qbo_doc_number = 'I-1'`);
  const { runId, firstStartedAt } = await begin(db, company);
  const input = { ...company, runId, firstStartedAt, wanted: [{ recordId: wants!, number: 'I-1' }] };
  const holders = await db.withTenant(company.tenantId, (tx) => findNumberHolders(tx, input));
  expect([...holders]).toEqual(givesUp ? [[wants, holds]] : []);
});
