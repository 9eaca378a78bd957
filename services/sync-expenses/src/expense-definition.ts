import { expenses, expenseSum, type Expense } from '@autosync/contracts';
import { contentReader, expectedTax, returnedTotal, writtenTotal, type EntityDefinition } from '@autosync/sync-worker';
import { completeExpenseUpdate } from './domain/complete-update.ts';
import { toExpenseDocument } from './domain/document.ts';
import { expenseNeeds, expenseObstacles } from './domain/needs.ts';
import { asDocument, shapeOf } from './domain/shape.ts';
import { expenseLookUp } from './domain/written-document.ts';

/** Expenses: what people are owed, and what the company paid. */
export const expenseDefinition: EntityDefinition<Expense> = {
  type: 'expenses',
  newestFirst: true,
  read: contentReader(expenses, expenseSum),
  dateOf: (expense) => expense.date,
  datedOn: (expense, date) => ({ ...expense, date }),
  // QuickBooks numbers neither bills nor purchases: ours always goes out.
  numberOf: () => undefined,
  needs: expenseNeeds,
  obstacles: expenseObstacles,
  toDocument: toExpenseDocument,
  completeUpdate: completeExpenseUpdate,
  lookUpBy: expenseLookUp,
  totals: { written: writtenTotal, returned: returnedTotal },
  statedTax(expense, company) {
    const tax = expectedTax(asDocument(expense), company);
    return tax !== undefined && shapeOf(expense).isRefund ? -tax : tax;
  },
};
