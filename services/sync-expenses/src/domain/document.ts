import { departmentOf, expenseTotal, type Expense } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import { needKey, type DocumentPlan, type MappingContext } from '@autosync/sync-worker';
import { toExpenseLines } from './lines.ts';
import { departmentNeed, memberNeed, payeeNeed, paymentMethodNeed } from './needs.ts';
import { shapeOf } from './shape.ts';

/** The Bill, VendorCredit or Purchase of a record. */
export function toExpenseDocument(expense: Expense, context: MappingContext): DocumentPlan {
  const { entity, isRefund } = shapeOf(expense);
  const department = departmentOf(expense);
  const rest = {
    TxnDate: expense.date,
    ...(expense.number === undefined ? {} : { DocNumber: expense.number }),
    ...(department === undefined ? {} : { DepartmentRef: { value: context.referenceId(departmentNeed(department)) } }),
    PrivateNote: noteOf(expense, context.key),
    Line: toExpenseLines(expense, context),
  };
  if (expense.paymentMethod !== undefined) return toPurchase(expense, expense.paymentMethod, { context, rest });
  const body = {
    VendorRef: { value: context.referenceId(memberNeed(expense)) },
    ...(expense.dueDate === undefined || isRefund ? {} : { DueDate: expense.dueDate }),
    ...rest,
  };
  return { kind: 'write', entity, body };
}

/** How QuickBooks says that something was paid: a card by the type of its account; from a bank in cash, or as people mapped it. */
type PaymentType = 'Cash' | 'Check' | 'CreditCard';

function paymentTypeOf({ AccountType, paymentType }: Readonly<Record<string, unknown>>): PaymentType {
  if (AccountType === 'Credit Card') return 'CreditCard';
  return paymentType === 'Check' ? 'Check' : 'Cash';
}

function toPurchase(
  expense: Expense,
  paymentMethod: string,
  { context, rest }: { context: MappingContext; rest: Record<string, unknown> },
): DocumentPlan {
  const need = paymentMethodNeed(paymentMethod);
  const { isRefund } = shapeOf(expense);
  const accountId = context.referenceId(need);
  const type = paymentTypeOf(context.referenceData(need));
  if (isRefund && type !== 'CreditCard') {
    const values = { total: formatMoney(expenseTotal(expense)), name: paymentMethod };
    const details = { ...need, reason: 'refund-to-bank', qboId: accountId };
    const causes = [{ look: 'reference', key: needKey(need), details }];
    return { kind: 'refuse', refusal: { code: 'refund-to-bank', values, causes } };
  }
  const { payee } = expense;
  const body = {
    PaymentType: type,
    AccountRef: { value: accountId },
    ...(type === 'CreditCard' && { Credit: isRefund }),
    ...(payee !== undefined && { EntityRef: { value: context.referenceId(payeeNeed(payee)), type: 'Vendor' } }),
    ...rest,
  };
  return { kind: 'write', entity: 'Purchase', body };
}

/** What the document has no field for, on one line before our mark: people search for it. */
function noteOf({ memo, member, payee, paymentMethod }: Expense, key: string): string {
  const who = paymentMethod === undefined ? payee && `paid to ${payee.name}` : `spent by ${member.name}`;
  return [memo?.replaceAll(/\s*\n\s*/g, ' ').trim(), who, key]
    .filter((part) => part !== undefined && part !== '')
    .join(' | ');
}
