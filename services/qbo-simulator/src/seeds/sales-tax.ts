import type { JsonObject } from '../json.ts';

/** Creates a document of the new company and returns its id. */
type Add = (entity: string, body: JsonObject) => string;

const agencies: readonly [name: string, rates: [name: string, percent: number][]][] = [
  [
    'Arizona Dept. of Revenue',
    [
      ['AZ State tax', 7.1],
      ['Tucson City', 2],
    ],
  ],
  ['Board of Equalization', [['California', 8]]],
];

/** The codes that a transaction can be taxed with, and their rates. */
const codes: readonly [name: string, rates: string[]][] = [
  ['California', ['California']],
  ['Tucson', ['AZ State tax', 'Tucson City']],
];

/**
 * Sales tax of a US company with two locations: agencies, rates, and a code per location. Returns the first code's id.
 */
export function addSalesTax(add: Add): string {
  const rateIds = new Map<string, string>();
  for (const [DisplayName, rates] of agencies) {
    const agency = add('TaxAgency', { DisplayName });
    for (const [Name, RateValue] of rates) {
      rateIds.set(Name, add('TaxRate', { Name, Description: Name, RateValue, AgencyRef: { value: agency } }));
    }
  }
  const codeIds = codes.map(([Name, rates]) => {
    const TaxRateDetail = rates.map((rate, TaxOrder) => ({
      TaxRateRef: { value: rateIds.get(rate) ?? '' },
      TaxTypeApplicable: 'TaxOnAmount',
      TaxOrder,
    }));
    return add('TaxCode', { Name, Description: Name, SalesTaxRateList: { TaxRateDetail } });
  });
  return codeIds[0] ?? '';
}
