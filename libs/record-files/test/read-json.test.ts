import { describe, expect, it } from 'vitest';
import { readJsonRecords } from '../src/read-json.ts';

const good = {
  externalId: 'a',
  date: '2026-11-02',
  customer: { name: "O'Brien" },
  lines: [{ item: 'Hours', quantity: '1', unitPrice: '150' }],
};

describe('readJsonRecords', () => {
  it.each([
    ['{"items": [...]}', { items: [good] }],
    ['an array', [good]],
  ])('reads %s', (_, value) => {
    const text = JSON.stringify(value, null, 2);
    const { records, refusals } = readJsonRecords(`\uFEFF${text}`, { file: 'a.json', type: 'invoices' });
    expect(refusals).toEqual([]);
    expect(records).toEqual([{ type: 'invoices', item: good, file: 'a.json', line: Array.isArray(value) ? 2 : 3 }]);
  });

  it('says field by field, with its line, what it cannot take, and takes the rest', () => {
    const text = `{"items": [
  {
    "externalId": "b",
    "date": "2026-02-30",
    "customer": {"name": "Caf\\u00e9"},
    "lines": [
      {"item": "Hours", "quantity": "1", "unitPrice": "150.00"},
      {"item": "Hours", "quantity": 2, "price": "3"}
    ]
  },
  ${JSON.stringify(good)}
]}`;
    const { records, refusals } = readJsonRecords(text, { file: 'b.json', type: 'invoices' });
    expect(records.map(({ item, line }) => [item.externalId, line])).toEqual([['a', 11]]);
    expect(refusals.map(({ line, externalId, reason }) => `${line} ${externalId} ${reason}`)).toEqual(
      expect.arrayContaining([
        '4 b date must be a day as YYYY-MM-DD from 1900-01-01 to 2999-12-31, in the company’s time zone; it is "2026-02-30"',
        '8 b lines/1/price is not a field of an invoice',
        '8 b lines/1/unitPrice is missing',
        expect.stringMatching(/^8 b lines\/1\/quantity must be a decimal number as text .*; it is 2$/),
      ]),
    );
  });

  it('names no record for an item that has no id', () => {
    const { refusals } = readJsonRecords('[\n {"externalId": 7}, \n "x"]', { file: 'c.json', type: 'invoices' });
    expect(refusals.every(({ externalId }) => externalId === undefined)).toBe(true);
    expect(refusals.find(({ reason }) => reason.startsWith('externalId'))?.line).toBe(2);
    expect(refusals.at(-1)).toMatchObject({ line: 3, reason: expect.stringContaining('must be object; it is "x"') });
  });

  it('names the line of a syntax error', () => {
    const { records, refusals } = readJsonRecords('{\n "items"\n}', { file: 'd.json', type: 'invoices' });
    expect(records).toEqual([]);
    expect(refusals).toEqual([{ file: 'd.json', line: 3, reason: expect.stringMatching(/^is no JSON: /) }]);
  });

  it.each(['{}', '"text"', 'null', '{"items": 1}', '{"items": [], "more": 1}'])(
    'refuses %s, which has no list',
    (text) => {
      expect(readJsonRecords(text, { file: 'e.json', type: 'invoices' }).refusals).toEqual([
        { file: 'e.json', line: 1, reason: 'must be {"items": [...]} or an array of records' },
      ]);
    },
  );
});
