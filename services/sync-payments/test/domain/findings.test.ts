import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  changeOf,
  createdOf,
  findDeletions,
  findDocuments,
  findNames,
  joinFindings,
  noFindings,
} from '../../src/domain/findings.ts';

const readAt = new Date('2026-09-15T12:00:00Z');
const line = (Amount: unknown, TxnType: unknown, TxnId: unknown) => ({ Amount, LinkedTxn: [{ TxnId, TxnType }] });

function payment(more: object = {}): Record<string, unknown> {
  return {
    Id: '74',
    SyncToken: '10',
    CustomerRef: { value: '3', name: 'Contoso' },
    TxnDate: '2026-09-14',
    TotalAmt: 100,
    UnappliedAmt: 0,
    MetaData: { CreateTime: '2026-09-14T18:00:00-07:00', LastUpdatedTime: '2026-09-14T20:00:00-07:00' },
    ...more,
  };
}

const snapshotOf = (...[entity, row]: [Parameters<typeof findDocuments>[0], unknown]) =>
  findDocuments(entity, [row], readAt).documents[0];

describe('a document', () => {
  it('is read with its lines summed per target, in cents', () => {
    const lines = [line(0.1, 'Invoice', '71'), line(0.2, 'Invoice', '71'), line(33.3, 'Invoice', '72')];
    const more = {
      Line: lines,
      TotalAmt: 40.1,
      UnappliedAmt: 6.5,
      CurrencyRef: { value: 'EUR', name: 'Euro' },
      ExchangeRate: 1.17,
      PaymentMethodRef: { value: '2', name: 'Check' },
      PaymentRefNum: '8812',
      PrivateNote: 'thanks',
      DepositToAccountRef: { value: '4', name: 'Undeposited Funds' },
    };
    expect(findDocuments('Payment', [payment(more)], readAt)).toEqual({
      documents: [
        {
          entity: 'Payment',
          qboId: '74',
          state: 'live',
          syncToken: 10,
          customerId: '3',
          date: '2026-09-14',
          total: '40.10',
          open: '6.50',
          currency: 'EUR',
          exchangeRate: '1.17',
          referenceNumber: '8812',
          details: { method: 'Check', memo: 'thanks', depositAccount: { qboId: '4', name: 'Undeposited Funds' } },
          changedAt: new Date('2026-09-15T03:00:00Z'),
          applications: [
            { entity: 'Invoice', qboId: '71', amount: '0.30' },
            { entity: 'Invoice', qboId: '72', amount: '33.30' },
          ],
        },
      ],
      unreadable: [],
      names: new Map([['3', 'Contoso']]),
      births: [{ qboId: '74', createdAt: new Date('2026-09-15T01:00:00Z') }],
    });
  });

  it('keeps both sides when it only links a credit memo to an invoice', () => {
    const lines = [line(100, 'Invoice', '71'), line(100, 'CreditMemo', '73')];
    const note = 'Created by QB Online to link credits to charges.';
    expect(snapshotOf('Payment', payment({ Line: lines, TotalAmt: 0, PrivateNote: note }))).toMatchObject({
      state: 'live',
      total: '0.00',
      applications: [{ entity: 'Invoice' }, { entity: 'CreditMemo', qboId: '73', amount: '100.00' }],
    });
  });

  it.each([
    ['a void', { TotalAmt: 0, PrivateNote: 'Voided - thanks', Line: [line(0, 'Invoice', '71')] }, 'voided'],
    ['a void with a line before it', { TotalAmt: 0, PrivateNote: 'Ask Ann.\nVoided - thanks', Line: [] }, 'voided'],
    ['a void with words before it', { TotalAmt: 0, PrivateNote: 'Ask Ann. Voided - thanks', Line: [] }, 'voided'],
    ['a note that has the word in it', { TotalAmt: 0, PrivateNote: 'Never voided', Line: [] }, 'live'],
    ['a note that only says so', { TotalAmt: 5, PrivateNote: 'Voided', Line: [] }, 'live'],
    ['a zero payment without the note', { TotalAmt: 0, Line: [] }, 'live'],
    [
      'credits linked under such a note',
      { TotalAmt: 0, PrivateNote: 'Voided', Line: [line(5, 'Invoice', '7')] },
      'live',
    ],
  ])('tells the state of %s', (_what, more, state) => {
    expect(snapshotOf('Payment', payment(more))).toMatchObject({ state });
  });

  it.each([
    ['CreditMemo' as const, { RemainingCredit: 12.5, Balance: 99 }, '12.50'],
    ['CreditMemo' as const, { Balance: 99 }, '99.00'],
    ['Invoice' as const, { Balance: 7 }, '7.00'],
  ])('of the kind %s says what is open, and has no applications of its own', (entity, more, open) => {
    const Line = [{ Amount: 100, LinkedTxn: [{ TxnId: '1', TxnType: 'Estimate' }] }];
    const document = snapshotOf(entity, payment({ DocNumber: '1044', Line, ...more }));
    expect(document).toMatchObject({ open, referenceNumber: '1044', applications: [] });
  });
});

it('a document that says little is of the day on which it was changed, of nobody, and has no details', () => {
  const little = { Id: '74', SyncToken: '1', ExchangeRate: null, MetaData: payment()['MetaData'] };
  const { documents, names } = findDocuments('Payment', [little, payment({ CustomerRef: { value: '3' } })], readAt);
  expect(documents[0]).toMatchObject({ date: '2026-09-15', customerId: '', exchangeRate: null, total: '0.00' });
  expect(documents[0]?.state !== 'deleted' && documents[0]?.details).toStrictEqual({});
  expect(names.size).toBe(0);
  expect(findDocuments('Payment', [payment({ MetaData: {} })], readAt)).toMatchObject({
    births: [],
    documents: [{ changedAt: readAt }],
  });
});

it('a line without a target is no application', () => {
  const lines = [{ Amount: 5 }, { Amount: 6, LinkedTxn: [] }, line(7, 'Invoice', '71')];
  expect(snapshotOf('Payment', payment({ Line: lines, ExchangeRate: 1e12 }))).toMatchObject({
    applications: [{ qboId: '71', amount: '7.00' }],
    exchangeRate: '1000000000000',
  });
});

it('of an invoice only the money is kept', () => {
  const invoice = snapshotOf('Invoice', payment({ PrivateNote: 'secret', PaymentMethodRef: { value: '2' } }));
  expect(invoice?.state !== 'deleted' && invoice?.details).toStrictEqual({});
});

it.each([
  ['as it says', payment(), ['2026-09-15T03:00:00.000Z', '2026-09-15T01:00:00.000Z']],
  ['not at all without a stamp', { Id: '7' }, [undefined, undefined]],
  ['not at all of what has no fields', 7, [undefined, undefined]],
])('when a row was changed and made is known %s', (_, row, expected) => {
  expect([changeOf(row), createdOf(row)].map((at) => at?.toISOString())).toEqual(expected);
});

it('what several answers tell is told together, the later name of a customer last', () => {
  const answers = [
    payment(),
    payment({ Id: '75', CustomerRef: { value: '3', name: 'Contoso Ltd' } }),
    payment({ TotalAmt: 'x' }),
  ];
  const parts = answers.map((row) => findDocuments('Payment', [row], readAt));
  expect(joinFindings([])).toEqual(noFindings());
  expect(joinFindings(parts)).toEqual({
    documents: parts.flatMap(({ documents }) => documents),
    unreadable: [expect.objectContaining({ qboId: '74' })],
    names: new Map([['3', 'Contoso Ltd']]),
    births: ['74', '75'].map((qboId) => ({ qboId, createdAt: new Date('2026-09-15T01:00:00Z') })),
  });
});

describe('a document that cannot be read', () => {
  const good = payment({ Id: '75' });

  it.each([
    ['an amount as text', { TotalAmt: '30.10' }, 'TotalAmt is no number'],
    ['an amount with an exponent', { TotalAmt: 1e21 }, 'TotalAmt is larger'],
    ['an amount that is too large', { TotalAmt: Number('99999999999999.99') }, 'TotalAmt is larger'],
    ['lines that are too large together', { Line: Array(3).fill(line(9e12, 'Invoice', '7')) }, 'the sum of the lines'],
    ['a rest as text', { UnappliedAmt: '1' }, 'UnappliedAmt is no number'],
    ['a token that is none', { SyncToken: 'x' }, 'SyncToken is no number'],
    ['a token that is too large', { SyncToken: '99999999999999999999' }, 'SyncToken is too large'],
    ['no token', { SyncToken: undefined }, 'it has no SyncToken'],
    ['a day that is none', { TxnDate: '0219-02-30' }, 'TxnDate is no day'],
    ['a day in another form', { TxnDate: '14.09.2026' }, 'TxnDate is no day'],
    ['a stamp that is none', { MetaData: { LastUpdatedTime: 'yesterday' } }, 'LastUpdatedTime is no instant'],
    ['a text with NUL', { PaymentRefNum: 'A\0B' }, 'PaymentRefNum has a character'],
    ['half a character', { PrivateNote: '\ud800' }, 'PrivateNote has a character'],
    ['a text without end', { PrivateNote: 'x'.repeat(5000) }, 'PrivateNote is longer'],
    ['an unknown type of transaction', { Line: [line(1, 'Banana', '7')] }, '"Banana" is no TxnType'],
    ['a long type of transaction', { Line: [line(1, 'B'.repeat(90), '7')] }, `"${'B'.repeat(40)}" is no TxnType`],
    ['no type of transaction', { Line: [line(1, undefined, '7')] }, 'a line has no TxnType'],
    [
      'a line with two targets',
      {
        Line: [
          {
            Amount: 1,
            LinkedTxn: [
              { TxnId: '7', TxnType: 'Invoice' },
              { TxnId: '8', TxnType: 'Invoice' },
            ],
          },
        ],
      },
      'a line names several',
    ],
    ['a target without an Id', { Line: [line(1, 'Invoice', undefined)] }, 'it has no TxnId'],
    ['a line without an amount', { Line: [line(undefined, 'Invoice', '7')] }, 'a line has no Amount'],
    ['lines that are none', { Line: 'none' }, 'Line is no list'],
    ['a line of null', { Line: [null] }, 'Line is no list'],
    ['a customer as text', { CustomerRef: 'Contoso' }, 'CustomerRef is no reference'],
    ['a rate that is none', { ExchangeRate: 'much' }, 'ExchangeRate is no rate'],
    ['a rate as text', { ExchangeRate: '1.17' }, 'ExchangeRate is no rate'],
    ['a rate that no currency has', { ExchangeRate: 1e12 + 1 }, 'ExchangeRate is no rate'],
    ['a rate of nothing', { ExchangeRate: 0 }, 'ExchangeRate is no rate'],
  ])('because of %s is told with its Id, and the others are taken', (_what, more, reason) => {
    const { documents, unreadable } = findDocuments('Payment', [payment(more), good], readAt);
    expect(documents.map(({ qboId }) => qboId)).toEqual(['75']);
    const changedAt = 'MetaData' in more ? readAt : new Date('2026-09-15T03:00:00Z');
    expect(unreadable).toEqual([
      expect.objectContaining({ entity: 'Payment', qboId: '74', reason: expect.stringContaining(reason), changedAt }),
    ]);
  });

  it.each([
    ['a document without an Id', payment({ Id: undefined }), 'it has no Id'],
    ['null', null, 'it has no fields'],
    ['a number', 7, 'it has no fields'],
  ])('as %s is known by its form', (_what, row, reason) => {
    const read = () => findDocuments('Payment', [row, good], readAt);
    expect(read().documents).toHaveLength(1);
    expect(read().unreadable).toEqual([
      expect.objectContaining({ qboId: expect.stringMatching(/^\?[0-9a-f]{16}$/), reason }),
    ]);
    expect(read().unreadable).toEqual(read().unreadable);
    expect(read().unreadable[0]?.qboId).not.toBe(findDocuments('Payment', ['another'], readAt).unreadable[0]?.qboId);
  });

  it('is all that ever happens, whatever QuickBooks answers', () => {
    const names = Object.keys(payment({ Line: [], CurrencyRef: {}, ExchangeRate: 1, PrivateNote: '', DocNumber: '' }));
    const garbage = fc.dictionary(fc.constantFrom(...names), fc.anything({ withBigInt: false, withMap: false }));
    fc.assert(
      fc.property(garbage, (more) => {
        const row = payment(JSON.parse(JSON.stringify(more)));
        const { documents, unreadable } = findDocuments('Payment', [row, good], readAt);
        expect(documents.length + unreadable.length).toBe(2);
        expect(findDeletions('Payment', [row], readAt)).toBeDefined();
        expect(findNames([row])).toBeDefined();
      }),
    );
  });
});

describe('a deletion', () => {
  it('goes by the time of the deletion, else by the time of the read', () => {
    const MetaData = { LastUpdatedTime: '2026-09-14T20:00:00-07:00' };
    const [told, silent] = findDeletions('Payment', [{ Id: '74', MetaData }, { Id: '75' }], readAt).documents;
    expect(told).toMatchObject({ qboId: '74', state: 'deleted', changedAt: new Date('2026-09-15T03:00:00Z') });
    expect(silent).toMatchObject({ qboId: '75', state: 'deleted', changedAt: readAt });
  });

  it('of nothing that can be named is told', () => {
    expect(findDeletions('Payment', [{ status: 'Deleted' }], readAt).unreadable).toMatchObject([
      { entity: 'Payment', reason: 'it has no Id', changedAt: readAt },
    ]);
  });
});

it('names of customers are the whole ones, and one that cannot be read keeps no other', () => {
  const rows = [
    { Id: '3', DisplayName: 'Site', FullyQualifiedName: 'Contoso:Site' },
    { DisplayName: 'x' },
    { Id: '5' },
    null,
    { Id: '4', DisplayName: 'B' },
  ];
  expect([...findNames(rows).names]).toEqual([
    ['3', 'Contoso:Site'],
    ['4', 'B'],
  ]);
});
