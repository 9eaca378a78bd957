import type { CompanyView } from '../books/company-view.ts';
import { objectOf, referencedId, textOf } from '../books/doc.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule, QboFault } from '../qbo-fault.ts';

/**
 * Whether lines are taxed by the company's tax codes, and not by TAX and NON (docs/quickbooks.md#tax-and-currencies).
 */
export function isAbroad(company: CompanyView): boolean {
  const country = textOf(company.only('CompanyInfo'), 'Country') ?? 'USA';
  return country !== 'USA' && country !== 'US';
}

export function usesSalesTax(company: CompanyView): boolean {
  return objectOf(company.only('Preferences'), 'TaxPrefs')['UsingSalesTax'] === true;
}

/** The tax code of a line as it is stored. In the US a line without one is not taxed; elsewhere it is required. */
export function lineTax(detail: Draft, company: CompanyView): JsonObject | undefined {
  const code = referencedId(detail, 'TaxCodeRef');
  if (!isAbroad(company)) {
    if (code === undefined) return { value: 'NON' };
    if (code === 'TAX' || code === 'NON') return { value: code };
    throw new QboFault('6100', `Line TaxCode should be TAX or NON. Supplied value:${JSON.stringify(code)}`);
  }
  if (code === undefined) {
    if (!usesSalesTax(company)) return undefined;
    throw businessRule('Make sure all your transactions have a tax rate before you save.');
  }
  if (company.store('TaxCode').get(code) === undefined) throw new QboFault('6160', `Invalid TaxCodeRef : ${code}`);
  return { value: code };
}
