import { invoices, isCreditMemo, isNegativeInvoice, settingOf, type Invoice } from '@autosync/contracts';
import { numberFromCents, numberFromDecimal, parseMoney } from '@autosync/core';
import {
  currencyFields,
  isTaxedLine,
  lineClassFields,
  toAddress,
  trackingFields,
  writeTax,
  type DocumentPlan,
  type MappingContext,
  type TaxWriting,
} from '@autosync/sync-worker';
import { customFieldsOf } from './custom-fields.ts';
import { toCreditLine, toDocumentLines, type DocumentLine } from './line-detail.ts';
import { accountNeed, customerNeed, itemNeed, taxedDocument, termNeed } from './needs.ts';

/** What QuickBooks takes on one document: fewer lines where it works out sales tax. */
const MOST_LINES = { taxable: 750, other: 10_000 };

/** The Invoice or CreditMemo of a record. Amounts of a credit memo are positive, whatever their sign here. */
export function toInvoiceDocument(invoice: Invoice, context: MappingContext): DocumentPlan {
  const { company, key, referenceId } = context;
  const credit = isCreditMemo(invoice);
  const sign = signOf(invoice);
  const taxed = taxedDocument(invoice);
  const detail = settingOf(invoices, 'invoiceLineDetail', company.settings);
  const detailed = toDocumentLines(invoice.lines, { detail, isTaxed: isTaxedLine(taxed, company) });
  const refusal = refuseTooMany(detailed);
  if (refusal !== undefined) return refusal;
  const tax = writeTax(taxed, { company, referenceId, sign });
  const lines = credit ? detailed.map((line) => toCreditLine(line, sign)) : detailed;
  const discount = invoice.discount === undefined ? [] : [toDiscountLine(invoice.discount, sign)];
  const sentNumber = company.preferences.customNumbers ? invoice.number : undefined;
  return {
    kind: 'write',
    entity: credit ? 'CreditMemo' : 'Invoice',
    body: {
      CustomerRef: { value: referenceId(customerNeed(invoice, company)) },
      TxnDate: invoice.date,
      ...(credit ? {} : termsAndDeposit(invoice, context)),
      ...(sentNumber === undefined ? {} : { DocNumber: sentNumber }),
      ...(invoice.memo === undefined ? {} : { CustomerMemo: { value: invoice.memo } }),
      ...currencyFields(invoice, company),
      ...trackingFields(invoice, context),
      ...tax.fields,
      ...delivery(invoice, context, credit),
      ...customFieldsOf(invoice, company.preferences),
      // Where QuickBooks numbers the forms itself, our number is still found by searching for it.
      PrivateNote: invoice.number === undefined || sentNumber !== undefined ? key : `No. ${invoice.number} ${key}`,
      Line: [
        ...lines.map((line) => toSalesLine(line, { context, invoice, tax })),
        ...tax.lines.map((line) => toTaxLine(line, { context, tax, sign })),
        ...discount,
      ],
    },
  };
}

/** -1 where the record's amounts are those of a negative invoice. */
export function signOf(invoice: Invoice): 1n | -1n {
  return isNegativeInvoice(invoice) ? -1n : 1n;
}

function refuseTooMany(lines: readonly DocumentLine[]): DocumentPlan | undefined {
  const most = lines.some(({ taxable }) => taxable) ? MOST_LINES.taxable : MOST_LINES.other;
  if (lines.length <= most) return undefined;
  const detail = `it has ${lines.length} lines, and QuickBooks takes ${most} on ${most === MOST_LINES.taxable ? 'a taxable' : 'one'} document`;
  return { kind: 'refuse', refusal: { code: 'invalid-record', values: { detail } } };
}

/** What only an invoice has. */
function termsAndDeposit(
  { dueDate, terms, deposit }: Invoice,
  { referenceId }: MappingContext,
): Record<string, unknown> {
  return {
    ...(dueDate !== undefined && { DueDate: dueDate }),
    ...(terms !== undefined && { SalesTermRef: { value: referenceId(termNeed(terms)) } }),
    ...(deposit !== undefined && { Deposit: numberFromCents(parseMoney(deposit.amount)) }),
    ...(deposit?.account !== undefined && {
      DepositToAccountRef: { value: referenceId(accountNeed(deposit.account)) },
    }),
  };
}

/** Whom the document goes to, and where its goods go. Copies are an invoice's. */
function delivery(invoice: Invoice, { company }: MappingContext, credit: boolean): Record<string, unknown> {
  const { billEmail, billEmailCc, billEmailBcc, shipTo } = invoice;
  const sending = settingOf(invoices, 'invoiceSending', company.settings);
  const isSent = sending === 'always' || (sending === 'asRecord' && invoice.send === true);
  return {
    ...(billEmail !== undefined && { BillEmail: { Address: billEmail } }),
    ...(billEmailCc !== undefined && !credit && { BillEmailCc: { Address: billEmailCc } }),
    ...(billEmailBcc !== undefined && !credit && { BillEmailBcc: { Address: billEmailBcc } }),
    ...(billEmail !== undefined && isSent && { EmailStatus: 'NeedToSend' }),
    ...(shipTo !== undefined && { ShipAddr: toAddress(shipTo) }),
  };
}

type LineContext = { context: MappingContext; tax: TaxWriting };

function toSalesLine(
  line: DocumentLine,
  { context, invoice, tax }: LineContext & { invoice: Invoice },
): Record<string, unknown> {
  const { referenceId } = context;
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: numberFromCents(line.amount),
    ...(line.description === undefined ? {} : { Description: line.description }),
    SalesItemLineDetail: {
      ItemRef: { value: referenceId(itemNeed(line)) },
      Qty: numberFromDecimal(line.quantity),
      ...(line.unitPrice === undefined ? {} : { UnitPrice: numberFromDecimal(line.unitPrice) }),
      ...tax.lineFields(line, line.amount),
      ...(line.serviceDate === undefined ? {} : { ServiceDate: line.serviceDate }),
      ...lineClassFields(line.class ?? invoice.class, context),
      // QuickBooks takes the account from the product; said all the same, it is compared with what QuickBooks took.
      ...(line.account === undefined ? {} : { ItemAccountRef: { value: referenceId(accountNeed(line.account)) } }),
    },
  };
}

function toTaxLine(
  { item, description, amount }: TaxWriting['lines'][number],
  { context, tax, sign }: LineContext & { sign: bigint },
): Record<string, unknown> {
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: numberFromCents(sign * amount),
    Description: description,
    SalesItemLineDetail: {
      ItemRef: { value: context.referenceId(item) },
      Qty: 1,
      UnitPrice: numberFromCents(sign * amount),
      ...tax.lineFields({ taxable: false }, sign * amount),
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
