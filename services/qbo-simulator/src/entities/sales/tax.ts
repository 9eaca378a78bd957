import type { Cents } from '../../decimal.ts';
import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, objectOf, objectsOf, referencedId } from '../../books/doc.ts';
import { compact } from '../../json.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule, missingParameter } from '../../qbo-fault.ts';
import { partsOf } from '../item-lines.ts';
import { isAbroad } from '../line-tax.ts';
import { taxAbroad } from '../tax-abroad.ts';
import type { Taxed } from '../tax-abroad.ts';
import { rateLines, ratesOf } from '../tax-rates.ts';
import { proportion } from './proportion.ts';

/** The most lines of a taxable transaction (docs/quickbooks.md#limits). */
const MOST_TAXABLE_LINES = 750;

export type TaxInput = { draft: Draft; lines: JsonObject[]; subtotal: Cents; discount: Cents; company: CompanyView };

/** The tax of a sales form by the company's rules, and its lines, whose amounts change if they include tax. */
export function completeTax(input: TaxInput): Taxed & { subtotal: Cents } {
  const { lines, subtotal, company } = input;
  if (!isAbroad(company)) return { lines, subtotal, ...taxInUnitedStates(input) };
  const taxed = taxAbroad(input, 'SalesTaxRateList');
  if (taxed === undefined) throw missingParameter('GlobalTaxCalculation');
  return { ...taxed, ...withSubtotal(taxed.lines, subtotal) };
}

/** Sets the SubTotal line to the sum of the lines before it. */
function withSubtotal(lines: JsonObject[], before: Cents): { lines: JsonObject[]; subtotal: Cents } {
  const end = lines.findIndex(({ DetailType }) => DetailType === 'SubTotalLineDetail');
  const subtotal = lines.slice(0, end).reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  if (subtotal === before) return { lines, subtotal };
  return { lines: lines.map((line, n) => (n === end ? { ...line, Amount: amountOf(subtotal) } : line)), subtotal };
}

/**
 * US sales tax: each rate of the transaction's tax code is applied to the sum of its TAX lines and rounded by itself
 * (docs/quickbooks.md#tax-and-currencies). A discount lowers that sum if the tax is applied after it. Without a tax
 * code the given TotalTax stands. With one, a given TotalTax overrides the computed tax, unless it comes with the tax
 * lines of an answer.
 */
function taxInUnitedStates({ draft, lines, subtotal, discount, company }: TaxInput): {
  detail: JsonObject;
  tax: Cents;
} {
  const given = objectOf(draft, 'TxnTaxDetail');
  const codeId = taxCodeOf(given, company);
  if (codeId === undefined) {
    const tax = centsOf(given, 'TotalTax');
    const TaxLine = objectsOf(given, 'TaxLine').length > 0 ? given['TaxLine'] : undefined;
    return { detail: compact({ ...given, TaxLine, TotalTax: amountOf(tax) }), tax };
  }
  const taxed = partsOf({ Line: lines }).filter(isTaxed);
  if (taxed.length > 0 && lines.length > MOST_TAXABLE_LINES) {
    throw businessRule(`A taxable transaction can have ${MOST_TAXABLE_LINES} lines at most.`);
  }
  const gross = taxed.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  const isAfterDiscount = draft['ApplyTaxAfterDiscount'] === true && gross > 0n;
  const net = isAfterDiscount ? gross - proportion(discount, gross, subtotal) : gross;
  const taxLines = net === 0n ? [] : rateLines(ratesOf(company, codeId, 'SalesTaxRateList'), net, company);
  const computed = taxLines.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  const tax = overridden(given) ?? computed;
  const detail: Draft = {
    TxnTaxCodeRef: company.shared('TaxCode', codeId),
    TotalTax: amountOf(tax),
    TaxLine: taxLines.length > 0 ? overrideFirst(taxLines, tax - computed) : undefined,
  };
  return { detail: compact(detail), tax };
}

/** A TotalTax that a client set beside the code. One that was only sent back comes with tax lines. */
function overridden(given: Draft): Cents | undefined {
  if (given['TotalTax'] === undefined || referencedId(given, 'TxnTaxCodeRef') === undefined) return undefined;
  const lines = objectsOf(given, 'TaxLine');
  const wasOverridden = lines.some((line) => objectOf(line, 'TaxLineDetail')['OverrideDeltaAmount'] !== undefined);
  return lines.length === 0 || wasOverridden ? centsOf(given, 'TotalTax') : undefined;
}

/** The difference is added to the first rate. */
function overrideFirst(taxLines: JsonObject[], delta: Cents): JsonObject[] {
  if (delta === 0n) return taxLines;
  return taxLines.map((line, index) => {
    if (index > 0) return line;
    const TaxLineDetail = { ...objectOf(line, 'TaxLineDetail'), OverrideDeltaAmount: amountOf(delta) } as JsonObject;
    return { ...line, Amount: amountOf(centsOf(line, 'Amount') + delta), TaxLineDetail };
  });
}

/**
 * Automated sales tax chooses the tax group by address; here there is one for every address
 * (docs/quickbooks.md#company, #tax-and-currencies).
 */
function taxCodeOf(given: Draft, company: CompanyView): string | undefined {
  const preferences = objectOf(company.only('Preferences'), 'TaxPrefs');
  const own = preferences['PartnerTaxEnabled'] === true ? referencedId(preferences, 'TaxGroupCodeRef') : undefined;
  const codeId = own ?? referencedId(given, 'TxnTaxCodeRef');
  return codeId !== undefined && company.store('TaxCode').get(codeId) ? codeId : undefined;
}

function isTaxed(line: JsonObject): boolean {
  return referencedId(objectOf(line, 'SalesItemLineDetail'), 'TaxCodeRef') === 'TAX';
}
