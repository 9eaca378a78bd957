import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { plainJson, plainNumber } from '../src/index.ts';

describe('plainNumber', () => {
  it.each([
    [4e-7, '0.0000004'],
    [-1.25e-7, '-0.000000125'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [0, '0'],
    [349.995, '349.995'],
    [123456789012345680000, '123456789012345680000'],
  ])('%d is %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('never has an exponent, and is the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainNumber(value)).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(plainNumber(value)) === value).toBe(true);
      }),
    );
  });
});

describe('plainJson', () => {
  it('writes numbers plainly and leaves texts that look like numbers', () => {
    expect(plainJson({ a: 4e-7, '1e-7': ['1e-7', '"\\"1e-7', 1e22], n: null })).toBe(
      String.raw`{"a":0.0000004,"1e-7":["1e-7","\"\\\"1e-7",10000000000000000000000],"n":null}`,
    );
  });

  it('means what JSON.stringify means', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(plainJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
