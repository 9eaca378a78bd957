import type { DocumentSettings } from '@autosync/contracts';
import type { QboPreferences } from '@autosync/qbo';
import { toCompanyPreferences } from '../../../src/outgoing/company-preferences.ts';
import type { CompanyFacts } from '../../../src/outgoing/entity-definition.ts';

type Company = { country?: string; settings?: DocumentSettings; preferences?: QboPreferences };

/** A company with sales tax set up; in the United States unless said otherwise. */
export function companyWith({ country = 'USA', settings = {}, preferences = {} }: Company = {}): CompanyFacts {
  const body = { TaxPrefs: { UsingSalesTax: true }, ...preferences };
  return { name: 'Northwind', timeZone: 'UTC', settings, preferences: toCompanyPreferences(body, country) };
}

/** Every name is known, under an Id that says it. */
export const idOf = ({ kind, name }: { kind: string; name: string }) => `${kind}:${name}`;
