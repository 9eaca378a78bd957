import { textOf } from '../books/doc.ts';
import { currency } from '../fields/currency.ts';
import { address } from '../fields/contact.ts';
import { anything } from '../fields/field.ts';
import type { Fields } from '../fields/field.ts';
import { reference, referenceToEmptyList } from '../fields/reference.ts';
import { choice, flag, text } from '../fields/scalars.ts';
import { ownCurrency } from './currency.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { moveChildNames, placeInHierarchy } from './hierarchy.ts';
import { completePerson, personAnswers, personFields } from './person.ts';

const fields: Fields = {
  ...personFields,
  Taxable: flag,
  Notes: text({ max: 2000 }),
  BillAddr: address,
  ShipAddr: address,
  ParentRef: reference('Customer'),
  BillWithParent: flag,
  SalesTermRef: reference('Term'),
  PaymentMethodRef: reference('PaymentMethod'),
  CustomerTypeRef: referenceToEmptyList('CustomerTypes'),
  PreferredDeliveryMethod: choice(['Print', 'Email', 'None']),
  CurrencyRef: currency,
  ResaleNum: text({ max: 16 }),
  BusinessNumber: text({ max: 10 }),
  PrimaryTaxIdentifier: text({ max: 20 }),
  DefaultTaxCodeRef: anything,
  IsProject: flag,
};

/**
 * Customers (docs/quickbooks.md#customers-and-vendors). Their balance is changed by sales forms
 * (`entities/party-balance.ts`).
 */
export const customer: EntityDefinition = {
  name: 'Customer',
  table: 'Names',
  sequence: 'names',
  operations: new Set(['create', 'update', 'read', 'query']),
  fields,
  answer: {
    defaults: {
      Taxable: true,
      BillWithParent: false,
      PreferredDeliveryMethod: 'Print',
      IsProject: false,
      ClientEntityId: '0',
    },
    always: [...personAnswers, 'FullyQualifiedName', 'Job', 'Balance', 'BalanceWithJobs', 'CurrencyRef'],
    nameless: ['ParentRef'],
    addresses: ['BillAddr', 'ShipAddr'],
  },
  queryable: {
    ...metaDataQueryable,
    DisplayName: 'text',
    FullyQualifiedName: 'text',
    CompanyName: 'text',
    GivenName: 'text',
    FamilyName: 'text',
    PrimaryEmailAddr: 'text',
    Active: 'flag',
  },
  indexes: ['DisplayName', 'CompanyName', 'ParentRef'],
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete(draft, context) {
    const { company, before } = context;
    const person = completePerson('Customer', draft, context);
    const name = person.DisplayName;
    const place = placeInHierarchy({ entity: 'Customer', draft, name, before, company });
    return {
      ...draft,
      ...ownCurrency(draft, context),
      ...person,
      FullyQualifiedName: place.fullyQualifiedName,
      Job: place.level > 0,
      Level: place.level > 0 ? place.level : undefined,
      Balance: before?.['Balance'] ?? 0,
      BalanceWithJobs: before?.['BalanceWithJobs'] ?? 0,
    };
  },
  effects: (change) => moveChildNames('Customer', change),
};
