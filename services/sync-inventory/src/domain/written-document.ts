import { centsFromNumber, formatMoney, type Cents } from '@autosync/core';
import { returnedTax, returnedTotal, writtenTotal } from '@autosync/sync-worker';

type Doc = Readonly<Record<string, unknown>>;
type Condition = { field: string; operator: '='; value: string };

const docOf = (value: unknown): Doc => (typeof value === 'object' && value !== null ? (value as Doc) : {});
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const linesOf = ({ Line }: Doc): Doc[] => (Array.isArray(Line) ? (Line as Doc[]) : []);

/** The debits of a journal entry; undefined: it is none. */
function debitsOf(document: Doc): Cents | undefined {
  const lines = linesOf(document);
  if (!lines.some(({ DetailType }) => DetailType === 'JournalEntryLineDetail')) return undefined;
  return lines
    .filter((line) => docOf(line['JournalEntryLineDetail'])['PostingType'] === 'Debit')
    .reduce((sum, { Amount }) => sum + centsFromNumber(numberOf(Amount)), 0n);
}

/** What the lines come to, or the debits; undefined for an adjustment, which has quantities only. */
export function writtenInventoryTotal(body: Doc): Cents | undefined {
  if ('AdjustAccountRef' in body) return undefined;
  return debitsOf(body) ?? writtenTotal(body);
}

/** The same of a document as QuickBooks returns it: a bill less its tax. */
export function returnedInventoryTotal(document: Doc): Cents {
  return debitsOf(document) ?? returnedTotal(document);
}

/** A bill by vendor and number, else by vendor, date and total; the others by number, else by date. Our mark tells which it is. */
export function inventoryLookUp(body: Doc): Condition[] {
  const equals = (field: string, value: unknown): Condition => ({ field, operator: '=', value: String(value) });
  const vendor = docOf(body['VendorRef'])['value'];
  const party = vendor === undefined ? [] : [equals('VendorRef', vendor)];
  if (typeof body['DocNumber'] === 'string' && body['DocNumber'] !== '') {
    return [...party, equals('DocNumber', body['DocNumber'])];
  }
  const date = equals('TxnDate', body['TxnDate']);
  if (vendor === undefined) return [date];
  return [...party, date, equals('TotalAmt', formatMoney(writtenTotal(body) + returnedTax(body)))];
}
