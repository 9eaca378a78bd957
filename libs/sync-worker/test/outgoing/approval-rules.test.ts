import { describe, expect, it } from 'vitest';
import type { ShownItem, WorkItem } from '@autosync/records';
import { differenceOf, isSettled } from '../../src/outgoing/approval.ts';
import type { Shown } from '../../src/outgoing/preview-record.ts';

describe('a batch from a preview has nothing to do for a record', () => {
  const synced = { version: 3 } as NonNullable<WorkItem['synced']>;
  const item = { requested: null, cancelled: false, synced, syncState: 'synced', version: 3 };

  it.each<[string, Partial<WorkItem>, boolean]>([
    ['that QuickBooks holds as it is', {}, true],
    ['that changed since', { version: 4 }, false],
    ['that was never sent', { synced: null, syncState: 'pending' }, false],
    ['that was let go', { syncState: 'letGo', version: 4 }, true],
    ['that was un-batched', { syncState: 'unbatched', synced: null }, true],
    ['that was cancelled and has ended', { cancelled: true, synced: null, syncState: 'cancelled' }, true],
    ['that was cancelled and has a document', { cancelled: true }, false],
    ['about which a person decided', { requested: 'send-ours' }, false],
    ['that was let go, and about which a person decided', { syncState: 'letGo', requested: 'send-as-new' }, false],
  ])('%s: %j → %s', (_what, more, expected) => {
    expect(isSettled({ ...item, ...more } as WorkItem)).toBe(expected);
  });
});

describe('what differs from what a preview showed', () => {
  const then: Shown = {
    outcome: 'update',
    message: 'It would be updated.',
    entity: 'Invoice',
    quickbooksId: '7',
    document: { DocNumber: 'I-1', CustomerRef: { value: 'new:Contoso' } },
  };
  const never = () => false;
  const between = (now: Partial<Shown>, isCreated: (shown: unknown, now: unknown) => boolean = never) =>
    differenceOf({ shown: then as object } as ShownItem, { ...then, ...now }, isCreated);

  it('is nothing where all is the same, a document with a name that was created since included', () => {
    expect(between({})).toBeUndefined();
    const created = { ...then.document, CustomerRef: { value: '58' } };
    expect(between({ document: created }, (shown, now) => shown === 'new:Contoso' && now === '58')).toBeUndefined();
    expect(between({ document: created }, (shown, now) => shown === 'new:Contoso' && now === '59')).toBe(
      'other customer',
    );
  });

  it.each<[string, Partial<Shown>, string]>([
    ['what would be done', { outcome: 'create', message: 'It would be created.' }, 'It would be created.'],
    ['the kind of document', { entity: 'CreditMemo', message: 'Another kind.' }, 'Another kind.'],
    ['the document', { quickbooksId: '8', message: 'Another one.' }, 'Another one.'],
    ['a field', { document: { ...then.document, DocNumber: 'I-2' } }, 'other number'],
    [
      'a refusal',
      { refusal: { code: 'period-closed', values: { date: '2026-11-02' } } },
      'The books are closed for 2026-11-02.',
    ],
  ])('is told: %s', (_what, now, told) => {
    expect(between(now)).toBe(told);
  });

  it('is told as a change of the document where one of both has none', () => {
    expect(between({ document: undefined as never })).toMatch(/^other /);
  });
});
