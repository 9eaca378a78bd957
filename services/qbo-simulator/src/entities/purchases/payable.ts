import type { CompanyView, Posting } from '../../books/company-view.ts';
import { amountOf, centsOf, referencedId, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { currency } from '../../fields/currency.ts';
import type { Fields } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, day, decimal, text } from '../../fields/scalars.ts';
import { object } from '../../fields/structures.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, missingParameter, QboFault } from '../../qbo-fault.ts';
import { defaultAccountId } from '../account.ts';
import type { AnswerTable } from '../answer-table.ts';
import { transactionCurrency } from '../currency.ts';
import { metaDataQueryable } from '../definition.ts';
import type { WriteContext } from '../definition.ts';
import { vendorParty } from '../party-balance.ts';
import { requireFeature } from '../plan.ts';
import { otherPreference } from '../preferences.ts';
import { taxLines } from '../sales/tax-fields.ts';
import { protectApplied } from '../sales/protect-applied.ts';
import { settled } from '../settlement/kind.ts';
import { billSources, completeSources, linkedTransactions } from '../sources.ts';
import { purchaseTaxPostings } from '../tax-abroad.ts';
import { completeExpenseLines, expenseLines, expensePostings } from './expense-lines.ts';

/** What bills and vendor credits have in common (docs/quickbooks.md#bills). */
export const payableFields: Fields = {
  VendorRef: reference('Vendor'),
  Line: expenseLines,
  DocNumber: text({ max: 21 }),
  TxnDate: day,
  PrivateNote: text({ max: 4000 }),
  APAccountRef: reference('Account'),
  DepartmentRef: reference('Department'),
  CurrencyRef: currency,
  ExchangeRate: decimal,
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  TxnTaxDetail: object({ TotalTax: amount, TaxLine: taxLines }),
  TransactionLocationType: text({ max: 60 }),
  LinkedTxn: linkedTransactions,
};

/** What every answer of a bill or vendor credit contains. */
export const payableAnswer = {
  defaults: { 'Line.CustomExtensions': [] },
  always: ['VendorRef', 'TxnDate', 'CurrencyRef', 'APAccountRef', 'Line', 'TotalAmt', 'Balance'],
  unlessEmpty: ['LinkedTxn'],
  addresses: ['VendorAddr'],
} satisfies AnswerTable;

export const payableQueryable = {
  ...metaDataQueryable,
  DocNumber: 'text',
  TxnDate: 'day',
  VendorRef: 'reference',
  TotalAmt: 'amount',
  Balance: 'amount',
} as const;

export const payableIndexes = ['DocNumber', 'VendorRef', 'TxnDate'];

/** Lines, amounts and defaults. What has been paid or used is kept. */
export function completePayable(draft: Draft, context: WriteContext): { form: Draft; txnDate: string } {
  const { company, before } = context;
  requireFeature(company, 'bills');
  const vendorId = referencedId(draft, 'VendorRef');
  if (vendorId === undefined) throw missingParameter('VendorRef');
  const txnDate = textOf(draft, 'TxnDate') ?? context.today;
  const { Line, total, tax } = completeExpenseLines({ draft, before: before ?? {}, company, txnDate, numbered: true });
  const paid = before ? settled(before) : 0n;
  if (total < paid) throw businessRule('What has been applied to the transaction is more than the total.');
  if (before && paid > 0n) protectApplied(draft, before, 'VendorRef');
  const form: Draft = {
    ...draft,
    TxnDate: txnDate,
    Line,
    ...tax,
    APAccountRef: draft['APAccountRef'] ?? payableAccount(company),
    ...transactionCurrency(draft, context, vendorParty),
    LinkedTxn: completeSources({ ...context, draft, allowed: billSources, party: 'VendorRef' }),
    VendorAddr: company.store('Vendor').get(vendorId)?.['BillAddr'],
    TotalAmt: amountOf(total),
    Balance: amountOf(total - paid),
  };
  return { form, txnDate };
}

/** The account of debts to vendors; a form may name another one. */
export function payableAccount(company: CompanyView): JsonObject | undefined {
  const id = defaultAccountId(company, 'AccountsPayable');
  return id === undefined ? undefined : company.shared('Account', id);
}

/** A document number must be unique per vendor if the company warns about duplicates (docs/quickbooks.md#bills). */
export function checkVendorNumber(draft: Draft, { company, before, allowDuplicateNumber }: WriteContext): void {
  const number = textOf(draft, 'DocNumber');
  if (number === undefined || allowDuplicateNumber) return;
  if (otherPreference(company, 'WarnDuplicateBillNumber') !== 'true') return;
  const store = company.store('Bill');
  const vendorId = referencedId(draft, 'VendorRef');
  const holder = (store.index('DocNumber')?.ids(number) ?? []).find(
    (id) => id !== before?.Id && referencedId(store.get(id) ?? {}, 'VendorRef') === vendorId,
  );
  if (holder === undefined) return;
  throw new QboFault(
    '6140',
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=Bill with TxnId=${holder}`,
  );
}

/** A bill raises what is owed (direction 1), a vendor credit lowers it (−1). */
export function payablePostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  return [
    { accountId: referencedId(doc, 'APAccountRef'), cents: -direction * centsOf(doc, 'TotalAmt') },
    ...expensePostings(doc, company, direction),
    ...purchaseTaxPostings(doc, company, direction),
  ];
}
