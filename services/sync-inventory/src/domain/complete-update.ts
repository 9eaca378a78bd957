import { completeBill, type Update } from '@autosync/sync-worker';

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
