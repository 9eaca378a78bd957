import { textOf } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, flag, text, whole } from '../fields/scalars.ts';
import type { Draft } from '../json.ts';
import { businessRule, missingParameter } from '../qbo-fault.ts';
import { metaDataQueryable, transaction } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { leaveForms } from './sources.ts';

/** Who has worked, by `NameOf`. */
const workers: Readonly<Record<string, string>> = { Employee: 'EmployeeRef', Vendor: 'VendorRef' };

function checkTime(draft: Draft): void {
  const isTimed = draft['StartTime'] !== undefined && draft['EndTime'] !== undefined;
  if (!isTimed && draft['Hours'] === undefined && draft['Minutes'] === undefined) throw missingParameter('Hours');
}

/**
 * Hours worked, which an invoice may charge (docs/quickbooks.md#invoices). Not in change data capture
 * (docs/quickbooks.md#changes).
 */
export const timeActivity: EntityDefinition = {
  ...transaction,
  name: 'TimeActivity',
  table: 'TimeActivities',
  sequence: 'timeActivities',
  uncaptured: true,
  fields: {
    NameOf: choice(Object.keys(workers)),
    EmployeeRef: reference('Employee'),
    VendorRef: reference('Vendor'),
    CustomerRef: reference('Customer'),
    ItemRef: reference('Item'),
    ClassRef: reference('Class'),
    DepartmentRef: reference('Department'),
    TxnDate: day,
    BillableStatus: choice(['Billable', 'NotBillable', 'HasBeenBilled']),
    Taxable: flag,
    HourlyRate: decimal,
    CostRate: decimal,
    Hours: whole({ min: 0, max: 8760 }),
    Minutes: whole({ min: 0, max: 59 }),
    Seconds: whole({ min: 0, max: 59 }),
    BreakHours: whole({ min: 0, max: 8760 }),
    BreakMinutes: whole({ min: 0, max: 59 }),
    BreakSeconds: whole({ min: 0, max: 59 }),
    StartTime: text({ max: 40 }),
    EndTime: text({ max: 40 }),
    TimeZone: text({ max: 60 }),
    Description: text({ max: 4000 }),
    TransactionLocationType: text({ max: 60 }),
  },
  answer: {
    defaults: { BillableStatus: 'NotBillable', Taxable: false, HourlyRate: 0 },
    always: ['NameOf', 'TxnDate'],
    unlessEmpty: ['LinkedTxn'],
  },
  queryable: { ...metaDataQueryable, TxnDate: 'day', CustomerRef: 'reference', BillableStatus: 'text' },
  indexes: ['CustomerRef', 'TxnDate'],
  countsTotal: false,
  complete(draft, { before, today }) {
    const worker = workers[textOf(draft, 'NameOf') ?? ''];
    if (worker === undefined) throw missingParameter('NameOf');
    if (draft[worker] === undefined) throw missingParameter(worker);
    checkTime(draft);
    if (draft['BillableStatus'] === 'Billable' && draft['CustomerRef'] === undefined) {
      throw businessRule('When you mark time as billable, you must choose a customer.');
    }
    return {
      ...draft,
      TxnDate: draft['TxnDate'] ?? today,
      LinkedTxn: before?.['LinkedTxn'],
    };
  },
  effects: (change) => leaveForms(change, 'TimeActivity'),
};
