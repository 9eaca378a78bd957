import type { CompanyView } from '../books/company-view.ts';
import { centsOf, referencedId, textOf } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { reference } from '../fields/reference.ts';
import { amount, day, decimal, text } from '../fields/scalars.ts';
import type { Draft } from '../json.ts';
import { businessRule, missingParameter, QboFault } from '../qbo-fault.ts';
import { transactionCurrency } from './currency.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** Money can be transferred between balance sheet accounts, except receivables and payables. */
function checkAccount(draft: Draft, property: string, company: CompanyView): void {
  const id = referencedId(draft, property);
  if (id === undefined) throw missingParameter(property);
  const account = company.store('Account').get(id) ?? {};
  const type = textOf(account, 'AccountType') ?? '';
  const isOfParties = type === 'Accounts Receivable' || type === 'Accounts Payable';
  if (!isOfParties && ['Asset', 'Liability', 'Equity'].includes(textOf(account, 'Classification') ?? '')) return;
  throw new QboFault('6430', `Invalid account type used: ${type} for ${property}`, property);
}

/** Transfers of money between two accounts. */
export const transfer: EntityDefinition = {
  ...transaction,
  name: 'Transfer',
  fields: {
    FromAccountRef: reference('Account'),
    ToAccountRef: reference('Account'),
    Amount: amount,
    TxnDate: day,
    PrivateNote: text({ max: 4000 }),
    ClassRef: reference('Class'),
    DepartmentRef: reference('Department'),
    CurrencyRef: currency,
    ExchangeRate: decimal,
    TransactionLocationType: text({ max: 60 }),
  },
  answer: { always: ['FromAccountRef', 'ToAccountRef', 'Amount', 'TxnDate', 'CurrencyRef'] },
  queryable: { ...metaDataQueryable, TxnDate: 'day', Amount: 'amount' },
  indexes: ['TxnDate'],
  countsTotal: false,
  complete(draft, context) {
    for (const property of ['FromAccountRef', 'ToAccountRef']) checkAccount(draft, property, context.company);
    if (draft['Amount'] === undefined) throw missingParameter('Amount');
    if (centsOf(draft, 'Amount') < 0n) throw businessRule('The amount of a transfer must be 0 or greater.');
    if (referencedId(draft, 'FromAccountRef') === referencedId(draft, 'ToAccountRef')) {
      throw businessRule('A transfer must be between two different accounts.');
    }
    return { ...draft, TxnDate: draft['TxnDate'] ?? context.today, ...transactionCurrency(draft, context) };
  },
  postings: (doc) => [
    { accountId: referencedId(doc, 'ToAccountRef'), cents: centsOf(doc, 'Amount') },
    { accountId: referencedId(doc, 'FromAccountRef'), cents: -centsOf(doc, 'Amount') },
  ],
};
