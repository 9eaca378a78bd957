import { identical, same, type Update } from '@autosync/sync-worker';
import { writtenTotal } from './written-document.ts';

/** What QuickBooks fills in from the vendor: another vendor's must not stay behind. */
const OF_THE_VENDOR = ['VendorAddr', 'RemitToAddr', 'SalesTermRef', 'APAccountRef'];

/** The fields of an update that QuickBooks derives or does not take. */
export function completeInventoryUpdate(update: Update): Record<string, unknown> {
  return 'AdjustAccountRef' in update.ours ? completeAdjustment(update) : completeBill(update);
}

/** Adjustments of quantities are changed sparsely, with all lines, and keep their date (docs/quickbooks.md#inventory-adjustments). */
function completeAdjustment({ ours, written, merged: given }: Update): Record<string, unknown> {
  const { TxnDate: _fixed, ...merged } = { ...given };
  const isNumberGone = 'DocNumber' in written && !('DocNumber' in ours);
  return { ...merged, ...(isNumberGone && { DocNumber: '' }), sparse: true };
}

/** The due date follows date, terms and vendor, unless somebody set another one; tax follows the money. */
function completeBill({ ours, written, seen, theirs, merged: given }: Update): Record<string, unknown> {
  const merged = { ...given };
  const changed = (key: string) => !identical(ours[key], written[key]);
  const forget = (key: string) => {
    if (!(key in ours)) delete merged[key];
  };
  if (changed('VendorRef')) OF_THE_VENDOR.forEach(forget);
  const follows = changed('VendorRef') || changed('TxnDate') || changed('SalesTermRef');
  if (follows && same(seen['DueDate'], theirs['DueDate'])) forget('DueDate');
  if (writtenTotal(ours) !== writtenTotal(written)) forget('TxnTaxDetail');
  return merged;
}
