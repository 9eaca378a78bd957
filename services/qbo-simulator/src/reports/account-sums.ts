import type { CompanyView } from '../books/company-view.ts';
import { textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { dataRow, money } from './report.ts';
import type { JsonObject } from '../json.ts';
import type { Period } from './period.ts';

/** What is posted to each account in a period, debits positive. */
export type AccountSums = ReadonlyMap<string, bigint>;

/** The day that a document is posted on; initial stock is posted on its start date. */
export function bookedOn(doc: Doc): string {
  return textOf(doc, 'TxnDate') ?? textOf(doc, 'InvStartDate') ?? '';
}

export function sumsOf(company: CompanyView, { start, end }: Period): AccountSums {
  const sums = new Map<string, bigint>();
  for (const store of company.stores()) {
    for (const [id, postings] of store.posted) {
      const doc = store.get(id);
      const day = doc ? bookedOn(doc) : '';
      if (day < start || day > end) continue;
      for (const { accountId = '', cents } of postings) sums.set(accountId, (sums.get(accountId) ?? 0n) + cents);
    }
  }
  return sums;
}

export type AccountRow = { name: string; id: string; cents: bigint };

/** The accounts of some types with their sums, by name. For income, liabilities and equity credits are positive. */
export function rowsOf(company: CompanyView, sums: AccountSums, types: readonly string[]): AccountRow[] {
  const rows: AccountRow[] = [];
  for (const account of company.store('Account').all()) {
    if (!types.includes(textOf(account, 'AccountType') ?? '')) continue;
    const side = textOf(account, 'Classification') ?? '';
    const debit = sums.get(account.Id) ?? 0n;
    const cents = side === 'Asset' || side === 'Expense' ? debit : -debit;
    if (cents !== 0n) rows.push({ name: textOf(account, 'FullyQualifiedName') ?? '', id: account.Id, cents });
  }
  return rows.toSorted((a, b) => a.name.localeCompare(b.name));
}

export function accountRow({ name, id, cents }: AccountRow): JsonObject {
  return dataRow({ value: name, id }, { value: money(cents) });
}

export function totalOf(rows: readonly { cents: bigint }[]): bigint {
  return rows.reduce((sum, { cents }) => sum + cents, 0n);
}
