import { textOf } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { address } from '../fields/contact.ts';
import { anything, readOnly } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, flag, text } from '../fields/scalars.ts';
import { compact } from '../json.ts';
import type { Draft } from '../json.ts';
import { ownCurrency } from './currency.ts';
import { metaDataQueryable, nameList } from './definition.ts';
import type { EntityDefinition, WriteContext } from './definition.ts';
import { displayNameOf, personFields } from './person.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

const queryable = {
  ...metaDataQueryable,
  DisplayName: 'text',
  GivenName: 'text',
  FamilyName: 'text',
  Active: 'flag',
} as const;

/** The name that no other customer, vendor or employee has (facts 3.14, 6240). */
function named(draft: Draft, { company, before }: WriteContext): Draft {
  const active = draft['Active'] !== false;
  const name = nameByActivity(displayNameOf(draft), active);
  checkNameIsFree({ company, sequence: 'names', property: 'DisplayName', name, before });
  return {
    PrintOnCheckName: textOf(draft, 'CompanyName') ?? name,
    ...compact(draft),
    DisplayName: name,
    Active: active,
  };
}

/** Vendors (facts 4.9). Their balance follows bills, credits and bill payments. */
export const vendor: EntityDefinition = {
  ...nameList,
  name: 'Vendor',
  table: 'Names',
  sequence: 'names',
  fields: {
    ...personFields,
    AcctNum: text({ max: 100 }),
    TaxIdentifier: text({ max: 20 }),
    BusinessNumber: text({ max: 10 }),
    TermRef: reference('Term'),
    APAccountRef: reference('Account'),
    CurrencyRef: currency,
    Vendor1099: flag,
    BillRate: decimal,
    CostRate: decimal,
    Balance: readOnly(anything),
  },
  queryable: { ...queryable, CompanyName: 'text' },
  indexes: ['DisplayName'],
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete: (draft, context) => ({
    Vendor1099: false,
    ...named(draft, context),
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
  queryable,
  indexes: ['DisplayName'],
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete: (draft, context) => ({ BillableTime: false, ...named(draft, context) }),
};
