import { describe, expect, it } from '@jest/globals';
import type { MergedDocument } from '@autosync/records';
import { toChangeAction, toUnreadableAction } from '../../src/domain/actions.ts';

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
    referenceNumber: null,
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
      externalId: 'Payment 74',
      state: 'succeeded',
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

it('of a document without an Id says so', () => {
  const unreadable = { entity: 'Payment', qboId: '?0123', reason: 'it has no Id' };
  expect(toUnreadableAction('c', unreadable, at)).toMatchObject({
    state: 'failed',
    code: 'document-unreadable',
    message: 'QuickBooks shows a Payment without an Id in a form that cannot be read: it has no Id.',
    fix: expect.stringMatching(/\.$/),
  });
});
