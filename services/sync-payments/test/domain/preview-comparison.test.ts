import { describe, expect, it } from 'vitest';
import { compareWithPreview } from '../../src/domain/preview-comparison.ts';

const invoice = (qboId: string, before: string, after: string) => ({
  qboId,
  before,
  after,
  record: null,
  number: null,
});
const shown = [invoice('1', '0.00', '50.00'), invoice('2', '10.00', '0.00')];

describe('a payment sync held against its preview', () => {
  it.each([
    ['the same', shown, {}],
    ['what a cycle brought meanwhile just so', [shown[1]!], { 1: '50.00' }],
    ['all of it brought meanwhile', [], { 1: '50.00' }],
  ])('agrees with %s', (_, now, applied) => {
    expect(compareWithPreview(shown, now, new Map(Object.entries(applied)))).toEqual([]);
  });

  it.each([
    ['another amount', [invoice('1', '0.00', '40.00'), shown[1]!], {}, [/from 0.00 to 40.00$/, undefined]],
    ['another start', [invoice('1', '5.00', '50.00'), shown[1]!], {}, [/from 5.00 to 50.00$/, undefined]],
    ['an invoice less', [shown[1]!], {}, [/^0.00 is applied and stays so, not 50.00$/, undefined]],
    ['something else brought', [shown[1]!], { 1: '49.00' }, [/^49.00 is applied/, undefined]],
    [
      'one more',
      [...shown, invoice('3', '0.00', '1.00')],
      {},
      [undefined, undefined, /^applied would go from 0.00 to 1.00, which it did not show$/],
    ],
  ])('does not agree with %s, and names what differs', (_, now, applied, changes) => {
    const found = compareWithPreview(shown, now, new Map(Object.entries(applied)));
    expect(found.map(({ change }) => change)).toEqual(
      changes.map((change) => (change === undefined ? undefined : expect.stringMatching(change))),
    );
  });
});
