import { describe, expect, it } from 'vitest';
import type { WorkItem } from '@autosync/records';
import { createEnder } from '../../src/outgoing/ending.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';

type Company = { cancelledRecords?: string; closedUntil?: string | null; closedByNow?: string | null };
type Synced = NonNullable<WorkItem['synced']>;

function preview({ cancelledRecords, closedUntil = null, closedByNow = closedUntil }: Company, synced: Synced | null) {
  const slice = {
    company: { settings: { cancelledRecords }, preferences: { bookCloseDate: closedUntil } },
    askPreferences: () => Promise.resolve({ bookCloseDate: closedByNow }),
  } as unknown as OutgoingSlice;
  // A preview calls none of the parts that write and read.
  const ender = createEnder(slice, {} as Parameters<typeof createEnder>[1]);
  return (theirs: Record<string, unknown> | null) =>
    ender.preview({ recordId: 'r-1', synced, cancelled: true } as WorkItem, theirs);
}

const written = { DocNumber: 'I-1', DueDate: '2026-12-01' };
const live = { ...written, Id: '7', SyncToken: '3', TxnDate: '2026-11-02', TotalAmt: 100, Balance: 100 };
const voided = { ...live, TotalAmt: 0, Balance: 0, PrivateNote: 'Voided' };
const paid = { ...live, LinkedTxn: [{ TxnId: '9', TxnType: 'Payment' }] };
const edited = { ...live, DocNumber: 'X-1' };
const invoice: Synced = { entity: 'Invoice', qboId: '7', syncToken: '3', version: 1, document: live, written };
const bill: Synced = { ...invoice, entity: 'Bill' };

const nothing = { kind: 'nothing', message: 'The record was cancelled in the source system; there is nothing to end.' };
const payload = { Id: '7', SyncToken: '3' };
const voids = { kind: 'end', end: 'void', word: 'voided', payload };
const deletes = { kind: 'end', end: 'delete', word: 'deleted', payload };
const refused = (code: string, values: object) => ({ kind: 'refused', refusal: { code, values } });
const touched = [
  {
    look: 'change',
    key: 'Invoice/7',
    details: { recordId: 'r-1', entity: 'Invoice', qboId: '7', syncToken: '3' },
  },
];

describe('cancelling a record would', () => {
  it.each<[string, Company, Synced | null, Record<string, unknown> | null, object]>([
    ['do nothing where it has no document', {}, null, null, nothing],
    ['void an invoice', {}, invoice, live, voids],
    ['void it by the setting', { cancelledRecords: 'void' }, invoice, live, voids],
    ['delete it by the setting', { cancelledRecords: 'delete' }, invoice, live, deletes],
    ['delete what cannot be voided', { cancelledRecords: 'void' }, bill, live, deletes],
    ['ask by the setting', { cancelledRecords: 'ask' }, invoice, live, refused('cancelled-at-source', {})],
    ['do nothing where the document is gone', {}, invoice, null, nothing],
    ['do nothing where it is gone and one is asked', { cancelledRecords: 'ask' }, invoice, null, nothing],
    ['do nothing where it is voided', {}, invoice, voided, nothing],
    ['do nothing where it is voided and one is asked', { cancelledRecords: 'ask' }, invoice, voided, nothing],
    ['delete a voided one by the setting', { cancelledRecords: 'delete' }, invoice, voided, deletes],
    [
      'not void what is paid',
      {},
      invoice,
      paid,
      refused('document-in-use', { ended: 'voided', applied: 'a payment is applied to it' }),
    ],
    [
      'not delete what is paid',
      { cancelledRecords: 'delete' },
      invoice,
      paid,
      refused('document-in-use', { ended: 'deleted', applied: 'a payment is applied to it' }),
    ],
    ['not void what was changed', {}, invoice, edited, refused('cancelled-but-changed', { fields: 'number' })],
    ['void it where what we saw is not known', {}, { ...invoice, document: null }, edited, voids],
    ['void it where what we wrote is not known', {}, { ...invoice, written: null }, edited, voids],
    ['void it where others changed what is not ours', {}, invoice, { ...live, CustomerMemo: { value: 'Hi' } }, voids],
    [
      'delete a voided one whatever else was changed',
      { cancelledRecords: 'delete' },
      invoice,
      { ...voided, DocNumber: 'X-1' },
      deletes,
    ],
    [
      'not void in closed books',
      { closedUntil: '2026-11-02' },
      invoice,
      live,
      refused('document-in-closed-period', { date: '2026-11-02' }),
    ],
    ['void after the closing date', { closedUntil: '2026-11-01' }, invoice, live, voids],
    ['void where the books were opened since', { closedUntil: '2026-12-31', closedByNow: null }, invoice, live, voids],
    ['void what has no date', { closedUntil: '2026-12-31' }, invoice, { ...live, TxnDate: undefined }, voids],
  ])('%s', async (_what, company, synced, theirs, expected) => {
    expect(await preview(company, synced)(theirs)).toMatchObject(expected);
  });

  it.each([
    ['paid', paid],
    ['changed', edited],
  ])('wait for somebody to touch a document that is %s', async (_what, theirs) => {
    expect(await preview({}, invoice)(theirs)).toMatchObject({ refusal: { causes: touched } });
  });

  it('name the document that it asks about, by its number or else by its Id', async () => {
    const asked = preview({ cancelledRecords: 'ask' }, invoice);
    expect(await asked(live)).toMatchObject({ refusal: { values: { document: 'invoice I-1' } } });
    expect(await asked({ ...live, DocNumber: undefined })).toMatchObject({
      refusal: { values: { document: 'invoice 7' } },
    });
  });
});
