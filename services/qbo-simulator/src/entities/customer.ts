import { textOf } from '../books/doc.ts';
import { address, emailAddress, phone, website } from '../fields/contact.ts';
import { anything, readOnly } from '../fields/field.ts';
import type { Fields } from '../fields/field.ts';
import { reference, referenceToEmptyList } from '../fields/reference.ts';
import { choice, flag, homeCurrency, text } from '../fields/scalars.ts';
import { compact } from '../json.ts';
import type { Draft } from '../json.ts';
import { QboFault } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { placeInHierarchy } from './hierarchy.ts';
import { checkNameIsFree, nameByActivity } from './unique-names.ts';

/** A display name may hold neither the separator of the hierarchy nor control characters (facts 4). */
const displayName = text({ max: 500, forbidden: /[:\t\n\r]/ });

const fields: Fields = {
  Title: text({ max: 16 }),
  GivenName: text({ max: 100 }),
  MiddleName: text({ max: 100 }),
  FamilyName: text({ max: 100 }),
  Suffix: text({ max: 16 }),
  DisplayName: displayName,
  CompanyName: text({ max: 100 }),
  PrintOnCheckName: text({ max: 110 }),
  Active: flag,
  Taxable: flag,
  Notes: text({ max: 2000 }),
  PrimaryEmailAddr: emailAddress,
  PrimaryPhone: phone,
  AlternatePhone: phone,
  Mobile: phone,
  Fax: phone,
  WebAddr: website,
  BillAddr: address,
  ShipAddr: address,
  ParentRef: reference('Customer'),
  BillWithParent: flag,
  SalesTermRef: reference('Term'),
  PaymentMethodRef: referenceToEmptyList('PaymentMethods'),
  CustomerTypeRef: referenceToEmptyList('CustomerTypes'),
  PreferredDeliveryMethod: choice(['Print', 'Email', 'None']),
  CurrencyRef: homeCurrency,
  ResaleNum: text({ max: 16 }),
  BusinessNumber: text({ max: 10 }),
  PrimaryTaxIdentifier: text({ max: 20 }),
  DefaultTaxCodeRef: anything,
  IsProject: flag,
  Job: readOnly(flag),
  Level: readOnly(anything),
  FullyQualifiedName: readOnly(anything),
  Balance: readOnly(anything),
  BalanceWithJobs: readOnly(anything),
  OpenBalanceDate: readOnly(anything),
  V4IDPseudonym: readOnly(anything),
  ClientEntityId: readOnly(anything),
};

const nameParts = ['Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix'];

/** The display name, given or made of the parts of a person's name. */
function displayNameOf(draft: Draft): string {
  const parts = nameParts.flatMap((part) => textOf(draft, part) ?? []);
  const name = textOf(draft, 'DisplayName') ?? (parts.join(' ') || textOf(draft, 'CompanyName'));
  if (name !== undefined) return name;
  throw new QboFault('6080', `Fill out values for at least one of: ${nameParts.join(', ')}, DisplayName`);
}

/** Customers (facts 4.9). Their balance follows the sales forms, see `entities/sales/customer-balance.ts`. */
export const customer: EntityDefinition = {
  name: 'Customer',
  table: 'Names',
  sequence: 'names',
  operations: new Set(['create', 'update', 'read', 'query']),
  fields,
  // The documentation says that PrimaryEmailAddr can be filtered, a recorded answer says that it cannot (facts 3.6).
  queryable: {
    ...metaDataQueryable,
    DisplayName: 'text',
    FullyQualifiedName: 'text',
    CompanyName: 'text',
    GivenName: 'text',
    FamilyName: 'text',
    Active: 'flag',
  },
  indexes: ['DisplayName', 'CompanyName'],
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete(draft, { company, before }) {
    const active = draft['Active'] !== false;
    const name = nameByActivity(displayNameOf(draft), active);
    checkNameIsFree({ company, sequence: 'names', property: 'DisplayName', name, before });
    const place = placeInHierarchy({ entity: 'Customer', draft, name, before, company });
    return {
      Taxable: true,
      BillWithParent: false,
      PreferredDeliveryMethod: 'Print',
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
      IsProject: false,
      ClientEntityId: '0',
      PrintOnCheckName: textOf(draft, 'CompanyName') ?? name,
      ...compact(draft),
      DisplayName: name,
      Active: active,
      FullyQualifiedName: place.fullyQualifiedName,
      Job: place.level > 0,
      Level: place.level > 0 ? place.level : undefined,
      Balance: before?.['Balance'] ?? 0,
      BalanceWithJobs: before?.['BalanceWithJobs'] ?? 0,
    };
  },
};
