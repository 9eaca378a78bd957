import { departmentOf, expenseTotal, type Expense } from '@autosync/contracts';

/**
 * What an expense is in QuickBooks: a bill to the vendor that stands for the person, or what was paid from an account; and
 * whether money came back, so that the amounts there are the other way round.
 */
export type Shape = { entity: 'Bill' | 'VendorCredit' | 'Purchase'; isRefund: boolean };

export function shapeOf(expense: Expense): Shape {
  const isRefund = expenseTotal(expense) < 0n;
  if (expense.paymentMethod !== undefined) return { entity: 'Purchase', isRefund };
  return { entity: isRefund ? 'VendorCredit' : 'Bill', isRefund };
}

/** The expense as all documents say their tax, class and location. */
export function asDocument(expense: Expense) {
  return { ...expense, side: 'purchases' as const, department: departmentOf(expense) };
}
