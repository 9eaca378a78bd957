import { centsFromNumber, formatMoney, type Cents } from '@autosync/core';
import { returnedTax } from '@autosync/sync-worker';

type Doc = Readonly<Record<string, unknown>>;
type Condition = { field: string; operator: '='; value: string };

/** What the lines of a body come to, without the tax that stands beside them. */
export function writtenExpenseTotal(body: Doc): Cents {
  return linesOf(body).reduce((sum, line) => sum + centsFromNumber(numberOf(line['Amount'])), 0n);
}

/** What tax is worked out from: the sum of each tax code. */
export function taxedSums(body: Doc): ReadonlyMap<string, Cents> {
  const sums = new Map<string, Cents>();
  for (const line of linesOf(body)) {
    const detail = line[String(line['DetailType'])] as Doc | undefined;
    const code = referenceOf(detail?.['TaxCodeRef']) ?? '';
    sums.set(code, (sums.get(code) ?? 0n) + centsFromNumber(numberOf(line['Amount'])));
  }
  return sums;
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

const linesOf = (body: Doc): Doc[] => (Array.isArray(body['Line']) ? (body['Line'] as Doc[]) : []);

function referenceOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : undefined;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
