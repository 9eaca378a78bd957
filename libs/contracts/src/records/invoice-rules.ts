import { formatMoney, multiplyToCents, parseMoney, type Cents } from '@autosync/core';
import { LARGEST_CENTS } from '../fields.ts';
import type { ContentFault } from './content-fault.ts';
import type { Invoice, InvoiceLine } from './invoice.ts';

/** What a line comes to: its stated amount, else quantity × unit price rounded to the cent. */
export function lineAmount(line: InvoiceLine): Cents {
  return line.amount === undefined ? multiplyToCents(line.quantity, line.unitPrice) : parseMoney(line.amount);
}

/** What the record comes to before tax: its lines less the discount. Negative for a credit. */
export function invoiceTotal(invoice: Invoice): Cents {
  const lines = invoice.lines.reduce((sum, line) => sum + lineAmount(line), 0n);
  return lines - (invoice.discount === undefined ? 0n : parseMoney(invoice.discount.amount));
}

const magnitude = (cents: Cents): Cents => (cents < 0n ? -cents : cents);

const tooLarge = `comes to more than QuickBooks takes, which is ${formatMoney(LARGEST_CENTS)}`;

/**
 * What a schema cannot say of an invoice that it has passed: amounts that only arithmetic brings about. The sum is one of
 * magnitudes, so that any part of the lines may be summed up to one line.
 */
export function invoiceFaults(invoice: Invoice): ContentFault[] {
  const faults: ContentFault[] = [];
  let sum = 0n;
  for (const [index, line] of invoice.lines.entries()) {
    const amount = magnitude(lineAmount(line));
    sum += amount;
    if (amount > LARGEST_CENTS) faults.push({ pointer: `/lines/${index}`, code: 'amount', detail: tooLarge });
  }
  if (faults.length > 0) return faults;
  if (sum > LARGEST_CENTS) return [{ pointer: '/lines', code: 'amount', detail: tooLarge }];
  const total = invoiceTotal(invoice);
  if (invoice.total === undefined || parseMoney(invoice.total) === total) return [];
  const detail = `is ${invoice.total}, but the lines less the discount come to ${formatMoney(total)}`;
  return [{ pointer: '/total', code: 'total', detail }];
}
