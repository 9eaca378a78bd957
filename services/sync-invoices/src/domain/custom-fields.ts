import type { Invoice } from '@autosync/contracts';
import { companyCause, type CompanyFacts, type CompanyPreferences, type Refusal } from '@autosync/sync-worker';

const definitionOf = (wanted: string, { customFields }: CompanyPreferences) =>
  customFields.find(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase());

/** The company's own fields, which QuickBooks knows by the numbers of their definitions. */
export function customFieldsOf({ customFields }: Invoice, preferences: CompanyPreferences): Record<string, unknown> {
  if (customFields === undefined || customFields.length === 0) return {};
  return {
    CustomField: customFields.map(({ name, value }) => ({
      DefinitionId: definitionOf(name, preferences)?.definitionId ?? '',
      Type: 'StringType',
      StringValue: value,
    })),
  };
}

/** QuickBooks drops a value of a field that the company does not have, and says nothing. */
export function customFieldObstacles({ customFields = [] }: Invoice, company: CompanyFacts): Refusal[] {
  return customFields
    .filter(({ name }) => definitionOf(name, company.preferences) === undefined)
    .map(({ name }) => ({ code: 'custom-field-missing', values: { name }, causes: [companyCause(company)] }));
}
