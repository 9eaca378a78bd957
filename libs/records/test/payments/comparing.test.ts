import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  keepDiffering,
  mergeStaged,
  saveRead,
  settleMoneyDifferences,
  stageDocuments,
  type DocumentSnapshot,
} from '../../src/index.ts';
import { differencesOf, newCompany, openRecords, type Company } from '../support.ts';
import { addSent } from '../comparing/support.ts';
import { applied, at, deletion, merge, payment } from './support.ts';

let db: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close?.());

const knownUntil = at(100);
const readStarted = at(200);

const invoice = (qboId: string, more: Parameters<typeof payment>[3] = {}) =>
  payment(qboId, 1, {}, { entity: 'Invoice', open: '100.00', ...more });

/** Puts aside what a fresh read shows, and settles it. */
async function compare(company: Company, shown: DocumentSnapshot[], page?: number) {
  const comparisonId = newId();
  const { tenantId, companyId } = company;
  const run = { tenantId, companyId, runId: comparisonId, now: null };
  const settled = await db.withTenant(tenantId, async (tx) => {
    await saveRead(tx, { ...run, read: { plan: {}, startedAt: readStarted } });
    await stageDocuments(tx, { ...run, epoch: 1_000_000, documents: shown });
    const given = { tenantId, companyId, comparisonId, knownUntil, now: null };
    return settleMoneyDifferences(tx, { ...given, ...(page !== undefined && { page }) });
  });
  return { comparisonId, ...settled };
}

/** "money Payment 1: open amount 0.00 → 7.00", only what differs. */
async function told(company: Company, comparisonId: string): Promise<string[]> {
  const rows = await differencesOf(db, company, { comparisonId });
  return rows
    .flatMap(({ kind, entity, qboId, fields }) =>
      fields
        .filter(({ ours, theirs }) => ours !== theirs)
        .map(({ name, ours, theirs }) => `${kind} ${entity} ${qboId}: ${name} ${ours} → ${theirs}`),
    )
    .toSorted();
}

describe('what a fresh read shows that differs from what we knew', () => {
  it.each<[string, DocumentSnapshot[], DocumentSnapshot[], string[]]>([
    ['nothing', [invoice('1')], [invoice('1')], []],
    ['another version that says the same', [invoice('1')], [invoice('1', { syncToken: 5 })], []],
    ['another total', [invoice('1')], [invoice('1', { total: '90.00' })], ['money Invoice 1: total 100.00 → 90.00']],
    [
      'another open amount',
      [invoice('1')],
      [invoice('1', { open: '7.00' })],
      ['money Invoice 1: open amount 100.00 → 7.00'],
    ],
    ['voided', [invoice('1')], [invoice('1', { state: 'voided' })], ['money Invoice 1: state live → voided']],
    [
      'one that we never saw',
      [],
      [invoice('1')],
      [
        'money Invoice 1: open amount null → 100.00',
        'money Invoice 1: state null → live',
        'money Invoice 1: total null → 100.00',
      ],
    ],
    [
      'one that we took for deleted',
      [invoice('1'), deletion('1', at(2), 'Invoice')],
      [invoice('1')],
      [
        'money Invoice 1: open amount null → 100.00',
        'money Invoice 1: state null → live',
        'money Invoice 1: total null → 100.00',
      ],
    ],
    [
      'one that was deleted before the read began',
      [invoice('1')],
      [deletion('1', readStarted, 'Invoice')],
      [
        'money Invoice 1: open amount 100.00 → null',
        'money Invoice 1: state live → null',
        'money Invoice 1: total 100.00 → null',
      ],
    ],
    ['one that was deleted during the read', [invoice('1')], [deletion('1', at(201), 'Invoice')], []],
    [
      'one that is deleted here as well',
      [invoice('1'), deletion('1', at(2), 'Invoice')],
      [deletion('1', at(3), 'Invoice')],
      [],
    ],
    ['a deleted one that we never saw', [], [deletion('1', at(3), 'Invoice')], []],
    ['one that changed there since', [invoice('1')], [invoice('1', { total: '90.00', changedAt: knownUntil })], []],
    [
      'one that changed there just before',
      [invoice('1')],
      [invoice('1', { total: '90.00', changedAt: at(99) })],
      ['money Invoice 1: total 100.00 → 90.00'],
    ],
    ['one that we read since', [invoice('1', { changedAt: knownUntil })], [invoice('1', { total: '90.00' })], []],
    [
      'another amount applied',
      [payment('1', 1, { 'Invoice 20': '60.00' })],
      [payment('1', 1, { 'Invoice 20': '50.00' })],
      ['application Payment 1: applied to Invoice 20 60.00 → 50.00'],
    ],
    [
      'applied to another document',
      [payment('1', 1, { 'Invoice 20': '60.00', 'Invoice 22': '1.00' })],
      [payment('1', 1, { 'Invoice 21': '60.00', 'Invoice 22': '1.00' })],
      [
        'application Payment 1: applied to Invoice 20 60.00 → null',
        'application Payment 1: applied to Invoice 21 null → 60.00',
      ],
    ],
    [
      'an application that we have taken away already',
      [payment('1', 2, { 'Invoice 20': '60.00' }), payment('1', 3, {})],
      [payment('1', 3, {})],
      [],
    ],
    [
      'a deleted payment and what it was applied to',
      [payment('1', 1, { 'Invoice 20': '60.00' })],
      [deletion('1', at(3))],
      [
        'application Payment 1: applied to Invoice 20 60.00 → null',
        'money Payment 1: open amount 0.00 → null',
        'money Payment 1: state live → null',
        'money Payment 1: total 100.00 → null',
      ],
    ],
    [
      'an unknown payment, whose applications are new with it',
      [],
      [payment('1', 1, { 'Invoice 20': '60.00' })],
      [
        'money Payment 1: open amount null → 0.00',
        'money Payment 1: state null → live',
        'money Payment 1: total null → 100.00',
      ],
    ],
  ])('%s', async (_, known, shown, expected) => {
    const company = newCompany();
    for (const document of known) await merge(db, company, [document]);
    const { comparisonId, found } = await compare(company, shown);
    const rows = await differencesOf(db, company, { comparisonId });
    expect(await told(company, comparisonId)).toEqual(expected);
    expect([found, rows.every(({ state }) => state === 'closed')]).toEqual([rows.length, true]);
  });
});

it.each([[1], [2], [6], [7]])(
  'in pages of %s the sums are those of what was compared, by entity and currency, without what is deleted',
  async (page) => {
    const company = newCompany();
    await merge(db, company, [
      invoice('1', { currency: 'EUR' }),
      invoice('2', { currency: 'EUR', total: '30.00' }),
      invoice('3'),
      payment('4', 1, {}),
      invoice('5', { changedAt: knownUntil }),
    ]);
    const shown = [
      invoice('1', { currency: 'EUR', total: '90.00' }),
      deletion('2', at(3), 'Invoice'),
      invoice('3'),
      payment('4', 1, {}),
      invoice('5'),
      invoice('6', { total: '0.50' }),
    ];
    const { sums, found } = await compare(company, shown, page);
    expect(found).toBe(3);
    expect(sums).toEqual([
      { entity: 'Invoice', currency: 'EUR', ours: { count: 2, total: '130.00' }, theirs: { count: 1, total: '90.00' } },
      { entity: 'Invoice', currency: null, ours: { count: 1, total: '100.00' }, theirs: { count: 2, total: '100.50' } },
      { entity: 'Payment', currency: null, ours: { count: 1, total: '100.00' }, theirs: { count: 1, total: '100.00' } },
    ]);
  },
);

/** Takes over what a comparison found. */
function takeOver({ tenantId, companyId }: Company, comparisonId: string) {
  return db.withTenant(tenantId, async (tx) => {
    await keepDiffering(tx, { companyId, comparisonId });
    return mergeStaged(tx, { tenantId, companyId, runId: comparisonId, now: null });
  });
}

it('a deletion that is taken over keeps the version of what was deleted: an older one does not bring it back', async () => {
  const company = newCompany();
  await merge(db, company, [payment('1', 9, {})]);
  const { comparisonId } = await compare(company, [deletion('1', at(50))]);
  expect(await takeOver(company, comparisonId)).toMatchObject([{ qboId: '1', state: 'deleted' }]);
  expect(await merge(db, company, [payment('1', 3, {}, { changedAt: at(60) })])).toEqual([]);
  expect(await merge(db, company, [payment('1', 9, {}, { changedAt: at(60) })])).toMatchObject([{ state: 'live' }]);
});

it('a document that we took for deleted comes back whatever its version was', async () => {
  const company = newCompany();
  await merge(db, company, [payment('1', 9, {}), deletion('1', at(20))]);
  const { comparisonId } = await compare(company, [payment('1', 3, {})]);
  expect(await takeOver(company, comparisonId)).toMatchObject([{ qboId: '1', state: 'live' }]);
});

it('a difference names the record whose document it is about', async () => {
  const company = newCompany();
  const id = newId();
  await addSent(db, company, [
    { id, entity: 'Invoice', qboId: '1' },
    { entity: 'Invoice', qboId: '2' },
    { entity: 'CreditMemo', qboId: '1' },
  ]);
  await merge(db, company, [invoice('1')]);
  const { comparisonId } = await compare(company, [invoice('1', { open: '7.00', referenceNumber: '1001' })]);
  expect(await differencesOf(db, company, { comparisonId })).toMatchObject([
    { recordId: id, externalId: 'Invoice 1', docNumber: '1001', kind: 'money', entity: 'Invoice', qboId: '1' },
  ]);
});

it('what differs is taken over whatever its version, and nothing else is; the same once more is another version of it', async () => {
  const company = newCompany();
  await merge(db, company, [payment('1', 9, { 'Invoice 20': '60.00' }), payment('2', 9, { 'Invoice 20': '5.00' })]);
  const shown = [payment('1', 3, { 'Invoice 20': '50.00' }), payment('2', 12, { 'Invoice 20': '5.00' })];
  const { comparisonId } = await compare(company, shown);
  const merged = await takeOver(company, comparisonId);
  expect(merged.map(({ qboId }) => qboId)).toEqual(['1']);
  expect(await applied(db, company)).toEqual({ '1 → Invoice 20': '50.00', '2 → Invoice 20': '5.00' });

  const [before] = await differencesOf(db, company, { comparisonId });
  const again = await compare(company, [payment('1', 4, { 'Invoice 20': '40.00' })]);
  const [row] = await differencesOf(db, company, again);
  expect(row).toMatchObject({
    kind: 'application',
    version: 2,
    fields: [{ ours: '50.00', theirs: '40.00' }],
    lastAt: row?.firstAt,
    closedAt: row?.firstAt,
  });
  expect(Number(row?.firstAt)).toBeGreaterThan(Number(before?.firstAt));
  expect(await differencesOf(db, company, { comparisonId })).toEqual([]);
});
