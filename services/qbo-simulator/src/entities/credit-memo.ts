import { amountOf, centsOf, textOf } from '../books/doc.ts';
import { anything, readOnly } from '../fields/field.ts';
import { reference, referenceToEmptyList } from '../fields/reference.ts';
import { text } from '../fields/scalars.ts';
import { businessRule } from '../qbo-fault.ts';
import type { EntityDefinition } from './definition.ts';
import { moveCustomerBalances } from './sales/customer-balance.ts';
import { completeSalesForm, salesFormFields, salesFormIndexes, salesFormQueryable } from './sales/sales-form.ts';

/** Credit memos: like invoices, with what is left to use; no link to the invoices they pay (facts 4.3). */
export const creditMemo: EntityDefinition = {
  name: 'CreditMemo',
  table: 'Transactions',
  sequence: 'transactions',
  operations: new Set(['create', 'update', 'delete', 'read', 'query']),
  fields: {
    ...salesFormFields,
    DepositToAccountRef: reference('Account'),
    PaymentMethodRef: referenceToEmptyList('PaymentMethods'),
    PaymentRefNum: text({ max: 21 }),
    RemainingCredit: readOnly(anything),
    InvoiceRef: readOnly(anything),
  },
  queryable: salesFormQueryable,
  indexes: salesFormIndexes,
  activeOnly: false,
  countsTotal: false,
  order: 'newest-first',
  nameOf: (doc) => textOf(doc, 'DocNumber'),
  complete(draft, context) {
    const { form, total } = completeSalesForm('CreditMemo', draft, context);
    const before = context.before ?? {};
    const remaining = total - (centsOf(before, 'TotalAmt') - centsOf(before, 'RemainingCredit'));
    if (remaining < 0n) throw businessRule('More of the credit has been used than the new total.');
    return { ...form, Balance: amountOf(remaining), RemainingCredit: amountOf(remaining) };
  },
  effects: (change) => moveCustomerBalances(change, -1n),
};
