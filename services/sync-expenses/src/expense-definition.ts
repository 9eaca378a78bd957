import { expenseFaults, expenseSchema, expenseTotal, type Expense } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { expectedTax, type EntityDefinition } from '@autosync/sync-worker';
import { Compile } from 'typebox/compile';
import { completeExpenseUpdate } from './domain/complete-update.ts';
import { toExpenseDocument } from './domain/document.ts';
import { expenseNeeds, expenseObstacles } from './domain/needs.ts';
import { asDocument, shapeOf } from './domain/shape.ts';
import { expenseLookUp, returnedExpenseTotal, writtenExpenseTotal } from './domain/written-document.ts';

const validator = Compile(expenseSchema);

/** Expenses: what people are owed, and what the company paid. */
export const expenseDefinition: EntityDefinition<Expense> = {
  type: 'expenses',
  read(content) {
    if (!validator.Check(content)) {
      const [fault] = validator.Errors(content);
      const detail = fault === undefined ? 'it is no expense' : `${fault.instancePath} ${fault.message}`;
      return { ok: false, refusal: { code: 'invalid-record', values: { detail } } };
    }
    const [fault] = expenseFaults(content);
    if (fault === undefined) return { ok: true, record: content };
    if (fault.code === 'total') {
      const values = { computed: formatMoney(expenseTotal(content)), stated: content.total ?? '' };
      return { ok: false, refusal: { code: 'total-mismatch', values } };
    }
    return { ok: false, refusal: { code: 'invalid-record', values: { detail: `${fault.pointer} ${fault.detail}` } } };
  },
  dateOf: (expense) => expense.date,
  // QuickBooks numbers neither bills nor purchases: ours always goes out.
  numberOf: () => undefined,
  needs: expenseNeeds,
  obstacles: expenseObstacles,
  toDocument: toExpenseDocument,
  completeUpdate: completeExpenseUpdate,
  lookUpBy: expenseLookUp,
  totals: { written: writtenExpenseTotal, returned: returnedExpenseTotal },
  statedTax(expense, company) {
    const tax = expectedTax(asDocument(expense), company);
    return tax !== undefined && shapeOf(expense).isRefund ? -tax : tax;
  },
};
