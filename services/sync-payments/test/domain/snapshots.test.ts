import { describe, expect, it } from '@jest/globals';
import { toDeletion, toSnapshot, type MoneyDocument } from '../../src/domain/snapshots.ts';

const readAt = new Date('2026-09-15T12:00:00Z');
const line = (Amount: number, TxnType: string, TxnId: string) => ({ Amount, LinkedTxn: [{ TxnId, TxnType }] });

function payment(more: object): MoneyDocument {
  return {
    Id: '74',
    SyncToken: '10',
    CustomerRef: { value: '3', name: 'Contoso' },
    TxnDate: '2026-09-14',
    TotalAmt: 100,
    UnappliedAmt: 0,
    MetaData: { LastUpdatedTime: '2026-09-14T20:00:00-07:00' },
    ...more,
  } as MoneyDocument;
}

describe('toSnapshot', () => {
  it('sums the lines of a payment per target, in cents', () => {
    const lines = [line(0.1, 'Invoice', '71'), line(0.2, 'Invoice', '71'), line(33.3, 'Invoice', '72')];
    const snapshot = toSnapshot('Payment', payment({ Line: lines, TotalAmt: 40.1, UnappliedAmt: 6.5 }), readAt);
    expect(snapshot).toEqual({
      entity: 'Payment',
      qboId: '74',
      state: 'live',
      syncToken: 10,
      customer: { qboId: '3', name: 'Contoso' },
      date: '2026-09-14',
      total: '40.10',
      open: '6.50',
      referenceNumber: null,
      changedAt: new Date('2026-09-15T03:00:00Z'),
      applications: [
        { entity: 'Invoice', qboId: '71', amount: '0.30' },
        { entity: 'Invoice', qboId: '72', amount: '33.30' },
      ],
    });
  });

  it('keeps both sides of a payment that only links a credit memo to an invoice', () => {
    const lines = [line(100, 'Invoice', '71'), line(100, 'CreditMemo', '73')];
    const note = 'Created by QB Online to link credits to charges.';
    expect(toSnapshot('Payment', payment({ Line: lines, TotalAmt: 0, PrivateNote: note }), readAt)).toMatchObject({
      state: 'live',
      total: '0.00',
      applications: [{ entity: 'Invoice' }, { entity: 'CreditMemo', qboId: '73', amount: '100.00' }],
    });
  });

  it.each([
    ['a void', { TotalAmt: 0, PrivateNote: 'Voided - thanks', Line: [line(0, 'Invoice', '71')] }, 'voided'],
    ['a note that only says so', { TotalAmt: 5, PrivateNote: 'Voided', Line: [] }, 'live'],
    ['a zero payment without the note', { TotalAmt: 0, Line: [] }, 'live'],
    [
      'credits linked under such a note',
      { TotalAmt: 0, PrivateNote: 'Voided', Line: [line(5, 'Invoice', '7')] },
      'live',
    ],
  ])('tells the state of %s', (_what, more, state) => {
    expect(toSnapshot('Payment', payment(more), readAt).state).toBe(state);
  });

  it.each([
    ['CreditMemo' as const, { RemainingCredit: 12.5, Balance: 99 }, '12.50'],
    ['Invoice' as const, { Balance: 7 }, '7.00'],
  ])('knows what of a %s is open, and takes no lines of it for applications', (entity, more, open) => {
    const document = payment({
      DocNumber: '1044',
      Line: [{ Amount: 100, LinkedTxn: [{ TxnId: '1', TxnType: 'Estimate' }] }],
      ...more,
    });
    expect(toSnapshot(entity, document, readAt)).toMatchObject({ open, referenceNumber: '1044', applications: [] });
  });
});

describe('toDeletion', () => {
  it('goes by the time of the deletion, else by the time of the read', () => {
    const MetaData = { LastUpdatedTime: '2026-09-14T20:00:00-07:00' };
    expect(toDeletion('Payment', { Id: '74', status: 'Deleted', MetaData }, readAt)).toEqual({
      entity: 'Payment',
      qboId: '74',
      state: 'deleted',
      changedAt: new Date('2026-09-15T03:00:00Z'),
    });
    expect(toDeletion('Payment', { Id: '74', status: 'Deleted' }, readAt).changedAt).toEqual(readAt);
  });
});
