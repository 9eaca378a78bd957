import type { Tx } from '@autosync/db';
import type { DifferenceKind } from './differences.ts';
import type { DifferingField } from './documents.ts';
import {
  closeDifferences,
  listOpenDifferences,
  storeDifferences,
  type DocumentPlace,
  type FoundDifference,
} from './found-differences.ts';
import { judgePage } from './judging.ts';
import type { ComparisonRow } from './reports.ts';
import { addSums } from './sums.ts';

/** A product or service that books to another account than our records say. */
export type AccountDifference = { qboId: string; name: string; fields: readonly DifferingField[] };

/** What came of a comparison so far, and the document up to which it is settled; null: all of it is. */
export type Settled = {
  found: number;
  gone: number;
  differing: number;
  sums: ComparisonRow['sums'];
  after: DocumentPlace | null;
};

/** Before the first page. */
export const nothingSettled: Settled = {
  found: 0,
  gone: 0,
  differing: 0,
  sums: [],
  after: { entity: '', qboId: '' },
};

/** Documents that are judged at once. */
const PAGE = 5000;

/**
 * What differs between our records and the documents that were read, a page of documents at a time: what is new is stored,
 * what is gone is closed, and what is as it was stays as it is, its acceptance too. A difference that has changed is no
 * longer accepted. The last page has the accounts as well, and what was found in documents that nobody knows any more.
 *
 * `before` is what the page before answered. Keep the answer in the same transaction, or its page is counted twice.
 *
 * Left out is what changed on our side while QuickBooks was read: documents that were written since the comparison began,
 * records that know another version than the one that was compared, and whose document is being written.
 */
export async function settleDifferences(
  tx: Tx,
  input: {
    tenantId: string;
    companyId: string;
    type: string;
    comparisonId: string;
    startedAt: Date;
    accounts: readonly AccountDifference[];
    before: Settled;
    now: Date | null;
    page?: number;
  },
): Promise<Settled> {
  const { before, page = PAGE } = input;
  const { after } = before;
  if (after === null) return before;
  const { until, sums, differing: inDocuments } = await judgePage(tx, { ...input, after, page });
  const differing = until === null ? [...inDocuments, ...input.accounts.map(toDifference)] : inDocuments;
  const open = await listOpenDifferences(tx, { ...input, after, until });
  const unaccepted = await storeDifferences(tx, { ...input, differing });
  const [known, still] = [new Set(open.map(keyOf)), new Set(differing.map(keyOf))];
  const gone = open.filter((one) => !still.has(keyOf(one))).map(({ id }) => id);
  await closeDifferences(tx, { ids: gone, now: input.now });
  return {
    found: before.found + differing.filter((one) => !known.has(keyOf(one))).length,
    gone: before.gone + gone.length,
    differing: before.differing + unaccepted,
    sums: addSums(before.sums, sums),
    after: until,
  };
}

const keyOf = ({ kind, entity, qboId }: DocumentPlace & { kind: DifferenceKind }) => `${kind} ${entity} ${qboId}`;

function toDifference({ qboId, name, fields }: AccountDifference): FoundDifference {
  const noRecord = { recordId: null, externalId: null, recordToken: null };
  return { ...noRecord, kind: 'account', entity: 'Item', qboId, docNumber: name, fields };
}
