import type { Cents } from '../../decimal.ts';
import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, objectOf, referencedId, textOf } from '../../books/doc.ts';
import { currency } from '../../fields/currency.ts';
import { address, emailAddress } from '../../fields/contact.ts';
import { anything } from '../../fields/field.ts';
import type { Fields } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, day, decimal, flag, text } from '../../fields/scalars.ts';
import { list, object } from '../../fields/structures.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, missingParameter } from '../../qbo-fault.ts';
import type { AnswerTable } from '../answer-table.ts';
import type { QueryKind, WriteContext } from '../definition.ts';
import { homeAmounts, transactionCurrency } from '../currency.ts';
import { metaDataQueryable } from '../definition.ts';
import { customerParty } from '../party-balance.ts';
import { salesLines } from './line-fields.ts';
import { completeLines } from './lines.ts';
import { formNumber } from './numbering.ts';
import { ownFields } from './own-fields.ts';
import { taxCodeReference, taxLines } from './tax-fields.ts';
import { completeTax } from './tax.ts';

const LARGEST_TOTAL = 999_999_999_999n;

const customField = object({ DefinitionId: anything, Name: anything, Type: anything, StringValue: text({ max: 31 }) });

/** What invoices and credit memos have in common (docs/quickbooks.md#invoices, #credit-memos). */
export const salesFormFields: Fields = {
  CustomerRef: reference('Customer'),
  Line: salesLines,
  DocNumber: text({ max: 21 }),
  TxnDate: day,
  PrivateNote: text({ max: 4000 }),
  CustomerMemo: object({ value: text({ max: 1000 }) }),
  BillAddr: address,
  ShipAddr: address,
  ShipFromAddr: address,
  FreeFormAddress: flag,
  BillEmail: emailAddress,
  SalesTermRef: reference('Term'),
  ClassRef: reference('Class'),
  DepartmentRef: reference('Department'),
  CurrencyRef: currency,
  ExchangeRate: decimal,
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  ApplyTaxAfterDiscount: flag,
  TxnTaxDetail: object({ TxnTaxCodeRef: taxCodeReference, TotalTax: amount, TaxLine: taxLines }),
  PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
  EmailStatus: choice(['NotSet', 'NeedToSend', 'EmailSent']),
  CustomField: list(customField, { max: 100 }),
  TransactionLocationType: text({ max: 60 }),
};

/** What every answer of a sales form holds. */
export const salesFormAnswer = {
  defaults: {
    CustomField: [],
    'Line.CustomExtensions': [],
    FreeFormAddress: true,
    ApplyTaxAfterDiscount: false,
    PrintStatus: 'NeedToPrint',
    EmailStatus: 'NotSet',
  },
  always: ['CustomerRef', 'TxnDate', 'CurrencyRef', 'Line', 'TxnTaxDetail', 'TotalAmt', 'Balance'],
  addresses: ['BillAddr', 'ShipAddr', 'ShipFromAddr'],
} satisfies AnswerTable;

export const salesFormQueryable: Readonly<Record<string, QueryKind>> = {
  ...metaDataQueryable,
  DocNumber: 'text',
  TxnDate: 'day',
  CustomerRef: 'reference',
  TotalAmt: 'amount',
  Balance: 'amount',
};

export const salesFormIndexes = ['DocNumber', 'CustomerRef', 'TxnDate'];

/** Forms with a shipping address. */
const shipping = new Set(['Invoice', 'Estimate', 'SalesReceipt']);

/** The address that goods are shipped from, as two lines of text. */
function companyAddress(company: CompanyView): JsonObject | undefined {
  const address = objectOf(company.only('CompanyInfo'), 'CompanyAddr');
  const [street, city, state, zip] = ['Line1', 'City', 'CountrySubDivisionCode', 'PostalCode'].map((part) =>
    textOf(address, part),
  );
  const place = [city, [state, zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return street === undefined ? undefined : { Line1: street, ...(place !== '' && { Line2: place }) };
}

/** Fills in what all sales forms have in common, and returns the total. */
export function completeSalesForm(
  entity: string,
  draft: Draft,
  context: WriteContext,
): { form: Draft; total: Cents; txnDate: string } {
  const { company, before } = context;
  const customerId = referencedId(draft, 'CustomerRef');
  if (customerId === undefined && entity !== 'SalesReceipt') throw missingParameter('CustomerRef');
  const txnDate = textOf(draft, 'TxnDate') ?? context.today;
  const { discount, ...written } = completeLines({ draft, before: before ?? {}, company, txnDate });
  const { lines, subtotal, detail: TxnTaxDetail, tax } = completeTax({ draft, ...written, discount, company });
  const total = subtotal - discount + tax;
  if (total > LARGEST_TOTAL) throw businessRule('The transaction amount is too large.');
  if (total < 0n) throw businessRule('The transaction amount must be 0 or greater.');
  if (draft['EmailStatus'] === 'NeedToSend' && draft['BillEmail'] === undefined) throw missingParameter('BillEmail');
  const customer = company.store('Customer').get(customerId ?? '');
  const form: Draft = {
    ...draft,
    CustomField: ownFields(draft, company),
    DocNumber: formNumber(entity, draft, context),
    TxnDate: txnDate,
    ...transactionCurrency(draft, context, customerParty),
    Line: lines,
    TxnTaxDetail,
    BillAddr: draft['BillAddr'] ?? customer?.['BillAddr'],
    ShipAddr: draft['ShipAddr'] ?? customer?.['ShipAddr'],
    ShipFromAddr:
      draft['ShipFromAddr'] ?? before?.['ShipFromAddr'] ?? (shipping.has(entity) ? companyAddress(company) : undefined),
    TotalAmt: amountOf(total),
    DeliveryInfo: before?.['DeliveryInfo'],
  };
  return { form: { ...form, ...homeAmounts(form, context, { HomeTotalAmt: total }) }, total, txnDate };
}
