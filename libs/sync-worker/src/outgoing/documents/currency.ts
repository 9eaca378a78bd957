import { numberFromDecimal } from '@autosync/core';
import type { CompanyFacts, Refusal, Update } from '../entity-definition.ts';
import { isSetByPeople } from '../merging/kept.ts';
import { identical } from '../merging/same.ts';
import { companyCause } from './company-cause.ts';

// Currencies (docs/quickbooks.md#tax-and-currencies): a company with one currency says none on its documents; with several,
// each document says its own, which is that of its customer or vendor.

type InCurrency = { currency?: string | undefined; exchangeRate?: string | undefined };

/** The currency that a document and its party must say; undefined in a company with one currency. */
export function documentCurrency({ currency }: InCurrency, { preferences }: CompanyFacts): string | undefined {
  return preferences.multicurrency ? (currency ?? preferences.homeCurrency) : undefined;
}

/** What the company's QBO cannot say of the document's currency. */
export function currencyObstacles(document: InCurrency, company: CompanyFacts): Refusal[] {
  const { multicurrency, homeCurrency } = company.preferences;
  const { currency, exchangeRate } = document;
  if (currency === undefined) return [];
  if (currency !== homeCurrency) {
    if (multicurrency) return [];
    const values = { what: `amounts in ${currency}`, feature: 'currencies other than its own' };
    return [{ code: 'feature-off', values, causes: [companyCause(company)] }];
  }
  if (exchangeRate === undefined || Number(exchangeRate) === 1) return [];
  const detail = `it says a rate of ${exchangeRate} for ${homeCurrency}, the company’s own currency`;
  return [{ code: 'invalid-record', values: { detail } }];
}

/** Currency and rate in the head of a document. */
export function currencyFields(document: InCurrency, company: CompanyFacts): Record<string, unknown> {
  const currency = documentCurrency(document, company);
  if (currency === undefined) return {};
  const { exchangeRate } = document;
  const isForeign = currency !== company.preferences.homeCurrency;
  return {
    CurrencyRef: { value: currency },
    ...(isForeign && exchangeRate !== undefined && { ExchangeRate: numberFromDecimal(exchangeRate) }),
  };
}

/**
 * Whether QBO works out the rate of an update anew, where the record states none: that of another currency is none of this one,
 * and that of another day holds on only where somebody has typed it in.
 */
export function needsOtherRate({ ours, written, seen, theirs }: Update): boolean {
  if ('ExchangeRate' in ours) return false;
  const changed = (key: string) => !identical(ours[key], written[key]);
  return changed('CurrencyRef') || (changed('TxnDate') && !isSetByPeople('ExchangeRate', { written, seen, theirs }));
}
