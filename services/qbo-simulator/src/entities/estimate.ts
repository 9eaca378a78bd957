import { textOf } from '../books/doc.ts';
import { day, choice, text } from '../fields/scalars.ts';
import { homeAmounts } from './currency.ts';
import type { EntityDefinition } from './definition.ts';
import {
  completeSalesForm,
  salesFormAnswer,
  salesFormFields,
  salesFormIndexes,
  salesFormQueryable,
} from './sales/sales-form.ts';
import { leaveForms } from './sources.ts';

/** Estimates: they post nothing, and are closed by an invoice that links to them (docs/quickbooks.md#invoices). */
export const estimate: EntityDefinition = {
  name: 'Estimate',
  table: 'Transactions',
  sequence: 'transactions',
  operations: new Set(['create', 'update', 'delete', 'send', 'read', 'query']),
  fields: {
    ...salesFormFields,
    DueDate: day,
    ExpirationDate: day,
    AcceptedBy: text({ max: 100 }),
    AcceptedDate: day,
    TxnStatus: choice(['Accepted', 'Closed', 'Pending', 'Rejected', 'Converted']),
  },
  answer: {
    ...salesFormAnswer,
    defaults: { ...salesFormAnswer.defaults, TxnStatus: 'Pending', LinkedTxn: [] },
    always: salesFormAnswer.always.filter((name) => name !== 'Balance'),
  },
  queryable: { ...salesFormQueryable, TxnStatus: 'text' },
  indexes: salesFormIndexes,
  activeOnly: false,
  countsTotal: false,
  order: 'newest-first',
  nameOf: (doc) => textOf(doc, 'DocNumber'),
  complete(draft, context) {
    const { form, total } = completeSalesForm('Estimate', draft, context);
    return {
      ...form,
      LinkedTxn: context.before?.['LinkedTxn'],
      ...homeAmounts(form, context, { HomeTotalAmt: total }),
    };
  },
  effects: (change) => leaveForms(change, 'Estimate'),
};
