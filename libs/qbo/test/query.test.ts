import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { queryText, quoteQboText } from '../src/query.ts';

/** What QBO's parser makes of a literal: a backslash takes the next character as it is; undefined when it is broken. */
function parseLiteral(literal: string): string | undefined {
  const match = /^'((?:[^'\\]|\\.)*)'$/su.exec(literal);
  return match?.[1]?.replaceAll(/\\(.)/gsu, '$1');
}

describe('quoteQboText', () => {
  it.each([
    ["O'Neil", String.raw`'O\'Neil'`],
    ['C:\\', String.raw`'C:\\'`],
    ["\\'", String.raw`'\\\''`],
  ])('%s becomes %s', (text, literal) => {
    expect(quoteQboText(text)).toBe(literal);
  });

  it('any text is one literal that reads as that text', () => {
    const tricky = fc
      .array(fc.constantFrom("'", '\\', 'a', '%', '=', ' or Id > ', '"', 'é', '🧾'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(tricky, (text) => {
        expect(parseLiteral(quoteQboText(text))).toBe(text);
      }),
    );
  });

  it.each(['a\tb', 'a\nb', '\u0000', '\ud800'])('refuses %j, which would not arrive', (text) => {
    expect(() => quoteQboText(text)).toThrow(expect.objectContaining({ code: 'qbo-invalid-call' }));
  });
});

describe('queryText', () => {
  it('joins conditions with and, and always orders and limits', () => {
    const text = queryText(
      [
        { field: 'CustomerRef', operator: '=', value: '58' },
        { field: 'Active', operator: 'in', value: [true, false] },
        { field: 'DocNumber', operator: 'in', value: ['1', "it's"] },
        { field: 'Taxable', operator: '=', value: true },
        { field: 'MetaData.LastUpdatedTime', operator: '>=', value: '2026-05-05T00:00:00-07:00' },
      ],
      { orderBy: 'MetaData.LastUpdatedTime, Id desc', startPosition: 11, maxResults: 10 },
    );
    expect(text).toBe(
      " where CustomerRef = '58' and Active in (true, false)" +
        " and DocNumber in ('1', 'it\\'s') and Taxable = true" +
        " and MetaData.LastUpdatedTime >= '2026-05-05T00:00:00-07:00'" +
        ' orderby MetaData.LastUpdatedTime, Id desc startposition 11 maxresults 10',
    );
  });

  it.each([
    ['a limit over 1000, which QBO cuts silently', () => queryText([], { maxResults: 1001 })],
    ['a limit of 0', () => queryText([], { maxResults: 0 })],
    ['a start before 1', () => queryText([], { startPosition: 0 })],
    ['an empty list', () => queryText([{ field: 'Id', operator: 'in', value: [] }])],
    ['a list without "in"', () => queryText([{ field: 'Id', operator: '=', value: ['1'] }])],
    ['"in" without a list', () => queryText([{ field: 'Id', operator: 'in', value: '1' }])],
    ['a field that is none', () => queryText([{ field: "Id = '1' or Id", operator: '=', value: '1' }])],
    ['an order that is none', () => queryText([], { orderBy: 'Id maxresults 5000' })],
    ['an operator that is none', () => queryText([{ field: 'Id', operator: 'or' as '=', value: '1' }])],
  ])('refuses %s', (_name, build) => {
    expect(build).toThrow(expect.objectContaining({ code: 'qbo-invalid-call' }));
  });
});
