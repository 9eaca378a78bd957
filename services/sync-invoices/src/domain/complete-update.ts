import { haveSameTaxBase, identical, isSetByPeople, needsOtherRate, type Update } from '@autosync/sync-worker';

/** What QuickBooks fills in from the customer: another customer's must not stay behind. */
const OF_THE_CUSTOMER = ['BillAddr', 'ShipAddr', 'BillEmail', 'SalesTermRef'];

/**
 * The fields of an update that QuickBooks derives, and that must follow what the record changed: left out, they are derived
 * anew. The due date follows date and terms (unless somebody set another one since), addresses follow the customer, the exchange
 * rate currency and date, and tax customer and money: one that a bookkeeper typed in stays when only texts change.
 */
export function completeInvoiceUpdate(update: Update): Record<string, unknown> {
  const { ours, written, theirs } = update;
  const merged = { ...update.merged };
  const changed = (key: string) => !identical(ours[key], written[key]);

  if (changed('CustomerRef')) {
    for (const key of OF_THE_CUSTOMER) if (!(key in ours)) delete merged[key];
    if (merged['EmailStatus'] === 'NeedToSend' && !('BillEmail' in ours)) merged['EmailStatus'] = 'NotSet';
  }
  const follows = changed('CustomerRef') || changed('TxnDate') || changed('SalesTermRef');
  if (!('DueDate' in ours) && follows && !isSetByPeople('DueDate', update)) delete merged['DueDate'];
  if (needsOtherRate(update)) delete merged['ExchangeRate'];
  if (changed('CustomerRef') || changed('TxnTaxDetail') || !haveSameTaxBase(ours, written)) followTax(merged, ours);
  // Sent once is sent: nobody gets the same document twice because its record changed.
  if (theirs['EmailStatus'] === 'EmailSent') merged['EmailStatus'] = 'EmailSent';
  return merged;
}

/** Tax as the record states it, else worked out anew. */
function followTax(merged: Record<string, unknown>, ours: Doc): void {
  const code = isObject(merged['TxnTaxDetail']) ? merged['TxnTaxDetail']['TxnTaxCodeRef'] : undefined;
  if ('TxnTaxDetail' in ours) merged['TxnTaxDetail'] = ours['TxnTaxDetail'];
  else if (code === undefined) delete merged['TxnTaxDetail'];
  else merged['TxnTaxDetail'] = { TxnTaxCodeRef: code };
}

type Doc = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
