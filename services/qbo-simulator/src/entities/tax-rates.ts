import type { CompanyView } from '../books/company-view.ts';
import { amountOf, objectOf, objectsOf, referencedId } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { percentOf } from '../decimal.ts';
import type { Cents } from '../decimal.ts';
import type { JsonObject } from '../json.ts';

/** The rate lists of a tax code: for sales and for purchases. */
export type RateList = 'SalesTaxRateList' | 'PurchaseTaxRateList';

export function ratesOf(company: CompanyView, codeId: string, list: RateList): Doc[] {
  const code = company.store('TaxCode').get(codeId) ?? {};
  return objectsOf(objectOf(code, list), 'TaxRateDetail').flatMap((detail) => {
    const id = referencedId(detail, 'TaxRateRef');
    return (id !== undefined && company.store('TaxRate').get(id)) || [];
  });
}

/** The tax of each rate on an amount, each rounded by itself. */
export function rateLines(rates: Doc[], net: Cents, company: CompanyView): JsonObject[] {
  return rates.map((rate) => {
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
  });
}
