import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatMoney, multiplyToCents, sumDecimals } from '@autosync/core';
import { invoices, lineAmount, type InvoiceLine } from '@autosync/contracts';
import { toCreditLine, toDocumentLines, type LineDetail } from '../../src/domain/line-detail.ts';

const line = (fields: Partial<InvoiceLine>): InvoiceLine => ({
  item: 'Support',
  quantity: '1',
  unitPrice: '100.00',
  ...fields,
});

const documentLines = (lines: readonly InvoiceLine[], detail: LineDetail) =>
  toDocumentLines(lines, { detail, isTaxed: ({ taxable }) => taxable === true });

const ticketLines = [
  line({ group: 'Ticket 1', quantity: '1.5', unitPrice: '90.00', description: 'Router' }),
  line({ group: 'Ticket 1', quantity: '0.25', unitPrice: '90.00', description: 'Switch' }),
  line({ group: 'Ticket 2', quantity: '2', unitPrice: '90.00' }),
  line({ item: 'Licence', taxable: true, unitPrice: '12.34' }),
];

describe('toDocumentLines', () => {
  it('default sums up per product and price', () => {
    const lines = documentLines(ticketLines, 'default');
    expect(lines.map(({ item, quantity, amount }) => [item, quantity, formatMoney(amount)])).toEqual([
      ['Support', '3.75', '337.50'],
      ['Licence', '1', '12.34'],
    ]);
  });

  it('condensed sums up per ticket and says which', () => {
    const lines = documentLines(ticketLines, 'condensed');
    expect(lines.map(({ description, amount }) => [description, formatMoney(amount)])).toEqual([
      ['Ticket 1: Support (2 entries)', '157.50'],
      [undefined, '180.00'],
      [undefined, '12.34'],
    ]);
  });

  it.each([
    ['account', '4000'],
    ['class', 'North'],
    ['taxCode', 'VAT 20'],
  ])('never sums lines of another %s', (field, value) => {
    const lines = documentLines([line({}), line({ [field]: value }), line({}), line({ [field]: value })], 'default');
    expect(lines).toMatchObject([{ quantity: '2' }, { quantity: '2', [field]: value }]);
  });

  it('detailed keeps every line', () => {
    const lines = documentLines(ticketLines, 'detailed');
    expect(lines.map(({ quantity, description }) => [quantity, description])).toEqual([
      ['1.5', 'Router'],
      ['0.25', 'Switch'],
      ['2', undefined],
      ['1', undefined],
    ]);
  });

  it.each([
    // quantity, price and amount of each line → quantity and price of the lines that go out
    ['a stated amount', [['3', '33.33', '100.00']], [['3', '33.3333333']]],
    ['a stated amount of nothing delivered', [['0', '33.33', '100.00']], [['0', undefined]]],
    ['a quantity too large for a price of seven decimals', [['30000001', '0', '1.00']], [['30000001', undefined]]],
    [
      'one price',
      [
        ['2', '100'],
        ['3', '100.00'],
      ],
      [['5', '100']],
    ],
    [
      'two prices',
      [
        ['10', '100.00'],
        ['15', '90.00'],
      ],
      [
        ['10', '100.00'],
        ['15', '90.00'],
      ],
    ],
    [
      'a part that came back',
      [
        ['10', '100.00'],
        ['-2', '100.00'],
      ],
      [['8', '100.00']],
    ],
    [
      'what came and went',
      [
        ['2', '100.00'],
        ['-2', '100.00'],
      ],
      [
        ['2', '100.00'],
        ['-2', '100.00'],
      ],
    ],
    [
      'thirds that round',
      [
        ['0.333', '0.10'],
        ['0.333', '0.10'],
        ['0.333', '0.10'],
      ],
      [['0.999', '0.0900901']],
    ],
  ])('keeps the quantity that was sold: %s', (_what, given, expected) => {
    const lines = given.map(([quantity, unitPrice, amount]) =>
      line({ quantity: quantity as string, unitPrice: unitPrice as string, ...(amount !== undefined && { amount }) }),
    );
    expect(documentLines(lines, 'default').map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual(expected);
  });

  it('never changes the sum or the quantity, and every price comes to its amount', () => {
    const decimal = fc.integer({ min: -99999, max: 99999 }).map((n) => formatMoney(BigInt(n)));
    const anyLine = fc.record(
      {
        item: fc.constantFrom('A', 'B'),
        group: fc.constantFrom('T1', 'T2'),
        taxable: fc.boolean(),
        quantity: decimal,
        unitPrice: fc.oneof(decimal, fc.constant('9.90')),
        amount: decimal,
      },
      { requiredKeys: ['item', 'quantity', 'unitPrice'] },
    );
    const quantities = (lines: readonly { item: string; quantity: string }[]) =>
      ['A', 'B'].map((item) => sumDecimals(lines.filter((one) => one.item === item).map(({ quantity }) => quantity)));
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...invoices.settings.invoiceLineDetail.schema.enum),
        (lines, detail) => {
          const whole = documentLines(lines, detail);
          const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
          expect(sum(whole.map(({ amount }) => amount))).toBe(sum(lines.map(lineAmount)));
          expect(quantities(whole)).toEqual(quantities(lines));
          for (const { quantity, unitPrice, amount } of whole) {
            if (unitPrice !== undefined) expect(multiplyToCents(quantity, unitPrice)).toBe(amount);
            else expect(Number(quantity)).toBe(0);
          }
        },
      ),
    );
  });
});

describe('toCreditLine', () => {
  it.each([
    // quantity, price, sign → quantity, price, amount
    ['-2', '100.00', -1n, '2', '100.00', '200.00'],
    ['2', '-100.00', -1n, '2', '100.00', '200.00'],
    ['1', '5.00', -1n, '-1', '5.00', '-5.00'],
    ['-1', '-5.00', -1n, '-1', '5.00', '-5.00'],
    ['2', '100.00', 1n, '2', '100.00', '200.00'],
    ['-1', '5.00', 1n, '-1', '5.00', '-5.00'],
    ['-3', '0.00', -1n, '3', '0.00', '0.00'],
  ] as const)('%s × %s with sign %s', (quantity, unitPrice, sign, ...expected) => {
    const [from] = documentLines([line({ quantity, unitPrice })], 'detailed');
    if (from === undefined) throw new Error('no line');
    const credited = toCreditLine(from, sign);
    expect([credited.quantity, credited.unitPrice, formatMoney(credited.amount)]).toEqual(expected);
  });
});
