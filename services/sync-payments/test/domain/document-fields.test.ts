import { describe, expect, it } from 'vitest';
import { AutosyncError } from '@autosync/core';
import {
  amountField,
  dayField,
  idField,
  instantField,
  listField,
  metaDataOf,
  referenceField,
  syncTokenField,
  textField,
  type Fields,
} from '../../src/domain/document-fields.ts';

/** What a reader makes of a value, or why it cannot be read. */
function read(reader: (fields: Fields) => unknown, fields: Fields): unknown {
  try {
    return reader(fields);
  } catch (error) {
    if (!(error instanceof AutosyncError)) throw error;
    return [error.code, error.message];
  }
}

const refused = (reason: string) => ['unreadable', reason];
const longest = 'x'.repeat(4000);

describe.each<[string, (fields: Fields) => unknown, [unknown, unknown][]]>([
  [
    'a text',
    (fields) => textField(fields, 'it'),
    [
      [undefined, undefined],
      [null, undefined],
      ['', ''],
      [longest, longest],
      [`${longest}x`, refused('it is longer than 4000 characters')],
      [7, refused('it is no text')],
      [['a'], refused('it is no text')],
      ['a\0', refused('it has a character that is none')],
    ],
  ],
  [
    'an amount',
    (fields) => amountField(fields, 'it'),
    [
      [undefined, undefined],
      [null, undefined],
      [-12.5, -1250n],
      [9_999_999_999_999.99, 999_999_999_999_999n],
      [-9_999_999_999_999.99, -999_999_999_999_999n],
      [1e13, refused('it is larger than any amount can be')],
      [-1e13, refused('it is larger than any amount can be')],
      [1e15, refused('it is larger than any amount can be')],
      [-1e21, refused('it is larger than any amount can be')],
      ['12.50', refused('it is no number')],
    ],
  ],
  [
    'an Id',
    (fields) => idField(fields, 'it'),
    [
      [undefined, refused('it has no it')],
      [null, refused('it has no it')],
      ['', refused('it has no it')],
      ['74', '74'],
      [74, '74'],
      ['9'.repeat(30), '9'.repeat(30)],
      ['9'.repeat(31), refused('it is no number')],
      ['x74', refused('it is no number')],
      ['74x', refused('it is no number')],
      [['74'], refused('it is no number')],
    ],
  ],
  [
    'a day',
    (fields) => dayField(fields, 'it'),
    [
      [undefined, undefined],
      ['2028-02-29', '2028-02-29'],
      ['2027-02-29', refused('it is no day of the calendar')],
      ['0000-01-01', refused('it is no day of the calendar')],
      ['+012026-01-01', refused('it is no day of the calendar')],
      ['2026-01-01 ', refused('it is no day of the calendar')],
      ['12026-01-01', refused('it is no day of the calendar')],
      ['2026-01-01T00:00:00Z', refused('it is no day of the calendar')],
    ],
  ],
  [
    'an instant',
    (fields) => instantField(fields, 'it'),
    [
      [undefined, undefined],
      ['2026-09-14T20:00:00-07:00', new Date('2026-09-15T03:00:00Z')],
      ['2026-09-14', refused('it is no instant')],
      ['+002026-09-14T20:00:00Z', refused('it is no instant')],
      ['2026-13-14T20:00:00Z', refused('it is no instant')],
    ],
  ],
  [
    'a reference',
    (fields) => referenceField(fields, 'it'),
    [
      [undefined, undefined],
      [null, undefined],
      [{}, undefined],
      [{ name: 'Contoso' }, undefined],
      [{ value: '3' }, { id: '3', name: null }],
      [
        { value: '3', name: 'Contoso' },
        { id: '3', name: 'Contoso' },
      ],
      ['3', refused('it is no reference')],
      [['3'], refused('it is no reference')],
    ],
  ],
  [
    'a list',
    (fields) => listField(fields, 'it'),
    [
      [undefined, []],
      [null, []],
      [[{ a: 1 }], [{ a: 1 }]],
      [[{ a: 1 }, null], refused('it is no list')],
      [{}, refused('it is no list')],
    ],
  ],
])('%s', (_, reader, rows) => {
  it.each(rows)('%j is read as it must be', (value, expected) => {
    expect(read(reader, { it: value })).toEqual(expected);
  });
});

it.each<[Fields, unknown]>([
  [{}, {}],
  [{ MetaData: { CreateTime: 'x' } }, { CreateTime: 'x' }],
  [{ MetaData: 'x' }, refused('MetaData has no fields')],
])('the meta data of %j', (fields, expected) => {
  expect(read(metaDataOf, fields)).toEqual(expected);
});

it.each([
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['9007199254740992', refused('SyncToken is too large')],
  ['0', 0],
])('the token %s', (SyncToken, expected) => {
  expect(read(syncTokenField, { SyncToken })).toEqual(expected);
});
