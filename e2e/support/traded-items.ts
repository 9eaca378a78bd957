import { invoiceTotal } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { invoiceItem } from './invoices.ts';
import type { Random } from './random.ts';
import type { Simulator } from './simulator.ts';
import type { Item } from './tenant.ts';

/** Products with stock, and how many of each there are before the first record. */
export const openingStock: Readonly<Record<string, number>> = { Router: 1000, Switch: 500 };

/** Puts the products into a company's books, as a bookkeeper sets them up. */
export async function stockUp(simulator: Simulator, realmId: string): Promise<void> {
  const accounts = await simulator.documents(realmId, 'Account');
  const account = (name: string) => ({ value: accounts.find(({ Name }) => Name === name)?.Id });
  for (const [Name, QtyOnHand] of Object.entries(openingStock)) {
    await simulator.create(realmId, 'Item', {
      Name,
      Type: 'Inventory',
      TrackQtyOnHand: true,
      QtyOnHand,
      InvStartDate: '2020-01-01',
      AssetAccountRef: account('Inventory Asset'),
      IncomeAccountRef: account('Sales of Product Income'),
      ExpenseAccountRef: account('Cost of Goods Sold'),
    });
  }
}

/** What stays the same through all versions of a record: its kind, too, since QuickBooks makes no invoice of a credit memo. */
export type TradedRecord = Pick<Item, 'externalId' | 'number' | 'customer'> & { isReturn: boolean };

/** A version of a record at random: work, and on two of three products that are sold, or come back on a return. */
export function tradedItem({ isReturn, ...record }: TradedRecord, random: Random): Item {
  const { date, lines, discount } = invoiceItem('R', random.between(1, 1000));
  const pieces = random.between(0, 2) * random.between(1, 4);
  const product = { item: random.pick(Object.keys(openingStock)), quantity: String(pieces), unitPrice: '19.99' };
  const sold = pieces === 0 ? lines : [...lines, product];
  const item: Item = isReturn
    ? { ...record, date, lines: sold.map((line) => ({ ...line, quantity: `-${line.quantity}` })) }
    : { ...record, date, lines: sold, ...(discount && { discount }) };
  return { ...item, total: formatMoney(invoiceTotal(item)) };
}
