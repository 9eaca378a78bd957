import { departmentOf, expenseTotal, type Expense } from '@autosync/contracts';
import { formatMoney } from '@autosync/core';
import {
  currencyFields,
  needKey,
  noteOf,
  writeTax,
  type DocumentPlan,
  type MappingContext,
} from '@autosync/sync-worker';
import { toExpenseLines } from './lines.ts';
import { departmentNeed, memberNeed, payeeNeed, paymentMethodNeed } from './needs.ts';
import { asDocument, shapeOf } from './shape.ts';

/** What QuickBooks takes on one document. */
const MOST_LINES = 10_000;

/** The Bill, VendorCredit or Purchase of a record. */
export function toExpenseDocument(expense: Expense, context: MappingContext): DocumentPlan {
  const { entity, isRefund } = shapeOf(expense);
  const tax = writeTax(asDocument(expense), { ...context, sign: isRefund ? -1n : 1n });
  const lines = toExpenseLines(expense, tax, context);
  if (lines.length > MOST_LINES) {
    const detail = `it has ${lines.length} lines with those of its taxes, and QuickBooks takes ${MOST_LINES}`;
    return { kind: 'refuse', refusal: { code: 'invalid-record', values: { detail } } };
  }
  const department = departmentOf(expense);
  const rest = {
    TxnDate: expense.date,
    ...(expense.number === undefined ? {} : { DocNumber: expense.number }),
    ...(department === undefined ? {} : { DepartmentRef: { value: context.referenceId(departmentNeed(department)) } }),
    ...currencyFields(expense, context.company),
    ...tax.fields,
    PrivateNote: privateNote(expense, context.key),
    Line: lines,
  };
  if (expense.paymentMethod !== undefined) return toPurchase(expense, expense.paymentMethod, { context, rest });
  const body = {
    VendorRef: { value: context.referenceId(memberNeed(expense, context.company)) },
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
    ...(payee !== undefined && {
      EntityRef: { value: context.referenceId(payeeNeed(expense, payee, context.company)), type: 'Vendor' },
    }),
    ...rest,
  };
  return { kind: 'write', entity: 'Purchase', body };
}

/** What the document has no field for. */
function privateNote({ memo, member, payee, paymentMethod }: Expense, key: string): string {
  const who = paymentMethod === undefined ? payee && `paid to ${payee.name}` : `spent by ${member.name}`;
  return noteOf([memo, who], key);
}
