import { textOf } from '../books/doc.ts';
import { anything } from '../fields/field.ts';
import { reference } from '../fields/reference.ts';
import { choice, decimal, flag, text, whole } from '../fields/scalars.ts';
import { list, object } from '../fields/structures.ts';
import type { Draft } from '../json.ts';
import { missingParameter } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** Tax is set up in QuickBooks, not through these calls (facts 4.13); neither list is in change data capture (3.7). */
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
    AgencyRef: anything,
    SpecialTaxType: text({ max: 30 }),
    DisplayType: text({ max: 30 }),
  },
  answer: { always: ['Name', 'RateValue', 'Active', 'SpecialTaxType', 'DisplayType'] },
  complete(draft) {
    for (const name of ['Name', 'RateValue']) if (draft[name] === undefined) throw missingParameter(name);
    return { SpecialTaxType: 'NONE', DisplayType: 'ReadOnly', ...draft, Active: draft['Active'] ?? true };
  },
};

/** A group of rates that a transaction is taxed with (facts 4.10). */
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
