import type { CompanyView } from '../books/company-view.ts';
import type { JsonObject } from '../json.ts';
import { addDays } from '../stamps.ts';
import { defaultAccountId } from '../entities/account.ts';
import { accountRow, rowsOf, sumsOf, totalOf } from './account-sums.ts';
import type { AccountRow, AccountSums } from './account-sums.ts';
import { fiscalYearStart, periodOf } from './period.ts';
import { netIncome } from './profit-and-loss.ts';
import { column, dataRow, money, section } from './report.ts';
import type { Report, ReportRequest } from './report.ts';

/** A section of the sheet: title and group, and its accounts or sections. */
type Part = { title: string; group: string; types?: readonly string[]; parts?: readonly Part[] };

const assets: Part = {
  title: 'ASSETS',
  group: 'TotalAssets',
  parts: [
    {
      title: 'Current Assets',
      group: 'CurrentAssets',
      parts: [
        { title: 'Bank Accounts', group: 'BankAccounts', types: ['Bank'] },
        { title: 'Accounts Receivable', group: 'AR', types: ['Accounts Receivable'] },
        { title: 'Other Current Assets', group: 'OtherCurrentAssets', types: ['Other Current Asset'] },
      ],
    },
    { title: 'Fixed Assets', group: 'FixedAssets', types: ['Fixed Asset'] },
    { title: 'Other Assets', group: 'OtherAssets', types: ['Other Asset'] },
  ],
};

const liabilities: Part = {
  title: 'Liabilities',
  group: 'Liabilities',
  parts: [
    {
      title: 'Current Liabilities',
      group: 'CurrentLiabilities',
      parts: [
        { title: 'Accounts Payable', group: 'AP', types: ['Accounts Payable'] },
        { title: 'Credit Cards', group: 'CreditCards', types: ['Credit Card'] },
        { title: 'Other Current Liabilities', group: 'OtherCurrentLiabilities', types: ['Other Current Liability'] },
      ],
    },
    { title: 'Long-Term Liabilities', group: 'LongTermLiabilities', types: ['Long Term Liability'] },
  ],
};

const FIRST_DAY = '0000-01-01';

type Filled = { cents: bigint; row: JsonObject | undefined };

/** Assets, liabilities and equity at the end of a day; both sides are equal. */
export function balanceSheet({ company, parameters, today }: ReportRequest): Report {
  const { end } = periodOf(
    parameters.end_date === undefined && parameters.date_macro === undefined ? { end_date: today } : parameters,
    today,
  );
  const sums = sumsOf(company, { start: FIRST_DAY, end });
  const owned = fill(company, sums, assets);
  const owed = fill(company, sums, liabilities);
  const equity = equityOf(company, sums, end);
  const total = owed.cents + equity.cents;
  const both = [owed.row, equity.row].filter((row) => row !== undefined);
  const rows = [
    ...(owned.row ? [owned.row] : []),
    ...(both.length > 0
      ? [summed('LIABILITIES AND EQUITY', 'TotalLiabilitiesAndEquity', { rows: both, cents: total })]
      : []),
  ];
  const columns = [column('', 'Account', 'account'), column('Total', 'Money', 'total')];
  return { period: { start: fiscalYearStart(end), end }, columns, rows };
}

function fill(company: CompanyView, sums: AccountSums, { title, group, types = [], parts = [] }: Part): Filled {
  const inner = parts.map((part) => fill(company, sums, part));
  const accounts = rowsOf(company, sums, types);
  const rows = [...inner.map(({ row }) => row).filter((row) => row !== undefined), ...accounts.map(accountRow)];
  const cents = totalOf([...inner, ...accounts]);
  return { cents, row: rows.length === 0 ? undefined : summed(title, group, { rows, cents }) };
}

function summed(title: string, group: string, { rows, cents }: { rows: JsonObject[]; cents: bigint }): JsonObject {
  const summary = [
    { value: title === 'LIABILITIES AND EQUITY' ? `TOTAL ${title}` : `Total ${title}` },
    { value: money(cents) },
  ];
  return section({ title: [{ value: title }, { value: '' }], rows, summary, group });
}

/** Income of former years is part of the retained earnings; this year's is a row of its own. */
function equityOf(company: CompanyView, sums: AccountSums, end: string): Filled {
  const newYear = fiscalYearStart(end);
  const former = netIncome(company, { start: FIRST_DAY, end: addDays(newYear, -1) });
  const current = netIncome(company, { start: newYear, end });
  const accounts = withEarnings(company, rowsOf(company, sums, ['Equity']), former);
  const cents = totalOf(accounts) + current;
  const rows = accounts.map(accountRow);
  if (current !== 0n) rows.push(dataRow({ value: 'Net Income' }, { value: money(current) }));
  return { cents, row: rows.length === 0 ? undefined : summed('Equity', 'Equity', { rows, cents }) };
}

function withEarnings(company: CompanyView, accounts: AccountRow[], cents: bigint): AccountRow[] {
  const id = defaultAccountId(company, 'RetainedEarnings') ?? '';
  const booked = accounts.find((account) => account.id === id)?.cents ?? 0n;
  const others = accounts.filter((account) => account.id !== id);
  if (booked + cents === 0n) return others;
  return [...others, { name: 'Retained Earnings', id, cents: booked + cents }];
}
