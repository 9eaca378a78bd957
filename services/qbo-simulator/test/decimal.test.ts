import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatMoney, multiplyToCents } from '@autosync/core';
import {
  centsOfNumber,
  decimalOf,
  numberOf,
  parseDecimal,
  percentOf,
  roundedTo,
  textOf,
  timesNumber,
  timesPrice,
} from '../src/decimal.ts';
import { jsonText } from '../src/json.ts';

describe('reading numbers', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['100', 10_000n],
    ['1e2', 10_000n],
    ['1E+2', 10_000n],
    ['100.00', 10_000n],
    ['0.1e3', 10_000n],
    ['12345e-2', 12_345n],
    ['.5', 50n],
    ['5.', 500n],
    ['+1.5', 150n],
    [' 7 ', 700n],
    ['007', 700n],
    ['1.005', 101n],
    ['-1.005', -101n],
    ['1.0049999', 100n],
    ['9e-400', 0n],
  ])('%s is %s cents', (text, cents) => {
    expect(roundedTo(2, parseDecimal(text)!)).toBe(cents);
  });

  it.each(['', '-', '.', 'e5', '1e', '1e9999', '0x10', '1,5', '1 000', 'NaN', 'Infinity', '12a', '1'.repeat(61)])(
    '"%s" is no number',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  );

  it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN])('%s is no number', (value) => {
    expect(decimalOf(value)).toBeUndefined();
  });
});

const cents = fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n });
const price = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('reckoning', () => {
  it('cents survive their double', () => {
    fc.assert(
      fc.property(cents, (value) => {
        expect(centsOfNumber(numberOf(value, 2))).toBe(value);
        expect(JSON.stringify(numberOf(value, 2))).toBe(String(Number(textOf(value, 2))));
      }),
    );
  });

  it('the quick way to cents and the long one are one', () => {
    fc.assert(
      fc.property(price, (value) => {
        expect(centsOfNumber(value)).toBe(roundedTo(2, decimalOf(value)!));
      }),
    );
  });

  it('agrees with the arithmetic of the product, which is another', () => {
    const quantity = fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1e4);
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        expect(timesPrice(a, b)).toBe(multiplyToCents(String(a), String(b)));
      }),
    );
    fc.assert(
      fc.property(cents, quantity, (amount, factor) => {
        expect(timesNumber(amount, factor)).toBe(multiplyToCents(formatMoney(amount), String(factor)));
      }),
    );
  });

  it.each([
    [42_200n, 7.1, 2996n],
    [42_200n, 2, 844n],
    [1n, 50, 1n],
    [-1n, 50, -1n],
    [100n, 1e-7, 0n],
  ])('of %s cents, %s percent are %s', (amount, percent, share) => expect(percentOf(amount, percent)).toBe(share));
});

describe('numbers in answers', () => {
  it.each([
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    [12.5, '12.5'],
    [1e21, '1000000000000000000000'],
    [0, '0'],
  ])('%s is written as %s', (value, text) => expect(jsonText({ value })).toBe(`{"value":${text}}`));

  it('what looks like such a number in a text stays', () => {
    const doc = { text: 'size 1e-7, "quoted 2e-9"', tail: '\\', value: 3e-8 };
    expect(jsonText(doc)).toBe(JSON.stringify(doc).replace('3e-8', '0.00000003'));
  });

  it('are those that JSON reads back, whatever stands around them', () => {
    const json = fc.dictionary(fc.string(), fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()));
    fc.assert(
      fc.property(json, (doc) => {
        const text = jsonText(doc);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(doc)));
        expect(text.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/e/i);
      }),
    );
  });
});
