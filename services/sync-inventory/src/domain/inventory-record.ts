import { inventory, settingOf, type Inventory, type InventoryLine } from '@autosync/contracts';
import type { CompanyFacts, ReferenceNeed } from '@autosync/sync-worker';

/** A record, and what was found out or decided about the way in which QuickBooks takes it. */
export type InventoryRecord = {
  content: Inventory;
  /** What an adjustment is in QuickBooks already; undefined: as the company wants it. */
  writtenAs?: AdjustmentForm;
  /** QuickBooks keeps no stock for the company. */
  withoutStock?: true;
  /** The number that the document has, or that is free; undefined: the record's own. */
  number?: string;
  /** The day of an adjustment of quantities that is in QuickBooks already. */
  fixedDate?: string;
};

export type AdjustmentForm = 'InventoryAdjustment' | 'JournalEntry';

/** How an adjustment is written. */
export function adjustmentForm(record: InventoryRecord, { settings }: CompanyFacts): AdjustmentForm {
  if (record.writtenAs !== undefined) return record.writtenAs;
  const asJournal = settingOf(inventory, 'adjustmentsAs', settings) === 'journalEntry';
  return asJournal || record.withoutStock === true ? 'JournalEntry' : 'InventoryAdjustment';
}

/** The day that the document is dated. */
export function documentDate({ content }: InventoryRecord, { settings }: CompanyFacts): string {
  if (content.kind !== 'receipt') return content.date;
  const wanted = {
    document: content.date,
    vendorInvoice: content.vendorInvoiceDate,
    order: content.orderDate,
  }[settingOf(inventory, 'receiptDate', settings)];
  return wanted ?? content.date;
}

/** The record with that day in the place of all those from which the setting chooses. */
export function datedOn(record: InventoryRecord, date: string): InventoryRecord {
  const { vendorInvoiceDate: _invoiced, orderDate: _ordered, ...content } = record.content;
  return { ...record, content: { ...content, date } };
}

/** The number that the source gives the document: the vendor's on a bill, else our own. */
export function ownNumber({ vendorInvoiceNumber, number }: Inventory): string | undefined {
  return vendorInvoiceNumber ?? number;
}

export const itemNeed = (
  { item, category }: Pick<InventoryLine, 'item' | 'category'>,
  { withoutStock }: InventoryRecord,
): ReferenceNeed => ({
  kind: 'item',
  name: item,
  ...(category !== undefined && { category }),
  itemType: withoutStock === true ? 'bought' : 'stock',
});
export const accountNeed = (name: string): ReferenceNeed => ({ kind: 'account', name });
export const classNeed = (name: string): ReferenceNeed => ({ kind: 'class', name });
export const departmentNeed = (name: string): ReferenceNeed => ({ kind: 'department', name });
export const termNeed = (name: string): ReferenceNeed => ({ kind: 'term', name });
