import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { centsOf } from '../../src/books/doc.ts';
import type { JsonObject } from '../../src/json.ts';
import { runReport } from '../../src/reports/run-report.ts';
import { action, furnish, perform } from '../support/bookkeeping.ts';
import { openBooks } from '../support/books.ts';
import type { OpenBooks } from '../support/books.ts';

type Cell = { value: string; id?: string };
type Row = { ColData?: Cell[]; Rows?: { Row: Row[] }; Summary?: { ColData: Cell[] }; group?: string };
type Body = { Header: JsonObject; Rows: { Row?: Row[] } };

const TODAY = '2026-05-01';

function report(books: OpenBooks, name: string, parameters: Record<string, string> = {}): Row[] {
  const text = runReport(name, { company: books.company, parameters, today: TODAY }, 'now');
  return (JSON.parse(text) as Body).Rows.Row ?? [];
}

/** All rows, nested ones included. */
function allRows(rows: Row[]): Row[] {
  return rows.flatMap((row) => [row, ...allRows(row.Rows?.Row ?? [])]);
}

const cents = (text = '0.00') => BigInt((text === '' ? '0.00' : text).replace('.', ''));

/** The sum of a group; 0 if the report does not have it. */
function sumOf(rows: Row[], group: string): bigint {
  return cents(
    allRows(rows)
      .find((row) => row.group === group)
      ?.Summary?.ColData.at(-1)?.value,
  );
}

/** Amounts by account or customer. */
function amounts(rows: Row[]): Record<string, bigint> {
  const cells = allRows(rows).flatMap(({ ColData }) => (ColData?.[0]?.id === undefined ? [] : [ColData]));
  return Object.fromEntries(cells.map((row) => [row[0]!.id!, cents(row.at(-1)!.value)]));
}

function checkReports(books: OpenBooks): void {
  const sheet = report(books, 'BalanceSheet');
  expect(sumOf(sheet, 'TotalAssets')).toBe(sumOf(sheet, 'TotalLiabilitiesAndEquity'));
  const shown = amounts(sheet);
  for (const account of books.all('Account')) {
    if (['Revenue', 'Expense'].includes(account['Classification'] as string)) continue;
    expect([account['Name'], shown[account.Id] ?? 0n]).toEqual([account['Name'], centsOf(account, 'CurrentBalance')]);
  }

  const result = report(books, 'ProfitAndLoss');
  const earned = allRows(sheet)
    .find(({ ColData }) => ColData?.[0]?.value === 'Net Income')
    ?.ColData?.at(-1)?.value;
  expect(sumOf(result, 'NetIncome')).toBe(cents(earned));
  expect(sumOf(result, 'NetIncome')).toBe(
    sumOf(result, 'Income') - sumOf(result, 'COGS') - sumOf(result, 'Expenses') + sumOf(result, 'NetOtherIncome'),
  );

  const owed = report(books, 'AgedReceivables');
  const byCustomer = amounts(owed);
  for (const customer of books.all('Customer')) {
    const name = customer['DisplayName'];
    expect([name, byCustomer[customer.Id] ?? 0n]).toEqual([name, centsOf(customer, 'Balance')]);
  }
  expect(sumOf(owed, 'GrandTotal')).toBe(sumOf(sheet, 'AR'));

  const listed = report(books, 'TransactionList').map(({ ColData }) => ColData?.[1]?.id ?? '');
  const entities = ['Invoice', 'CreditMemo', 'Payment', 'Bill', 'VendorCredit', 'BillPayment', 'JournalEntry'];
  const others = ['Deposit', 'Estimate', 'SalesReceipt', 'RefundReceipt'];
  const ids = [...entities, ...others].flatMap((entity) => books.all(entity).map(({ Id }) => Id));
  expect(listed.toSorted()).toEqual(ids.toSorted());
}

describe('reports', () => {
  it('agree with the books and with each other, whatever is created, changed, voided and deleted', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 5, maxLength: 40 }), (todo) => {
        const books = openBooks();
        furnish(books);
        for (const next of todo) perform(books, next);
        checkReports(books);
        books.close();
      }),
      { numRuns: 40 },
    );
  });
});
