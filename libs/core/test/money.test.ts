import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  centsFromNumber,
  formatMoney,
  multiplyToCents,
  numberFromCents,
  numberFromDecimal,
  parseMoney,
} from '../src/index.ts';

describe('parseMoney and formatMoney', () => {
  it.each([
    ['0', 0n, '0.00'],
    ['12', 1200n, '12.00'],
    ['12.3', 1230n, '12.30'],
    ['-0.05', -5n, '-0.05'],
    ['999999999999.99', 99999999999999n, '999999999999.99'],
    ['1.500', 150n, '1.50'],
  ])('%s is %s cents and reads %s', (text, cents, formatted) => {
    expect(parseMoney(text)).toBe(cents);
    expect(formatMoney(cents)).toBe(formatted);
  });

  it.each(['', 'abc', '1,5', '1.005', '1e3', '--1', '.5', '1.'])('refuse %j', (text) => {
    expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code: 'invalid-amount' }));
  });

  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (cents) => {
        expect(parseMoney(formatMoney(cents))).toBe(cents);
      }),
    );
  });
});

describe('multiplyToCents', () => {
  it.each([
    ['1.25', '91.37', '114.21'],
    ['3', '33.333333', '100.00'],
    ['0.5', '0.01', '0.01'],
    ['-0.5', '0.01', '-0.01'],
    ['1', '0.004', '0.00'],
  ])('%s × %s is %s, halves away from zero', (quantity, price, expected) => {
    expect(formatMoney(multiplyToCents(quantity, price))).toBe(expected);
  });
});

describe('JSON doubles', () => {
  it('go out and come back as the same cents', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (cents) => {
        expect(centsFromNumber(numberFromCents(cents))).toBe(cents);
      }),
    );
  });

  it('are read through their shortest decimal text', () => {
    expect(centsFromNumber(1.005)).toBe(101n);
    expect(centsFromNumber(0.1 + 0.2)).toBe(30n);
    expect(centsFromNumber(-1e-9)).toBe(0n);
    expect(numberFromDecimal('349.995')).toBe(349.995);
    expect(() => centsFromNumber(Number.NaN)).toThrow('not an amount');
    expect(() => centsFromNumber(1e21)).toThrow('not an amount');
  });
});
