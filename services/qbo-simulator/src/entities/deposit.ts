import { amountOf, centsOf, objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { reference } from '../fields/reference.ts';
import { amount, choice, day, decimal, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import { typedReference } from '../fields/typed-reference.ts';
import { compact } from '../json.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule, missingParameter, notFound, QboFault } from '../qbo-fault.ts';
import { defaultAccountId } from './account.ts';
import { transactionCurrency } from './currency.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { Change, EntityDefinition } from './definition.ts';
import { lineIds } from './line-ids.ts';
import { linksOf } from './settlement/links.ts';
import type { Link } from './settlement/links.ts';

/** What can be in Undeposited Funds. */
const depositable = ['Payment', 'SalesReceipt'] as const;

const lines = list(
  object({
    Id: text({ max: 30 }),
    Description: text({ max: 4000 }),
    Amount: amount,
    DetailType: choice(['DepositLineDetail']),
    DepositLineDetail: object({
      AccountRef: reference('Account'),
      Entity: typedReference('type', ['Customer', 'Vendor', 'Employee']),
      PaymentMethodRef: reference('PaymentMethod'),
      CheckNum: text({ max: 21 }),
      ClassRef: reference('Class'),
    }),
    LinkedTxn: list(object({ TxnId: text({ max: 30 }), TxnType: choice(depositable), TxnLineId: text({ max: 30 }) }), {
      max: 1,
    }),
  }),
  { max: 10_000 },
);

/** Checks for a payment or sales receipt that is in Undeposited Funds, or already in this deposit. */
function checkPayment(
  { type, id, cents }: Link,
  { company, before }: { company: CompanyView; before: Doc | undefined },
) {
  const store = company.store(type);
  const payment = store.get(id);
  if (!payment) throw notFound(store.wasDeleted(id));
  const isElsewhere = objectsOf(payment, 'LinkedTxn').some(({ TxnId }) => TxnId !== before?.Id);
  const waits = referencedId(payment, 'DepositToAccountRef') === defaultAccountId(company, 'UndepositedFunds');
  if (isElsewhere || !waits) {
    throw new QboFault('620', `Transaction can not be linked : The transaction ${id} can not be deposited.`);
  }
  if (centsOf(payment, 'TotalAmt') !== cents) throw businessRule('A payment is deposited as a whole.');
}

function completeLine(line: JsonObject, company: CompanyView, before: Doc | undefined): JsonObject {
  const [link] = linksOf({ Line: [line] });
  const detail = objectOf(line, 'DepositLineDetail');
  if (line['Amount'] === undefined) throw missingParameter('Line.Amount');
  if (!link && referencedId(detail, 'AccountRef') === undefined) {
    throw missingParameter('Line.DepositLineDetail.AccountRef');
  }
  if (!link) return { ...line, DetailType: 'DepositLineDetail' };
  checkPayment(link, { company, before });
  const { DetailType: _none, ...linked } = line;
  return { ...linked, LinkedTxn: [{ TxnId: link.id, TxnType: link.type, TxnLineId: '0' }] };
}

/** A payment lists its deposit, which is no new version of it (docs/quickbooks.md#payments). */
function markPayments({ before, after, company }: Change): void {
  const now = linksOf(after ?? {});
  const isGone = ({ id }: Link) => !now.some((link) => link.id === id);
  for (const link of linksOf(before ?? {})) if (isGone(link)) mark(company, link, []);
  for (const link of now) mark(company, link, [{ TxnId: after?.Id ?? '', TxnType: 'Deposit' }]);
}

function mark(company: CompanyView, { type, id }: Link, LinkedTxn: JsonObject[]): void {
  const payment = company.store(type).get(id);
  if (payment) company.amend(type, payment, { LinkedTxn }, {});
}

function depositLines(draft: Draft, company: CompanyView, before: Doc | undefined): JsonObject[] {
  const given = objectsOf(draft, 'Line');
  if (given.length === 0) throw missingParameter('Line');
  const links = linksOf(draft).map(({ id }) => id);
  if (new Set(links).size < links.length) throw businessRule('A payment can be deposited only once.');
  const ids = lineIds(before ?? {});
  return given.map((line, index) =>
    compact({ ...completeLine(line, company, before), ...ids(line), LineNum: index + 1 }),
  );
}

/** Deposits: payments out of Undeposited Funds, and money from elsewhere (docs/quickbooks.md#payments). */
export const deposit: EntityDefinition = {
  ...transaction,
  name: 'Deposit',
  fields: {
    DepositToAccountRef: reference('Account'),
    Line: lines,
    DocNumber: text({ max: 21 }),
    TxnDate: day,
    PrivateNote: text({ max: 4000 }),
    DepartmentRef: reference('Department'),
    CurrencyRef: currency,
    ExchangeRate: decimal,
    TransactionLocationType: text({ max: 60 }),
  },
  answer: {
    defaults: { 'Line.CustomExtensions': [], TxnTaxDetail: {} },
    always: ['DepositToAccountRef', 'TxnDate', 'CurrencyRef', 'Line', 'TotalAmt'],
  },
  queryable: { ...metaDataQueryable, DocNumber: 'text', TxnDate: 'day', TotalAmt: 'amount' },
  indexes: ['TxnDate'],
  countsTotal: true,
  complete(draft, context) {
    const { company, before, today } = context;
    const accountId = referencedId(draft, 'DepositToAccountRef');
    if (accountId === undefined) throw missingParameter('DepositToAccountRef');
    const type = textOf(company.store('Account').get(accountId) ?? {}, 'AccountType') ?? '';
    if (!['Bank', 'Other Current Asset'].includes(type)) {
      throw new QboFault('6430', `Invalid account type used: ${type} for DepositToAccountRef`, 'DepositToAccountRef');
    }
    const Line = depositLines(draft, company, before);
    const total = Line.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
    if (total < 0n) throw businessRule('The transaction amount must be 0 or greater.');
    return {
      ...draft,
      TxnDate: textOf(draft, 'TxnDate') ?? today,
      Line,
      ...transactionCurrency(draft, context),
      TotalAmt: amountOf(total),
    };
  },
  postings: (doc, company) => [
    { accountId: referencedId(doc, 'DepositToAccountRef'), cents: centsOf(doc, 'TotalAmt') },
    ...objectsOf(doc, 'Line').map((line) => ({
      accountId:
        referencedId(objectOf(line, 'DepositLineDetail'), 'AccountRef') ??
        defaultAccountId(company, 'UndepositedFunds'),
      cents: -centsOf(line, 'Amount'),
    })),
  ],
  effects: markPayments,
};
