import type { RecordType } from '@autosync/contracts';
import { centsFromNumber, formatMoney, type Cents } from '@autosync/core';
import type { ExpectedDocument } from './expectations/expected.ts';
import type { WrittenDocument } from './simulator-client.ts';

/** What must be in QuickBooks for a record. */
export type Expected = ExpectedDocument & { type: RecordType; externalId: string; recordId: string };

export const mismatchKinds = ['missing', 'duplicate', 'wrongDocument', 'wrongTotal'] as const;
export type MismatchKind = (typeof mismatchKinds)[number];

type Fault = { kind: MismatchKind; detail: string };
export type Mismatch = Fault & Pick<Expected, 'type' | 'externalId'>;

/** The record that a document was written for, by the mark at the end of its note (docs/protocol.md#write). */
function recordIdOf(document: WrittenDocument): string | undefined {
  return /AutoSync ([0-9a-f-]{36})\.\d+$/.exec(document.PrivateNote ?? '')?.[1];
}

function totalBeforeTax({ TotalAmt, TxnTaxDetail }: WrittenDocument): Cents {
  return centsFromNumber(TotalAmt ?? 0) - centsFromNumber(TxnTaxDetail?.TotalTax ?? 0);
}

function faultOf(expected: Expected, documents: readonly WrittenDocument[]): Fault | undefined {
  const { entities, total } = expected;
  const [document, another] = documents;
  if (!document) return entities.length === 0 ? undefined : { kind: 'missing', detail: 'is not in QuickBooks' };
  if (another) {
    const ids = documents.map(({ Id }) => Id).join(', ');
    return { kind: 'duplicate', detail: `is in QuickBooks ${documents.length} times (${ids})` };
  }
  if (!entities.includes(document.entity)) {
    const wanted = entities.length === 0 ? 'nothing' : `a ${entities.join(' or a ')}`;
    return { kind: 'wrongDocument', detail: `is a ${document.entity} instead of ${wanted}` };
  }
  if (total === undefined || totalBeforeTax(document) === total) return undefined;
  const found = formatMoney(totalBeforeTax(document));
  return { kind: 'wrongTotal', detail: `comes to ${found} in QuickBooks instead of ${formatMoney(total)}` };
}

/** Holds what is in QuickBooks against what must be there: each record once, as the right document, to the cent. */
export function compare(expected: readonly Expected[], documents: readonly WrittenDocument[]): Mismatch[] {
  const byRecord = Map.groupBy(documents, recordIdOf);
  return expected.flatMap((record) => {
    const fault = faultOf(record, byRecord.get(record.recordId) ?? []);
    return fault === undefined ? [] : [{ type: record.type, externalId: record.externalId, ...fault }];
  });
}

/** How many documents were created or changed between two looks at the books. */
export function countWritten(before: readonly WrittenDocument[], after: readonly WrittenDocument[]): number {
  const versionOf = ({ entity, Id, SyncToken }: WrittenDocument): string => `${entity} ${Id} ${SyncToken}`;
  const known = new Set(before.map(versionOf));
  return after.filter((document) => !known.has(versionOf(document))).length;
}
