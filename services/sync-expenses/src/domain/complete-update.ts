import { completeBill, identical, type Update } from '@autosync/sync-worker';

/** What follows from the way that was paid. */
const OF_THE_PAYMENT = ['PaymentMethodRef', 'PrintStatus', 'CheckPayment', 'CreditCardPayment'];

/** The fields of an update that QuickBooks derives, and that must follow what the record changed. */
export function completeExpenseUpdate(update: Update): Record<string, unknown> {
  const { ours, written } = update;
  const { PurchaseEx: _derived, ...merged } = completeBill(update);
  if (!identical(ours['PaymentType'], written['PaymentType'])) {
    for (const key of OF_THE_PAYMENT) if (!(key in ours)) delete merged[key];
  }
  return merged;
}
