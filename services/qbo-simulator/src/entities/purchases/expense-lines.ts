import type { Cents } from '../../decimal.ts';
import type { CompanyView, Posting } from '../../books/company-view.ts';
import { centsOf, objectOf, objectsOf, referencedId, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { anything } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, decimal, lineTaxCode, text } from '../../fields/scalars.ts';
import { list, object } from '../../fields/structures.ts';
import { compact } from '../../json.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, missingParameter } from '../../qbo-fault.ts';
import { defaultAccountId } from '../account.ts';
import { pricedDetail, usableItem } from '../item-lines.ts';
import { lineIds } from '../line-ids.ts';
import { lineTax } from '../line-tax.ts';
import { taxAbroad } from '../tax-abroad.ts';
import { billedLineIds } from './billable.ts';
import { billSources, lineSources, linkedTransactions } from '../sources.ts';

const shared = {
  CustomerRef: reference('Customer'),
  ClassRef: reference('Class'),
  BillableStatus: choice(['Billable', 'NotBillable', 'HasBeenBilled']),
  TaxCodeRef: lineTaxCode,
  TaxInclusiveAmt: decimal,
  MarkupInfo: anything,
};

/** Lines of bills, vendor credits and purchases (docs/quickbooks.md#bills, #purchases). */
export const expenseLines = list(
  object({
    Id: text({ max: 30 }),
    LineNum: anything,
    Description: text({ max: 4000 }),
    Amount: amount,
    DetailType: choice(['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail']),
    AccountBasedExpenseLineDetail: object({ ...shared, AccountRef: reference('Account'), TaxAmount: amount }),
    ItemBasedExpenseLineDetail: object({ ...shared, ItemRef: reference('Item'), Qty: decimal, UnitPrice: decimal }),
    LinkedTxn: linkedTransactions,
  }),
  { max: 10_000 },
);

type Input = { draft: Draft; before: Draft; company: CompanyView; txnDate: string; numbered: boolean };

/** The lines as they are stored, their sum, and their tax. Only some forms have LineNum. */
export function completeExpenseLines({ draft, before, company, txnDate, numbered }: Input): {
  Line: JsonObject[];
  total: Cents;
  tax: { TxnTaxDetail?: JsonObject };
} {
  const given = objectsOf(draft, 'Line');
  if (given.length === 0) throw missingParameter('Line');
  const ids = lineIds(before);
  const billed = billedLineIds(before);
  const written = given.map((line, index) => {
    const own = ids(line);
    return compact({
      ...own,
      ...(numbered && { LineNum: index + 1 }),
      ...completeLine({ line, company, txnDate, isBilled: billed.has(own.Id) }),
    });
  });
  const taxed = taxAbroad({ draft, lines: written, company }, 'PurchaseTaxRateList');
  const Line = taxed?.lines ?? written;
  const total = Line.reduce((sum, line) => sum + centsOf(line, 'Amount'), taxed?.tax ?? 0n);
  if (total < 0n) throw businessRule('The transaction amount must be 0 or greater.');
  const isComputed =
    taxed !== undefined && (taxed.tax !== 0n || objectsOf(objectOf(draft, 'TxnTaxDetail'), 'TaxLine').length > 0);
  return { Line, total, tax: isComputed ? { TxnTaxDetail: taxed.detail } : {} };
}

type LineInput = { line: JsonObject; company: CompanyView; txnDate: string; isBilled: boolean };

function completeLine({ line, company, txnDate, isBilled }: LineInput): Draft {
  const kind = textOf(line, 'DetailType');
  if (kind === undefined) throw missingParameter('Line.DetailType');
  if (line['Amount'] === undefined) throw missingParameter('Line.Amount');
  const detail = objectOf(line, kind);
  const needed = kind === 'ItemBasedExpenseLineDetail' ? 'ItemRef' : 'AccountRef';
  const id = referencedId(detail, needed);
  if (id === undefined) throw missingParameter(`Line.${kind}.${needed}`);
  if (needed === 'ItemRef') {
    usableItem(company, id, txnDate);
  }
  if (detail['BillableStatus'] === 'Billable' && detail['CustomerRef'] === undefined) {
    throw businessRule('When you check the Billable box, you must also choose a customer.');
  }
  const status = detail['BillableStatus'] ?? 'NotBillable';
  return {
    Description: line['Description'],
    Amount: line['Amount'],
    DetailType: kind,
    LinkedTxn: lineSources(line, billSources),
    [kind]: compact({
      ...pricedDetail(line, detail),
      // A line that an invoice charges stays billed until the invoice no longer does.
      BillableStatus: isBilled && status === 'Billable' ? 'HasBeenBilled' : status,
      TaxCodeRef: lineTax(detail, company),
    }),
  };
}

/** The postings of the lines. */
export function expensePostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  return objectsOf(doc, 'Line').map((line) => ({
    accountId:
      referencedId(objectOf(line, 'AccountBasedExpenseLineDetail'), 'AccountRef') ??
      itemAccount(company, referencedId(objectOf(line, 'ItemBasedExpenseLineDetail'), 'ItemRef')),
    cents: direction * centsOf(line, 'Amount'),
  }));
}

/** The account of an item: the inventory asset if its stock is tracked, else the expense account. */
function itemAccount(company: CompanyView, itemId: string | undefined): string | undefined {
  const item: Draft = company.store('Item').get(itemId ?? '') ?? {};
  const property = item['Type'] === 'Inventory' ? 'AssetAccountRef' : 'ExpenseAccountRef';
  return referencedId(item, property) ?? defaultAccountId(company, 'SuppliesMaterialsCogs');
}
