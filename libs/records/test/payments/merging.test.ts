import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  listPayments,
  listUnseen,
  mergeStaged,
  previewStaged,
  readInvoiceMoney,
  stageDocuments,
} from '../../src/index.ts';
import { newCompany, openRecords, store } from '../support.ts';
import { applied, at, deletion, feed, merge, payment } from './support.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close());

const invoice = (qboId: string, syncToken: number, open: string) =>
  payment(qboId, syncToken, {}, { entity: 'Invoice', open, total: '100.00', referenceNumber: `INV-${qboId}` });

describe('mergeStaged', () => {
  it('keeps each application, and says what is new', async () => {
    const company = newCompany();
    const documents = await merge(db, company, [
      payment('1', 0, { 'Invoice 20': '60.00', 'Invoice 21': '40.00' }),
      payment('2', 0, { 'Invoice 20': '10.00' }, { total: '15.00', open: '5.00' }),
    ]);
    expect(documents).toMatchObject([
      { entity: 'Payment', qboId: '1', state: 'live', total: '100.00' },
      { qboId: '2', open: '5.00' },
    ]);
    expect(await applied(db, company)).toEqual({
      '1 → Invoice 20': '60.00',
      '1 → Invoice 21': '40.00',
      '2 → Invoice 20': '10.00',
    });
  });

  it('changes nothing when the same token, or an older one, comes again', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 3, { 'Invoice 20': '60.00' })]);
    const before = await feed(db, company);
    expect(await merge(db, company, [payment('1', 3, { 'Invoice 20': '1.00' })])).toEqual([]);
    expect(await merge(db, company, [payment('1', 2, { 'Invoice 20': '1.00' })])).toEqual([]);
    expect(await feed(db, company)).toEqual(before);
  });

  it('compares tokens as numbers', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 9, { 'Invoice 20': '60.00' })]);
    await merge(db, company, [payment('1', 10, { 'Invoice 20': '50.00' })]);
    expect(await applied(db, company)).toEqual({ '1 → Invoice 20': '50.00' });
  });

  it('tells in the feed only what differs, removals with the amount they had', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 0, { 'Invoice 20': '60.00', 'Invoice 21': '40.00' })]);
    expect(await feed(db, company)).toEqual([
      [1, 'set 1 → Invoice 20: 60.00'],
      [2, 'set 1 → Invoice 21: 40.00'],
    ]);
    await merge(db, company, [payment('1', 1, { 'Invoice 20': '60.00', 'Invoice 22': '40.00' })]);
    expect(await feed(db, company, 2)).toEqual([
      [3, 'removed 1 → Invoice 21: 40.00'],
      [4, 'set 1 → Invoice 22: 40.00'],
    ]);
    await merge(db, company, [payment('1', 2, { 'Invoice 21': '40.00' }, { date: '2026-09-02' })]);
    expect((await feed(db, company, 4)).map(([, text]) => text)).toEqual([
      'removed 1 → Invoice 20: 60.00',
      'set 1 → Invoice 21: 40.00',
      'removed 1 → Invoice 22: 40.00',
    ]);
  });

  it('takes the applications of a deleted payment away, and keeps what it was', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 0, { 'Invoice 20': '60.00' })]);
    const documents = await merge(db, company, [deletion('1', at(5))]);
    expect(documents).toMatchObject([{ qboId: '1', state: 'deleted', total: '100.00', open: '0.00' }]);
    expect(await feed(db, company)).toEqual([[2, 'removed 1 → Invoice 20: 60.00']]);
    const [row] = await db.withTenant(company.tenantId, (tx) =>
      listPayments(tx, { companyId: company.companyId, limit: 10 }),
    );
    expect(row).toMatchObject({ state: 'deleted', total: '100.00', customer: { qboId: '7' }, applications: [] });
  });

  it('does not bring a deleted payment back from an older read', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 0, { 'Invoice 20': '60.00' })], { epoch: 1 });
    await merge(db, company, [deletion('1', at(5))], { epoch: 3 });
    await merge(db, company, [payment('1', 4, { 'Invoice 20': '60.00' }, { changedAt: at(4) })], { epoch: 2 });
    expect(await applied(db, company)).toEqual({});
    await merge(db, company, [payment('2', 0, {}), deletion('3', at(1))], { epoch: 4 });
    await merge(db, company, [payment('3', 0, { 'Invoice 20': '60.00' }, { changedAt: at(0) })], { epoch: 3 });
    expect(await applied(db, company)).toEqual({});
  });

  it('takes a document back that QuickBooks shows after it was called deleted, and does not believe that again', async () => {
    const company = newCompany();
    const live = payment('1', 0, { 'Invoice 20': '60.00' }, { changedAt: at(5) });
    await merge(db, company, [live]);
    const [gone] = await merge(db, company, [deletion('1', at(5))]);
    expect(gone).toMatchObject({ state: 'deleted', stateBefore: 'live' });
    const [back] = await merge(db, company, [live]);
    expect(back).toMatchObject({ state: 'live', stateBefore: 'deleted' });
    expect(await applied(db, company)).toEqual({ '1 → Invoice 20': '60.00' });
    expect(await merge(db, company, [deletion('1', at(5))])).toEqual([]);
    expect(await applied(db, company)).toEqual({ '1 → Invoice 20': '60.00' });
    expect(await merge(db, company, [deletion('1', at(60))])).toHaveLength(1);
    expect(await applied(db, company)).toEqual({});
  });

  it('does not take a document back with an older token, however late it is shown', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 3, { 'Invoice 20': '60.00' })]);
    await merge(db, company, [deletion('1', at(5))]);
    expect(await merge(db, company, [payment('1', 2, { 'Invoice 20': '60.00' }, { changedAt: at(9) })])).toEqual([]);
    expect(await applied(db, company)).toEqual({});
  });

  it('of one read believes what was seen later', async () => {
    const company = newCompany();
    const run = { tenantId: company.tenantId, companyId: company.companyId, runId: newId() };
    const live = payment('1', 0, { 'Invoice 20': '60.00' });
    await db.withTenant(company.tenantId, async (tx) => {
      await stageDocuments(tx, { ...run, epoch: 1, documents: [live] });
      await stageDocuments(tx, { ...run, epoch: 2, documents: [deletion('1', at(5))] });
      await stageDocuments(tx, { ...run, epoch: 2, documents: [live] });
      expect(await mergeStaged(tx, { ...run, now: null })).toEqual([]);
      await stageDocuments(tx, { ...run, epoch: 3, documents: [live] });
      expect(await mergeStaged(tx, { ...run, now: null })).toMatchObject([{ qboId: '1', state: 'live' }]);
    });
  });

  it('learns the currency of a document that it knew without one, and tells nobody', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 0, {})]);
    expect(await merge(db, company, [payment('1', 0, {}, { currency: 'EUR', exchangeRate: '1.17' })])).toEqual([]);
    const [row] = await db.withTenant(company.tenantId, (tx) =>
      listPayments(tx, { companyId: company.companyId, limit: 10 }),
    );
    expect(row).toMatchObject({ currency: 'EUR', exchangeRate: '1.17' });
  });

  it('says nothing of a payment that was created and deleted before anybody saw it', async () => {
    const company = newCompany();
    const documents = await merge(db, company, [deletion('1', at(5))]);
    expect(documents).toEqual([]);
    const rows = await db.withTenant(company.tenantId, (tx) =>
      listPayments(tx, { companyId: company.companyId, limit: 10 }),
    );
    expect(rows).toEqual([]);
  });

  it('numbers the feed of each company by itself, in one unbroken row', async () => {
    const [one, two] = [newCompany(), newCompany()];
    for (let n = 0; n < 3; n += 1) {
      await merge(db, one, [payment('1', n, { [`Invoice ${n}`]: '1.00' })]);
      await merge(db, two, [payment('1', n, { 'Invoice 1': `${n + 1}.00` })]);
    }
    expect((await feed(db, one)).map(([sequence]) => sequence)).toEqual([2, 4, 5]);
    expect((await feed(db, two)).map(([sequence]) => sequence)).toEqual([3]);
  });
});

describe('what people read', () => {
  it('links our record as soon as it has the document', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 0, { 'Invoice 20': '60.00' }), invoice('20', 1, '40.00')]);
    const money = () =>
      db.withTenant(company.tenantId, (tx) =>
        readInvoiceMoney(tx, { companyId: company.companyId, entity: 'Invoice', qboId: '20' }),
      );
    expect(await money()).toMatchObject({
      state: 'live',
      balance: '40.00',
      applications: [{ paymentId: '1', amount: '60.00', target: { record: null } }],
    });
    const [recordId] = await store(db, company, ['r1']);
    await db.withTenant(company.tenantId, (tx) =>
      tx.query({
        text: `update records.records set qbo_entity = 'Invoice', qbo_id = '20' where id = $1`,
        values: [recordId],
      }),
    );
    expect(await money()).toMatchObject({ applications: [{ target: { record: { recordId, externalId: 'r1' } } }] });
  });

  it('pages through payments and credit memos; a credit memo shows what used it', async () => {
    const company = newCompany();
    await merge(db, company, [
      payment('1', 0, { 'Invoice 20': '60.00', 'CreditMemo 9': '60.00' }, { total: '0.00' }),
      payment('10', 0, {}),
      payment('9', 1, {}, { entity: 'CreditMemo', total: '60.00' }),
      invoice('20', 0, '40.00'),
    ]);
    const page = (after: string) =>
      db.withTenant(company.tenantId, (tx) => listPayments(tx, { companyId: company.companyId, after, limit: 2 }));
    const first = await page('');
    expect(first.map(({ entity, qboId }) => `${entity} ${qboId}`)).toEqual(['CreditMemo 9', 'Payment 1']);
    expect(first[0]?.applications).toMatchObject([{ paymentId: '1', amount: '60.00' }]);
    expect(first[1]?.applications).toHaveLength(2);
    expect((await page('Payment 1')).map(({ qboId }) => qboId)).toEqual(['10']);
  });
});

describe('previewStaged', () => {
  it('lists the invoices that change, from what to what, and writes nothing', async () => {
    const company = newCompany();
    await merge(db, company, [
      payment('1', 0, { 'Invoice 20': '60.00' }),
      payment('2', 0, { 'Invoice 21': '5.00' }),
      invoice('20', 0, '40.00'),
    ]);
    const before = await feed(db, company);
    const run = { ...company, runId: newId() };
    const documents = [
      payment('1', 1, { 'Invoice 20': '50.00', 'Invoice 22': '10.00' }),
      payment('2', 0, { 'Invoice 21': '99.00' }),
    ];
    const preview = await db.withTenant(company.tenantId, async (tx) => {
      await stageDocuments(tx, { ...run, epoch: 1, documents });
      return previewStaged(tx, run);
    });
    expect(preview).toEqual([
      { qboId: '20', record: null, number: 'INV-20', before: '60.00', after: '50.00' },
      { qboId: '22', record: null, number: null, before: '0.00', after: '10.00' },
    ]);
    expect(await feed(db, company)).toEqual(before);
  });
});

describe('listUnseen', () => {
  it('finds what a complete read of a range did not show', async () => {
    const company = newCompany();
    await merge(db, company, [payment('1', 1, {}), payment('2', 5, {}), payment('3', 6, {}), payment('4', 9, {})]);
    await merge(db, company, [deletion('3', at(7))]);
    const run = { ...company, runId: newId() };
    const unseen = await db.withTenant(company.tenantId, async (tx) => {
      await stageDocuments(tx, { ...run, epoch: 1, documents: [payment('4', 9, {})] });
      return listUnseen(tx, { ...run, entities: ['Payment'], from: at(5), before: at(9), limit: 10 });
    });
    expect(unseen).toEqual([{ entity: 'Payment', qboId: '2' }]);
  });
});
