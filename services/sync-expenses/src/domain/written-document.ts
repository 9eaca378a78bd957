import { formatMoney } from '@autosync/core';
import { returnedTax, writtenTotal } from '@autosync/sync-worker';

type Doc = Readonly<Record<string, unknown>>;
type Condition = { field: string; operator: '='; value: string };

/**
 * By number where it has one, which need not be the only one: our mark tells them apart. Otherwise by vendor, date and total;
 * QuickBooks finds no purchase by its payee or account (docs/protocol.md#write).
 */
export function expenseLookUp(body: Doc): Condition[] {
  const equals = (field: string, value: string): Condition => ({ field, operator: '=', value });
  const vendorId = referenceOf(body['VendorRef']);
  const party = vendorId === undefined ? [] : [equals('VendorRef', vendorId)];
  if (typeof body['DocNumber'] === 'string') return [...party, equals('DocNumber', body['DocNumber'])];
  const total = writtenTotal(body) + returnedTax(body);
  return [...party, equals('TxnDate', String(body['TxnDate'])), equals('TotalAmt', formatMoney(total))];
}

function referenceOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : undefined;
}
