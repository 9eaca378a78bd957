import type { Invoice } from '@autosync/contracts';
import { centsFromNumber, formatMoney, multiplyToCents, parseMoney, type Cents } from '@autosync/core';
import type { DocumentEntity, DocumentOf } from './simulator-client.ts';

/** What must be in QuickBooks for a record. */
export type Expected = { externalId: string; recordId: string; entity: DocumentEntity; total: Cents };

export type Mismatch = { externalId: string; detail: string };

/** The record's stated total, else its lines less the discount. */
function totalOf(invoice: Invoice): Cents {
  if (invoice.total !== undefined) return parseMoney(invoice.total);
  const lines = invoice.lines.map(({ amount, quantity, unitPrice }) =>
    amount === undefined ? multiplyToCents(quantity, unitPrice) : parseMoney(amount),
  );
  return lines.reduce((sum, line) => sum + line, 0n) - parseMoney(invoice.discount?.amount ?? '0');
}

/**
 * The document that a record must have become, worked out from the record alone: the services'
 * own arithmetic is what this checks.
 */
export function expectedDocument(invoice: Invoice): Pick<Expected, 'entity' | 'total'> {
  const total = totalOf(invoice);
  const isCredit = invoice.kind === 'credit-memo' || total < 0n;
  return { entity: isCredit ? 'CreditMemo' : 'Invoice', total: total < 0n ? -total : total };
}

/** The record that a document was written for, by the mark at the end of its note (docs/protocol.md#write). */
function recordIdOf(document: DocumentOf): string | undefined {
  return /AutoSync ([0-9a-f-]{36})\.\d+$/.exec(document.PrivateNote ?? '')?.[1];
}

function totalBeforeTax({ TotalAmt, TxnTaxDetail }: DocumentOf): Cents {
  return centsFromNumber(TotalAmt) - centsFromNumber(TxnTaxDetail?.TotalTax ?? 0);
}

function faultOf(expected: Expected, documents: readonly DocumentOf[]): string | undefined {
  const [document, another] = documents;
  if (!document) return 'is not in QuickBooks';
  if (another) return `is in QuickBooks ${documents.length} times (${documents.map(({ Id }) => Id).join(', ')})`;
  if (document.entity !== expected.entity) return `is a ${document.entity} instead of a ${expected.entity}`;
  const total = totalBeforeTax(document);
  if (total === expected.total) return undefined;
  return `comes to ${formatMoney(total)} in QuickBooks instead of ${formatMoney(expected.total)}`;
}

/** Holds what is in QuickBooks against what must be there: each record once, as the right document, to the cent. */
export function compare(expected: readonly Expected[], documents: readonly DocumentOf[]): Mismatch[] {
  const byRecord = Map.groupBy(documents, recordIdOf);
  return expected.flatMap((record) => {
    const detail = faultOf(record, byRecord.get(record.recordId) ?? []);
    return detail === undefined ? [] : [{ externalId: record.externalId, detail }];
  });
}

/** How many documents were created or changed between two looks at the books. */
export function countWritten(before: readonly DocumentOf[], after: readonly DocumentOf[]): number {
  const versionOf = ({ entity, Id, SyncToken }: DocumentOf): string => `${entity} ${Id} ${SyncToken}`;
  const known = new Set(before.map(versionOf));
  return after.filter((document) => !known.has(versionOf(document))).length;
}
