import type { Intent, RecordRequest, WorkItem } from '@autosync/records';
import { documentOf, heldBy } from './document-of-intent.ts';
import { saysVoided } from './document-key.ts';
import { documentName } from './document-name.ts';
import { isEnd } from './end-operations.ts';
import type { Ender } from './ending.ts';
import type { LookUp } from './look-up.ts';
import { docOf } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import type { Base } from './base.ts';
import type { createPreparer } from './preparing.ts';
import { ambiguousRefusal } from './sending.ts';
import type { createSettler, Handled } from './settling.ts';

type Parts<Content> = {
  settle: ReturnType<typeof createSettler>;
  ender: Ender;
  map: ReturnType<typeof createPreparer<Content>>['map'];
  drive: (item: WorkItem, base: Base<Content>) => Promise<Handled>;
} & LookUp;

/**
 * Does what a person decided about a record (docs/protocol.md#conflicts, #ends):
 *
 *   take-quickbooks   the document stays as it is in QBO; later changes of the record are compared with that
 *   send-ours         the record's version goes out, whatever was changed in QBO
 *   let-go            AutoSync leaves record and document alone
 *   send-as-new       the record gets a document of its own, once the one it had is voided or deleted
 *   un-batch-…        the document is deleted, voided or kept, and is the record's no longer
 *
 * A call whose outcome is unknown is looked for first: when it was carried out, what it made is the record's document from
 * then on; when it was not, its intent ends here, as the person decided.
 */
export function createRequestHandler<Content>(slice: OutgoingSlice, parts: Parts<Content>) {
  const { settle, ender, readDocument, findIntent, map, drive } = parts;

  return async function carryOut(item: WorkItem, request: RecordRequest): Promise<Handled> {
    const concluded =
      item.openIntent === null ? { kind: 'free' as const, item } : await concludeOpen(item, item.openIntent);
    return concluded.kind === 'free' ? act(concluded.item, request) : concluded;
  };

  async function act(item: WorkItem, request: RecordRequest): Promise<Handled> {
    switch (request) {
      case 'let-go':
        return settle.letGo(item);
      case 'un-batch-keep':
        return ender.unBatchKeeping(item);
      case 'un-batch-delete':
        return ender.unBatch(item, 'delete');
      case 'un-batch-void':
        return ender.unBatch(item, 'void');
      case 'send-as-new':
        return sendAsNew(item);
      case 'take-quickbooks':
      case 'send-ours':
        return item.cancelled ? ender.cancel(item) : reconcile(item, request);
    }
  }

  /** Never beside a document of the record that is still alive: that would book it twice. */
  async function sendAsNew(item: WorkItem): Promise<Handled> {
    const { synced } = item;
    const theirs = synced === null ? null : await readDocument(synced.entity, synced.qboId);
    if (synced !== null && theirs !== null && !saysVoided(theirs)) {
      const values = { document: documentName(synced, theirs) };
      return settle.failed(item, { code: 'document-still-there', values });
    }
    return drive(item, { synced: null, theirs: null, force: true });
  }

  async function reconcile(item: WorkItem, request: 'take-quickbooks' | 'send-ours'): Promise<Handled> {
    const { synced } = item;
    if (synced === null) {
      if (request === 'send-ours') return drive(item, { synced, theirs: null, force: true });
      return settle.failed(item, { code: 'nothing-to-take' });
    }
    const theirs = await readDocument(synced.entity, synced.qboId);
    if (theirs === null) return settle.failed(item, { code: 'deleted-in-quickbooks' });
    if (request === 'send-ours') return drive(item, { synced, theirs, force: true });
    const mapped = await map(item, { synced });
    const before = docOf(synced.written);
    // Nothing is written now: what stands of ours in the note is what was written before.
    const note = 'PrivateNote' in before && { PrivateNote: before['PrivateNote'] };
    const written = mapped.kind === 'write' ? { ...mapped.document.body, ...note } : before;
    return settle.taken(item, { entity: synced.entity, body: theirs, written });
  }

  /** `free`: the intent is closed, and the record as that left it. Otherwise its outcome. */
  async function concludeOpen(item: WorkItem, intent: Intent): Promise<Handled | { kind: 'free'; item: WorkItem }> {
    const until = new Date(intent.lastSentAt.getTime() + slice.timings.lookUpAfterMs);
    if (intent.unanswered > 0 && until > slice.clock.now()) return { kind: 'waits', until };
    const found = await findIntent(item, intent);
    const { requestId } = intent;
    switch (found.kind) {
      case 'several': {
        const sent = { kind: 'ambiguous-documents' as const, ids: found.ids };
        return settle.failed(item, ambiguousRefusal(intent, found.ids), { intent, sent });
      }
      case 'none': {
        const fault = { code: 'closed-by-person', message: 'A person decided otherwise.', detail: '' };
        await slice.write({ intentEnd: { requestId, state: 'rejected', qboId: null, fault, intuitTid: null } });
        return { kind: 'free', item: { ...item, openIntent: null } };
      }
      case 'one':
        return carriedOut(item, intent, found.body);
    }
  }

  async function carriedOut(item: WorkItem, intent: Intent, body: Record<string, unknown>) {
    if (isEnd(intent.operation)) {
      return ender.carriedOut(item, intent, { kind: 'accepted', body, intuitTid: null });
    }
    // A second document beside the one that has arrived after all is what nobody wants.
    if (item.requested === 'send-as-new') {
      return settle.synced(item, intent, { body, warning: { code: 'arrived-meanwhile' } });
    }
    const document = documentOf(intent, body);
    await slice.write(heldBy(intent, { recordId: item.recordId, document }));
    return { kind: 'free' as const, item: { ...item, openIntent: null, synced: document } };
  }
}
