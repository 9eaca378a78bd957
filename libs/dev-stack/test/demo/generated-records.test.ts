import { describe, expect, it } from '@jest/globals';
import { expectedDocument } from '../../src/demo/compare.ts';
import { generateRecords } from '../../src/demo/generated-records.ts';
import { checkRecord } from '../../src/demo/record-check.ts';

const records = generateRecords({ records: 200, prefix: 'CHI' });

describe('generateRecords', () => {
  it('makes the same records every time, however many', () => {
    expect(generateRecords({ records: 50, prefix: 'CHI' })).toEqual(records.slice(0, 50));
    expect(records[0]).toMatchObject({ externalId: 'invoice-30001', number: 'CHI-30001' });
  });

  it('makes records that the API takes, each with its own id and the total of its lines', () => {
    expect(records.map(checkRecord).filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(records.map(({ externalId }) => externalId)).size).toBe(200);
    for (const { total, ...rest } of records)
      expect(expectedDocument(rest)).toEqual(expectedDocument({ ...rest, total: total! }));
  });

  it('makes credit memos and fractions of hours among them, for customers that come back', () => {
    expect(records.filter(({ kind }) => kind === 'credit-memo')).toHaveLength(8);
    expect(records.some(({ lines }) => lines.some(({ quantity }) => quantity === '0.333'))).toBe(true);
    const customers = Map.groupBy(records, ({ customer }) => customer.accountNumber);
    expect(customers.size).toBeLessThanOrEqual(35);
    expect(new Set(records.map(({ customer }) => customer.name)).size).toBe(customers.size);
    expect(Math.max(...[...customers.values()].map(({ length }) => length))).toBeGreaterThan(3);
  });
});
