import { invoiceTotal, type Invoice } from '@autosync/contracts';

/** A negative invoice, or one that says so, is a credit memo in QBO. */
export function isCreditMemo(invoice: Invoice): boolean {
  return invoice.kind === 'credit-memo' || invoiceTotal(invoice) < 0n;
}
