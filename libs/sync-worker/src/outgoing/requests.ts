import type { Intent, RecordRequest, WorkItem } from '@autosync/records';
import type { createLookUp } from './look-up.ts';
import { docOf } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import type { Base } from './base.ts';
import type { createPreparer } from './preparing.ts';
import type { createSettler, Handled } from './settling.ts';

type Parts<Content> = {
  settle: ReturnType<typeof createSettler>;
  map: ReturnType<typeof createPreparer<Content>>['map'];
  drive: (item: WorkItem, base: Base<Content>) => Promise<Handled>;
} & ReturnType<typeof createLookUp>;

/**
 * Does what a person decided about a record (docs/protocol.md#update):
 *
 *   take-quickbooks   the document stays as it is in QBO; later changes of the record are compared with that
 *   send-ours         the record's version goes out, whatever was changed in QBO
 *   let-go            AutoSync leaves record and document alone
 *   send-as-new       the record gets a document of its own, whatever became of the one it had
 *
 * A call whose outcome is unknown is looked for first: when it was carried out, that is the outcome, and the person decides
 * again if need be; when it was not, its intent ends here, by the person's word.
 */
export function createRequestHandler<Content>(slice: OutgoingSlice, parts: Parts<Content>) {
  const { settle, readDocument, findIntent, map, drive } = parts;

  return async function carryOut(item: WorkItem, request: RecordRequest): Promise<Handled> {
    if (item.openIntent !== null) {
      const waits = await concludeOpen(item, item.openIntent);
      if (waits !== undefined) return waits;
    }
    const { synced } = item;
    const free = { ...item, openIntent: null };
    switch (request) {
      case 'let-go':
        return settle.letGo(free);
      case 'send-as-new':
        return drive(free, { synced: null, theirs: null, force: true });
      case 'take-quickbooks':
      case 'send-ours': {
        if (synced === null) {
          if (request === 'send-ours') return drive(free, { synced, theirs: null, force: true });
          return settle.failed(free, { code: 'nothing-to-take' });
        }
        const theirs = await readDocument(synced.entity, synced.qboId);
        if (theirs === null) return settle.failed(free, { code: 'deleted-in-quickbooks' });
        if (request === 'send-ours') return drive(free, { synced, theirs, force: true });
        const mapped = await map(free, { synced });
        const written = mapped.kind === 'write' ? mapped.document.body : docOf(synced.written);
        return settle.taken(free, { entity: synced.entity, body: theirs, written });
      }
    }
  };

  /** Undefined: the intent is closed without effect. */
  async function concludeOpen(item: WorkItem, intent: Intent): Promise<Handled | undefined> {
    const until = new Date(intent.lastSentAt.getTime() + slice.timings.lookUpAfterMs);
    if (intent.unanswered > 0 && until > slice.clock.now()) return { kind: 'waits', until };
    const found = await findIntent(item, intent);
    if (found.kind === 'one') return settle.synced(item, intent, found.body, null);
    const fault = { code: 'closed-by-person', message: 'A person decided otherwise.', detail: '' };
    const { requestId } = intent;
    await slice.write({ intentEnd: { requestId, state: 'rejected', qboId: null, fault, intuitTid: null } });
    return undefined;
  }
}
