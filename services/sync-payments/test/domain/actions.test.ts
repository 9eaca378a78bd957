import { describe, expect, it } from 'vitest';
import type { InvoicePreview, MergedDocument } from '@autosync/records';
import {
  toChangeAction,
  toPreviewAction,
  toPreviewItem,
  toUnappliedAction,
  toUnreadableAction,
} from '../../src/domain/actions.ts';

const at = new Date('2026-09-15T12:00:00Z');
const to = (entity: string, amount: string, qboId = '7') => ({ entity, qboId, amount });

function document(more: Partial<MergedDocument>): MergedDocument {
  return {
    entity: 'Payment',
    qboId: '74',
    state: 'live',
    stateBefore: null,
    total: '100.00',
    open: '0.00',
    currency: 'USD',
    referenceNumber: 'P-7',
    applications: [],
    endedRecord: null,
    ...more,
  };
}

describe('the sentence about a payment', () => {
  it.each<[string, Partial<MergedDocument>, string]>([
    [
      'over two invoices',
      { open: '10.00', applications: [to('Invoice', '60.00'), to('Invoice', '30.00', '8')] },
      'Payment of 100.00: 90.00 applied to 2 invoices, 10.00 not applied.',
    ],
    [
      'with a credit',
      {
        total: '25.00',
        applications: [to('Invoice', '30.00'), to('Invoice', '20.00', '8'), to('CreditMemo', '25.00')],
      },
      'Payment of 25.00 and credit of 25.00: 50.00 applied to 2 invoices, 0.00 not applied.',
    ],
    [
      'that only links a credit',
      { total: '0.00', applications: [to('Invoice', '30.00'), to('CreditMemo', '30.00', '9')] },
      'Payment of 0.00 and credit of 30.00: 30.00 applied to 1 invoice, 0.00 not applied.',
    ],
    [
      'that came by journal entry',
      { total: '0.00', applications: [to('Invoice', '40.00'), to('JournalEntry', '40.00', '9')] },
      'Payment of 0.00 and credit of 40.00: 40.00 applied to 1 invoice, 0.00 not applied.',
    ],
    [
      'of what a journal entry charged',
      { total: '40.00', applications: [to('JournalEntry', '40.00')] },
      'Payment of 40.00: 40.00 applied to 1 journal entry, 0.00 not applied.',
    ],
    [
      'of both',
      { total: '50.00', applications: [to('Invoice', '10.00'), to('JournalEntry', '40.00')] },
      'Payment of 50.00: 50.00 applied to 1 invoice and 1 journal entry, 0.00 not applied.',
    ],
    [
      'of a journal entry, with a part left',
      { total: '50.00', open: '10.00', applications: [to('JournalEntry', '40.00')] },
      'Payment of 50.00: 40.00 applied to 1 journal entry, 10.00 not applied.',
    ],
    [
      'with a credit by journal entry, and a part left',
      { total: '20.00', open: '10.00', applications: [to('Invoice', '40.00'), to('JournalEntry', '30.00')] },
      'Payment of 20.00 and credit of 30.00: 40.00 applied to 1 invoice, 10.00 not applied.',
    ],
    [
      'with a credit memo and a credit by journal entry',
      {
        total: '0.00',
        applications: [to('Invoice', '50.00'), to('CreditMemo', '10.00'), to('JournalEntry', '40.00')],
      },
      'Payment of 0.00 and credit of 50.00: 50.00 applied to 1 invoice, 0.00 not applied.',
    ],
    ...['VendorCredit', 'Deposit', 'Payment'].map((credit): [string, Partial<MergedDocument>, string] => [
      `with a credit by ${credit}`,
      { total: '20.00', applications: [to('Invoice', '25.00'), to(credit, '5.00')] },
      'Payment of 20.00 and credit of 5.00: 25.00 applied to 1 invoice, 0.00 not applied.',
    ]),
    [
      'of what is none of these',
      { applications: [to('Check', '60.00'), to('Charge', '40.00')] },
      'Payment of 100.00: 100.00 applied to 2 other documents, 0.00 not applied.',
    ],
    [
      'that had been reported as deleted',
      { stateBefore: 'deleted', applications: [to('Invoice', '100.00')] },
      'Payment of 100.00: 100.00 applied to 1 invoice, 0.00 not applied. It had been reported as deleted, and is there.',
    ],
    [
      'in a currency that QuickBooks does not name',
      { currency: null },
      'Payment of 100.00: 0.00 applied to 0 invoices, 0.00 not applied.',
    ],
    ['of nothing yet', { open: '100.00' }, 'Payment of 100.00: 0.00 applied to 0 invoices, 100.00 not applied.'],
    [
      'in another currency',
      { currency: 'EUR', applications: [to('Invoice', '100.00')] },
      'Payment of 100.00 EUR: 100.00 applied to 1 invoice, 0.00 not applied.',
    ],
    ['that was voided', { state: 'voided', total: '0.00' }, 'Voided in QuickBooks.'],
    ['that was deleted', { state: 'deleted' }, 'Deleted in QuickBooks.'],
  ])('%s', (_what, more, message) => {
    expect(toChangeAction('c', { document: document(more), homeCurrency: 'USD' }, at)).toMatchObject({
      recordId: expect.stringMatching(/^[\da-f-]{36}$/),
      externalId: 'Payment 74',
      state: 'succeeded',
      entity: 'Payment',
      qboId: '74',
      docNumber: 'P-7',
      amount: more.total ?? '100.00',
      message,
    });
  });

  it('says what is left of a credit memo', () => {
    const credit = document({ entity: 'CreditMemo', open: '30.00' });
    expect(toChangeAction('c', { document: credit, homeCurrency: null }, at)).toMatchObject({
      message: 'Credit of 100.00 USD, 30.00 left.',
    });
  });
});

it.each([
  ['voided', 'voided-in-quickbooks'],
  ['deleted', 'deleted-in-quickbooks'],
] as const)('a record whose document somebody has %s has to be decided about', (state, code) => {
  const endedRecord = { recordId: 'r', externalId: 'INV-1' };
  const ended = document({ entity: 'CreditMemo', state, endedRecord });
  expect(toChangeAction('c', { document: ended, homeCurrency: 'USD' }, at)).toMatchObject({
    ...endedRecord,
    state: 'warning',
    code,
    entity: 'CreditMemo',
    qboId: '74',
    amount: '100.00',
  });
});

it.each([
  ['?0123', 'a Payment without an Id'],
  ['74', 'Payment 74'],
])('a document with the Id %s that cannot be read is told as %s', (qboId, name) => {
  const unreadable = { entity: 'Payment', qboId, reason: 'it has no TotalAmt' };
  expect(toUnreadableAction('c', unreadable, at)).toMatchObject({
    externalId: `Payment ${qboId}`,
    state: 'failed',
    entity: 'Payment',
    qboId,
    code: 'document-unreadable',
    message: `QuickBooks shows ${name} in a form that cannot be read: it has no TotalAmt.`,
    fix: expect.stringMatching(/\.$/),
  });
});

describe('an invoice of a dry run', () => {
  const record = { recordId: 'r', externalId: 'INV-1' };
  const invoice: InvoicePreview = { qboId: '5', record, number: '1005', before: '10.00', after: '60.00' };
  const message = 'Applied from 10.00 to 60.00.';
  const shown = { entity: 'Invoice', qboId: '5', docNumber: '1005', amount: '60.00' };

  it('shows what would change of it, under its record', () => {
    expect(toPreviewAction('c', invoice, at)).toMatchObject({ ...record, ...shown, state: 'succeeded', message });
  });

  it('is kept with both amounts, so that a batch from the preview applies just that', () => {
    expect(toPreviewItem('c', invoice)).toEqual({
      ...record,
      version: 0,
      shown: {
        outcome: 'update',
        message,
        entity: 'Invoice',
        quickbooksId: '5',
        amount: '60.00',
        differences: [{ field: 'applied', name: 'applied', from: '10.00', to: '60.00' }],
        invoice,
      },
    });
  });

  it('without a record here is found again by the same id, which is another in another company', () => {
    const [one, same, other] = ['c', 'c', 'd'].map((company) => toPreviewItem(company, { ...invoice, record: null }));
    expect(one).toMatchObject({ externalId: 'Invoice 5', recordId: same?.recordId });
    expect(other?.recordId).not.toBe(one?.recordId);
  });

  it.each([
    [
      undefined,
      { state: 'skipped', message: 'Nothing was applied: other invoices of the dry run have changed since.' },
    ],
    ['it is void', { state: 'failed', code: 'changed-since-preview', message: expect.stringContaining('it is void') }],
  ])('that was not carried out says why: %s', (change, said) => {
    const unapplied = { invoice, ...(change !== undefined && { change }) };
    expect(toUnappliedAction('c', unapplied, at)).toMatchObject({ ...record, ...shown, ...said });
  });
});
