import { describe, expect, it } from '@jest/globals';
import { faultFate } from '../../src/outgoing/fault-fate.ts';

describe('faultFate', () => {
  it.each([
    ['600', 'look-up'],
    ['610', 're-resolve'],
    ['2500', 're-resolve'],
    ['5010', 're-read'],
    ['5020', 'plan'],
    ['6140', 'look-up'],
    ['6200', 'closed'],
    ['6210', 'closed'],
    ['6240', 'name-in-use'],
    ['6070', 'refused-by-quickbooks'],
    ['unheard-of', 'refused-by-quickbooks'],
  ])('of %s is %s', (code, expected) => {
    const fate = faultFate(code);
    expect(fate.kind === 'fail' ? fate.code : fate.kind).toBe(expected);
  });
});
