import { amountOf, referencedId, textOf } from '../../books/doc.ts';
import { address, emailAddress } from '../../fields/contact.ts';
import { day, choice, text } from '../../fields/scalars.ts';
import { reference } from '../../fields/reference.ts';
import { missingParameter } from '../../qbo-fault.ts';
import { transactionCurrency } from '../currency.ts';
import { transaction } from '../definition.ts';
import type { EntityDefinition } from '../definition.ts';
import { vendorParty } from '../party-balance.ts';
import { requireFeature } from '../plan.ts';
import { ownNumber } from '../sales/numbering.ts';
import { leaveForms } from '../sources.ts';
import { completeExpenseLines } from './expense-lines.ts';
import { orderStatus } from './order-status.ts';
import { payableAccount, payableAnswer, payableFields, payableIndexes, payableQueryable } from './payable.ts';

const { Balance: _owed, ...queryable } = payableQueryable;

/** Orders to vendors: they post nothing, and are closed by bills that link to them. */
export const purchaseOrder: EntityDefinition = {
  ...transaction,
  name: 'PurchaseOrder',
  fields: {
    ...payableFields,
    POStatus: choice(['Open', 'Closed']),
    DueDate: day,
    SalesTermRef: reference('Term'),
    ShipAddr: address,
    ShipTo: reference('Customer'),
    POEmail: emailAddress,
    Memo: text({ max: 4000 }),
    ClassRef: reference('Class'),
    EmailStatus: choice(['NotSet', 'NeedToSend', 'EmailSent']),
  },
  answer: {
    ...payableAnswer,
    defaults: { ...payableAnswer.defaults, EmailStatus: 'NotSet' },
    always: [...payableAnswer.always.filter((name) => name !== 'Balance'), 'POStatus', 'DocNumber'],
    addresses: ['VendorAddr', 'ShipAddr'],
    nameless: ['SalesTermRef'],
  },
  queryable: { ...queryable, POStatus: 'text' },
  indexes: payableIndexes,
  countsTotal: true,
  complete(draft, context) {
    const { company, before, today } = context;
    requireFeature(company, 'purchase orders');
    const vendorId = referencedId(draft, 'VendorRef');
    if (vendorId === undefined) throw missingParameter('VendorRef');
    const txnDate = textOf(draft, 'TxnDate') ?? today;
    const { Line, total } = completeExpenseLines({ draft, before: before ?? {}, company, txnDate, numbered: true });
    const LinkedTxn = before?.['LinkedTxn'] ?? [];
    return {
      ...draft,
      DocNumber: ownNumber('PurchaseOrder', draft, context),
      TxnDate: txnDate,
      Line,
      APAccountRef: draft['APAccountRef'] ?? payableAccount(company),
      ...transactionCurrency(draft, context, vendorParty),
      LinkedTxn,
      POStatus: draft['POStatus'] ?? (before ? orderStatus({ ...before, Line, LinkedTxn }, company) : 'Open'),
      VendorAddr: company.store('Vendor').get(vendorId)?.['BillAddr'],
      TotalAmt: amountOf(total),
    };
  },
  effects: (change) => leaveForms(change, 'PurchaseOrder'),
};
