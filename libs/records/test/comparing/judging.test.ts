import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { nothingSettled, saveComparedDocuments, settleDifferences, type ComparedDocument } from '../../src/index.ts';
import { begin, intentFor, newCompany, openRecords, storeOpen } from '../support.ts';
import { addSent, edited, shown, type SentRecord } from './support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

const startedAt = new Date('2026-09-01T12:00:00Z');
const justBefore = new Date(startedAt.getTime() - 1);

/** Of the record's document, as an intent that is over or not. */
type Write = { at: Date; isOpen: boolean };

type Side = [count: number, total: string];

/** Compares one record with one document: what is found, and both sides of the sums. */
async function judge(
  record: Partial<SentRecord>,
  document: Partial<ComparedDocument>,
  write: Write | null = null,
): Promise<{ found: number; ours: Side; theirs: Side }> {
  const company = newCompany();
  const { tenantId } = company;
  const id = newId();
  await addSent(db, company, [{ id, entity: 'Invoice', qboId: '1', syncedAt: justBefore, ...record }]);
  if (write !== null) {
    const run = await begin(db, company);
    await storeOpen(db, company, run, [intentFor(id)]);
    await db.withTenant(tenantId, (tx) =>
      tx.query({
        text: `update records.intents set created_at = $2, state = $3 where record_id = $1`,
        values: [id, write.at, write.isOpen ? 'open' : 'succeeded'],
      }),
    );
  }
  const comparisonId = newId();
  const documents = [
    shown('Invoice', '1', { ...document, markedRecord: document.markedRecord === 'ours' ? id : null }),
  ];
  const { found, sums } = await db.withTenant(tenantId, async (tx) => {
    await saveComparedDocuments(tx, { ...company, comparisonId, documents });
    const given = { ...company, comparisonId, startedAt, accounts: [], before: nothingSettled, now: null };
    return settleDifferences(tx, given);
  });
  const side = (one: 'ours' | 'theirs'): Side => [sums[0]?.[one].count ?? 0, sums[0]?.[one].total ?? '0.00'];
  return { found, ours: side('ours'), theirs: side('theirs') };
}

describe('a document of a record of ours', () => {
  it.each<[string, Partial<SentRecord>, Partial<ComparedDocument>, { found: number; ours: Side; theirs: Side }]>([
    ['as it went out', {}, {}, { found: 0, ours: [1, '100.00'], theirs: [1, '100.00'] }],
    ['edited there', {}, edited('120.00'), { found: 1, ours: [1, '100.00'], theirs: [1, '120.00'] }],
    [
      'touched there, and the same',
      {},
      { ...edited('100.00'), fields: [] },
      { found: 0, ours: [1, '100.00'], theirs: [1, '100.00'] },
    ],
    [
      'voided there',
      {},
      { ...edited('0.00'), state: 'voided' },
      { found: 1, ours: [1, '100.00'], theirs: [1, '0.00'] },
    ],
    ['deleted there', {}, { state: 'deleted', total: null }, { found: 1, ours: [1, '100.00'], theirs: [0, '0.00'] }],
    [
      'written by us as the comparison began: what was read may be older',
      { syncedAt: startedAt },
      edited('120.00'),
      { found: 0, ours: [0, '0.00'], theirs: [0, '0.00'] },
    ],
    [
      'written by us since, and read as deleted',
      { syncedAt: startedAt },
      { state: 'deleted', total: null },
      { found: 0, ours: [0, '0.00'], theirs: [0, '0.00'] },
    ],
    ['that we let go', { state: 'letGo' }, edited('120.00'), { found: 0, ours: [0, '0.00'], theirs: [0, '0.00'] }],
    [
      'of which our record knows another version than the compared one',
      { token: '2' },
      edited('120.00'),
      { found: 0, ours: [1, '100.00'], theirs: [1, '120.00'] },
    ],
    [
      'at the version that our record knows',
      { token: '1' },
      { ...edited('120.00'), comparedToken: '1' },
      { found: 0, ours: [1, '100.00'], theirs: [1, '120.00'] },
    ],
    ['of another type', { type: 'expenses' }, edited('120.00'), { found: 0, ours: [0, '0.00'], theirs: [0, '0.00'] }],
    [
      'that has two sides: its debits are what it comes to',
      {
        document: {
          TotalAmt: 0,
          CurrencyRef: { value: 'USD' },
          Line: [
            { Amount: 70, JournalEntryLineDetail: { PostingType: 'Debit' } },
            { Amount: 30, JournalEntryLineDetail: { PostingType: 'Debit' } },
            { Amount: 100, JournalEntryLineDetail: { PostingType: 'Credit' } },
          ],
        },
      },
      {},
      { found: 0, ours: [1, '100.00'], theirs: [1, '100.00'] },
    ],
  ])('%s', async (_, record, document, expected) => {
    expect(await judge(record, document)).toEqual(expected);
  });
});

describe('a document that names a record of ours, which does not know it', () => {
  const ours = { markedRecord: 'ours' };
  it.each<[string, Partial<SentRecord>, Partial<ComparedDocument>, number, Write | null]>([
    ['is an orphan', {}, ours, 1, null],
    ['is none where it names nobody', {}, {}, 0, null],
    ['is none when it is void', {}, { ...ours, state: 'voided' }, 0, null],
    ['is none of this type where the record has another one', { type: 'expenses' }, ours, 0, null],
    ['is none while it is being written', {}, ours, 0, { at: justBefore, isOpen: true }],
    ['is none when its writing began with the comparison', {}, ours, 0, { at: startedAt, isOpen: false }],
    ['is an orphan when what was written before is over', {}, ours, 1, { at: justBefore, isOpen: false }],
  ])('%s', async (_, record, document, found, write) => {
    expect((await judge({ qboId: null, ...record }, document, write)).found).toBe(found);
  });
});
