import type { CompanyView, Posting } from '../books/company-view.ts';
import { centsOf, objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { quantityOf, unitsOf } from '../books/stock.ts';
import type { StockMove } from '../books/stock.ts';
import { textOf as moneyText, timesPrice } from '../decimal.ts';
import type { Draft, JsonObject } from '../json.ts';
import { invalidReference, QboFault } from '../qbo-fault.ts';

/**
 * The detail of a line whose Amount must be Qty × UnitPrice to the cent, where both are given
 * (docs/quickbooks.md#invoices, 6070). SDKs send 0 for both when nobody set them: that counts as not given.
 */
export function pricedDetail(line: JsonObject, detail: Draft): Draft {
  const { Qty, UnitPrice } = detail;
  if (typeof Qty !== 'number' || typeof UnitPrice !== 'number') return detail;
  const amount = centsOf(line, 'Amount');
  if (timesPrice(Qty, UnitPrice) === amount) return detail;
  if (Qty === 0 && UnitPrice === 0) return { ...detail, Qty: undefined, UnitPrice: undefined };
  const supplied = moneyText(amount, 2).replace(/\.00$/, '');
  throw new QboFault('6070', `Amount is not equal to UnitPrice * Qty. Supplied value:${supplied}`, 'Line.Amount');
}

/** The item of a line. Refuses categories, bundles, and inventory before its start date (6270). */
export function usableItem(company: CompanyView, itemId: string, txnDate: string): Doc {
  const item = company.store('Item').get(itemId);
  if (!item) throw invalidReference('Items', itemId);
  if (item['Type'] === 'Category') {
    throw new QboFault(
      '2500',
      'Invalid Reference Id : An item in this transaction is set up as a category instead of a product or service.',
    );
  }
  if (item['Type'] === 'Group') throw invalidReference('Items', itemId);
  if (item['Type'] === 'Inventory' && (textOf(item, 'InvStartDate') ?? '') > txnDate) {
    throw new QboFault(
      '6270',
      'Transaction date is prior to start date for inventory item : Transactions with inventory (QOH) products cant be dated earlier than the Inventory Start Date for the product',
    );
  }
  return item;
}

/** The lines of a form, with bundles replaced by their parts. */
export function partsOf(doc: Draft): JsonObject[] {
  return objectsOf(doc, 'Line').flatMap((line) =>
    line['DetailType'] === 'GroupLineDetail' ? objectsOf(objectOf(line, 'GroupLineDetail'), 'Line') : [line],
  );
}

/** What the lines of a form take out of stock or add to it; a line without quantity counts as one piece. */
export function stockOfLines(doc: Doc, detail: string, direction: 1n | -1n): StockMove[] {
  return partsOf(doc).flatMap((line) => {
    const itemId = referencedId(objectOf(line, detail), 'ItemRef');
    const quantity = objectOf(line, detail)['Qty'] ?? 1;
    return itemId === undefined ? [] : [{ itemId, units: direction * unitsOf(Number(quantity)) }];
  });
}

/**
 * The postings of a stock move. Pieces are valued at the item's current purchase cost, where the real service uses
 * first in, first out. The inventory asset is posted against `counterAccount` or the item's cost account.
 */
export function costPostings(moves: StockMove[], company: CompanyView, counterAccount?: string): Posting[] {
  return moves.flatMap(({ itemId, units }): Posting[] => {
    const item = company.store('Item').get(itemId);
    const cost = item?.['PurchaseCost'];
    if (item?.['Type'] !== 'Inventory' || typeof cost !== 'number' || cost === 0) return [];
    const cents = timesPrice(quantityOf(units), cost);
    return [
      { accountId: referencedId(item, 'AssetAccountRef'), cents, inHome: true },
      { accountId: counterAccount ?? referencedId(item, 'ExpenseAccountRef'), cents: -cents, inHome: true },
    ];
  });
}
