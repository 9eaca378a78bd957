import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { answerInventoryFault, asWritten } from '../../src/domain/answers.ts';
import type { InventoryRecord } from '../../src/domain/inventory-record.ts';
import { isFormOf, nextNumber } from '../../src/domain/numbers.ts';
import { adjustment, company, receipt, withSettings } from '../support.ts';

type Call = Parameters<typeof answerInventoryFault>[0];

const refused = (code: string, more: Partial<Call> = {}): Call => ({
  record: { content: receipt },
  company,
  entity: 'Bill',
  body: { VendorRef: { value: '7' }, DocNumber: '4471' },
  fault: { code, message: '', detail: '' },
  find: () => Promise.resolve([]),
  ...more,
});

describe('the number of a partial receipt', () => {
  it.each([
    ['4471', '-2', ['4471'], '4471-2'],
    ['4471', '-2', ['4471', '4471-2', '4471-4'], '4471-3'],
    ['4471', '/2', ['4471', '4471/2'], '4471/3'],
    ['inv-a', ' (2)', ['INV-A', 'INV-A (2)'], 'inv-a (3)'],
    ['123456789012345678901', '-2', ['123456789012345678901'], '1234567890123456789-2'],
  ])('%s with %s beside %j is %s', (base, style, taken, expected) => {
    expect(nextNumber(base, style, taken)).toBe(expected);
  });

  it('is free, fits, and is known again as a form of the vendor’s', () => {
    const base = fc.stringMatching(/^[A-Z0-9][A-Z0-9 -]{0,19}[A-Z0-9]$/);
    fc.assert(
      fc.property(base, fc.constantFrom('-2', '/2', ' (2)'), fc.nat(30), (number, style, before) => {
        const taken = [number];
        for (let n = 0; n < before; n += 1) taken.push(nextNumber(number, style, taken));
        const next = nextNumber(number, style, taken);
        expect(next.length).toBeLessThanOrEqual(21);
        expect(new Set(taken).has(next)).toBe(false);
        expect(taken.every((one) => isFormOf(one, number))).toBe(true);
      }),
    );
  });

  it.each([
    ['4471', '4471', true],
    ['4471-2', '4471', true],
    ['4471-2', '447', false],
    ['44712', '4471', false],
    ['4471-B', '4471', false],
    ['9', '4471', false],
  ])('%s of %s: %s', (number, base, expected) => {
    expect(isFormOf(number, base)).toBe(expected);
  });
});

describe('answerInventoryFault', () => {
  it('finds the next free number of the vendor in one call', async () => {
    const asked: unknown[] = [];
    const find: Call['find'] = (conditions) => {
      asked.push(conditions);
      return Promise.resolve([{ DocNumber: '4471' }, { DocNumber: '4471-2' }, {}]);
    };
    expect(await answerInventoryFault(refused('6140', { find }))).toEqual({
      kind: 'instead',
      record: { content: receipt, number: '4471-3' },
    });
    expect(asked).toEqual([
      [
        { field: 'VendorRef', operator: '=', value: '7' },
        { field: 'DocNumber', operator: 'like', value: '4471%' },
      ],
    ]);
    const styled = refused('6140', { find, company: withSettings({ partialReceiptSuffix: '/2' }) });
    expect(await answerInventoryFault(styled)).toMatchObject({ record: { number: '4471/2' } });
  });

  const adjusted = (more: Partial<InventoryRecord> = {}): Partial<Call> => ({
    record: { content: adjustment, ...more },
  });
  const instead = { kind: 'instead' };

  it.each<[string, string, Partial<Call>, object | undefined]>([
    ['an adjustment that the plan does not know', '5020', { ...adjusted(), entity: 'InventoryAdjustment' }, instead],
    ['its product, which cannot be created', '5020', { ...adjusted(), entity: 'Item' }, instead],
    [
      'an adjustment that stands in QuickBooks already',
      '5020',
      { ...adjusted({ writtenAs: 'InventoryAdjustment' }), entity: 'InventoryAdjustment' },
      undefined,
    ],
    ['a journal entry', '5020', { ...adjusted({ withoutStock: true }), entity: 'JournalEntry' }, undefined],
    ['a product in stock on a receipt', '5030', { entity: 'Item' }, instead],
    ['a plan without bills', '5020', {}, undefined],
    ['the number of an adjustment', '6140', { ...adjusted(), entity: 'InventoryAdjustment' }, undefined],
    ['a rule of business', '6000', {}, undefined],
    ['anything else', '2500', {}, undefined],
  ])('to %s', async (_what, code, more, expected) => {
    const answer = await answerInventoryFault(refused(code, more));
    if (expected === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatchObject(expected);
  });
});

describe('asWritten', () => {
  it.each([
    ['keeps the number that was free then', '4471-3', { number: '4471-3' }],
    ['follows the vendor’s number where that has changed', '9', {}],
  ])('%s', (_what, DocNumber, expected) => {
    expect(asWritten({ content: receipt }, { entity: 'Bill', body: { DocNumber } })).toEqual({
      content: receipt,
      ...expected,
    });
  });

  it('takes another kind of document for none of its own', () => {
    expect(asWritten({ content: adjustment }, { entity: 'Bill', body: {} })).toEqual({ content: adjustment });
  });
});
