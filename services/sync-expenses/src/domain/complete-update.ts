import { identical, same, type Update } from '@autosync/sync-worker';
import { taxedSums } from './written-document.ts';

/** What QuickBooks fills in from the vendor: another vendor's must not stay behind. */
const OF_THE_VENDOR = ['VendorAddr', 'RemitToAddr', 'SalesTermRef', 'APAccountRef'];

/** What follows from the way that was paid. */
const OF_THE_PAYMENT = ['PaymentMethodRef', 'PrintStatus', 'CheckPayment', 'CreditCardPayment'];

/**
 * The fields of an update that QuickBooks derives, and that must follow what the record changed: left out, they are derived
 * anew. A due date that somebody set stays.
 */
export function completeExpenseUpdate({ ours, written, seen, theirs, merged: given }: Update): Record<string, unknown> {
  const { PurchaseEx: _derived, ...merged } = { ...given };
  const changed = (key: string) => key in ours && !identical(ours[key], written[key]);
  const forget = (keys: readonly string[]) => {
    for (const key of keys) if (!(key in ours)) delete merged[key];
  };

  if (changed('VendorRef')) forget(OF_THE_VENDOR);
  if (changed('PaymentType')) forget(OF_THE_PAYMENT);
  const isUntouched = same(seen['DueDate'], theirs['DueDate']);
  if ((changed('VendorRef') || changed('TxnDate')) && isUntouched) forget(['DueDate']);
  if (!haveSameTax(ours, written)) forget(['TxnTaxDetail']);
  return merged;
}

function haveSameTax(ours: Readonly<Record<string, unknown>>, written: Readonly<Record<string, unknown>>): boolean {
  const [now, before] = [taxedSums(ours), taxedSums(written)];
  return now.size === before.size && [...now].every(([code, sum]) => before.get(code) === sum);
}
