import { accountNameOf, departmentOf, type Expense, type ExpenseLine } from '@autosync/contracts';
import type { ReferenceNeed } from '@autosync/sync-worker';

export const memberNeed = ({ member }: Expense): ReferenceNeed => ({ kind: 'member', ...member });
export const payeeNeed = (payee: NonNullable<Expense['payee']>): ReferenceNeed => ({ kind: 'vendor', ...payee });
export const paymentMethodNeed = (name: string): ReferenceNeed => ({ kind: 'payment-method', name });
export const departmentNeed = (name: string): ReferenceNeed => ({ kind: 'department', name });
export const classNeed = (name: string): ReferenceNeed => ({ kind: 'class', name });
export const accountNeed = (line: ExpenseLine): ReferenceNeed => ({ kind: 'account', name: accountNameOf(line) });
export const customerNeed = (customer: NonNullable<ExpenseLine['customer']>): ReferenceNeed => ({
  kind: 'customer',
  ...customer,
});

/** The names an expense needs in QuickBooks: who is owed or what paid, and what each line is booked to. */
export function expenseNeeds(expense: Expense): ReferenceNeed[] {
  const { paymentMethod, payee, lines } = expense;
  const department = departmentOf(expense);
  const classes = [expense.class, ...lines.map((line) => line.class)].filter((name) => name !== undefined);
  return [
    ...(paymentMethod === undefined ? [memberNeed(expense)] : [paymentMethodNeed(paymentMethod)]),
    // On a bill the person is the vendor; whom they paid is a text there.
    ...(paymentMethod === undefined || payee === undefined ? [] : [payeeNeed(payee)]),
    ...(department === undefined ? [] : [departmentNeed(department)]),
    ...classes.map(classNeed),
    ...lines.map(accountNeed),
    ...lines.flatMap(({ customer }) => (customer === undefined ? [] : [customerNeed(customer)])),
  ];
}
