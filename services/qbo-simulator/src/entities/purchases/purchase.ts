import { amountOf, centsOf, referencedId, textOf } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { currency } from '../../fields/currency.ts';
import { anything } from '../../fields/field.ts';
import { reference } from '../../fields/reference.ts';
import { amount, choice, day, decimal, flag, text } from '../../fields/scalars.ts';
import { object } from '../../fields/structures.ts';
import { typedReference } from '../../fields/typed-reference.ts';
import type { Draft } from '../../json.ts';
import { missingParameter, QboFault } from '../../qbo-fault.ts';
import { transactionCurrency } from '../currency.ts';
import { metaDataQueryable, transaction } from '../definition.ts';
import type { EntityDefinition } from '../definition.ts';
import { stockOfLines } from '../item-lines.ts';
import { nameValue } from '../settlement/check.ts';
import { taxLines } from '../sales/tax-fields.ts';
import { purchaseTaxPostings } from '../tax-abroad.ts';
import { voidedPurchase } from '../voided.ts';
import { keepCharges } from './billable.ts';
import { completeExpenseLines, expenseLines, expensePostings } from './expense-lines.ts';

/**
 * By payment type: the account types it may be paid from, and QBO's internal code as recorded
 * (docs/quickbooks.md#purchases).
 */
const kinds: Readonly<Record<string, { accounts: string[]; code: string; isCard?: true; printStatus?: string }>> = {
  Cash: { accounts: ['Bank', 'Other Current Asset'], code: '54' },
  Check: { accounts: ['Bank'], code: '3', printStatus: 'NotSet' },
  CreditCard: { accounts: ['Credit Card'], code: '1', isCard: true },
};

const CARD_CREDIT_CODE = '11';

/** A credit on a card is money coming back. */
function direction(doc: Draft): 1n | -1n {
  return doc['Credit'] === true ? -1n : 1n;
}

/** Expenses, cheques and card charges (docs/quickbooks.md#purchases). */
export const purchase: EntityDefinition = {
  ...transaction,
  name: 'Purchase',
  fields: {
    PaymentType: choice(Object.keys(kinds)),
    AccountRef: reference('Account'),
    EntityRef: typedReference('type', ['Vendor', 'Customer', 'Employee']),
    Line: expenseLines,
    Credit: flag,
    DocNumber: text({ max: 21 }),
    TxnDate: day,
    PrivateNote: text({ max: 4000 }),
    PaymentMethodRef: reference('PaymentMethod'),
    DepartmentRef: reference('Department'),
    CurrencyRef: currency,
    ExchangeRate: decimal,
    PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
    GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
    TxnTaxDetail: object({ TotalTax: amount, TaxLine: taxLines }),
    TransactionLocationType: text({ max: 60 }),
    RemitToAddr: anything,
  },
  answer: {
    defaults: { 'Line.CustomExtensions': [] },
    always: ['AccountRef', 'PaymentType', 'TxnDate', 'CurrencyRef', 'Line', 'PurchaseEx', 'TotalAmt'],
  },
  queryable: { ...metaDataQueryable, DocNumber: 'text', TxnDate: 'day', TotalAmt: 'amount', PaymentType: 'text' },
  indexes: ['DocNumber', 'TxnDate'],
  countsTotal: false,
  complete(draft, context) {
    const { company, before, today } = context;
    const kind = kinds[textOf(draft, 'PaymentType') ?? ''];
    if (!kind) throw missingParameter('PaymentType');
    const accountId = referencedId(draft, 'AccountRef');
    if (accountId === undefined) throw missingParameter('AccountRef');
    const type = textOf(company.store('Account').get(accountId) ?? {}, 'AccountType') ?? '';
    if (!kind.accounts.includes(type)) {
      throw new QboFault('6430', `Invalid account type used: ${type} for AccountRef`, 'AccountRef');
    }
    const isCredit = draft['Credit'] === true;
    if (isCredit && !kind.isCard) {
      throw new QboFault('2010', 'Property Name:Credit specified is unsupported or invalid', 'Credit');
    }
    const txnDate = textOf(draft, 'TxnDate') ?? today;
    const { Line, total, tax } = completeExpenseLines({
      draft,
      before: before ?? {},
      company,
      txnDate,
      numbered: false,
    });
    return {
      ...draft,
      TxnDate: txnDate,
      Line,
      ...tax,
      Credit: kind.isCard ? isCredit : undefined,
      PrintStatus: draft['PrintStatus'] ?? kind.printStatus,
      ...transactionCurrency(draft, context),
      PurchaseEx: { any: [nameValue('TxnType', isCredit ? CARD_CREDIT_CODE : kind.code)] },
      TotalAmt: amountOf(total),
    };
  },
  postings: (doc: Doc, company) => [
    { accountId: referencedId(doc, 'AccountRef'), cents: -direction(doc) * centsOf(doc, 'TotalAmt') },
    ...expensePostings(doc, company, direction(doc)),
    ...purchaseTaxPostings(doc, company, direction(doc)),
  ],
  stock: (doc) => stockOfLines(doc, 'ItemBasedExpenseLineDetail', direction(doc)),
  // Only a person can void purchases; the API cannot.
  voided: voidedPurchase,
  effects: (change) => keepCharges(change, 'Purchase'),
};
