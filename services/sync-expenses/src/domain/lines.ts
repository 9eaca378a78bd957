import type { Expense, ExpenseLine } from '@autosync/contracts';
import { numberFromCents, parseMoney } from '@autosync/core';
import { taxLinesOfBill, type MappingContext, type ReferenceNeed, type TaxWriting } from '@autosync/sync-worker';
import { accountNeed, classNeed, customerNeed } from './needs.ts';
import { shapeOf } from './shape.ts';

type ById = { value: string };

/** The lines of the document, those that carry tax behind the others. Amounts are positive where money comes back. */
export function toExpenseLines(expense: Expense, tax: TaxWriting, context: MappingContext): Record<string, unknown>[] {
  const sign = shapeOf(expense).isRefund ? -1n : 1n;
  const byId = (need: ReferenceNeed): ById => ({ value: context.referenceId(need) });
  const lines = expense.lines.map((line) => {
    const amount = sign * parseMoney(line.amount);
    return {
      DetailType: 'AccountBasedExpenseLineDetail',
      Amount: numberFromCents(amount),
      ...(line.description === undefined ? {} : { Description: line.description }),
      AccountBasedExpenseLineDetail: {
        AccountRef: byId(accountNeed(line)),
        ...chargedTo(line, byId),
        ...classField(line.class ?? expense.class, byId),
        ...tax.lineFields(line, amount),
      },
    };
  });
  return [...lines, ...taxLinesOfBill(tax, { referenceId: context.referenceId, sign })];
}

function chargedTo({ customer, billable }: ExpenseLine, byId: (need: ReferenceNeed) => ById) {
  if (customer === undefined) return {};
  const BillableStatus = billable === true ? 'Billable' : 'NotBillable';
  return { CustomerRef: byId(customerNeed(customer)), BillableStatus };
}

/** What is bought has its class on each line, also where sales forms say it once for the whole document. */
function classField(name: string | undefined, byId: (need: ReferenceNeed) => ById) {
  return name === undefined ? {} : { ClassRef: byId(classNeed(name)) };
}
