import { centsFromNumber, formatMoney } from '@autosync/core';

type QboLine = {
  DetailType?: string;
  Amount?: number;
  Description?: string;
  SalesItemLineDetail?: {
    ItemRef?: { value?: string };
    Qty?: number;
    UnitPrice?: number;
    TaxCodeRef?: { value?: string };
    ServiceDate?: string;
  };
};

/**
 * The fields of an Invoice or CreditMemo that we write, as QBO returns them. What others move is left out: Balance,
 * LinkedTxn, MetaData, e-mail and print status, SubTotal (design 8.2).
 */
export function ownedInvoiceFields(document: Record<string, unknown>): Record<string, unknown> {
  return {
    customer: referenceOf(document['CustomerRef']),
    date: document['TxnDate'] ?? null,
    dueDate: document['DueDate'] ?? null,
    number: document['DocNumber'] ?? null,
    note: document['PrivateNote'] ?? null,
    memo: memoOf(document['CustomerMemo']),
    lines: linesOf(document).map((line) => ({
      kind: line.DetailType,
      amount: line.Amount === undefined ? null : formatMoney(centsFromNumber(line.Amount)),
      description: line.Description ?? null,
      item: line.SalesItemLineDetail?.ItemRef?.value ?? null,
      quantity: line.SalesItemLineDetail?.Qty ?? null,
      unitPrice: line.SalesItemLineDetail?.UnitPrice ?? null,
      taxCode: line.SalesItemLineDetail?.TaxCodeRef?.value ?? null,
      serviceDate: line.SalesItemLineDetail?.ServiceDate ?? null,
    })),
  };
}

/** Lines less the discount: what a body that we wrote must come to before tax. */
export function writtenInvoiceTotal(body: Record<string, unknown>): bigint {
  return linesOf(body).reduce((sum, line) => {
    const amount = centsFromNumber(line.Amount ?? 0);
    return line.DetailType === 'DiscountLineDetail' ? sum - amount : sum + amount;
  }, 0n);
}

/** TotalAmt less tax, as QBO returned it. */
export function returnedInvoiceTotal(document: Record<string, unknown>): bigint {
  const tax = document['TxnTaxDetail'];
  const totalTax =
    typeof tax === 'object' && tax !== null && 'TotalTax' in tax && typeof tax.TotalTax === 'number' ? tax.TotalTax : 0;
  return centsFromNumber(numberOf(document['TotalAmt'])) - centsFromNumber(totalTax);
}

/** By DocNumber where one was sent, which is unique then; otherwise by party, date and total (design 2.8). */
export function invoiceLookUp(body: Record<string, unknown>): { field: string; operator: '='; value: string }[] {
  if (typeof body['DocNumber'] === 'string') {
    return [{ field: 'DocNumber', operator: '=', value: body['DocNumber'] }];
  }
  return [
    { field: 'CustomerRef', operator: '=', value: referenceOf(body['CustomerRef']) ?? '' },
    { field: 'TxnDate', operator: '=', value: String(body['TxnDate']) },
    { field: 'TotalAmt', operator: '=', value: formatMoney(writtenInvoiceTotal(body)) },
  ];
}

function linesOf(document: Record<string, unknown>): QboLine[] {
  const lines = document['Line'];
  return (Array.isArray(lines) ? (lines as QboLine[]) : []).filter((line) => line.DetailType !== 'SubTotalLineDetail');
}

function referenceOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : null;
}

function memoOf(value: unknown): string | null {
  return referenceOf(value);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
