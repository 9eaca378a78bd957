import { businessRule } from '../qbo-fault.ts';
import type { Switches } from '../switches.ts';
import type { CompanyView } from './company-view.ts';
import { quantityOf, unitsOf } from './stock.ts';
import type { Units } from './stock.ts';

/**
 * The text of the inventory lock (docs/quickbooks.md#warnings): two writes with inventory products at the same time.
 */
const LOCKED =
  'Another user was creating, editing or deleting a transaction with inventory products at exactly the same time. Please try again in 30 minutes.';

type Attempt = { company: CompanyView; moves: Map<string, Units>; switches: Switches; atMs: number };

/**
 * Refuses a transaction that is too close in time to another one with inventory products, or that takes more than is in
 * stock.
 */
export function createStockRules(): (attempt: Attempt) => void {
  const lastWrites = new Map<string, number>();

  return ({ company, moves, switches, atMs }) => {
    const items = [...moves].flatMap(([itemId, units]) => {
      const item = company.store('Item').get(itemId);
      return item?.['Type'] === 'Inventory' ? [{ item, units }] : [];
    });
    if (items.length === 0) return;
    const { realmId } = company;
    const last = lastWrites.get(realmId);
    if (last !== undefined && atMs - last < switches.inventoryLockMs) throw businessRule(LOCKED);
    for (const { item, units } of items) {
      const left = unitsOf(Number(item['QtyOnHand'] ?? 0)) + units;
      if (switches.negativeStock === 'refuse' && units < 0n && left < 0n) {
        throw businessRule(`There is not enough quantity on hand of the item: ${quantityOf(left)} would be left.`);
      }
    }
    lastWrites.set(realmId, atMs);
  };
}
