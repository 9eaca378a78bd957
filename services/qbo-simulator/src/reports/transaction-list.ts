import type { CompanyView, StoreView } from '../books/company-view.ts';
import { centsOf, objectOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import type { JsonObject } from '../json.ts';
import { bookedOn } from './account-sums.ts';
import { periodOf } from './period.ts';
import { column, dataRow, money } from './report.ts';
import type { Cell, Report, ReportRequest } from './report.ts';

/** What the report calls an entity; what is missing is not a transaction to it. */
const names: Readonly<Record<string, string>> = {
  Bill: 'Bill',
  BillPayment: 'Bill Payment',
  CreditMemo: 'Credit Memo',
  Deposit: 'Deposit',
  Estimate: 'Estimate',
  InventoryAdjustment: 'Inventory Qty Adjust',
  Invoice: 'Invoice',
  JournalEntry: 'Journal Entry',
  Payment: 'Payment',
  Purchase: 'Expense',
  PurchaseOrder: 'Purchase Order',
  RefundReceipt: 'Refund',
  SalesReceipt: 'Sales Receipt',
  Transfer: 'Transfer',
  VendorCredit: 'Vendor Credit',
};

const columns = [
  column('Date', 'tx_date', 'tx_date'),
  column('Transaction Type', 'txn_type', 'txn_type'),
  column('Num', 'doc_num', 'doc_num'),
  column('Posting', 'is_no_post', 'is_no_post'),
  column('Name', 'name', 'name'),
  column('Memo/Description', 'memo', 'memo'),
  column('Account', 'account_name', 'account_name'),
  column('Split', 'other_account', 'other_account'),
  column('Amount', 'subt_nat_amount', 'subt_nat_amount'),
];

/** The transactions of a period, oldest first; of one customer or vendor when that is asked for. */
export function transactionList({ company, parameters, today }: ReportRequest): Report {
  const period = periodOf(parameters, today);
  const { customer, vendor } = parameters;
  const found: { day: string; id: number; row: JsonObject }[] = [];
  for (const entity of Object.keys(names)) {
    const store = company.store(entity);
    for (const doc of store.all()) {
      const day = bookedOn(doc);
      const isAsked = isOf(doc, 'CustomerRef', customer) && isOf(doc, 'VendorRef', vendor);
      if (day < period.start || day > period.end || !isAsked) continue;
      found.push({ day, id: Number(doc.Id), row: rowOf(company, store, { entity, doc }) });
    }
  }
  const rows = found.toSorted((a, b) => a.day.localeCompare(b.day) || a.id - b.id).map(({ row }) => row);
  return { period, columns, rows };
}

function isOf(doc: Doc, property: string, ids: string | undefined): boolean {
  return ids === undefined || ids.split(',').includes(referencedId(doc, property) ?? '');
}

function rowOf(company: CompanyView, store: StoreView, { entity, doc }: { entity: string; doc: Doc }): JsonObject {
  const [first, ...others] = store.posted.get(doc.Id) ?? [];
  const split =
    others.length === 1 ? accountCell(company, others[0]?.accountId) : { value: others.length > 1 ? '-Split-' : '' };
  return dataRow(
    { value: bookedOn(doc) },
    { value: names[entity] ?? entity, id: doc.Id },
    { value: textOf(doc, 'DocNumber') ?? '' },
    { value: first ? 'Yes' : 'No' },
    nameCell(doc),
    { value: textOf(doc, 'PrivateNote') ?? '' },
    accountCell(company, first?.accountId),
    split,
    { value: money(totalOf(doc)) },
  );
}

function totalOf(doc: Doc): bigint {
  return centsOf(doc, doc['TotalAmt'] === undefined ? 'Amount' : 'TotalAmt');
}

function nameCell(doc: Doc): Cell {
  for (const property of ['CustomerRef', 'VendorRef', 'EntityRef']) {
    const id = referencedId(doc, property);
    if (id !== undefined) return { value: textOf(objectOf(doc, property), 'name') ?? '', id };
  }
  return { value: '' };
}

function accountCell(company: CompanyView, id: string | undefined): Cell {
  const account = id === undefined ? undefined : company.store('Account').get(id);
  return account ? { value: textOf(account, 'FullyQualifiedName') ?? '', id: account.Id } : { value: '' };
}
