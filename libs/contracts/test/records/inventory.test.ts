import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatMoney } from '@autosync/core';
import { Compile } from 'typebox/compile';
import {
  inventory,
  inventoryFaults,
  inventorySchema,
  isReturn,
  receiptTotal,
  type Inventory,
} from '../../src/index.ts';

const line = { item: 'Router', quantity: '10', unitCost: '62.50' };
const receipt: Inventory = { kind: 'receipt', date: '2026-11-02', vendor: { name: 'Ingram' }, lines: [line] };
const adjustment: Inventory = { kind: 'adjustment', date: '2026-11-02', lines: [{ item: 'Router', quantity: '-2' }] };
const transfer: Inventory = { kind: 'transfer', date: '2026-11-02', from: 'Main', to: 'Van 1', lines: [line] };

const placesOf = (record: object) =>
  inventoryFaults(record as Inventory).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('inventoryFaults', () => {
  it.each([
    ['a receipt', receipt],
    ['the example', inventory.content.example],
    ['a receipt whose line states its amount', { ...receipt, lines: [{ item: 'A', quantity: '3', amount: '100.00' }] }],
    ['a receipt with something sent back', { ...receipt, lines: [line, { ...line, quantity: '-1' }] }],
    ['a receipt of goods that all go back', { ...receipt, lines: [{ ...line, quantity: '-1' }], total: '-62.50' }],
    ['a receipt for nothing', { ...receipt, lines: [{ ...line, unitCost: '0' }] }],
    ['an adjustment', adjustment],
    [
      'an adjustment with all that it may have',
      { ...adjustment, account: 'Shrinkage', reason: 'Count', class: 'A', department: 'B' },
    ],
    ['a transfer', transfer],
  ])('finds none in %s', (_what, record) => {
    expect(Compile(inventorySchema).Check(record)).toBe(true);
    expect(placesOf(record)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a receipt of nobody', { ...receipt, vendor: undefined }, '/vendor is missing: a receipt needs it'],
    ['a receipt with a reason', { ...receipt, reason: 'x' }, '/reason is no field of a receipt'],
    [
      'a receipt whose cost nobody says',
      { ...receipt, lines: [{ item: 'A', quantity: '1' }] },
      '/lines/0 has neither a unit cost nor an amount',
    ],
    [
      'a receipt whose goods and money contradict each other',
      { ...receipt, lines: [line, { ...line, quantity: '-1', unitCost: '-62.50' }] },
      '/lines/1 has a quantity and a price below zero, so money would go one way and goods the other: for what comes back the quantity alone is below zero',
    ],
    [
      'a rate without a currency',
      { ...receipt, exchangeRate: '1.1' },
      '/exchangeRate says a rate without the currency it is of',
    ],
    [
      'a line that is too large',
      { ...receipt, lines: [{ ...line, quantity: '1000000000' }] },
      '/lines/0 comes to more than QuickBooks takes, which is 9999999999.99',
    ],
    [
      'lines that are too large together',
      {
        ...receipt,
        lines: [
          { ...line, quantity: '100000000' },
          { ...line, quantity: '100000000' },
        ],
      },
      '/lines comes to more than QuickBooks takes, which is 9999999999.99',
    ],
    ['an adjustment with a vendor', { ...adjustment, vendor: { name: 'A' } }, '/vendor is no field of an adjustment'],
    [
      'an adjustment of nothing',
      { ...adjustment, lines: [{ item: 'A', quantity: '0.00' }] },
      '/lines/0/quantity is 0, so the line moves nothing',
    ],
    [
      'an adjustment with tax',
      { ...adjustment, lines: [{ ...line, taxCode: 'X' }] },
      '/lines/0/taxCode is no field of an adjustment',
    ],
    ['a transfer from nowhere', { ...transfer, from: undefined }, '/from is missing: a transfer needs it'],
    ['a transfer to where it was', { ...transfer, to: 'Main' }, '/to is the place that the goods left'],
    [
      'a transfer backwards',
      { ...transfer, lines: [{ item: 'A', quantity: '-1' }] },
      '/lines/0/quantity is negative: exchange `from` and `to` instead',
    ],
  ])('names the place in %s', (_what, record, fault) => {
    expect(placesOf(JSON.parse(JSON.stringify(record)) as object)).toEqual([fault]);
  });

  it.each([
    ['643.00', true],
    ['700.00', true],
    ['625.00', false],
  ])('takes a total of %s, with the freight and with or without the taxes: %s', (total, isRight) => {
    const whole = { ...receipt, freight: { amount: '18.00' }, taxes: [{ code: 'A', amount: '57.00' }], total };
    expect(inventoryFaults(whole).length === 0).toBe(isRight);
  });

  it('counts a receipt to the cent, however many lines it has', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 20 }), cents, (amounts, freight) => {
        const lines = amounts.map((amount) => ({ item: 'A', quantity: '7', amount: formatMoney(BigInt(amount)) }));
        const record = { ...receipt, lines, freight: { amount: formatMoney(BigInt(freight)) } };
        expect(receiptTotal(record)).toBe(BigInt(amounts.reduce((sum, amount) => sum + amount, freight)));
      }),
    );
  });
});

it.each<[boolean, string, Partial<Inventory>]>([
  [false, 'nothing goes back', {}],
  [false, 'less goes back than came', { lines: [line, { ...line, quantity: '-9' }] }],
  [true, 'more goes back than came', { lines: [line, { ...line, quantity: '-11' }] }],
  [true, 'the freight comes back, too', { lines: [{ ...line, quantity: '-1' }], freight: { amount: '-5.00' } }],
  [
    false,
    'its tax makes it something that is owed',
    { lines: [{ ...line, quantity: '-1' }], taxes: [{ code: 'T', amount: '70' }] },
  ],
  [
    true,
    'its tax is in its amounts',
    { lines: [{ ...line, quantity: '-1' }], taxes: [{ code: 'T', amount: '70' }], amountsIncludeTax: true },
  ],
])('is a return: %s, where %s', (expected, _what, more) => {
  expect(isReturn({ ...receipt, ...more })).toBe(expected);
});
