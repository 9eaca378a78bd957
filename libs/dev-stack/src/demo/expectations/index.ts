import type { Expense, Inventory, Invoice, RecordType } from '@autosync/contracts';
import type { RecordItem } from '@autosync/record-files';
import type { ExpectedDocument, Settings } from './expected.ts';
import { expectedOfExpense } from './expenses.ts';
import { expectedOfInventory } from './inventory.ts';
import { expectedOfInvoice } from './invoices.ts';

const expectations: Partial<Record<RecordType, (item: RecordItem, settings: Settings) => ExpectedDocument>> = {
  expenses: (item) => expectedOfExpense(item as unknown as Expense),
  inventory: (item, settings) => expectedOfInventory(item as unknown as Inventory, settings),
  invoices: (item) => expectedOfInvoice(item as unknown as Invoice),
};

/**
 * The document that a record must have become, worked out from the record alone: the services' own arithmetic is what this
 * checks. Undefined for a type of which nothing is known here: that it is synced is all that is held.
 */
export function expectedDocument(
  type: RecordType,
  { item, settings }: { item: RecordItem; settings: Settings },
): ExpectedDocument | undefined {
  return expectations[type]?.(item, settings);
}
