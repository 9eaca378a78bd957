import type { Inventory, InventoryLine } from '@autosync/contracts';
import { formatMoney, multiplyToCents } from '@autosync/core';
import { createDice, type Dice } from '../dice.ts';

type Goods = readonly [item: string, unitCost: string];

const goods: readonly [Goods, ...Goods[]] = [
  ['Wireless router', '62.50'],
  ['Docking station', '119.00'],
  ['Patch panel 24', '38.75'],
  ['UPS 1500 VA', '189.90'],
];
const vendors = ['Harbor Wholesale', 'Bit & Cable Supply'] as const;

const firstDay = Date.UTC(2026, 7, 5);
const days = 90;

function dayOf(dice: Dice): string {
  return new Date(firstDay + dice.below(days) * 86_400_000).toISOString().slice(0, 10);
}

function receipt(dice: Dice, number: string): Inventory {
  const lines = goods.slice(0, 1 + dice.below(goods.length)).map(([item, unitCost]): InventoryLine => {
    return { item, quantity: String(2 + dice.below(9)), unitCost };
  });
  const total = lines.reduce((sum, { quantity, unitCost = '0' }) => sum + multiplyToCents(quantity, unitCost), 0n);
  const vendor = { name: dice.pick(vendors) };
  return { kind: 'receipt', date: dayOf(dice), vendor, vendorInvoiceNumber: number, lines, total: formatMoney(total) };
}

function adjustment(dice: Dice, number: string): Inventory {
  const [item] = dice.pick(goods);
  const quantity = dice.pick(['-1', '1', '-2']);
  const reason = 'Counted again';
  return {
    kind: 'adjustment',
    number,
    date: dayOf(dice),
    account: 'Cost of Goods Sold',
    reason,
    lines: [{ item, quantity }],
  };
}

function transfer(dice: Dice, number: string): Inventory {
  const [item] = dice.pick(goods);
  const [from, to] = ['Warehouse', dice.pick(['Van 1', 'Van 2'])];
  return { kind: 'transfer', number, date: dayOf(dice), from, to, lines: [{ item, quantity: '1' }] };
}

/** In turn, so that a few have each of them. */
const kinds = [receipt, receipt, adjustment, receipt, transfer] as const;

/** What happened to the firm's goods: most came in, some were counted again, some moved to a van. */
export function generateInventory(count: number, prefix: string): ({ externalId: string } & Inventory)[] {
  return Array.from({ length: count }, (_, index) => {
    const make = kinds[index % kinds.length] ?? receipt;
    return { externalId: `goods-${index + 1}`, ...make(createDice(9_000 + index), `${prefix}-G${index + 1}`) };
  });
}
