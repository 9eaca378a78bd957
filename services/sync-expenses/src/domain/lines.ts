import type { Expense, ExpenseLine } from '@autosync/contracts';
import { numberFromCents, parseMoney, type Cents } from '@autosync/core';
import type { MappingContext, ReferenceNeed, TaxWriting } from '@autosync/sync-worker';
import { accountNeed, classNeed, customerNeed } from './needs.ts';
import { shapeOf } from './shape.ts';

type ById = { value: string };

/** The lines of the document, those that carry tax behind the others. Amounts are positive where money comes back. */
export function toExpenseLines(expense: Expense, tax: TaxWriting, context: MappingContext): Record<string, unknown>[] {
  const sign = shapeOf(expense).isRefund ? -1n : 1n;
  const byId = (need: ReferenceNeed): ById => ({ value: context.referenceId(need) });
  const lines = expense.lines.map((line) => ({
    DetailType: 'AccountBasedExpenseLineDetail',
    Amount: numberFromCents(sign * parseMoney(line.amount)),
    ...(line.description === undefined ? {} : { Description: line.description }),
    AccountBasedExpenseLineDetail: {
      AccountRef: byId(accountNeed(line)),
      ...chargedTo(line, byId),
      ...classField(line.class ?? expense.class, byId),
      ...tax.lineFields(line),
    },
  }));
  return [...lines, ...tax.lines.map((line) => toTaxLine(line, { amount: sign * line.amount, byId, tax }))];
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

function toTaxLine(
  { item, description }: TaxWriting['lines'][number],
  { amount, byId, tax }: { amount: Cents; byId: (need: ReferenceNeed) => ById; tax: TaxWriting },
): Record<string, unknown> {
  return {
    DetailType: 'ItemBasedExpenseLineDetail',
    Amount: numberFromCents(amount),
    Description: description,
    ItemBasedExpenseLineDetail: {
      ItemRef: byId(item),
      Qty: 1,
      UnitPrice: numberFromCents(amount),
      ...tax.lineFields({ taxable: false }),
    },
  };
}
