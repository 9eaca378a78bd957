import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney, multiplyToCents } from '@autosync/core';
import { lineAmount, type InvoiceLine } from '@autosync/contracts';
import { lineDetails, toDocumentLines } from '../../src/domain/line-detail.ts';

const line = (fields: Partial<InvoiceLine>): InvoiceLine => ({
  item: 'Support',
  quantity: '1',
  unitPrice: '100.00',
  ...fields,
});

const ticketLines = [
  line({ group: 'Ticket 1', quantity: '1.5', unitPrice: '90.00', description: 'Router' }),
  line({ group: 'Ticket 1', quantity: '0.25', unitPrice: '90.00', description: 'Switch' }),
  line({ group: 'Ticket 2', quantity: '2', unitPrice: '90.00' }),
  line({ item: 'Licence', taxable: true, unitPrice: '12.34' }),
];

describe('toDocumentLines', () => {
  it('default sums up per product', () => {
    const lines = toDocumentLines(ticketLines, 'default');
    expect(lines.map(({ item, amount }) => [item, formatMoney(amount)])).toEqual([
      ['Support', '337.50'],
      ['Licence', '12.34'],
    ]);
  });

  it('condensed sums up per ticket and says which', () => {
    const lines = toDocumentLines(ticketLines, 'condensed');
    expect(lines.map(({ description, amount }) => [description, formatMoney(amount)])).toEqual([
      ['Ticket 1: Support (2 entries)', '157.50'],
      [undefined, '180.00'],
      [undefined, '12.34'],
    ]);
  });

  it('detailed keeps every line', () => {
    const lines = toDocumentLines(ticketLines, 'detailed');
    expect(lines.map(({ quantity, description }) => [quantity, description])).toEqual([
      ['1.5', 'Router'],
      ['0.25', 'Switch'],
      ['2', undefined],
      ['1', undefined],
    ]);
  });

  it('a stated amount that is not quantity × price goes out as one piece, which QuickBooks accepts', () => {
    const [only] = toDocumentLines([line({ quantity: '3', unitPrice: '33.33', amount: '100.00' })], 'detailed');
    expect(only).toMatchObject({ quantity: '1', unitPrice: '100.00', amount: 10000n });
  });

  it('never changes the sum, and every line’s amount is quantity × price to the cent', () => {
    const decimal = fc.integer({ min: -99999, max: 99999 }).map((n) => formatMoney(BigInt(n)));
    const anyLine = fc.record(
      {
        item: fc.constantFrom('A', 'B'),
        group: fc.constantFrom('T1', 'T2'),
        taxable: fc.boolean(),
        quantity: decimal,
        unitPrice: decimal,
        amount: decimal,
      },
      { requiredKeys: ['item', 'quantity', 'unitPrice'] },
    );
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(...lineDetails),
        (lines, detail) => {
          const documentLines = toDocumentLines(lines, detail);
          const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
          expect(sum(documentLines.map(({ amount }) => amount))).toBe(sum(lines.map(lineAmount)));
          for (const { quantity, unitPrice, amount } of documentLines) {
            expect(multiplyToCents(quantity, unitPrice)).toBe(amount);
          }
        },
      ),
    );
  });
});
