import { anything } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { flag } from '../fields/scalars.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { leaveForms } from './sources.ts';

/**
 * A billable expense that a customer will be charged for. The company maintains it (`purchases/billable.ts`); clients
 * only read it.
 */
export const reimburseCharge: EntityDefinition = {
  ...transaction,
  name: 'ReimburseCharge',
  operations: new Set(['read', 'query']),
  fields: {
    CustomerRef: reference('Customer'),
    Amount: anything,
    HasBeenInvoiced: flag,
    TxnDate: anything,
    CurrencyRef: anything,
    ExchangeRate: anything,
    LinkedTxn: anything,
    Line: anything,
  },
  answer: { always: ['CustomerRef', 'Amount', 'HasBeenInvoiced', 'TxnDate', 'Line'], unlessEmpty: ['LinkedTxn'] },
  queryable: {
    ...metaDataQueryable,
    CustomerRef: 'reference',
    HasBeenInvoiced: 'flag',
    TxnDate: 'day',
    Amount: 'amount',
  },
  indexes: ['CustomerRef'],
  countsTotal: false,
  complete: (draft) => draft,
  effects: (change) => leaveForms(change, 'ReimburseCharge'),
};
