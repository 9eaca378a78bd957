import { textOf } from '../books/doc.ts';
import { reference } from '../fields/reference.ts';
import { choice, day, decimal, flag, text, whole } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import type { Draft } from '../json.ts';
import { missingParameter } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { checkNameIsFree } from './unique-names.ts';

/**
 * Tax is set up in QuickBooks or with the tax service, not through these calls (docs/quickbooks.md#tax-and-currencies).
 * Neither list is in change data capture (docs/quickbooks.md#changes).
 */
const taxList = {
  operations: new Set(['read', 'query'] as const),
  activeOnly: true,
  countsTotal: false,
  order: 'by-name',
  uncaptured: true,
  queryable: { ...metaDataQueryable, Name: 'text', Active: 'flag' },
  indexes: ['Name'],
  nameOf: (doc: Draft) => textOf(doc, 'Name'),
} as const;

const rateList = object({
  TaxRateDetail: list(
    object({
      TaxRateRef: reference('TaxRate'),
      TaxTypeApplicable: choice(['TaxOnAmount', 'TaxOnAmountPlusTax', 'TaxOnTax']),
      TaxOrder: whole({ min: 0, max: 100 }),
    }),
    { max: 100 },
  ),
});

/** Agencies that sales tax is paid to. */
export const taxAgency: EntityDefinition = {
  ...taxList,
  operations: new Set(['create', 'read', 'query']),
  name: 'TaxAgency',
  table: 'TaxAgencies',
  sequence: 'taxAgencies',
  activeOnly: false,
  fields: {
    DisplayName: text({ max: 100 }),
    TaxTrackedOnSales: flag,
    TaxTrackedOnPurchases: flag,
    TaxRegistrationNumber: text({ max: 30 }),
    LastFileDate: day,
    TaxAgencyConfig: text({ max: 30 }),
  },
  answer: {
    defaults: { TaxTrackedOnSales: true, TaxTrackedOnPurchases: false, TaxAgencyConfig: 'USER_DEFINED' },
    always: ['DisplayName'],
  },
  queryable: { ...metaDataQueryable, DisplayName: 'text' },
  indexes: ['DisplayName'],
  nameOf: (doc) => textOf(doc, 'DisplayName'),
  complete(draft, context) {
    const name = textOf(draft, 'DisplayName');
    if (name === undefined) throw missingParameter('DisplayName');
    checkNameIsFree({ entity: 'TaxAgency', property: 'DisplayName', name, draft }, context);
    return draft;
  },
};

/** One rate of one agency, in percent. */
export const taxRate: EntityDefinition = {
  ...taxList,
  name: 'TaxRate',
  table: 'TaxRates',
  sequence: 'taxRates',
  fields: {
    Name: text({ max: 100 }),
    Description: text({ max: 4000 }),
    Active: flag,
    RateValue: decimal,
    AgencyRef: reference('TaxAgency'),
    SpecialTaxType: text({ max: 30 }),
    DisplayType: text({ max: 30 }),
  },
  answer: { always: ['Name', 'RateValue', 'Active', 'SpecialTaxType', 'DisplayType'] },
  complete(draft) {
    for (const name of ['Name', 'RateValue']) if (draft[name] === undefined) throw missingParameter(name);
    return { SpecialTaxType: 'NONE', DisplayType: 'ReadOnly', ...draft, Active: draft['Active'] ?? true };
  },
};

/** A group of rates that a transaction is taxed with (docs/quickbooks.md#accounts). */
export const taxCode: EntityDefinition = {
  ...taxList,
  name: 'TaxCode',
  table: 'TaxCodes',
  sequence: 'taxCodes',
  fields: {
    Name: text({ max: 100 }),
    Description: text({ max: 4000 }),
    Active: flag,
    Taxable: flag,
    TaxGroup: flag,
    SalesTaxRateList: rateList,
    PurchaseTaxRateList: rateList,
  },
  answer: { always: ['Name', 'Active', 'Taxable', 'TaxGroup'] },
  complete(draft) {
    if (draft['Name'] === undefined) throw missingParameter('Name');
    return { Taxable: true, TaxGroup: true, ...draft, Active: draft['Active'] ?? true };
  },
};
