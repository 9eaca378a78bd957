import { centsOf, referencedId, textOf } from '../../books/doc.ts';
import { reference } from '../../fields/reference.ts';
import { day } from '../../fields/scalars.ts';
import { transaction } from '../definition.ts';
import type { EntityDefinition } from '../definition.ts';
import { stockOfLines } from '../item-lines.ts';
import { movePartyBalance, vendorParty } from '../party-balance.ts';
import { release } from '../settlement/effects.ts';
import { billPayments } from '../settlement/kind.ts';
import { billSources, useSources } from '../sources.ts';
import { dueDate } from '../term.ts';
import { keepCharges } from './billable.ts';
import {
  checkVendorNumber,
  completePayable,
  payableAnswer,
  payableFields,
  payableIndexes,
  payablePostings,
  payableQueryable,
} from './payable.ts';

/** Bills (docs/quickbooks.md#bills). */
export const bill: EntityDefinition = {
  ...transaction,
  name: 'Bill',
  fields: { ...payableFields, DueDate: day, SalesTermRef: reference('Term') },
  answer: {
    ...payableAnswer,
    defaults: { ...payableAnswer.defaults, 'Line.LinkedTxn': [] },
    always: [...payableAnswer.always, 'DueDate'],
    nameless: ['SalesTermRef'],
    saysWhoWrote: true,
  },
  queryable: { ...payableQueryable, DueDate: 'day' },
  indexes: payableIndexes,
  countsTotal: true,
  alwaysSent: ['VendorRef'],
  complete(draft, context) {
    checkVendorNumber(draft, context);
    const { form, txnDate } = completePayable(draft, context);
    const termId = referencedId(draft, 'SalesTermRef');
    const terms = termId === undefined ? undefined : context.company.store('Term').get(termId);
    return { ...form, DueDate: textOf(draft, 'DueDate') ?? dueDate(terms ?? {}, txnDate) };
  },
  postings: (doc, company) => payablePostings(doc, company, 1n),
  stock: (doc) => stockOfLines(doc, 'ItemBasedExpenseLineDetail', 1n),
  effects(change) {
    release(billPayments, 'Bill', change);
    useSources(change, 'Bill', billSources);
    keepCharges(change, 'Bill');
    movePartyBalance(change, vendorParty, (doc) => centsOf(doc, 'Balance'));
  },
};

/** Vendor credits: used by a bill payment that links them to bills (docs/quickbooks.md#bills). */
export const vendorCredit: EntityDefinition = {
  ...transaction,
  name: 'VendorCredit',
  fields: payableFields,
  answer: payableAnswer,
  queryable: payableQueryable,
  indexes: payableIndexes,
  countsTotal: false,
  complete: (draft, context) => completePayable(draft, context).form,
  postings: (doc, company) => payablePostings(doc, company, -1n),
  stock: (doc) => stockOfLines(doc, 'ItemBasedExpenseLineDetail', -1n),
  effects(change) {
    release(billPayments, 'VendorCredit', change);
    movePartyBalance(change, vendorParty, (doc) => -centsOf(doc, 'Balance'));
  },
};
