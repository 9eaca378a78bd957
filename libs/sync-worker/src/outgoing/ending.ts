import { aDocument } from '@autosync/contracts';
import { voidableEntities } from '@autosync/qbo';
import type { Intent, WorkItem } from '@autosync/records';
import { textField } from './body-fields.ts';
import { changeOf } from './change-cause.ts';
import { closedDocument, refusedAsClosed } from './closed-books.ts';
import { saysVoided } from './document-key.ts';
import { documentName } from './document-name.ts';
import type { Refusal } from './entity-definition.ts';
import { faultDetail, faultFate } from './fault-fate.ts';
import { fieldNames } from './field-names.ts';
import type { LookUp } from './look-up.ts';
import { conflictsOf } from './merging/conflicts.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { storeIntent } from './preparing.ts';
import { ambiguousRefusal, sendIntent, unclearRefusal, type Sent } from './sending.ts';
import type { createSettler, Handled } from './settling.ts';
import { settlementsOf } from './settlements.ts';

type Parts = { settle: ReturnType<typeof createSettler> } & LookUp;

/** How a document ends. */
export type End = 'void' | 'delete';

/** The setting `cancelledRecords` of a company: what becomes of the document of a cancelled record; `void` unless said otherwise. */
type CancelledRecords = End | 'ask';

const MAX_TRIES = 3;
const words: Readonly<Record<End, string>> = { void: 'voided', delete: 'deleted' };

/**
 * Ends records: their document in QBO is voided or deleted, each by an intent of its own (docs/protocol.md#ends). It is read
 * first, whatever we remember of it: what somebody paid or changed there is not silently thrown away.
 */
export function createEnder(slice: OutgoingSlice, { settle, readDocument, findIntent }: Parts) {
  /** The record was cancelled in the source system: its document follows, unless somebody changed it meanwhile. */
  async function cancel(item: WorkItem): Promise<Handled> {
    const { synced } = item;
    if (synced === null) {
      const message = 'The record was cancelled in the source system; nothing in QuickBooks is left to end.';
      return settle.ended(item, { message, skipped: true });
    }
    const end = endOf(slice, synced.entity);
    if (end !== 'ask') return endDocument(item, { end, mayBeChanged: false });
    const theirs = await readDocument(synced.entity, synced.qboId);
    return isEnded(theirs, end) ? endedAlready(item, theirs) : settle.failed(item, askRefusal(synced, theirs));
  }

  async function endDocument(item: WorkItem, how: { end: End; mayBeChanged: boolean }): Promise<Handled> {
    const { synced } = item;
    if (synced === null)
      return settle.ended(item, { message: 'It had no document in QuickBooks that could be ended.' });
    const { entity, qboId } = synced;
    if (how.end === 'void' && !voidableEntities.has(entity)) {
      return settle.failed(item, {
        code: 'end-refused',
        values: { end: 'void', detail: `${aDocument(entity)} can only be deleted` },
      });
    }
    for (let tries = 1; ; tries += 1) {
      const theirs = await readDocument(entity, qboId);
      if (isEnded(theirs, how.end)) return endedAlready(item, theirs);
      const refusal = await refusalFor(item, theirs, how);
      if (refusal !== undefined) return settle.failed(item, refusal);
      const payload = { Id: qboId, SyncToken: textField(theirs, 'SyncToken') };
      const intent = await storeIntent(slice, item, { operation: how.end, entity, payload });
      const next = await drive(item, intent, { counted: true });
      if (next.kind !== 'again') return next;
      if (tries >= MAX_TRIES) return settle.failed(item, { code: 'edited-meanwhile' });
    }
  }

  /** Why the document is not ended now. */
  async function refusalFor(
    item: WorkItem,
    theirs: Doc,
    { end, mayBeChanged }: { end: End; mayBeChanged: boolean },
  ): Promise<Refusal | undefined> {
    const causes = [changeOf(item, theirs)];
    const applied = settlementsOf(theirs);
    if (applied !== undefined) {
      return { code: 'document-in-use', values: { ended: words[end], applied }, causes };
    }
    const { synced } = item;
    if (!mayBeChanged && !saysVoided(theirs) && synced?.document && synced.written) {
      const { written, document: seen } = synced;
      const fields = conflictsOf({ ours: written, written, seen, theirs });
      if (fields.length > 0) return { code: 'cancelled-but-changed', values: { fields: fieldNames(fields) }, causes };
    }
    return closedDocument(slice, textField({ ...theirs }, 'TxnDate'));
  }

  /** Drives an intent that ends a document to its outcome. `again`: it was changed meanwhile, and the intent is closed. */
  async function drive(
    item: WorkItem,
    intent: Intent,
    { counted }: { counted: boolean },
  ): Promise<Handled | { kind: 'again' }> {
    const sent = await sendIntent(slice, { intent, counted, lookUp: () => findIntent(item, intent) });
    switch (sent.kind) {
      case 'accepted':
        return carriedOut(item, intent, sent);
      case 'waits':
        return sent;
      case 'unclear':
        return settle.failed(item, unclearRefusal(intent, sent), { intent, sent });
      case 'ambiguous-documents':
      case 'rejected':
        return rejected(item, intent, sent);
    }
  }

  function carriedOut(item: WorkItem, intent: Intent, sent: Extract<Sent, { kind: 'accepted' }>): Promise<Handled> {
    const why = item.cancelled ? 'The record was cancelled in the source system' : 'The record was un-batched';
    const message = `${why}: its document in QuickBooks was ${intent.operation === 'void' ? words.void : words.delete}.`;
    return settle.ended(item, { message, attempt: { intent, sent, intuitTid: sent.intuitTid } });
  }

  async function rejected(
    item: WorkItem,
    intent: Intent,
    sent: Extract<Sent, { kind: 'rejected' | 'ambiguous-documents' }>,
  ): Promise<Handled | { kind: 'again' }> {
    const attempt = { intent, sent };
    if (sent.kind === 'ambiguous-documents') return settle.failed(item, ambiguousRefusal(intent, sent.ids), attempt);
    const { fault } = sent;
    const theirs = await readDocument(intent.entity, textField(intent.payload, 'Id'));
    if (theirs === null) {
      return settle.ended(item, { message: 'The document had been deleted in QuickBooks already.', attempt });
    }
    const fate = faultFate(fault);
    if (fate.kind === 're-read') {
      const { requestId } = intent;
      const intentEnd = { requestId, state: 'rejected' as const, qboId: null, fault, intuitTid: sent.intuitTid };
      await slice.write({ intentEnd });
      return { kind: 'again' };
    }
    if (fate.kind === 'closed') {
      const { bookCloseDate } = await slice.askPreferences();
      const date = textField(theirs, 'TxnDate');
      return settle.failed(item, refusedAsClosed({ before: date, wanted: date }, bookCloseDate), attempt);
    }
    const values = { end: intent.operation, detail: faultDetail(fault) };
    return settle.failed(item, { code: 'end-refused', values, causes: [changeOf(item, theirs)] }, attempt);
  }

  function endedAlready(item: WorkItem, theirs: Doc | null): Promise<Handled> {
    const how = theirs === null ? 'deleted' : 'voided';
    return settle.ended(item, { message: `The document had been ${how} in QuickBooks already.` });
  }

  return {
    cancel,

    /** A person takes the record out: the document ends as they chose, whatever was changed in it. */
    unBatch: (item: WorkItem, end: End) => endDocument(item, { end, mayBeChanged: true }),

    /** The document stays, and is the record's no longer. */
    unBatchKeeping: (item: WorkItem) =>
      settle.ended(item, {
        message: 'The record was un-batched: its document stays in QuickBooks and belongs to it no longer.',
      }),

    /** What `cancel` would do, by the document as it is now; does nothing. */
    async preview(
      item: WorkItem,
      theirs: Doc | null,
    ): Promise<
      | { kind: 'nothing'; message: string }
      | { kind: 'refused'; refusal: Refusal }
      | { kind: 'end'; end: End; word: string; payload: Record<string, unknown> }
    > {
      const { synced } = item;
      const end = synced === null ? 'ask' : endOf(slice, synced.entity);
      if (synced === null || isEnded(theirs, end)) {
        return { kind: 'nothing', message: 'The record was cancelled in the source system; there is nothing to end.' };
      }
      if (end === 'ask') return { kind: 'refused', refusal: askRefusal(synced, theirs) };
      const refusal = await refusalFor(item, theirs, { end, mayBeChanged: false });
      if (refusal !== undefined) return { kind: 'refused', refusal };
      const payload = { Id: synced.qboId, SyncToken: textField({ ...theirs }, 'SyncToken') };
      return { kind: 'end', end, word: words[end], payload };
    },

    carriedOut,

    /** An intent that was left open; a document that was changed meanwhile is looked at anew. */
    async resume(item: WorkItem, intent: Intent): Promise<Handled> {
      const next = await drive(item, intent, { counted: false });
      if (next.kind !== 'again') return next;
      const end = intent.operation === 'void' ? 'void' : 'delete';
      return item.cancelled ? cancel(item) : endDocument(item, { end, mayBeChanged: true });
    },
  };
}

export type Ender = ReturnType<typeof createEnder>;

/** What becomes of the document of a cancelled record, by the company's setting; what cannot be voided is deleted. */
function endOf({ company }: OutgoingSlice, entity: string): CancelledRecords {
  const setting = company.settings['cancelledRecords'];
  if (setting === 'ask') return 'ask';
  return setting === 'delete' || !voidableEntities.has(entity) ? 'delete' : 'void';
}

/** There is nothing left to end: it is gone, or voided where deleting was not asked for. */
function isEnded(theirs: Doc | null, end: CancelledRecords): theirs is null {
  return theirs === null || (end !== 'delete' && saysVoided(theirs));
}

function askRefusal(synced: NonNullable<WorkItem['synced']>, theirs: Doc): Refusal {
  return { code: 'cancelled-at-source', values: { document: documentName(synced, theirs) } };
}
