import { centsFromNumber, formatMoney, type Cents } from '@autosync/core';

type Doc = Readonly<Record<string, unknown>>;
type Condition = { field: string; operator: '='; value: string };

/** What the lines of a body come to, without the tax that stands beside them. */
export function writtenExpenseTotal(body: Doc): Cents {
  const lines = Array.isArray(body['Line']) ? (body['Line'] as Doc[]) : [];
  return lines.reduce((sum, line) => sum + centsFromNumber(numberOf(line['Amount'])), 0n);
}

/** TotalAmt less tax, as QuickBooks returned it. */
export function returnedExpenseTotal(document: Doc): Cents {
  return centsFromNumber(numberOf(document['TotalAmt'])) - returnedTax(document);
}

/**
 * By number where it has one, which need not be the only one: our mark tells them apart. Otherwise by vendor, date and total;
 * QuickBooks finds no purchase by its payee or account (docs/protocol.md#write).
 */
export function expenseLookUp(body: Doc): Condition[] {
  const equals = (field: string, value: string): Condition => ({ field, operator: '=', value });
  const vendorId = referenceOf(body['VendorRef']);
  const party = vendorId === undefined ? [] : [equals('VendorRef', vendorId)];
  if (typeof body['DocNumber'] === 'string') return [...party, equals('DocNumber', body['DocNumber'])];
  const total = writtenExpenseTotal(body) + returnedTax(body);
  return [...party, equals('TxnDate', String(body['TxnDate'])), equals('TotalAmt', formatMoney(total))];
}

function returnedTax({ TxnTaxDetail: tax }: Doc): Cents {
  const isDetail = typeof tax === 'object' && tax !== null && 'TotalTax' in tax;
  return centsFromNumber(isDetail ? numberOf(tax.TotalTax) : 0);
}

function referenceOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : undefined;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
