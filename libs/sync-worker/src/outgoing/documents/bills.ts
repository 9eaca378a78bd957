import { numberFromCents } from '@autosync/core';
import type { Update } from '../entity-definition.ts';
import { isSetByPeople } from '../merging/kept.ts';
import { identical } from '../merging/same.ts';
import type { ReferenceNeed } from '../references/need.ts';
import { needsOtherRate } from './currency.ts';
import type { TaxWriting } from './tax.ts';
import { haveSameTaxBase } from './totals.ts';

/** What QBO fills in from the vendor: another vendor's must not stay behind. */
const OF_THE_VENDOR = ['VendorAddr', 'RemitToAddr', 'SalesTermRef', 'APAccountRef'];

/**
 * An update of what was bought without the fields that QBO derives from what the record changed: left out, they are derived
 * anew. The due date follows date, terms and vendor, unless somebody set another one; the exchange rate follows currency and date;
 * tax follows the money and its codes.
 */
export function completeBill(update: Update): Record<string, unknown> {
  const { ours, written, seen, theirs, merged: given } = update;
  const merged = { ...given };
  const changed = (key: string) => !identical(ours[key], written[key]);
  const forget = (key: string) => {
    if (!(key in ours)) delete merged[key];
  };
  if (changed('VendorRef')) OF_THE_VENDOR.forEach(forget);
  const follows = changed('VendorRef') || changed('TxnDate') || changed('SalesTermRef');
  if (follows && !isSetByPeople('DueDate', { written, seen, theirs })) forget('DueDate');
  if (needsOtherRate(update)) delete merged['ExchangeRate'];
  if (!haveSameTaxBase(ours, written)) forget('TxnTaxDetail');
  return merged;
}

/** The lines that carry tax on what was bought; `sign` is -1 where the record's amounts are the other way round. */
export function taxLinesOfBill(
  tax: TaxWriting,
  { referenceId, sign }: { referenceId: (need: ReferenceNeed) => string; sign: 1n | -1n },
): Record<string, unknown>[] {
  return tax.lines.map(({ item, description, amount }) => ({
    DetailType: 'ItemBasedExpenseLineDetail',
    Amount: numberFromCents(sign * amount),
    Description: description,
    ItemBasedExpenseLineDetail: {
      ItemRef: { value: referenceId(item) },
      Qty: 1,
      UnitPrice: numberFromCents(sign * amount),
      ...tax.lineFields({ taxable: false }, sign * amount),
    },
  }));
}

/** What a private note tells before our mark, on one line: people search for it. */
export function noteOf(parts: readonly (string | undefined)[], key: string): string {
  const texts = parts.map((part) => part?.replaceAll(/\s*\n\s*/g, ' ').trim());
  return [...texts.filter((text) => text !== undefined && text !== ''), key].join(' | ');
}
