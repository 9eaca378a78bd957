import { describe, expect, it } from 'vitest';
import { failureOf, useDatabase, value } from './support/test-db.ts';

describe('column values', () => {
  const database = useDatabase();

  it.each([
    ['9007199254740991::int8', 9007199254740991],
    ["'{1,null,-2}'::int8[]", [1, null, -2]],
    ['1234567890123456.05::numeric', '1234567890123456.05'],
    ["'{0.10,0.20}'::numeric[]", ['0.10', '0.20']],
    ["date '2026-03-01'", '2026-03-01'],
    ["'{2026-03-01}'::date[]", ['2026-03-01']],
    ["timestamptz '2026-03-01 12:00+02'", new Date('2026-03-01T10:00:00Z')],
    ['\'{"a": [1]}\'::jsonb', { a: [1] }],
    ["'\\x01ff'::bytea", Buffer.from([1, 255])],
    ['null::int8', null],
  ])('%s arrives as %j', async (expression, expected) => {
    expect(await value(database.db(), `select ${expression} as v`)).toEqual(expected);
  });

  it('throws for a bigint that is no safe number, and leaves the connection usable', async () => {
    const db = database.db({ poolMax: 1 });
    expect(await failureOf(value(db, 'select 9007199254740992::int8 as v'))).toMatchObject({ code: 'db-error' });
    expect(await value(db, 'select 1')).toBe(1);
  });

  it('takes a bigint as a parameter', async () => {
    expect(await value(database.db(), 'select $1::int8::text', [-9223372036854775808n])).toBe('-9223372036854775808');
  });
});
