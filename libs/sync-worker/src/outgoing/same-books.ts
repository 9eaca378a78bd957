import { findWrittenAbove, type Intent, type SyncedDocument } from '@autosync/records';
import { booksReset } from '../books-reset.ts';
import type { Refusal } from './entity-definition.ts';
import type { LookUp } from './look-up.ts';
import { docOf, type Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';

/** Documents that must all be gone, or be others, before we say that the books are. */
const WITNESSES = 3;

/** Adjustments have Ids of a sequence of their own. */
const OF_ONE_SEQUENCE = ['Invoice', 'CreditMemo', 'Bill', 'VendorCredit', 'Purchase', 'JournalEntry'];

/** When a document was made, as it says itself; the same for good. */
const madeAt = (document: Doc | null): unknown => docOf(document?.['MetaData'])['CreateTime'];

/** Under one Id two documents: QBO never gives an Id twice in the same books. */
function isOther(known: Doc | null, found: Doc): boolean {
  const [before, now] = [madeAt(known), madeAt(found)];
  if (typeof before !== 'string' || typeof now !== 'string') return false;
  return Date.parse(before) !== Date.parse(now);
}

/**
 * Notices by what QBO answers that the books of the company have begun anew (docs/protocol.md#books-that-began-anew): then what
 * we hold of documents is of no worth, and an update would be one of somebody else's document. Costs no call while all is well.
 */
export function createBooksWatch(slice: OutgoingSlice, { readDocument }: Pick<LookUp, 'readDocument'>) {
  let isChecked = false;
  let areNamesChecked = false;

  /** Throws `books-reset` where another document stands under the Id of the record's. */
  function requireSame(synced: SyncedDocument | null, found: Doc): void {
    if (synced === null || !isOther(synced.document, found)) return;
    throw booksReset(`the Id ${synced.qboId} belongs to another document than before`);
  }

  /**
   * The first document that a slice makes has a higher Id than any that was written before. Throws `books-reset` when it has
   * not, and those with higher Ids are gone, or others than they were.
   */
  async function requireRisingIds(entity: string, made: Doc): Promise<void> {
    const id = String(made['Id']);
    if (isChecked || !OF_ONE_SEQUENCE.includes(entity) || !/^\d{1,18}$/.test(id)) return;
    isChecked = true;
    const above = await known(id);
    if (above.length > 0 && (await areGone(above))) {
      throw booksReset(`a new document has the Id ${id}, and those that had higher ones are gone`);
    }
  }

  function known(id: string) {
    const { tenantId, companyId } = slice.event;
    const { firstStartedAt: before } = slice.start;
    return slice.db.withTenant(tenantId, (tx) =>
      findWrittenAbove(tx, { companyId, entities: OF_ONE_SEQUENCE, id, before, limit: WITNESSES }),
    );
  }

  async function areGone(documents: Awaited<ReturnType<typeof known>>): Promise<boolean> {
    for (const { entity, qboId, document } of documents) {
      const found = await readDocument(entity, qboId);
      if (found !== null && !isOther(document, found)) return false;
    }
    return true;
  }

  /**
   * Names are never deleted, only merged. Where one is gone, and with it the documents that were written last, the books are others:
   * throws `books-reset`.
   */
  async function requireNames({ causes = [] }: Refusal): Promise<void> {
    if (areNamesChecked || !causes.some(({ details }) => details['reason'] === 'reference-gone')) return;
    areNamesChecked = true;
    const last = await known('0');
    if (last.length === WITNESSES && (await areGone(last))) {
      throw booksReset(`names and the ${last.length} documents that were written last are there no more`);
    }
  }

  return {
    requireSame,
    requireNames,

    /** After a write that QBO has taken, and that is stored. */
    async afterWrite({ operation, entity }: Intent, synced: SyncedDocument | null, body: Doc): Promise<void> {
      if (operation === 'update') requireSame(synced, body);
      if (operation === 'create') await requireRisingIds(entity, body);
    },
  };
}
