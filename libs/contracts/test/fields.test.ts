import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { multiplyToCents, numberFromDecimal } from '@autosync/core';
import { invoiceFaults, invoiceSchema, type Invoice } from '../src/index.ts';

const invoice = Compile(invoiceSchema);
const line = { item: 'Support', quantity: '1', unitPrice: '100.00' };
const withFields = (fields: object, lineFields: object = {}) => ({
  date: '2026-11-02',
  customer: { name: 'Contoso' },
  lines: [{ ...line, ...lineFields }],
  ...fields,
});
const takes = (fields: object, lineFields: object = {}) => invoice.Check(withFields(fields, lineFields));

describe('a day', () => {
  it.each(['1900-01-01', '2024-02-29', '2999-12-31'])('%s is taken', (date) => expect(takes({ date })).toBe(true));
  it.each([
    '1899-12-31',
    '3000-01-01',
    '0000-01-01',
    '2023-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-11-02T00:00:00Z',
    '',
  ])('%j is refused', (date) => expect(takes({ date })).toBe(false));
});

describe('a decimal', () => {
  it.each(['0', '-1.5', '0.0000004', '2500000', '9999999999', '1234567890.12345', '12345678.1234567', '007'])(
    '%s is taken',
    (quantity) => expect(takes({}, { quantity })).toBe(true),
  );
  it.each(['1e-7', '10000000000', '1234567890.123456', '0.00000001', '.5', '1.', '+1', '1,5', '', ' 1 2', '٣'])(
    '%j is refused',
    (quantity) => expect(takes({}, { quantity })).toBe(false),
  );

  it('that is taken is a JSON number without loss, and has a product', () => {
    const decimal = fc
      .tuple(fc.constantFrom('', '-'), fc.nat({ max: 9_999_999_999 }), fc.nat({ max: 9_999_999 }), fc.nat({ max: 7 }))
      .map(([sign, whole, fraction, digits]) => `${sign}${whole}.${String(fraction).padStart(7, '0').slice(0, digits)}`)
      .map((text) => text.replace(/\.$/, ''))
      .filter((text) => takes({}, { quantity: text }));
    fc.assert(
      fc.property(decimal, decimal, (quantity, unitPrice) => {
        // toFixed of a double with up to 15 digits gives them back.
        const [, fraction = ''] = quantity.split('.');
        expect(BigInt(numberFromDecimal(quantity).toFixed(fraction.length).replace('.', ''))).toBe(
          BigInt(quantity.replace('.', '')),
        );
        expect(typeof multiplyToCents(quantity, unitPrice)).toBe('bigint');
      }),
    );
  });
});

describe('a name', () => {
  const name = (value: string) => takes({ customer: { name: value } });
  it.each(["O'Brien & Söhne", '東京 株式会社', 'Acme:North', '"Quoted"', 'a', '-', '😀', 'x'.repeat(500)])(
    '%s is taken',
    (value) => expect(name(value)).toBe(true),
  );
  it.each([
    ['empty', ''],
    ['a colon', ' : '],
    ['a tab', 'a\tb'],
    ['two lines', 'a\nb'],
    ['a NUL', 'a\0'],
    ['a soft hyphen', 'a\u00ADb'],
    ['a zero-width joiner', 'a\u200Db'],
    ['a direction override', 'a\u202Eb'],
    ['a byte order mark', 'a\uFEFFb'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille pattern', '\u2800'],
    ['a line separator', 'a\u2028b'],
    ['half a pair', 'a\uD800'],
    ['no character', 'a\uFFFF'],
    ['what is left of a wrong encoding', 'Caf\uFFFD'],
    ['too long', 'x'.repeat(501)],
    ['too long in UTF-16', '😀'.repeat(251)],
    ['one character to the eye, with 600 accents', `e${'\u0323'.repeat(600)}`],
  ])('that is or has %s is refused', (_, value) => expect(name(value)).toBe(false));
});

describe('a text', () => {
  it('may have lines, tabs and any script; no other control character', () => {
    expect(takes({ memo: 'one\ntwo\tthree 👩‍👩‍👧 ❤️' })).toBe(true);
    expect(takes({ memo: '' })).toBe(true);
    for (const memo of ['\0', '\u001b[1m', '\u0085', '\uD83D', '\uFFFE', 'x'.repeat(1001)]) {
      expect([memo, takes({ memo })]).toEqual([memo, false]);
    }
  });
});

describe('e-mail addresses', () => {
  const email = (value: string) => takes({ customer: { name: 'x', email: value } });
  it.each(['a@b.de', 'a.b+c@sub.example.com', 'a@b.de,c@d.org', 'a@b.de, c@d.org', 'ü@bücher.example'])('%s', (value) =>
    expect(email(value)).toBe(true),
  );
  it.each(['', 'a', 'a@b', 'a@@b.de', 'a@b.de,', 'a@b.de;c@d.org', '<a@b.de>', 'a@b..de', `${'x'.repeat(96)}@b.de`])(
    '%j is refused',
    (value) => expect(email(value)).toBe(false),
  );
});

describe('the arithmetic of an invoice', () => {
  const faults = (fields: object) =>
    invoiceFaults(withFields(fields) as Invoice).map(({ pointer, code }) => `${pointer} ${code}`);
  const big = { item: 'x', quantity: '1', unitPrice: '9999999999.99' };
  it.each([
    ['as large as can be', { lines: [big] }, []],
    ['a product too large', { lines: [line, { ...big, quantity: '2' }] }, ['/lines/1 amount']],
    ['a product too large beside a stated amount', { lines: [{ ...big, quantity: '2', amount: '1.00' }] }, []],
    ['a sum too large', { lines: [big, line] }, ['/lines amount']],
    ['parts too large though the sum is not', { lines: [big, { ...big, quantity: '-1' }] }, ['/lines amount']],
    [
      'goods and money against each other',
      { lines: [line, { ...line, quantity: '-2', unitPrice: '-1' }] },
      ['/lines/1 sign'],
    ],
    [
      'the same beside a stated amount',
      { lines: [{ ...line, quantity: '-2', unitPrice: '-1', amount: '2' }] },
      ['/lines/0 sign'],
    ],
    ['an amount of the other sign', { lines: [{ ...line, amount: '-100' }] }, ['/lines/0 sign']],
    ['an amount for nothing', { lines: [{ ...line, quantity: '0.00', amount: '5' }] }, ['/lines/0 sign']],
    ['a price for nothing', { lines: [{ ...line, quantity: '0', amount: '0.00' }] }, []],
    ['something for no price', { lines: [{ ...line, unitPrice: '0' }] }, []],
    ['something for a stated amount', { lines: [{ ...line, unitPrice: '0.00', amount: '-7' }] }, []],
    ['something given back', { lines: [{ ...line, quantity: '-2' }] }, []],
    ['a discount', { lines: [{ ...line, unitPrice: '-2', amount: '-2.01' }] }, []],
    [
      'a discount above the credit',
      { kind: 'credit-memo', lines: [line], discount: { amount: '150' } },
      ['/discount discount'],
    ],
    ['a discount of the whole credit', { kind: 'credit-memo', lines: [line], discount: { amount: '100' } }, []],
    ['a discount above the lines', { lines: [line], discount: { amount: '150' } }, []],
    ['the right total', { lines: [line], discount: { amount: '10' }, total: '90.0' }, []],
    ['a wrong total', { lines: [line], total: '100.01' }, ['/total total']],
  ])('%s', (_, fields, wanted) => {
    expect(faults(fields)).toEqual(wanted);
  });
});
