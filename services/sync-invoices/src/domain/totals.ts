import { parseMoney, type Cents } from '@autosync/core';
import type { Invoice } from '@autosync/contracts';
import { lineAmount } from './line-detail.ts';

/** What the record comes to before tax: its lines less the discount. Negative for a credit. */
export function invoiceTotal(invoice: Invoice): Cents {
  const lines = invoice.lines.reduce((sum, line) => sum + lineAmount(line), 0n);
  return lines - (invoice.discount === undefined ? 0n : parseMoney(invoice.discount.amount));
}

/** A negative invoice, or one that says so, is a credit memo in QBO (mission, record types). */
export function isCreditMemo(invoice: Invoice): boolean {
  return invoice.kind === 'credit-memo' || invoiceTotal(invoice) < 0n;
}
