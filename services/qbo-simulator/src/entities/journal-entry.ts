import { amountOf, centsOf, objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import type { Doc } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { reference } from '../fields/reference.ts';
import { amount, choice, day, decimal, flag, lineTaxCode, text } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import { entityWithType } from '../fields/typed-reference.ts';
import { compact } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { businessRule, missingParameter, QboFault } from '../qbo-fault.ts';
import { transactionCurrency } from './currency.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { Change, EntityDefinition } from './definition.ts';
import { lineIds } from './line-ids.ts';
import { moveBalances } from './party-balance.ts';

const DETAIL = 'JournalEntryLineDetail';

const lines = list(
  object({
    Id: text({ max: 30 }),
    Description: text({ max: 4000 }),
    Amount: amount,
    DetailType: choice([DETAIL]),
    [DETAIL]: object({
      PostingType: choice(['Debit', 'Credit']),
      AccountRef: reference('Account'),
      Entity: entityWithType(['Customer', 'Vendor', 'Employee']),
      ClassRef: reference('Class'),
      DepartmentRef: reference('Department'),
      TaxCodeRef: lineTaxCode,
      BillableStatus: choice(['Billable', 'NotBillable', 'HasBeenBilled']),
    }),
  }),
  { max: 10_000 },
);

/** The list that a line's name must be from, by the type of its account (docs/quickbooks.md#entities). */
const entityOfAccount: Readonly<Record<string, { entity: 'Customer' | 'Vendor'; name: string }>> = {
  'Accounts Receivable': { entity: 'Customer', name: 'customer' },
  'Accounts Payable': { entity: 'Vendor', name: 'vendor' },
};

/** Debits are positive. */
function signedCents(line: JsonObject): bigint {
  const cents = centsOf(line, 'Amount');
  return objectOf(line, DETAIL)['PostingType'] === 'Debit' ? cents : -cents;
}

function checkLine(line: JsonObject, company: CompanyView): void {
  const detail = objectOf(line, DETAIL);
  for (const name of ['PostingType', 'AccountRef']) {
    if (detail[name] === undefined) throw missingParameter(`Line.${DETAIL}.${name}`);
  }
  if (line['Amount'] === undefined) throw missingParameter('Line.Amount');
  if (centsOf(line, 'Amount') < 0n) throw businessRule('The amount of a line must be 0 or greater.');
  const account = company.store('Account').get(referencedId(detail, 'AccountRef') ?? '');
  const needed = entityOfAccount[textOf(account ?? {}, 'AccountType') ?? ''];
  if (needed && objectOf(detail, 'Entity')['Type'] !== needed.entity) {
    throw businessRule(
      `When you use ${textOf(account ?? {}, 'AccountType')}, you must choose a ${needed.name} in the Name field.`,
    );
  }
}

/** By how much a line changes a customer's or vendor's balance. */
function balanceMoves(doc: Doc | undefined, company: CompanyView, entity: 'Customer' | 'Vendor', sign: bigint) {
  return objectsOf(doc ?? {}, 'Line').flatMap((line): [string, bigint][] => {
    const detail = objectOf(line, DETAIL);
    const account = company.store('Account').get(referencedId(detail, 'AccountRef') ?? '');
    if (entityOfAccount[textOf(account ?? {}, 'AccountType') ?? '']?.entity !== entity) return [];
    const id = referencedId(objectOf(detail, 'Entity'), 'EntityRef');
    const owed = entity === 'Customer' ? signedCents(line) : -signedCents(line);
    return id === undefined ? [] : [[id, sign * owed]];
  });
}

function moveAll({ before, after, company, stamp }: Change): void {
  for (const entity of ['Customer', 'Vendor'] as const) {
    const moves = [...balanceMoves(before, company, entity, -1n), ...balanceMoves(after, company, entity, 1n)];
    moveBalances(company, entity, moves, stamp);
  }
}

/** Journal entries (docs/quickbooks.md#journal-entries). */
export const journalEntry: EntityDefinition = {
  ...transaction,
  name: 'JournalEntry',
  fields: {
    Line: lines,
    DocNumber: text({ max: 21 }),
    TxnDate: day,
    PrivateNote: text({ max: 4000 }),
    Adjustment: flag,
    CurrencyRef: currency,
    ExchangeRate: decimal,
  },
  answer: {
    defaults: { 'Line.CustomExtensions': [], Adjustment: false, TxnTaxDetail: {} },
    always: ['TxnDate', 'CurrencyRef', 'Line', 'TotalAmt'],
  },
  queryable: { ...metaDataQueryable, DocNumber: 'text', TxnDate: 'day' },
  indexes: ['DocNumber', 'TxnDate'],
  countsTotal: true,
  complete(draft, context) {
    const { company, before, today } = context;
    const given = objectsOf(draft, 'Line');
    if (given.length < 2) throw missingParameter('Line');
    for (const line of given) checkLine(line, company);
    if (given.reduce((sum, line) => sum + signedCents(line), 0n) !== 0n) {
      throw new QboFault('2300', 'Total debits and credits do not balance in the request');
    }
    const ids = lineIds(before ?? {}, 0);
    return {
      ...draft,
      TxnDate: textOf(draft, 'TxnDate') ?? today,
      Line: given.map((line) => compact({ ...line, ...ids(line), DetailType: DETAIL })),
      ...transactionCurrency(draft, context),
      TotalAmt: amountOf(0n),
    };
  },
  postings: (doc) =>
    objectsOf(doc, 'Line').map((line) => ({
      accountId: referencedId(objectOf(line, DETAIL), 'AccountRef'),
      cents: signedCents(line),
    })),
  effects: moveAll,
};
