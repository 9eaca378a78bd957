import { centsOf, objectOf, referencedId, textOf } from '../../books/doc.ts';
import type { CompanyView } from '../../books/company-view.ts';
import type { Doc } from '../../books/doc.ts';
import { currency } from '../../fields/currency.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, day, decimal, flag, text } from '../../fields/scalars.ts';
import { object } from '../../fields/structures.ts';
import type { Draft } from '../../json.ts';
import { businessRule, missingParameter, QboFault } from '../../qbo-fault.ts';
import { defaultAccountId } from '../account.ts';
import { transactionCurrency } from '../currency.ts';
import { metaDataQueryable, transaction } from '../definition.ts';
import type { EntityDefinition } from '../definition.ts';
import { settlementLines } from '../payment.ts';
import { vendorParty } from '../party-balance.ts';
import { requireFeature } from '../plan.ts';
import { completeLinks } from '../settlement/check.ts';
import { settle } from '../settlement/effects.ts';
import { billPayments } from '../settlement/kind.ts';
import { voidedNote } from '../voided.ts';

/** For each way to pay: the property with the account, and the type that the account must have. */
const sources: Readonly<Record<string, { group: string; account: string; type: string }>> = {
  Check: { group: 'CheckPayment', account: 'BankAccountRef', type: 'Bank' },
  CreditCard: { group: 'CreditCardPayment', account: 'CCAccountRef', type: 'Credit Card' },
};

function payingAccount(doc: Draft): string | undefined {
  const source = sources[textOf(doc, 'PayType') ?? ''];
  return source && referencedId(objectOf(doc, source.group), source.account);
}

function checkSource(draft: Draft, company: CompanyView): void {
  const source = sources[textOf(draft, 'PayType') ?? ''];
  if (!source) throw missingParameter('PayType');
  const id = payingAccount(draft);
  // A payment that only links credits has no account.
  if (id === undefined && centsOf(draft, 'TotalAmt') === 0n) return;
  if (id === undefined) throw missingParameter(`${source.group}.${source.account}`);
  const type = textOf(company.store('Account').get(id) ?? {}, 'AccountType') ?? '';
  if (type === source.type) return;
  throw new QboFault('6430', `Invalid account type used: ${type} for ${source.account}`, source.account);
}

/** Payments of bills, also those that only link vendor credits (docs/quickbooks.md#bills). */
export const billPayment: EntityDefinition = {
  ...transaction,
  name: 'BillPayment',
  operations: new Set(['create', 'update', 'void', 'delete', 'read', 'query']),
  fields: {
    VendorRef: reference('Vendor'),
    PayType: choice(Object.keys(sources)),
    CheckPayment: object({
      BankAccountRef: reference('Account'),
      PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
    }),
    CreditCardPayment: object({ CCAccountRef: reference('Account') }),
    TotalAmt: amount,
    Line: settlementLines,
    DocNumber: text({ max: 21 }),
    TxnDate: day,
    PrivateNote: text({ max: 4000 }),
    APAccountRef: reference('Account'),
    DepartmentRef: reference('Department'),
    CurrencyRef: currency,
    ExchangeRate: decimal,
    ProcessBillPayment: flag,
  },
  answer: {
    defaults: { 'CheckPayment.PrintStatus': 'NotSet' },
    always: ['VendorRef', 'PayType', 'TotalAmt', 'TxnDate', 'CurrencyRef', 'Line'],
  },
  queryable: { ...metaDataQueryable, DocNumber: 'text', TxnDate: 'day', VendorRef: 'reference', TotalAmt: 'amount' },
  indexes: ['VendorRef', 'TxnDate', 'DocNumber'],
  countsTotal: true,
  complete(draft, context) {
    const { company, before, today } = context;
    requireFeature(company, 'bills');
    for (const name of ['VendorRef', 'TotalAmt']) if (draft[name] === undefined) throw missingParameter(name);
    if (centsOf(draft, 'TotalAmt') < 0n) throw businessRule('The amount of a payment must be 0 or greater.');
    checkSource(draft, company);
    return {
      ...draft,
      TxnDate: textOf(draft, 'TxnDate') ?? today,
      ...transactionCurrency(draft, context, vendorParty),
      Line: completeLinks({ kind: billPayments, draft, before, company }),
    };
  },
  voided: (doc) => ({ ...doc, PrivateNote: voidedNote(doc), TotalAmt: 0, Line: [] }),
  postings: (doc: Doc, company) => [
    { accountId: payingAccount(doc), cents: -centsOf(doc, 'TotalAmt') },
    {
      accountId: referencedId(doc, 'APAccountRef') ?? defaultAccountId(company, 'AccountsPayable'),
      cents: centsOf(doc, 'TotalAmt'),
    },
  ],
  effects: (change) => settle(billPayments, change),
};
