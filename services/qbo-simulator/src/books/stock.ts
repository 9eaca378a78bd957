import { numberOf, unitsOfNumber } from '../decimal.ts';
import type { CompanyView } from './company-view.ts';

/** A quantity in ten-millionths, so that sums are exact. */
export type Units = bigint;

/** By how much a transaction changes the quantity of an item. */
export type StockMove = { itemId: string; units: Units };

const PLACES = 7;
const UNITS_IN_ONE = 10n ** BigInt(PLACES);

export function unitsOf(quantity: number): Units {
  return unitsOfNumber(quantity, PLACES);
}

export function quantityOf(units: Units): number {
  return numberOf(units, PLACES);
}

/** A quantity times a number, exact to ten-millionths. */
export function timesQuantity(quantity: number, times: number): number {
  return quantityOf((unitsOf(quantity) * unitsOf(times)) / UNITS_IN_ONE);
}

/** The net change of each item between two versions of a transaction. */
export function netMoves(before: StockMove[], after: StockMove[]): Map<string, Units> {
  const moves = new Map<string, Units>();
  for (const [list, sign] of [[before, -1n] as const, [after, 1n] as const]) {
    for (const { itemId, units } of list) moves.set(itemId, (moves.get(itemId) ?? 0n) + sign * units);
  }
  for (const [itemId, units] of moves) if (units === 0n) moves.delete(itemId);
  return moves;
}

/**
 * Selling and buying moves QtyOnHand and LastUpdatedTime of items with stock, not their SyncToken
 * (docs/quickbooks.md#items, #time-stamps).
 */
export function moveStock(company: CompanyView, moves: Map<string, Units>, stamp: string): void {
  for (const [itemId, units] of moves) {
    const item = company.store('Item').get(itemId);
    if (item?.['Type'] !== 'Inventory') continue;
    const QtyOnHand = quantityOf(unitsOf(Number(item['QtyOnHand'] ?? 0)) + units);
    company.amend('Item', item, { QtyOnHand }, { stamp });
  }
}
