import { describe, expect, it } from 'vitest';
import { formatMoney } from '@autosync/core';
import fc from 'fast-check';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import {
  accountSchema,
  classSchema,
  currencySchema,
  departmentSchema,
  documentFaults,
  documentFields,
  documentLineFields,
  exchangeRateSchema,
  statedTax,
  taxCodeSchema,
  taxesSchema,
  totalFault,
} from '../../src/index.ts';

const schemas = {
  class: Compile(classSchema),
  department: Compile(departmentSchema),
  account: Compile(accountSchema),
  taxCode: Compile(taxCodeSchema),
  taxes: Compile(taxesSchema),
  currency: Compile(currencySchema),
  exchangeRate: Compile(exchangeRateSchema),
};

describe('what a document may say in any record type', () => {
  it.each([
    ['class', 'Region:North:Oslo'],
    ['department', 'Oslo'],
    ['account', '4100'],
    ['account', 'Services:Remote'],
    ['taxCode', 'TX-Austin'],
    [
      'taxes',
      [
        { code: 'TX', amount: '6.25' },
        { code: 'Austin', amount: '-2.00' },
      ],
    ],
    ['taxes', []],
    ['currency', 'EUR'],
    ['exchangeRate', '1.0875'],
    ['exchangeRate', '0.0000001'],
  ] as const)('%s %j is taken', (field, value) => expect(schemas[field].Check(value)).toBe(true));

  it.each([
    ['class', ''],
    ['department', ':'],
    ['account', 'a\nb'],
    ['taxCode', 'x'.repeat(101)],
    ['taxes', [{ code: 'TX' }]],
    ['taxes', [{ code: 'TX', amount: '1.005' }]],
    ['taxes', [{ code: 'TX', amount: '1', rate: '5' }]],
    ['taxes', Array.from({ length: 51 }, () => ({ code: 'TX', amount: '1' }))],
    ['currency', 'eur'],
    ['currency', 'EURO'],
    ['exchangeRate', '0'],
    ['exchangeRate', '0.0000'],
    ['exchangeRate', '-1'],
    ['exchangeRate', '1.00000001'],
  ] as const)('%s %j is refused', (field, value) => expect(schemas[field].Check(value)).toBe(false));

  it('may be left out', () => {
    expect(Compile(Type.Object({ ...documentFields, ...documentLineFields })).Check({})).toBe(true);
  });
});

describe('a stated total', () => {
  const cents = fc.bigInt({ min: -999_999n, max: 999_999n });

  it('is right without tax and with all of the stated tax, and wrong by a cent of anything else', () => {
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 4 }), (sum, amounts) => {
        const taxes = amounts.map((amount, n) => ({ code: `T${n}`, amount: formatMoney(amount) }));
        const tax = amounts.reduce((all, amount) => all + amount, 0n);
        const faultOf = (total: bigint, more: object = {}) =>
          totalFault({ total: formatMoney(total), taxes, ...more }, { sum, of: 'the lines' });
        expect(statedTax(taxes)).toBe(tax);
        for (const right of [sum, sum + tax]) {
          expect(faultOf(right)).toBeUndefined();
          const wrong = right + 1n;
          if (wrong !== sum && wrong !== sum + tax) {
            expect(faultOf(wrong)).toMatchObject({ pointer: '/total', code: 'total' });
          }
        }
        expect(totalFault({ taxes }, { sum, of: 'the lines' })).toBeUndefined();
        // Where the amounts have their tax in them, it comes on top of nothing.
        expect([faultOf(sum, { amountsIncludeTax: true }), faultOf(sum + tax, { amountsIncludeTax: true })]).toEqual([
          undefined,
          tax === 0n ? undefined : expect.objectContaining({ code: 'total' }),
        ]);
      }),
    );
  });

  it('names both sums where it is wrong', () => {
    const document = { total: '1.00', taxes: [{ code: 'TX', amount: '8.25' }] };
    const fault = totalFault(document, { sum: 10_000n, of: 'the lines less the discount' });
    expect(fault?.detail).toBe('is 1.00, but the lines less the discount come to 100.00, with tax 108.25');
  });
});

it('a rate without its currency, and more tax than QuickBooks takes, are faults', () => {
  const most = { code: 'TX', amount: '9999999999.99' };
  expect(documentFaults({ exchangeRate: '1.1' })).toMatchObject([{ pointer: '/exchangeRate' }]);
  expect(documentFaults({ exchangeRate: '1.1', currency: 'EUR', taxes: [most] })).toEqual([]);
  expect(documentFaults({ taxes: [most, { code: 'B', amount: '-0.01' }] })).toMatchObject([{ pointer: '/taxes' }]);
  expect(statedTax(undefined)).toBeUndefined();
});
