import type { Inventory } from '@autosync/contracts';
import { multiplyToCents, parseMoney } from '@autosync/core';
import type { ExpectedDocument, Settings } from './expected.ts';

/** A bill of what came in, or a vendor credit of what went back; a correction of quantities, or of values; for goods that only moved nothing, unless it is to be booked. */
export function expectedOfInventory({ kind, lines, freight }: Inventory, settings: Settings): ExpectedDocument {
  if (kind === 'adjustment') return { entities: ['InventoryAdjustment', 'JournalEntry'] };
  if (kind === 'transfer') {
    return { entities: (settings['transfersAs'] ?? 'nothing') === 'nothing' ? [] : ['JournalEntry'] };
  }
  const goods = lines.map(({ amount, quantity, unitCost = '0' }) =>
    amount === undefined ? multiplyToCents(quantity, unitCost) : parseMoney(amount),
  );
  const total = goods.reduce((sum, one) => sum + one, parseMoney(freight?.amount ?? '0'));
  return total < 0n ? { entities: ['VendorCredit'], total: -total } : { entities: ['Bill'], total };
}
