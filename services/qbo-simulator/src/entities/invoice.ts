import { amountOf, centsOf, referencedId, textOf } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { amount, day, flag, text } from '../fields/scalars.ts';
import { emailAddress } from '../fields/contact.ts';
import { object } from '../fields/structures.ts';
import type { Draft } from '../json.ts';
import { businessRule } from '../qbo-fault.ts';
import { homeAmounts } from './currency.ts';
import type { EntityDefinition, WriteContext } from './definition.ts';
import { defaultTermId } from './preferences.ts';
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
import { completeSources, invoiceSources, linkedTransactions, useSources } from './sources.ts';
import { dueDate } from './term.ts';
import { voidedForm } from './voided.ts';

/**
 * The due date by the form's own terms, else by the company's default terms, which are not shown
 * (docs/quickbooks.md#invoices).
 */
function defaultDueDate(draft: Draft, txnDate: string, { company }: WriteContext): string {
  const termId = referencedId(draft, 'SalesTermRef') ?? defaultTermId(company);
  return dueDate((termId !== undefined && company.store('Term').get(termId)) || {}, txnDate);
}

/** Invoices (docs/quickbooks.md#invoices). */
export const invoice: EntityDefinition = {
  name: 'Invoice',
  table: 'Transactions',
  sequence: 'transactions',
  operations: new Set(['create', 'update', 'void', 'delete', 'send', 'read', 'query']),
  fields: {
    ...salesFormFields,
    LinkedTxn: linkedTransactions,
    DueDate: day,
    Deposit: amount,
    DepositToAccountRef: reference('Account'),
    ShipDate: day,
    TrackingNum: text({ max: 31 }),
    ShipMethodRef: object({ value: text({ max: 31 }), name: text({ max: 31 }) }),
    BillEmailCc: emailAddress,
    BillEmailBcc: emailAddress,
    AllowOnlineCreditCardPayment: flag,
    AllowOnlineACHPayment: flag,
    AllowOnlinePayment: flag,
    AllowIPNPayment: flag,
  },
  answer: {
    ...salesFormAnswer,
    defaults: {
      ...salesFormAnswer.defaults,
      AllowIPNPayment: false,
      AllowOnlinePayment: false,
      AllowOnlineCreditCardPayment: true,
      AllowOnlineACHPayment: true,
      LinkedTxn: [],
    },
    always: [...salesFormAnswer.always, 'DueDate'],
    saysWhoWrote: true,
  },
  queryable: { ...salesFormQueryable, DueDate: 'day' },
  indexes: salesFormIndexes,
  activeOnly: false,
  countsTotal: true,
  order: 'newest-first',
  nameOf: (doc) => textOf(doc, 'DocNumber'),
  complete(draft, context) {
    const { form, total, txnDate } = completeSalesForm('Invoice', draft, context);
    const before: Draft = context.before ?? {};
    const paid = context.before ? settled(context.before) : 0n;
    const balance = total - centsOf(draft, 'Deposit') - paid;
    if (balance < 0n) throw businessRule('The deposit and what has been paid are more than the total.');
    if (paid > 0n) protectApplied(draft, before);
    return {
      ...form,
      DueDate: textOf(draft, 'DueDate') ?? defaultDueDate(draft, txnDate, context),
      LinkedTxn: completeSources({ ...context, draft, allowed: invoiceSources, party: 'CustomerRef' }),
      Balance: amountOf(balance),
      ...homeAmounts(form, context, { HomeBalance: balance }),
    };
  },
  postings: (doc, company) => salesPostings(doc, company, 1n),
  stock: (doc) => stockOfLines(doc, 'SalesItemLineDetail', -1n),
  protect: refuseVoidOfPaid,
  voided: (doc) => ({ ...voidedForm(doc), LinkedTxn: [] }),
  effects(change) {
    release(payments, 'Invoice', change);
    useSources(change, 'Invoice', invoiceSources);
    movePartyBalance(change, customerParty, (doc) => centsOf(doc, 'Balance'));
  },
  followUps: (doc, company) => autoApplyCredits(doc, 'Invoice', company),
};
