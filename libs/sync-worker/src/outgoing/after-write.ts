import { formatMoney, type Cents } from '@autosync/core';
import { returnedTax } from './documents/tax.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { fieldNames } from './field-names.ts';
import { isCustomField, spreadCustomFields } from './merging/custom-fields.ts';
import { detailOf, linesOf, matchLines } from './merging/lines.ts';
import { isDoc, same, type Doc } from './merging/same.ts';

/** Party, account, dates and number: what a bookkeeper looks at first. */
const HEADER = new Set([
  'CustomerRef',
  'VendorRef',
  'EntityRef',
  'AccountRef',
  'AdjustAccountRef',
  'PaymentType',
  'Credit',
  'TxnDate',
  'DueDate',
  'DocNumber',
  'DepartmentRef',
  'CurrencyRef',
  'ExchangeRate',
  'ClassRef',
  'ShipAddr',
  'BillEmail',
  'BillEmailCc',
  'BillEmailBcc',
  'Deposit',
  'DepositToAccountRef',
]);
const IN_LINE = [
  'ItemRef',
  'AccountRef',
  'Qty',
  'QtyDiff',
  'PostingType',
  'CustomerRef',
  'BillableStatus',
  'ClassRef',
  'DepartmentRef',
  'ItemAccountRef',
  'TaxCodeRef',
];

/**
 * What a written document differs in from what was sent, as a warning of the catalogue; undefined: QuickBooks holds what the
 * record says. Totals are compared to the cent, without tax; `tax` is what the record states, if it states any.
 */
export function differenceAfterWrite<Content>(
  definition: EntityDefinition<Content>,
  { sent, returned, tax }: { sent: Doc; returned: Doc; tax: Cents | undefined },
): Refusal | undefined {
  const { totals } = definition;
  if (totals !== undefined) {
    const wanted = totals.written({ ...sent });
    const found = wanted === undefined ? undefined : totals.returned({ ...returned });
    if (wanted !== undefined && found !== undefined && wanted !== found) {
      const values = { returned: formatMoney(found), sent: formatMoney(wanted) };
      return { code: 'qbo-total-differs', values };
    }
  }
  const shown = returnedTax(returned);
  if (tax !== undefined && tax !== shown) {
    return { code: 'tax-differs', values: { returned: formatMoney(shown), stated: formatMoney(tax) } };
  }
  const [wanted, found] = [spreadCustomFields(sent), spreadCustomFields(returned)];
  const fields = Object.keys(wanted)
    .filter((key) => HEADER.has(key) || isCustomField(key))
    .filter((key) => !same(withoutPlace(wanted[key]), found[key]));
  const differing = hasOtherLines(sent, returned) ? [...fields, 'Line'] : fields;
  return differing.length === 0
    ? undefined
    : { code: 'quickbooks-holds-other', values: { fields: fieldNames(differing) } };
}

function hasOtherLines(sent: Doc, returned: Doc): boolean {
  const lines = linesOf(sent);
  const matches = matchLines(lines, linesOf(returned));
  return lines.some((line, n) => {
    const found = matches[n];
    if (found === undefined) return true;
    const detail = detailOf(line);
    return IN_LINE.some((key) => key in detail && !isFlag(detail[key]) && !same(detail[key], detailOf(found)[key]));
  });
}

/** An address without what QBO finds out about it, and without the Id of its own that it gets with each version. */
function withoutPlace(value: unknown): unknown {
  if (!isDoc(value) || !('Id' in value)) return value;
  const { Id: _id, Lat: _latitude, Long: _longitude, ...written } = value;
  return written;
}

/** TAX and NON are no codes of the company: where it has no sales tax set up, QBO takes them for nothing. */
const isFlag = (value: unknown): boolean => same(value, { value: 'TAX' }) || same(value, { value: 'NON' });
