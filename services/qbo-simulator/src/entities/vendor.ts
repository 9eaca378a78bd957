import { textOf } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { address } from '../fields/contact.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, flag, text } from '../fields/scalars.ts';
import { ownCurrency } from './currency.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { completePerson, personAnswers, personFields } from './person.ts';

const queryable = {
  ...metaDataQueryable,
  DisplayName: 'text',
  GivenName: 'text',
  FamilyName: 'text',
  Active: 'flag',
} as const;

/** Vendors (docs/quickbooks.md#customers-and-vendors). Their balance follows bills, credits and bill payments. */
export const vendor: EntityDefinition = {
  ...nameList,
  name: 'Vendor',
  table: 'Names',
  sequence: 'names',
  fields: {
    ...personFields,
    BillAddr: address,
    AcctNum: text({ max: 100 }),
    TaxIdentifier: text({ max: 20 }),
    BusinessNumber: text({ max: 10 }),
    TermRef: reference('Term'),
    APAccountRef: reference('Account'),
    CurrencyRef: currency,
    Vendor1099: flag,
    BillRate: decimal,
    CostRate: decimal,
  },
  answer: {
    defaults: { Vendor1099: false },
    always: [...personAnswers, 'Balance', 'CurrencyRef'],
    nameless: ['TermRef'],
    addresses: ['BillAddr'],
  },
  queryable: { ...queryable, CompanyName: 'text' },
  indexes: ['DisplayName'],
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete: (draft, context) => ({
    ...draft,
    ...completePerson('Vendor', draft, context),
    ...ownCurrency(draft, context),
    Balance: context.before?.['Balance'] ?? 0,
  }),
};

/** Employees; payroll is not part of the books here. */
export const employee: EntityDefinition = {
  ...nameList,
  name: 'Employee',
  table: 'Names',
  sequence: 'names',
  fields: {
    ...personFields,
    PrimaryAddr: address,
    EmployeeNumber: text({ max: 100 }),
    SSN: text({ max: 100 }),
    HiredDate: day,
    ReleasedDate: day,
    BirthDate: day,
    Gender: choice(['Male', 'Female']),
    BillableTime: flag,
    BillRate: decimal,
    CostRate: decimal,
    Organization: flag,
  },
  answer: { defaults: { BillableTime: false }, always: personAnswers, addresses: ['PrimaryAddr'] },
  queryable,
  indexes: ['DisplayName'],
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete: (draft, context) => ({ ...draft, ...completePerson('Employee', draft, context) }),
};
