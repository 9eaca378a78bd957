import { percentOf } from '../../decimal.ts';
import type { Cents } from '../../decimal.ts';
import type { CompanyView } from '../../books/company-view.ts';
import { amountOf, centsOf, objectOf, objectsOf, referencedId } from '../../books/doc.ts';
import type { Doc } from '../../books/doc.ts';
import { compact } from '../../json.ts';
import type { Draft, JsonObject } from '../../json.ts';
import { businessRule } from '../../qbo-fault.ts';
import { partsOf } from '../item-lines.ts';
import { proportion } from './proportion.ts';

/** A taxable transaction may have this many lines (docs/quickbooks.md#limits). */
const MOST_TAXABLE_LINES = 750;

export type TaxInput = { draft: Draft; lines: JsonObject[]; subtotal: Cents; discount: Cents; company: CompanyView };

/**
 * US sales tax: each rate of the transaction's tax code is taken of what its TAX lines come to, and rounded by itself
 * (docs/quickbooks.md#tax-and-currencies). A discount lowers that when the tax is taken after it. Without a tax code
 * the given TotalTax stands.
 */
export function completeTax({ draft, lines, subtotal, discount, company }: TaxInput): {
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
  const taxLines = net === 0n ? [] : ratesOf(company, codeId).map((rate) => taxLine(rate, net, company));
  const tax = taxLines.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  const detail: Draft = {
    TxnTaxCodeRef: company.shared('TaxCode', codeId),
    TotalTax: amountOf(tax),
    TaxLine: taxLines.length > 0 ? taxLines : undefined,
  };
  return { detail: compact(detail), tax };
}

/**
 * Automated sales tax picks the company's group by itself; here there is one for every address
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

function ratesOf(company: CompanyView, codeId: string): Doc[] {
  const code = company.store('TaxCode').get(codeId) ?? {};
  return objectsOf(objectOf(code, 'SalesTaxRateList'), 'TaxRateDetail').flatMap((detail) => {
    const id = referencedId(detail, 'TaxRateRef');
    return (id !== undefined && company.store('TaxRate').get(id)) || [];
  });
}

function taxLine(rate: Doc, net: Cents, company: CompanyView): JsonObject {
  const percent = Number(rate['RateValue'] ?? 0);
  return {
    Amount: amountOf(percentOf(net, percent)),
    DetailType: 'TaxLineDetail',
    TaxLineDetail: {
      TaxRateRef: company.shared('TaxRate', rate.Id),
      PercentBased: true,
      TaxPercent: percent,
      NetAmountTaxable: amountOf(net),
    },
  };
}
