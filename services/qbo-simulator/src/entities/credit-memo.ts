import { amountOf, centsOf, textOf } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { text } from '../fields/scalars.ts';
import { businessRule } from '../qbo-fault.ts';
import { homeAmounts } from './currency.ts';
import type { EntityDefinition } from './definition.ts';
import { stockOfLines } from './item-lines.ts';
import { customerParty, movePartyBalance } from './party-balance.ts';
import { autoApplyCredits } from './sales/auto-credit.ts';
import { protectApplied, refuseVoidOfPaid } from './sales/protect-applied.ts';
import {
  completeSalesForm,
  salesFormAnswer,
  salesFormFields,
  salesFormIndexes,
  salesFormQueryable,
} from './sales/sales-form.ts';
import { salesPostings } from './sales/postings.ts';
import { release } from './settlement/effects.ts';
import { payments, settled } from './settlement/kind.ts';
import { voidedForm } from './voided.ts';

/**
 * Credit memos: like invoices, with a RemainingCredit, and without links to the invoices they pay
 * (docs/quickbooks.md#credit-memos).
 */
export const creditMemo: EntityDefinition = {
  name: 'CreditMemo',
  table: 'Transactions',
  sequence: 'transactions',
  operations: new Set(['create', 'update', 'void', 'delete', 'send', 'read', 'query']),
  fields: {
    ...salesFormFields,
    DepositToAccountRef: reference('Account'),
    PaymentMethodRef: reference('PaymentMethod'),
    PaymentRefNum: text({ max: 21 }),
  },
  answer: { ...salesFormAnswer, always: [...salesFormAnswer.always, 'RemainingCredit'] },
  queryable: salesFormQueryable,
  indexes: salesFormIndexes,
  activeOnly: false,
  countsTotal: false,
  order: 'newest-first',
  nameOf: (doc) => textOf(doc, 'DocNumber'),
  complete(draft, context) {
    const { form, total } = completeSalesForm('CreditMemo', draft, context);
    const used = context.before ? settled(context.before) : 0n;
    const remaining = total - used;
    if (remaining < 0n) throw businessRule('More of the credit has been used than the new total.');
    if (used > 0n) protectApplied(draft, context.before ?? {});
    return {
      ...form,
      ...homeAmounts(form, context, { HomeBalance: remaining }),
      Balance: amountOf(remaining),
      RemainingCredit: amountOf(remaining),
    };
  },
  postings: (doc, company) => salesPostings(doc, company, -1n),
  stock: (doc) => stockOfLines(doc, 'SalesItemLineDetail', 1n),
  protect: refuseVoidOfPaid,
  voided: (doc) => ({ ...voidedForm(doc), RemainingCredit: 0 }),
  effects(change) {
    release(payments, 'CreditMemo', change);
    movePartyBalance(change, customerParty, (doc) => -centsOf(doc, 'Balance'));
  },
  followUps: (doc, company) => autoApplyCredits(doc, 'CreditMemo', company),
};
