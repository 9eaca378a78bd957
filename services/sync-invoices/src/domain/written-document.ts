import { formatMoney } from '@autosync/core';
import { writtenTotal } from '@autosync/sync-worker';

type QboLine = {
  DetailType?: string;
  SalesItemLineDetail?: { ItemRef?: unknown; TaxCodeRef?: unknown };
};

/** By DocNumber where one was sent, which is unique then; otherwise by party, date and total (docs/protocol.md#write). */
export function invoiceLookUp(body: Record<string, unknown>): { field: string; operator: '='; value: string }[] {
  if (typeof body['DocNumber'] === 'string') {
    return [{ field: 'DocNumber', operator: '=', value: body['DocNumber'] }];
  }
  // What QuickBooks makes of the tax is not known yet: a taxed document is found by the others, and told by its mark.
  const isTaxed = linesOf(body).some((line) => !isUntaxed(line));
  const total = { field: 'TotalAmt', operator: '=' as const, value: formatMoney(writtenTotal(body)) };
  return [
    { field: 'CustomerRef', operator: '=', value: referenceOf(body['CustomerRef']) ?? '' },
    { field: 'TxnDate', operator: '=', value: String(body['TxnDate']) },
    ...(isTaxed ? [] : [total]),
  ];
}

/** A line without a tax code, such as a discount, or one that says so. */
function isUntaxed({ SalesItemLineDetail: { TaxCodeRef } = {} }: QboLine): boolean {
  return [null, 'NON'].includes(referenceOf(TaxCodeRef));
}

function linesOf(document: Readonly<Record<string, unknown>>): QboLine[] {
  const lines = document['Line'];
  return (Array.isArray(lines) ? (lines as QboLine[]) : []).filter((line) => line.DetailType !== 'SubTotalLineDetail');
}

function referenceOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : null;
}
