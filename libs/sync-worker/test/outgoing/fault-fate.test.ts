import { describe, expect, it } from 'vitest';
import { describeFailure } from '@autosync/contracts';
import { faultDetail, faultFate } from '../../src/outgoing/fault-fate.ts';

const known = { detail: 'It does not do', number: 'I-1', date: '2026-11-02' };

describe('faultFate', () => {
  it.each([
    ['600', 'look-up'],
    ['610', 're-resolve'],
    ['2500', 're-resolve'],
    ['6250', 're-resolve'],
    ['5010', 're-read'],
    ['5020', 'plan'],
    ['5030', 'plan'],
    ['6140', 'look-up'],
    ['6200', 'closed'],
    ['6210', 'closed'],
    ['6240', 'refused-by-quickbooks'],
    ['6070', 'refused-by-quickbooks'],
    ['6270', 'stock-starts-later'],
    ['6000', 'refused-by-quickbooks'],
    ['not-sendable', 'invalid-record'],
    ['unheard-of', 'refused-by-quickbooks'],
  ])('of %s is %s', (code, expected) => {
    const fate = faultFate({ code, detail: 'any' });
    expect(fate.kind === 'fail' ? fate.code : fate.kind).toBe(expected);
    // What is known of a refused document fills the sentence.
    if (fate.kind === 'fail') expect(describeFailure(fate.code, known).message).not.toContain('unknown');
  });

  it('of a rule of business is told by its text where stock is short', () => {
    const detail = 'Business Validation Error: There is not enough quantity on hand of the item: -2 would be left.';
    expect(faultFate({ code: '6000', detail })).toEqual({ kind: 'fail', code: 'stock-short' });
    expect(faultDetail({ code: '6000', message: '', detail })).toBe(
      'There is not enough quantity on hand of the item: -2 would be left',
    );
    expect(faultDetail({ code: '6000', message: 'Not so.', detail: '' })).toBe('Not so');
  });
});
