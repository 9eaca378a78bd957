import { invoiceTotal, type Invoice } from '@autosync/contracts';
import { numberFromCents, numberFromDecimal, parseMoney } from '@autosync/core';
import type { CompanyFacts, QboDocument, ReferenceNeed } from '@autosync/sync-worker';
import { lineDetails, toDocumentLines, type DocumentLine, type LineDetail } from './line-detail.ts';
import { isCreditMemo } from './totals.ts';

/** The names an invoice needs in QBO: its customer, its products and, on an invoice, its terms. */
export function invoiceNeeds(invoice: Invoice): ReferenceNeed[] {
  const needs = [customerNeed(invoice), ...new Set(invoice.lines.map((line) => line.item))].map((need) =>
    typeof need === 'string' ? itemNeed(need) : need,
  );
  return invoice.terms === undefined || isCreditMemo(invoice) ? needs : [...needs, termNeed(invoice.terms)];
}

function customerNeed({ customer }: Invoice): ReferenceNeed {
  return { kind: 'customer', ...customer };
}

const itemNeed = (name: string): ReferenceNeed => ({ kind: 'item', name });
const termNeed = (name: string): ReferenceNeed => ({ kind: 'term', name });

/** The Invoice or CreditMemo of a record. Amounts of a credit memo are positive, whatever their sign here. */
export function toInvoiceDocument(
  invoice: Invoice,
  context: { company: CompanyFacts; key: string; referenceId: (need: ReferenceNeed) => string },
): QboDocument {
  const { company, referenceId } = context;
  const credit = isCreditMemo(invoice);
  const sign = credit && invoiceTotal(invoice) < 0n ? -1n : 1n;
  const lines = toDocumentLines(invoice.lines, lineDetailOf(company)).map((line) =>
    toSalesLine(line, sign, referenceId(itemNeed(line.item))),
  );
  const discount = invoice.discount === undefined ? [] : [toDiscountLine(invoice.discount, sign)];
  const ownTerms = invoice.terms === undefined || credit ? undefined : referenceId(termNeed(invoice.terms));
  return {
    entity: credit ? 'CreditMemo' : 'Invoice',
    body: {
      CustomerRef: { value: referenceId(customerNeed(invoice)) },
      TxnDate: invoice.date,
      ...(invoice.dueDate === undefined || credit ? {} : { DueDate: invoice.dueDate }),
      ...(ownTerms === undefined ? {} : { SalesTermRef: { value: ownTerms } }),
      ...(invoice.number === undefined || !company.preferences.customNumbers ? {} : { DocNumber: invoice.number }),
      ...(invoice.memo === undefined ? {} : { CustomerMemo: { value: invoice.memo } }),
      PrivateNote: context.key,
      Line: [...lines, ...discount],
    },
  };
}

function lineDetailOf(company: CompanyFacts): LineDetail {
  return lineDetails.find((detail) => detail === company.settings['invoiceLineDetail']) ?? 'default';
}

function toSalesLine(line: DocumentLine, sign: bigint, itemId: string): Record<string, unknown> {
  const price = sign < 0n ? negate(line.unitPrice) : line.unitPrice;
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: numberFromCents(sign * line.amount),
    ...(line.description === undefined ? {} : { Description: line.description }),
    SalesItemLineDetail: {
      ItemRef: { value: itemId },
      Qty: numberFromDecimal(line.quantity),
      UnitPrice: numberFromDecimal(price),
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

function negate(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}
