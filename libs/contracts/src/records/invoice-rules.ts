import { formatMoney, multiplyToCents, parseMoney, type Cents } from '@autosync/core';
import { LARGEST_CENTS } from '../fields.ts';
import type { ContentFault } from './content-fault.ts';
import { documentFaults, magnitude, signFault, tooLarge, totalFault, totalWithTax } from './document-fields.ts';
import type { Invoice, InvoiceLine } from './invoice.ts';

/** What a line comes to: its stated amount, else quantity × unit price rounded to the cent. */
export function lineAmount(line: InvoiceLine): Cents {
  return line.amount === undefined ? multiplyToCents(line.quantity, line.unitPrice) : parseMoney(line.amount);
}

/** What the amounts of the record come to: its lines less the discount. */
export function invoiceTotal(invoice: Invoice): Cents {
  const lines = invoice.lines.reduce((sum, line) => sum + lineAmount(line), 0n);
  return lines - (invoice.discount === undefined ? 0n : parseMoney(invoice.discount.amount));
}

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
    const pointer = `/lines/${index}`;
    if (amount > LARGEST_CENTS) faults.push({ pointer, code: 'amount', detail: tooLarge });
    const sign = signFault({ quantity: line.quantity, price: line.unitPrice, amount: lineAmount(line) });
    if (sign !== undefined) faults.push({ pointer, code: 'sign', detail: sign });
  }
  if (faults.length > 0) return faults;
  if (sum > LARGEST_CENTS) return [{ pointer: '/lines', code: 'amount', detail: tooLarge }];
  const total = totalFault(invoice, { sum: invoiceTotal(invoice), of: 'the lines less the discount' });
  return [...documentFaults(invoice), ...headFaults(invoice), ...(total === undefined ? [] : [total])];
}

/** Whether the record comes to less than nothing with its tax, so that its amounts are those of a negative invoice. */
export function isNegativeInvoice(invoice: Invoice): boolean {
  return totalWithTax(invoice, invoiceTotal(invoice)) < 0n;
}

/** A negative invoice, or one that says so, is a credit memo in QuickBooks. */
export function isCreditMemo(invoice: Invoice): boolean {
  return invoice.kind === 'credit-memo' || isNegativeInvoice(invoice);
}

function headFaults(invoice: Invoice): ContentFault[] {
  const { deposit, send, billEmail, customFields = [], kind, discount } = invoice;
  const faults: ContentFault[] = [];
  const total = invoiceTotal(invoice);
  if (kind === 'credit-memo' && discount !== undefined && total < 0n && total + parseMoney(discount.amount) > 0n) {
    const detail = 'is more than what the credit memo gives back, so it would be a charge';
    faults.push({ pointer: '/discount', code: 'discount', detail });
  }
  if (send === true && billEmail === undefined) {
    faults.push({ pointer: '/send', code: 'send', detail: 'asks to e-mail the document, but billEmail is missing' });
  }
  if (deposit !== undefined) faults.push(...depositFaults(invoice, parseMoney(deposit.amount)));
  const names = customFields.map(({ name }) => name.toLowerCase());
  const twice = names.findIndex((name, n) => names.indexOf(name) !== n);
  if (twice !== -1) {
    faults.push({ pointer: `/customFields/${twice}/name`, code: 'custom-field', detail: 'names a field twice' });
  }
  return faults;
}

function depositFaults(invoice: Invoice, deposit: Cents): ContentFault[] {
  const fault = (detail: string) => [{ pointer: '/deposit', code: 'deposit', detail }];
  if (isCreditMemo(invoice)) return fault('is on a credit memo: only what is owed can be paid down');
  const most = totalWithTax(invoice, invoiceTotal(invoice));
  if (deposit < 0n) return fault('is negative');
  return invoice.taxes !== undefined && deposit > most ? fault(`is more than the total of ${formatMoney(most)}`) : [];
}
