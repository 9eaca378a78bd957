import { objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { unitsOf } from '../books/stock.ts';
import type { StockMove } from '../books/stock.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import { compact } from '../json.ts';
import { businessRule, missingParameter } from '../qbo-fault.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { costPostings, usableItem } from './item-lines.ts';
import { lineIds } from './line-ids.ts';
import { requireFeature } from './plan.ts';

const DETAIL = 'ItemAdjustmentLineDetail';

/**
 * Inventory adjustments: quantities only, a day instead of stamps, long Ids, sparse updates only
 * (docs/quickbooks.md#inventory-adjustments).
 */
export const inventoryAdjustment: EntityDefinition = {
  ...transaction,
  name: 'InventoryAdjustment',
  sequence: 'adjustments',
  firstId: 1_000_000_001,
  stampedByDay: true,
  sparseOnly: true,
  fields: {
    AdjustAccountRef: reference('Account'),
    TxnDate: day,
    DocNumber: text({ max: 21 }),
    PrivateNote: text({ max: 4000 }),
    Line: list(
      object({
        Id: text({ max: 30 }),
        DetailType: choice([DETAIL]),
        [DETAIL]: object({ ItemRef: reference('Item'), QtyDiff: decimal }),
      }),
      { max: 10_000 },
    ),
  },
  answer: { defaults: { 'Line.CustomExtensions': [] }, always: ['AdjustAccountRef', 'TxnDate', 'Line'] },
  queryable: { ...metaDataQueryable, DocNumber: 'text', TxnDate: 'day' },
  indexes: [],
  countsTotal: false,
  complete(draft, { company, before }) {
    requireFeature(company, 'inventory');
    const lines = objectsOf(draft, 'Line');
    for (const name of ['AdjustAccountRef', 'TxnDate']) if (draft[name] === undefined) throw missingParameter(name);
    if (lines.length === 0) throw missingParameter('Line');
    const TxnDate = textOf(draft, 'TxnDate') ?? '';
    if (before && before['TxnDate'] !== TxnDate) throw businessRule('The date of an adjustment cannot be changed.');
    const ids = lineIds(before ?? {});
    const Line = lines.map((line) => {
      const detail = objectOf(line, DETAIL);
      const itemId = referencedId(detail, 'ItemRef');
      if (itemId === undefined) throw missingParameter(`Line.${DETAIL}.ItemRef`);
      if (detail['QtyDiff'] === undefined) throw missingParameter(`Line.${DETAIL}.QtyDiff`);
      if (usableItem(company, itemId, TxnDate)['Type'] !== 'Inventory') {
        throw businessRule('Only the quantity of inventory items can be adjusted.');
      }
      return compact({ ...ids(line), DetailType: DETAIL, [DETAIL]: compact(detail) });
    });
    return { ...draft, Line };
  },
  postings: (doc, company) => costPostings(adjustedStock(doc), company, referencedId(doc, 'AdjustAccountRef')),
  stock: adjustedStock,
};

function adjustedStock(doc: Doc): StockMove[] {
  return objectsOf(doc, 'Line').flatMap((line) => {
    const itemId = referencedId(objectOf(line, DETAIL), 'ItemRef');
    const units = unitsOf(Number(objectOf(line, DETAIL)['QtyDiff'] ?? 0));
    return itemId === undefined ? [] : [{ itemId, units }];
  });
}
