import { textOf } from '../books/doc.ts';
import { address, emailAddress, phone, website } from '../fields/contact.ts';
import { anything } from '../fields/field.ts';
import { text } from '../fields/scalars.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** The company itself; its Id is "1" (docs/quickbooks.md#company). */
export const companyInfo: EntityDefinition = {
  name: 'CompanyInfo',
  table: 'CompanyInfo',
  sequence: 'company',
  single: true,
  operations: new Set(['read', 'query']),
  fields: {
    CompanyName: text({ max: 1024 }),
    LegalName: text({ max: 1024 }),
    CompanyAddr: address,
    CustomerCommunicationAddr: address,
    LegalAddr: address,
    PrimaryPhone: phone,
    Email: emailAddress,
    CustomerCommunicationEmailAddr: emailAddress,
    WebAddr: website,
    CompanyStartDate: anything,
    FiscalYearStartMonth: text({ max: 20 }),
    Country: text({ max: 3 }),
    SupportedLanguages: text({ max: 100 }),
    DefaultTimeZone: text({ max: 100 }),
    NameValue: anything,
  },
  answer: {
    always: ['CompanyName', 'LegalName', 'Country', 'FiscalYearStartMonth', 'NameValue'],
    addresses: ['CompanyAddr', 'CustomerCommunicationAddr', 'LegalAddr'],
  },
  queryable: { ...metaDataQueryable, CompanyName: 'text' },
  indexes: [],
  activeOnly: false,
  countsTotal: false,
  order: 'by-name',
  nameOf: (doc) => textOf(doc, 'CompanyName'),
  complete: (draft) => draft,
};
