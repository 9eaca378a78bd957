import { formatMoney } from '@autosync/core';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { fieldNames } from './field-names.ts';
import { detailOf, linesOf, matchLines } from './merging/lines.ts';
import { same, type Doc } from './merging/same.ts';

/** Party, account, dates and number: what a bookkeeper looks at first. */
const HEADER = [
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
];
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
];

/**
 * What a written document differs in from what was sent, as a warning of the catalogue; undefined: QuickBooks holds what the
 * record says. Totals are compared to the cent, without tax.
 */
export function differenceAfterWrite<Content>(
  definition: EntityDefinition<Content>,
  { sent, returned }: { sent: Doc; returned: Doc },
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
  const fields = HEADER.filter((key) => key in sent && !same(sent[key], returned[key]));
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
    return IN_LINE.some((key) => key in detailOf(line) && !same(detailOf(line)[key], detailOf(found)[key]));
  });
}
