import { describe, expect, it } from 'vitest';
import { evidenceOf, hasTaken } from '../../src/domain/evidence.ts';

const position = (given: { start?: bigint; end?: bigint; committed?: bigint }) => ({
  partition: 0,
  start: 0n,
  end: 10n,
  committed: undefined,
  ...given,
});

describe('what is known of partitions', () => {
  it('is stored as text, and null where nothing was ever committed', () => {
    expect(evidenceOf('invoices', [position({ committed: 4n }), { ...position({ start: 2n }), partition: 1 }])).toEqual(
      [
        { type: 'invoices', partition: 0, start: '0', end: '10', committed: '4' },
        { type: 'invoices', partition: 1, start: '2', end: '10', committed: null },
      ],
    );
  });
});

describe('whether everything before offset 10 has been taken', () => {
  it.each([
    ['all of it is committed', { committed: 10n }, 'yes'],
    ['and more', { end: 20n, committed: 15n }, 'yes'],
    ['the last one is missing', { committed: 9n }, 'not-yet'],
    ['nothing was ever committed', {}, 'not-yet'],
    ['nothing was ever committed, and the log begins later', { start: 12n, end: 12n }, 'yes'],
    ['retention took what was not read', { start: 12n, end: 13n, committed: 3n }, 'yes'],
    ['the log is another one', { end: 4n, committed: 4n }, 'never'],
  ])('%s: %#', (_, given, expected) => {
    expect(hasTaken([position(given)], new Map([[0, 10n]]))).toBe(expected);
  });

  it('needs every partition; one that is gone never comes', () => {
    const ends = new Map([
      [0, 10n],
      [1, 5n],
    ]);
    const second = { partition: 1, start: 0n, end: 5n, committed: 4n };
    expect(hasTaken([position({ committed: 10n }), second], ends)).toBe('not-yet');
    expect(hasTaken([position({ committed: 10n })], ends)).toBe('never');
  });
});
