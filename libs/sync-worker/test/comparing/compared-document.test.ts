import { expect, it, vi } from 'vitest';
import { compareAlone, deletedDocument } from '../../src/comparing/compared-document.ts';

const seen = { Id: '7', SyncToken: '0', TotalAmt: 100, PrivateNote: 'x', Line: [] };
const ours = { qboId: '7', syncToken: '0', written: { Line: [] }, document: seen };

it('compares a document with our version of it', () => {
  const onError = vi.fn();
  const compared = compareAlone('Invoice', { document: { ...seen, SyncToken: '1', TotalAmt: 90 }, ours }, onError);
  expect(compared).toMatchObject({ state: 'live', syncToken: '1', comparedToken: '0' });
  expect(compared.fields).toEqual([{ field: 'TotalAmt', name: 'total', ours: '100.00', theirs: '90.00' }]);
  expect(onError).not.toHaveBeenCalled();
});

const id = '0a0a0a0a-1111-2222-3333-444444444444';
const work = (Amount: number, more: object = {}) => ({
  Id: '1',
  Amount,
  DetailType: 'SalesItemLineDetail',
  Description: 'March',
  SalesItemLineDetail: { ItemRef: { value: '3', name: 'Work' }, ...more },
});
const debit = (Amount: number, PostingType = 'Debit') => ({
  Amount,
  DetailType: 'JournalEntryLineDetail',
  JournalEntryLineDetail: { PostingType, AccountRef: { value: '5' } },
});

it('remembers what tells a document apart, and nothing else of one that we do not know', () => {
  const head = { DocNumber: 'I-1', CurrencyRef: { value: 'EUR', name: 'Euro' }, PrivateNote: `AutoSync ${id}.2` };
  expect(compareAlone('Invoice', { document: { ...seen, ...head }, ours: undefined }, vi.fn())).toEqual({
    entity: 'Invoice',
    qboId: '7',
    state: 'live',
    syncToken: '0',
    markedRecord: id,
    docNumber: 'I-1',
    total: '100.00',
    currency: 'EUR',
    comparedToken: null,
    fields: [],
  });
  const bare = compareAlone('Invoice', { document: { Id: '7', SyncToken: '0' }, ours: undefined }, vi.fn());
  expect(bare).toMatchObject({ markedRecord: null, docNumber: null, total: null, currency: null, fields: [] });
});

it.each([
  ['of a voided document', { ...seen, TotalAmt: 0, PrivateNote: 'Voided - x' }, { state: 'voided', total: '0.00' }],
  ['of a journal entry', { Line: [debit(30), debit(12.5), debit(40, 'Credit')] }, { state: 'live', total: '42.50' }],
  ['of an invoice with lines', { TotalAmt: 120, Line: [work(100)] }, { state: 'live', total: '120.00' }],
])('the total %s', (_, document, expected) => {
  expect(compareAlone('Invoice', { document: { Id: '7', ...document }, ours: undefined }, vi.fn())).toMatchObject(
    expected,
  );
});

it.each([
  [
    'a line',
    { Line: [work(100)] },
    { Line: [work(90, { Qty: 2 })] },
    ['Line', 'lines'],
    '100.00 Work March',
    '90.00 2 × Work March',
  ],
  [
    'several lines',
    { Line: [work(100), { ...work(5), Id: '2' }] },
    { Line: [{ Id: '1', DetailType: 'DescriptionOnly', Description: 'Thanks' }] },
    ['Line', 'lines'],
    '100.00 Work March; 5.00 Work March',
    'Thanks',
  ],
  [
    'a name',
    { CustomerRef: { value: '1', name: 'Ann' } },
    { CustomerRef: { value: '2' } },
    ['CustomerRef', 'customer'],
    'Ann',
    '2',
  ],
  ['a text', { DueDate: '2026-03-01' }, { DueDate: '2026-03-02' }, ['DueDate', 'due date'], '2026-03-01', '2026-03-02'],
  ['a text that is gone', { DueDate: '2026-03-01' }, {}, ['DueDate', 'due date'], '2026-03-01', null],
  ['a long text', { DueDate: 'x'.repeat(600) }, {}, ['DueDate', 'due date'], 'x'.repeat(500), null],
  [
    'more than a text',
    { BillAddr: { City: 'Oslo' } },
    { BillAddr: {} },
    ['BillAddr', 'billing address'],
    '{"City":"Oslo"}',
    '{}',
  ],
])('shows both values of %s that somebody changed', (_, before, now, [field, name], shownOurs, shownTheirs) => {
  const written = { Line: [], ...before };
  const version = { qboId: '7', syncToken: '0', written, document: { ...seen, ...before } };
  const document = { ...seen, SyncToken: '1', ...now };
  const { fields } = compareAlone('Invoice', { document, ours: version }, vi.fn());
  expect(fields).toEqual([{ field, name, ours: shownOurs, theirs: shownTheirs }]);
});

it.each([{ written: null }, { document: null }])('says nothing where it is not known what we wrote: %j', (unknown) => {
  const document = { ...seen, TotalAmt: 90 };
  expect(compareAlone('Invoice', { document, ours: { ...ours, ...unknown } }, vi.fn()).fields).toEqual([]);
});

it('tells of a document that cannot be read, and does not stop at it', () => {
  const onError = vi.fn();
  const document = { ...seen, SyncToken: '1', TotalAmt: 'much' };
  expect(compareAlone('Invoice', { document, ours }, onError)).toMatchObject({
    qboId: '7',
    state: 'live',
    syncToken: '1',
    comparedToken: '0',
    fields: [{ field: 'Id', name: 'document', ours: null, theirs: 'in a form that cannot be read' }],
  });
  expect(onError).toHaveBeenCalledTimes(1);
});

it('a document that QuickBooks has no longer is remembered as nothing but deleted', () => {
  expect(deletedDocument('Invoice', '7')).toEqual({
    entity: 'Invoice',
    qboId: '7',
    state: 'deleted',
    syncToken: '',
    markedRecord: null,
    docNumber: null,
    total: null,
    currency: null,
    comparedToken: null,
    fields: [],
  });
});
