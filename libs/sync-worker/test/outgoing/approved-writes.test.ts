import { describe, expect, it } from 'vitest';
import type { WorkItem } from '@autosync/records';
import {
  agree,
  fieldsBetween,
  plainly,
  requireApproved,
  type ApprovedWrites,
} from '../../src/outgoing/approved-writes.ts';

const item = { recordId: 'r-1' } as WorkItem;
const shownDocument = { DocNumber: 'I-1', CustomerRef: { value: 'new:Contoso' }, Line: [{ Amount: 5 }] };
const shown = { outcome: 'create', entity: 'Invoice', document: shownDocument };
const toSend = {
  operation: 'create' as const,
  entity: 'Invoice',
  payload: { DocNumber: 'I-1', CustomerRef: { value: '58' }, Line: [{ Amount: 5 }] },
};

describe('what a batch from a preview may send', () => {
  it('is what was shown, with the Ids of the names that were to be created', () => {
    expect(() => requireApproved({ approved: new Map([['r-1', shown]]) }, item, toSend)).not.toThrow();
  });

  it('is everything where the batch is from no preview', () => {
    expect(() => requireApproved({ approved: null }, item, toSend)).not.toThrow();
  });

  it.each<[string, ApprovedWrites, object, RegExp]>([
    ['of a record that was not shown', new Map(), {}, /^nothing was to be sent for it$/],
    ['where nothing was to be sent', new Map([['r-1', { outcome: 'skip' }]]), {}, /^nothing was to be sent for it$/],
    ['another operation', new Map([['r-1', shown]]), { operation: 'update' }, /^other /],
    ['another entity', new Map([['r-1', shown]]), { entity: 'CreditMemo' }, /^other /],
    [
      'a name that is no Id yet',
      new Map([['r-1', shown]]),
      { payload: { ...shownDocument, CustomerRef: {} } },
      /^other /,
    ],
    [
      'a name under what is no Id',
      new Map([['r-1', shown]]),
      { payload: { ...shownDocument, CustomerRef: { value: 58 } } },
      /^other /,
    ],
    ['an amount', new Map([['r-1', shown]]), { payload: { ...toSend.payload, Line: [{ Amount: 6 }] } }, /^other /],
    ['a number', new Map([['r-1', shown]]), { payload: { ...shownDocument, DocNumber: 'I-2' } }, /^other /],
  ])('is nothing else: %s', (_, approved, other, what) => {
    const details = { what: expect.stringMatching(what) };
    const changed = expect.objectContaining({
      code: 'changed-since-preview',
      message: 'it is no longer as the preview showed it',
      details,
    });
    expect(() => requireApproved({ approved }, item, { ...toSend, ...other })).toThrow(changed);
  });

  it('says what it was that changed', () => {
    expect(fieldsBetween({ DocNumber: 'I-1' }, { DocNumber: 'I-1' })).toBe('the document was changed in QuickBooks');
    expect(fieldsBetween({ DocNumber: 'I-1' }, { DocNumber: 'I-2' })).toMatch(/^other [\w ]+$/);
    expect(fieldsBetween({ DocNumber: 'I-1', DueDate: '1' }, { DocNumber: 'I-2', DueDate: '2' })).toMatch(
      /^other [\w ]+, [\w ]+$/,
    );
  });
});

it.each([
  [1, 1, true],
  [1, '1', false],
  [[1, 2], [1, 2], true],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
  [[1, 2], [1, 3], false],
  [[1], { 0: 1 }, false],
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, [1], false],
  [{}, [], false],
  [{ a: 1 }, null, false],
  [{ a: { b: [1] } }, { a: { b: [2] } }, false],
])('%j agrees with %j: %s', (one, other, same) => {
  expect(agree(one, other)).toBe(same);
});

it.each([
  [undefined, undefined],
  [{ a: undefined, b: 1 }, { b: 1 }],
])('%j is %j after it was stored', (value, stored) => {
  expect(plainly(value)).toStrictEqual(stored);
});
