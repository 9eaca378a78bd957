import { referencedId, objectOf, objectsOf } from '../books/doc.ts';
import type { CompanyView } from '../books/company-view.ts';
import { anything } from '../fields/field.ts';
import type { Field } from '../fields/field.ts';
import { day } from '../fields/scalars.ts';
import { isJsonObject } from '../json.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule } from '../qbo-fault.ts';
import { metaDataQueryable } from './definition.ts';
import type { EntityDefinition } from './definition.ts';

/** Accounting preferences are stored as given, but BookCloseDate must be a day; an empty one opens the books. */
const accountingPreferences: Field = {
  read(value, path, references) {
    if (!isJsonObject(value)) return undefined;
    const date = value['BookCloseDate'];
    if (date === undefined) return value;
    return { ...value, BookCloseDate: day.read(date, `${path}.BookCloseDate`, references) ?? '' };
  },
  revive: (value) => value,
};

/**
 * The settings of a company (docs/quickbooks.md#company). A sparse update changes single preferences within a group.
 */
export const preferences: EntityDefinition = {
  name: 'Preferences',
  table: 'Preferences',
  sequence: 'preferences',
  single: true,
  operations: new Set(['read', 'query', 'update']),
  fields: {
    AccountingInfoPrefs: accountingPreferences,
    ProductAndServicesPrefs: anything,
    SalesFormsPrefs: anything,
    EmailMessagesPrefs: anything,
    VendorAndPurchasesPrefs: anything,
    TimeTrackingPrefs: anything,
    TaxPrefs: anything,
    CurrencyPrefs: anything,
    ReportPrefs: anything,
    OtherPrefs: anything,
  },
  answer: {
    always: [
      'AccountingInfoPrefs',
      'ProductAndServicesPrefs',
      'SalesFormsPrefs',
      'EmailMessagesPrefs',
      'VendorAndPurchasesPrefs',
      'TimeTrackingPrefs',
      'TaxPrefs',
      'CurrencyPrefs',
      'ReportPrefs',
      'OtherPrefs',
    ],
  },
  queryable: metaDataQueryable,
  indexes: [],
  activeOnly: false,
  countsTotal: false,
  order: 'by-name',
  nameOf: () => undefined,
  merge(before, patch) {
    const merged: Draft = { ...before };
    for (const [group, value] of Object.entries(patch)) {
      const old = before[group];
      merged[group] = isJsonObject(old) && isJsonObject(value) ? dropEmpty({ ...old, ...value }) : value;
    }
    return merged;
  },
  complete(draft, { before }) {
    const enabled = (version: Draft) => objectOf(version, 'CurrencyPrefs')['MultiCurrencyEnabled'] === true;
    if (before && enabled(before) && !enabled(draft)) throw businessRule('Multi-currency cannot be turned off.');
    return draft;
  },
};

function dropEmpty(group: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== ''));
}

function salesForms(company: CompanyView): Draft {
  return objectOf(company.only('Preferences'), 'SalesFormsPrefs');
}

/** True: the caller numbers sales forms; false: the company does (docs/quickbooks.md#invoices). */
export function usesCustomNumbers(company: CompanyView): boolean {
  return salesForms(company)['CustomTxnNumbers'] === true;
}

export function defaultTermId(company: CompanyView): string | undefined {
  return referencedId(salesForms(company), 'DefaultTerms');
}

/** One of the `OtherPrefs.NameValue` settings, whose values are texts. */
export function otherPreference(company: CompanyView, name: string): string | undefined {
  const pairs = objectsOf(objectOf(company.only('Preferences'), 'OtherPrefs'), 'NameValue');
  const value = pairs.find((pair) => pair['Name'] === name)?.['Value'];
  return typeof value === 'string' ? value : undefined;
}
