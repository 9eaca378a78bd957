import { invoices, invoiceTotal, settingOf, type Invoice } from '@autosync/contracts';
import { numberFromCents, numberFromDecimal, parseMoney } from '@autosync/core';
import type { DocumentPlan, MappingContext, ReferenceNeed } from '@autosync/sync-worker';
import { toCreditLine, toDocumentLines, type DocumentLine } from './line-detail.ts';
import { isCreditMemo } from './totals.ts';

/** What QuickBooks takes on one document: fewer lines where it works out sales tax. */
const MOST_LINES = { taxable: 750, other: 10_000 };

/** The names an invoice needs in QBO: its customer, its products and, on an invoice, its terms. */
export function invoiceNeeds(invoice: Invoice): ReferenceNeed[] {
  const sold = new Set(invoice.lines.filter(({ source }) => source === 'product').map(({ item }) => item));
  const items = [...new Set(invoice.lines.map(({ item }) => item))].map((item) => ({
    ...itemNeed(item),
    ...(sold.has(item) && { itemType: 'product' as const }),
  }));
  const terms = invoice.terms === undefined || isCreditMemo(invoice) ? [] : [termNeed(invoice.terms)];
  return [customerNeed(invoice), ...items, ...terms];
}

function customerNeed({ customer }: Invoice): ReferenceNeed {
  return { kind: 'customer', ...customer };
}

const itemNeed = (name: string): ReferenceNeed => ({ kind: 'item', name });
const termNeed = (name: string): ReferenceNeed => ({ kind: 'term', name });

/** The Invoice or CreditMemo of a record. Amounts of a credit memo are positive, whatever their sign here. */
export function toInvoiceDocument(invoice: Invoice, { company, key, referenceId }: MappingContext): DocumentPlan {
  const credit = isCreditMemo(invoice);
  const sign = invoiceTotal(invoice) < 0n ? -1n : 1n;
  const lineDetail = settingOf(invoices, 'invoiceLineDetail', company.settings);
  const detailed = toDocumentLines(invoice.lines, lineDetail);
  const refusal = refuseTooMany(detailed);
  if (refusal !== undefined) return refusal;
  const lines = credit ? detailed.map((line) => toCreditLine(line, sign)) : detailed;
  const discount = invoice.discount === undefined ? [] : [toDiscountLine(invoice.discount, sign)];
  const sentNumber = company.preferences.customNumbers ? invoice.number : undefined;
  return {
    kind: 'write',
    entity: credit ? 'CreditMemo' : 'Invoice',
    body: {
      CustomerRef: { value: referenceId(customerNeed(invoice)) },
      TxnDate: invoice.date,
      ...(invoice.dueDate === undefined || credit ? {} : { DueDate: invoice.dueDate }),
      ...(invoice.terms === undefined || credit
        ? {}
        : { SalesTermRef: { value: referenceId(termNeed(invoice.terms)) } }),
      ...(sentNumber === undefined ? {} : { DocNumber: sentNumber }),
      ...(invoice.memo === undefined ? {} : { CustomerMemo: { value: invoice.memo } }),
      // Where QuickBooks numbers the forms itself, our number is still found by searching for it.
      PrivateNote: invoice.number === undefined || sentNumber !== undefined ? key : `No. ${invoice.number} ${key}`,
      Line: [...lines.map((line) => toSalesLine(line, referenceId(itemNeed(line.item)))), ...discount],
    },
  };
}

function refuseTooMany(lines: readonly DocumentLine[]): DocumentPlan | undefined {
  const most = lines.some(({ taxable }) => taxable) ? MOST_LINES.taxable : MOST_LINES.other;
  if (lines.length <= most) return undefined;
  const detail = `it has ${lines.length} lines, and QuickBooks takes ${most} on ${most === MOST_LINES.taxable ? 'a taxable' : 'one'} document`;
  return { kind: 'refuse', refusal: { code: 'invalid-record', values: { detail } } };
}

function toSalesLine(line: DocumentLine, itemId: string): Record<string, unknown> {
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: numberFromCents(line.amount),
    ...(line.description === undefined ? {} : { Description: line.description }),
    SalesItemLineDetail: {
      ItemRef: { value: itemId },
      Qty: numberFromDecimal(line.quantity),
      ...(line.unitPrice === undefined ? {} : { UnitPrice: numberFromDecimal(line.unitPrice) }),
      TaxCodeRef: { value: line.taxable ? 'TAX' : 'NON' },
      ...(line.serviceDate === undefined ? {} : { ServiceDate: line.serviceDate }),
    },
  };
}

function toDiscountLine(discount: NonNullable<Invoice['discount']>, sign: bigint): Record<string, unknown> {
  return {
    DetailType: 'DiscountLineDetail',
    Amount: numberFromCents(sign * parseMoney(discount.amount)),
    ...(discount.description === undefined ? {} : { Description: discount.description }),
    DiscountLineDetail: { PercentBased: false },
  };
}
