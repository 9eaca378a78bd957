import type { CompanyView, Posting } from '../books/company-view.ts';
import { amountOf, centsOf, objectOf, objectsOf, referencedId, textOf } from '../books/doc.ts';
import type { Doc } from '../books/doc.ts';
import { netOfPercent, numberOf, timesPrice } from '../decimal.ts';
import type { Cents } from '../decimal.ts';
import { compact } from '../json.ts';
import type { Draft, JsonObject } from '../json.ts';
import { businessRule } from '../qbo-fault.ts';
import { defaultAccountId } from './account.ts';
import { partsOf } from './item-lines.ts';
import { isAbroad, usesSalesTax } from './line-tax.ts';
import { rateLines, ratesOf } from './tax-rates.ts';
import type { RateList } from './tax-rates.ts';

/** QuickBooks keeps seven decimals of a price. */
const PRICE_PLACES = 7;

export type Taxed = { lines: JsonObject[]; detail: JsonObject; tax: Cents };

const nothing = (lines: JsonObject[]): Taxed => ({ lines, detail: { TotalTax: 0 }, tax: 0n });

/**
 * Tax outside the United States: each line has a tax code, and the form says whether its amounts include tax
 * (docs/quickbooks.md#tax-and-currencies). Undefined if the company or the form has no such tax.
 */
export function taxAbroad(
  { draft, lines, company }: { draft: Draft; lines: JsonObject[]; company: CompanyView },
  list: RateList,
): Taxed | undefined {
  if (!isAbroad(company)) return undefined;
  const calculation = draft['GlobalTaxCalculation'];
  if (!usesSalesTax(company) || calculation === 'NotApplicable') return nothing(lines);
  if (calculation === 'TaxExcluded') return besideAmounts(lines, company, list);
  return calculation === 'TaxInclusive' ? withinAmounts(lines, company, list) : undefined;
}

const kindOf = (line: JsonObject): string => textOf(line, 'DetailType') ?? '';
const codeOf = (line: JsonObject): string => referencedId(objectOf(line, kindOf(line)), 'TaxCodeRef') ?? '';

/** Tax excluded: each code's tax is computed from the sum of its lines. */
function besideAmounts(lines: JsonObject[], company: CompanyView, list: RateList): Taxed {
  const byCode = Map.groupBy(
    partsOf({ Line: lines }).filter((line) => codeOf(line) !== ''),
    codeOf,
  );
  const taxLines = [...byCode].flatMap(([codeId, taxed]) => {
    const net = taxed.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
    return rateLines(ratesOf(company, codeId, list), net, company);
  });
  return summed(lines, taxLines);
}

function summed(lines: JsonObject[], taxLines: JsonObject[]): Taxed {
  const tax = taxLines.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  const TaxLine = taxLines.length > 0 ? taxLines : undefined;
  return { lines, detail: compact({ TotalTax: amountOf(tax), TaxLine }), tax };
}

/**
 * Tax included: rounded line by line. Five lines of 4.00 at 20 % contain 3.35, one of 20.00 contains 3.33. A line is
 * answered with its net amount, and with the given amount in TaxInclusiveAmt; when it is sent back, TaxInclusiveAmt
 * counts.
 */
function withinAmounts(lines: JsonObject[], company: CompanyView, list: RateList): Taxed {
  const taxLines: JsonObject[] = [];
  const net = lines.map((line): JsonObject => {
    if (kindOf(line) === 'GroupLineDetail') throw businessRule('Bundles with tax in their amounts are not simulated.');
    const code = codeOf(line);
    if (code === '') return line;
    const detail = objectOf(line, kindOf(line));
    const gross = centsOf(detail['TaxInclusiveAmt'] === undefined ? line : detail, amountKey(detail));
    const rates = ratesOf(company, code, list);
    const amount = netOfPercent(
      gross,
      rates.reduce((sum, rate) => sum + Number(rate['RateValue'] ?? 0), 0),
    );
    taxLines.push(...withRest(rateLines(rates, amount, company), gross - amount));
    return compact({
      ...line,
      Amount: amountOf(amount),
      [kindOf(line)]: compact({
        ...detail,
        UnitPrice: unitPrice(detail, amount),
        TaxInclusiveAmt: amountOf(gross),
      }),
    });
  });
  return summed(net, taxLines);
}

const amountKey = (detail: Draft) => (detail['TaxInclusiveAmt'] === undefined ? 'Amount' : 'TaxInclusiveAmt');

/** The shares of the rates are rounded; the last one gets the remainder. */
function withRest(taxLines: JsonObject[], tax: Cents): JsonObject[] {
  const before = taxLines.slice(0, -1);
  const shared = before.reduce((sum, line) => sum + centsOf(line, 'Amount'), 0n);
  return [...before, ...taxLines.slice(-1).map((line) => ({ ...line, Amount: amountOf(tax - shared) }))];
}

function unitPrice({ Qty, UnitPrice }: Draft, amount: Cents): number | undefined {
  if (typeof Qty !== 'number' || typeof UnitPrice !== 'number' || Qty === 0) return undefined;
  const price = numberOf(BigInt(Math.round((Number(amount) * 10 ** (PRICE_PLACES - 2)) / Qty)), PRICE_PLACES);
  return timesPrice(Qty, price) === amount ? price : undefined;
}

/** The tax on purchases, which is reclaimed (direction 1) or owed again (−1). */
export function purchaseTaxPostings(doc: Doc, company: CompanyView, direction: 1n | -1n): Posting[] {
  const tax = centsOf(objectOf(doc, 'TxnTaxDetail'), 'TotalTax');
  const isComputed = objectsOf(objectOf(doc, 'TxnTaxDetail'), 'TaxLine').length > 0;
  return tax === 0n || !isComputed
    ? []
    : [{ accountId: defaultAccountId(company, 'SalesTaxPayable'), cents: direction * tax }];
}
