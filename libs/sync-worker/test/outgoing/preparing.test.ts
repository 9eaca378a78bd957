import { describe, expect, it } from 'vitest';
import type { SyncedDocument, WorkItem } from '@autosync/records';
import type { Base } from '../../src/outgoing/base.ts';
import type { DocumentPlan, EntityDefinition, Refusal } from '../../src/outgoing/entity-definition.ts';
import type { Doc } from '../../src/outgoing/merging/same.ts';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';
import { createPreparer } from '../../src/outgoing/preparing.ts';

/** A record says by itself what it comes to; it needs no names. */
type Content = { date: string; plan: DocumentPlan };

const definition = {
  type: 'invoices',
  read: (content: unknown) =>
    content === null ? { ok: false, refusal: { code: 'invalid-record' } } : { ok: true, record: content as Content },
  dateOf: ({ date }: Content) => date,
  datedOn: ({ plan }: Content, date: string) => ({
    date,
    plan: plan.kind === 'write' ? { ...plan, body: { ...plan.body, TxnDate: date } } : plan,
  }),
  needs: () => [],
  toDocument: ({ plan }: Content) => plan,
  completeUpdate: ({ merged }: { merged: Doc }) => merged,
} as unknown as EntityDefinition<Content>;

const body = (memo: string): Doc => ({ CustomerMemo: { value: memo }, TxnDate: '2026-11-02' });
const write = (memo: string, entity = 'Invoice') => ({ kind: 'write', entity, body: body(memo) }) as DocumentPlan;
const stored = (memo: string, more: Doc = {}): Doc => ({ ...body(memo), Id: '7', SyncToken: '3', ...more });
const synced: SyncedDocument = {
  entity: 'Invoice',
  qboId: '7',
  syncToken: '3',
  version: 1,
  document: stored('before'),
  written: body('before'),
};

type Given = {
  /** Null: the stored content cannot be read. */
  content?: Content | null;
  version?: number;
  base?: Partial<Base<Content>>;
  /** What QuickBooks has of the document when it is read. */
  inBooks?: Doc | null;
  /** The last closed day, as remembered and as QuickBooks says when it is asked. */
  closed?: [remembered: string | null, asked: string | null];
  settings?: object;
};

async function planOf({ content, version = 2, base, inBooks = stored('before'), ...given }: Given) {
  const { closed: [bookCloseDate, asked] = [null, null], settings = {} } = given;
  const slice = {
    company: { name: 'Test', timeZone: 'UTC', settings, preferences: { bookCloseDate } },
    askPreferences: () => Promise.resolve({ bookCloseDate: asked }),
  } as unknown as OutgoingSlice;
  const { plan } = createPreparer(slice, {
    definition,
    resolver: { look: () => Promise.resolve([]) } as never,
    readDocument: () => Promise.resolve(inBooks),
    answer: () => Promise.resolve(undefined),
  });
  const wanted = content === undefined ? { date: '2026-11-02', plan: write('now') } : content;
  const item = { recordId: 'r', externalId: 'I-1', content: wanted, version } as unknown as WorkItem;
  const planned = await plan(item, { synced: null, theirs: null, force: false, ...base });
  if (planned.kind === 'refused') return planned.refusal.code;
  if (planned.kind !== 'wanted') return planned.kind;
  const { operation, payload } = planned.wanted;
  const moved = payload['TxnDate'] === '2026-11-02' ? [] : [payload['TxnDate']];
  return [operation, payload['SyncToken'], (payload['CustomerMemo'] as { value: string }).value, ...moved];
}

const on = (plan: DocumentPlan, date = '2026-11-02'): Content => ({ date, plan });
const nothing = on({ kind: 'nothing', reason: 'Nothing to book.' });
const voided = stored('before', { PrivateNote: 'Voided', TotalAmt: 0 });

describe('what is to be sent for a record', () => {
  it.each<[string, Given, unknown]>([
    ['never written', {}, ['create', undefined, 'now']],
    ['that cannot be read', { content: null }, 'invalid-record'],
    [
      'that its type refuses',
      { content: on({ kind: 'refuse', refusal: { code: 'value-missing' } as Refusal }) },
      'value-missing',
    ],
    ['dated in closed books', { closed: ['2026-11-30', '2026-11-30'] }, 'period-closed'],
    ['dated on the last closed day', { closed: ['2026-11-02', '2026-11-02'] }, 'period-closed'],
    ['dated in books that were opened since', { closed: ['2026-11-30', null] }, ['create', undefined, 'now']],
    ['as it was written', { version: 1, base: { synced } }, 'unchanged'],
    ['as it was written, sent by a decision', { version: 1, base: { synced, force: true } }, ['update', '3', 'now']],
    ['changed', { base: { synced } }, ['update', '3', 'now']],
    [
      'changed, its document paid meanwhile',
      { base: { synced, theirs: stored('before', { SyncToken: '4' }) } },
      ['update', '4', 'now'],
    ],
    [
      'changed here and there',
      { base: { synced, theirs: stored('theirs', { SyncToken: '4' }) } },
      'changed-in-quickbooks',
    ],
    [
      'changed here and there, to the same',
      { base: { synced, theirs: stored('now', { SyncToken: '4' }) } },
      ['update', '4', 'now'],
    ],
    [
      'changed here and there, ours by a decision',
      { base: { synced, theirs: stored('theirs', { SyncToken: '4' }), force: true } },
      ['update', '4', 'now'],
    ],
    ['changed, its document voided', { base: { synced, theirs: voided } }, 'voided-in-quickbooks'],
    [
      'changed, its document not known and gone',
      { base: { synced: { ...synced, document: null } }, inBooks: null },
      'deleted-in-quickbooks',
    ],
    [
      'moved out of a period that is closed',
      { content: on(write('now'), '2026-12-01'), closed: ['2026-11-30', '2026-11-30'], base: { synced } },
      'document-in-closed-period',
    ],
    [
      'dated in a period that was closed since it was written',
      { closed: ['2026-11-30', '2026-11-30'], base: { synced } },
      'document-in-closed-period',
    ],
    [
      'moved into a period that is closed',
      {
        content: on(write('now'), '2026-11-02'),
        closed: ['2026-11-30', '2026-11-30'],
        base: { synced: { ...synced, document: stored('before', { TxnDate: '2026-12-02' }) } },
      },
      'period-closed',
    ],
    [
      'dated in closed books, to be dated on the first open day',
      { closed: ['2026-11-30', '2026-11-30'], settings: { closedPeriods: 'firstOpenDay' } },
      ['create', undefined, 'now', '2026-12-01'],
    ],
    [
      'dated on the first open day before, and changed',
      {
        closed: ['2026-11-30', '2026-11-30'],
        settings: { closedPeriods: 'firstOpenDay' },
        base: { synced: { ...synced, document: stored('before', { TxnDate: '2026-12-01' }) } },
      },
      ['update', '3', 'now', '2026-12-01'],
    ],
    [
      'whose document stands in closed books, whatever the settings say',
      { closed: ['2026-11-30', '2026-11-30'], settings: { closedPeriods: 'firstOpenDay' }, base: { synced } },
      'document-in-closed-period',
    ],
    [
      'that is another kind of document now',
      { content: on(write('now', 'CreditMemo')), base: { synced } },
      'kind-changed',
    ],
    ['that comes to nothing', { content: nothing }, 'nothing'],
    ['that comes to nothing, its document still there', { content: nothing, base: { synced } }, 'kind-changed'],
    ['that comes to nothing, its document voided', { content: nothing, base: { synced }, inBooks: voided }, 'nothing'],
    ['that comes to nothing, its document gone', { content: nothing, base: { synced }, inBooks: null }, 'nothing'],
    [
      'in another shape after a refusal',
      { version: 1, base: { instead: on(write('otherwise')) } },
      ['create', undefined, 'otherwise'],
    ],
  ])('%s', async (_what, given, expected) => {
    expect(await planOf(given)).toEqual(expected);
  });
});
