import type { CompanyView } from '../books/company-view.ts';
import type { JsonObject } from '../json.ts';
import { accountRow, rowsOf, sumsOf, totalOf } from './account-sums.ts';
import type { AccountSums } from './account-sums.ts';
import { periodOf } from './period.ts';
import type { Period } from './period.ts';
import { column, money, section } from './report.ts';
import type { Report, ReportRequest } from './report.ts';

/** The parts of the report: title, account types, group. */
const parts = {
  income: ['Income', ['Income'], 'Income'],
  costs: ['Cost of Goods Sold', ['Cost of Goods Sold'], 'COGS'],
  expenses: ['Expenses', ['Expense'], 'Expenses'],
  otherIncome: ['Other Income', ['Other Income'], 'OtherIncome'],
  otherExpenses: ['Other Expenses', ['Other Expense'], 'OtherExpenses'],
} as const;

type Part = keyof typeof parts;

/** What is left of income after all costs. */
export function netIncome(company: CompanyView, period: Period): bigint {
  const sums = sumsOf(company, period);
  const cents = (part: Part) => totalOf(rowsOf(company, sums, parts[part][1]));
  return cents('income') - cents('costs') - cents('expenses') + cents('otherIncome') - cents('otherExpenses');
}

export function profitAndLoss({ company, parameters, today }: ReportRequest): Report {
  const period = periodOf(parameters, today);
  const sums = sumsOf(company, period);
  const income = partOf(company, sums, 'income');
  const costs = partOf(company, sums, 'costs');
  const expenses = partOf(company, sums, 'expenses');
  const otherIncome = partOf(company, sums, 'otherIncome');
  const otherExpenses = partOf(company, sums, 'otherExpenses');
  const gross = income.cents - costs.cents;
  const operating = gross - expenses.cents;
  const other = otherIncome.cents - otherExpenses.cents;
  const rows = [
    ...income.rows,
    ...costs.rows,
    result('Gross Profit', gross, 'GrossProfit'),
    ...expenses.rows,
    result('Net Operating Income', operating, 'NetOperatingIncome'),
    ...otherIncome.rows,
    ...otherExpenses.rows,
    result('Net Other Income', other, 'NetOtherIncome'),
    result('Net Income', operating + other, 'NetIncome'),
  ];
  const columns = [column('', 'Account', 'account'), column('Total', 'Money', 'total')];
  return { period, columns, rows: sums.size === 0 ? [] : rows };
}

function partOf(company: CompanyView, sums: AccountSums, part: Part): { cents: bigint; rows: JsonObject[] } {
  const [title, types, group] = parts[part];
  const accounts = rowsOf(company, sums, types);
  const cents = totalOf(accounts);
  if (accounts.length === 0) return { cents, rows: [] };
  const summary = [{ value: `Total ${title}` }, { value: money(cents) }];
  const heading = [{ value: title }, { value: '' }];
  return { cents, rows: [section({ title: heading, rows: accounts.map(accountRow), summary, group })] };
}

function result(title: string, cents: bigint, group: string): JsonObject {
  return section({ summary: [{ value: title }, { value: money(cents) }], group });
}
