import { nameKey, parseMoney, type Cents } from '@autosync/core';
import { LARGEST_CENTS } from '../fields.ts';
import type { ContentFault } from './content-fault.ts';
import { documentFaults, magnitude, statedTax, tooLarge, totalFault, totalWithTax } from './document-fields.ts';
import type { Expense, ExpenseLine } from './expense.ts';

/** What the lines come to. */
export function expenseSum({ lines }: Expense): Cents {
  return lines.reduce((sum, { amount }) => sum + parseMoney(amount), 0n);
}

/** What the record comes to, with its tax: negative when money came back. */
export function expenseTotal(expense: Expense): Cents {
  return totalWithTax(expense, expenseSum(expense));
}

/** The name that stands for the account of a line; the schema and the rules see to it that there is one. */
export function accountNameOf({ account, expenseType }: ExpenseLine): string {
  return account ?? expenseType ?? '';
}

/** QuickBooks keeps one location per document: the one that the document or its lines name. */
export function departmentOf({ department, lines }: Expense): string | undefined {
  return department ?? lines.find((line) => line.department !== undefined)?.department;
}

/** What a schema cannot say of an expense that it has passed. */
export function expenseFaults(expense: Expense): ContentFault[] {
  const faults = [
    ...payingFaults(expense),
    ...expense.lines.flatMap((line, index) => lineFaults(line, index)),
    ...departmentFaults(expense),
    ...documentFaults(expense),
  ];
  const sum = expense.lines.reduce((all, { amount }) => all + magnitude(parseMoney(amount)), 0n);
  if (sum + magnitude(statedTax(expense.taxes) ?? 0n) > LARGEST_CENTS) {
    faults.push({ pointer: '/lines', code: 'amount', detail: tooLarge });
  }
  if (faults.length > 0) return faults;
  const total = totalFault(expense, { sum: expenseSum(expense), of: 'the lines' });
  return total === undefined ? [] : [total];
}

/** Either the person is owed the money, or the company has paid. */
function payingFaults({ reimbursable, paymentMethod, dueDate }: Expense): ContentFault[] {
  if (reimbursable === true) {
    if (paymentMethod === undefined) return [];
    const detail = 'says what the company paid with, but the expense is reimbursable: the person paid';
    return [{ pointer: '/paymentMethod', code: 'paid-twice', detail }];
  }
  if (paymentMethod === undefined) {
    const detail = 'is needed, unless the expense is `reimbursable`: what the company paid with';
    return [{ pointer: '/paymentMethod', code: 'required', detail }];
  }
  if (dueDate === undefined) return [];
  return [{ pointer: '/dueDate', code: 'paid-already', detail: 'is for what is owed, and the company has paid this' }];
}

function lineFaults(line: ExpenseLine, index: number): ContentFault[] {
  const faults: ContentFault[] = [];
  if ((line.account === undefined) === (line.expenseType === undefined)) {
    const detail = 'says its `account` or its `expenseType`, one of the two';
    faults.push({ pointer: `/lines/${index}`, code: 'account', detail });
  }
  if (line.billable === true && line.customer === undefined) {
    const detail = 'needs the customer who is to be charged for it';
    faults.push({ pointer: `/lines/${index}/customer`, code: 'required', detail });
  }
  return faults;
}

function departmentFaults(expense: Expense): ContentFault[] {
  const wanted = departmentOf(expense);
  if (wanted === undefined) return [];
  const key = (name: string) => nameKey(name, { nested: true });
  return expense.lines.flatMap(({ department = wanted }, index): ContentFault[] => {
    if (key(department) === key(wanted)) return [];
    const detail = `is ${department}, but QuickBooks keeps one location for the whole document, which is ${wanted}`;
    return [{ pointer: `/lines/${index}/department`, code: 'department', detail }];
  });
}
