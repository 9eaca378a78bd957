import { centsFromNumber, type Cents } from '@autosync/core';
import { detailOf, kindOf, linesOf } from '../merging/lines.ts';
import { plain, type Doc } from '../merging/same.ts';
import { returnedTax } from './tax.ts';

const centsOf = (amount: unknown): Cents => centsFromNumber(typeof amount === 'number' ? amount : 0);

/** What a line of a body comes to: with its tax where that is said, since QBO answers an amount without it. */
function amountOf(line: Doc, isInclusive: boolean): Cents {
  const { TaxInclusiveAmt = line['Amount'] } = isInclusive ? detailOf(line) : {};
  return centsOf(TaxInclusiveAmt);
}

/** What the lines of a body come to, less the discount and without the tax that stands beside them, if it does. */
export function writtenTotal(body: Doc): Cents {
  const isInclusive = body['GlobalTaxCalculation'] === 'TaxInclusive';
  return linesOf(body).reduce((sum, line) => {
    const amount = amountOf(line, isInclusive);
    return kindOf(line) === 'DiscountLineDetail' ? sum - amount : sum + amount;
  }, 0n);
}

/** TotalAmt less the tax that stands beside the amounts, as QBO returned it. */
export function returnedTotal(document: Doc): Cents {
  if (document['GlobalTaxCalculation'] === 'TaxInclusive') return centsOf(document['TotalAmt']);
  return centsOf(document['TotalAmt']) - returnedTax(document);
}

/** Whether tax is worked out from the same: the sum of each product and tax code, and of the discount, however many lines. */
export function haveSameTaxBase(one: Doc, other: Doc): boolean {
  const [a, b] = [taxableSums(one), taxableSums(other)];
  return (
    one['GlobalTaxCalculation'] === other['GlobalTaxCalculation'] &&
    a.size === b.size &&
    [...a].every(([what, sum]) => b.get(what) === sum)
  );
}

function taxableSums(body: Doc): ReadonlyMap<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const line of linesOf(body)) {
    const { ItemRef, TaxCodeRef } = detailOf(line);
    const what = JSON.stringify([kindOf(line), plain(ItemRef), plain(TaxCodeRef)]);
    sums.set(what, (sums.get(what) ?? 0n) + centsOf(line['Amount']));
  }
  return sums;
}
