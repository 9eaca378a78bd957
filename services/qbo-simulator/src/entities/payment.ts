import { amountOf, centsOf, referencedId, textOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import { currency } from '../fields/currency.ts';
import { anything } from '../fields/field.ts';
import type { Fields } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { amount, day, decimal, flag, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule, missingParameter, QboFault } from '../qbo-fault.ts';
import { defaultAccountId } from './account.ts';
import { transactionCurrency } from './currency.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { refuseDeposited } from './deposited.ts';
import { customerParty } from './party-balance.ts';
import { completeLinks } from './settlement/check.ts';
import { settle } from './settlement/effects.ts';
import { payments } from './settlement/kind.ts';
import { unappliedOf } from './settlement/links.ts';
import { voidedNote } from './voided.ts';

/** The lines of a payment or bill payment: what it is applied to (docs/quickbooks.md#payments). */
export const settlementLines = list(
  object({
    Amount: amount,
    LinkedTxn: list(object({ TxnId: text({ max: 30 }), TxnType: text({ max: 40 }), TxnLineId: text({ max: 30 }) }), {
      max: 1,
    }),
  }),
  { max: 10_000 },
);

const fields: Fields = {
  CustomerRef: reference('Customer'),
  TotalAmt: amount,
  TxnDate: day,
  PaymentMethodRef: reference('PaymentMethod'),
  PaymentRefNum: text({ max: 21 }),
  DepositToAccountRef: reference('Account'),
  ARAccountRef: reference('Account'),
  ProcessPayment: flag,
  PrivateNote: text({ max: 4000 }),
  CurrencyRef: currency,
  ExchangeRate: decimal,
  Line: settlementLines,
  CreditCardPayment: anything,
  TransactionLocationType: text({ max: 60 }),
  TxnSource: text({ max: 30 }),
};

const depositAccounts = ['Bank', 'Other Current Asset'];

/**
 * Undeposited Funds by default. A payment that only links credits has no account (docs/quickbooks.md#payments,
 * #credit-memos).
 */
function depositAccount(draft: Draft, company: CompanyView): JsonObject | undefined {
  const given = referencedId(draft, 'DepositToAccountRef');
  if (given === undefined) {
    const id = defaultAccountId(company, 'UndepositedFunds');
    return id === undefined || centsOf(draft, 'TotalAmt') === 0n ? undefined : company.shared('Account', id);
  }
  const type = company.store('Account').get(given)?.['AccountType'];
  if (typeof type === 'string' && !depositAccounts.includes(type)) {
    throw new QboFault('6430', `Invalid account type used: ${type} for DepositToAccountRef`, 'DepositToAccountRef');
  }
  return company.shared('Account', given);
}

/**
 * Payments of customers (docs/quickbooks.md#payments), also those that only link credits
 * (docs/quickbooks.md#credit-memos).
 */
export const payment: EntityDefinition = {
  ...transaction,
  name: 'Payment',
  operations: new Set(['create', 'update', 'void', 'delete', 'read', 'query']),
  fields,
  answer: {
    defaults: { ProcessPayment: false },
    always: ['CustomerRef', 'TotalAmt', 'UnappliedAmt', 'TxnDate', 'CurrencyRef', 'Line'],
    unlessEmpty: ['LinkedTxn'],
    nameless: ['DepositToAccountRef', 'PaymentMethodRef'],
  },
  queryable: {
    ...metaDataQueryable,
    TxnDate: 'day',
    CustomerRef: 'reference',
    TotalAmt: 'amount',
    PaymentRefNum: 'text',
  },
  indexes: ['CustomerRef', 'TxnDate', 'PaymentRefNum'],
  countsTotal: false,
  nameOf: () => undefined,
  complete(draft, context) {
    const { company, before, today } = context;
    if (referencedId(draft, 'CustomerRef') === undefined) throw missingParameter('CustomerRef');
    if (draft['TotalAmt'] === undefined) throw missingParameter('TotalAmt');
    if (centsOf(draft, 'TotalAmt') < 0n) throw businessRule('The amount of a payment must be 0 or greater.');
    const completed: Draft = {
      ...draft,
      TxnDate: textOf(draft, 'TxnDate') ?? today,
      DepositToAccountRef: depositAccount(draft, company),
      ...transactionCurrency(draft, context, customerParty),
      LinkedTxn: before?.['LinkedTxn'],
      Line: completeLinks({ kind: payments, draft, before, company }),
    };
    return { ...completed, UnappliedAmt: amountOf(unappliedOf(payments, completed)) };
  },
  protect: refuseDeposited,
  voided: (doc) => ({ ...doc, PrivateNote: voidedNote(doc), TotalAmt: 0, UnappliedAmt: 0, Line: [] }),
  postings: (doc, company) => [
    { accountId: referencedId(doc, 'DepositToAccountRef'), cents: centsOf(doc, 'TotalAmt') },
    {
      accountId: referencedId(doc, 'ARAccountRef') ?? defaultAccountId(company, 'AccountsReceivable'),
      cents: -centsOf(doc, 'TotalAmt'),
    },
  ],
  effects: (change) => settle(payments, change),
};
