import { centsFromNumber, formatMoney } from '@autosync/core';

type QboLine = {
  DetailType?: string;
  Amount?: number;
  SalesItemLineDetail?: { ItemRef?: unknown; TaxCodeRef?: unknown };
};

/** Lines less the discount: what a body that we wrote must come to before tax. */
export function writtenInvoiceTotal(body: Record<string, unknown>): bigint {
  return linesOf(body).reduce((sum, line) => {
    const amount = centsFromNumber(line.Amount ?? 0);
    return line.DetailType === 'DiscountLineDetail' ? sum - amount : sum + amount;
  }, 0n);
}

/** What tax is worked out from: the sum of each product and tax code, and of the discount, however many lines they are. */
export function taxableSums(body: Readonly<Record<string, unknown>>): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { DetailType, Amount, SalesItemLineDetail } of linesOf(body)) {
    const { ItemRef, TaxCodeRef } = SalesItemLineDetail ?? {};
    const what = JSON.stringify([DetailType, referenceOf(ItemRef), referenceOf(TaxCodeRef)]);
    sums.set(what, (sums.get(what) ?? 0n) + centsFromNumber(Amount ?? 0));
  }
  return sums;
}

/** TotalAmt less tax, as QBO returned it. */
export function returnedInvoiceTotal(document: Record<string, unknown>): bigint {
  const tax = document['TxnTaxDetail'];
  const totalTax =
    typeof tax === 'object' && tax !== null && 'TotalTax' in tax && typeof tax.TotalTax === 'number' ? tax.TotalTax : 0;
  return centsFromNumber(numberOf(document['TotalAmt'])) - centsFromNumber(totalTax);
}

/** By DocNumber where one was sent, which is unique then; otherwise by party, date and total (docs/protocol.md#write). */
export function invoiceLookUp(body: Record<string, unknown>): { field: string; operator: '='; value: string }[] {
  if (typeof body['DocNumber'] === 'string') {
    return [{ field: 'DocNumber', operator: '=', value: body['DocNumber'] }];
  }
  // What QuickBooks makes of the tax is not known yet: a taxed document is found by the others, and told by its mark.
  const isTaxed = linesOf(body).some((line) => !isUntaxed(line));
  const total = { field: 'TotalAmt', operator: '=' as const, value: formatMoney(writtenInvoiceTotal(body)) };
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

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
