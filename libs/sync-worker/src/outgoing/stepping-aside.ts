import { findContestedNumbers, type Intent, type WorkItem } from '@autosync/records';
import type { Base } from './base.ts';
import { textField } from './body-fields.ts';
import { documentOf, heldBy } from './document-of-intent.ts';
import type { EntityDefinition } from './entity-definition.ts';
import { faultFate } from './fault-fate.ts';
import type { LookUp } from './look-up.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { storeIntent, type createPreparer } from './preparing.ts';
import { intentEndOf, sendIntent, unclearRefusal, type Sent } from './sending.ts';
import type { createSettler, Handled } from './settling.ts';

type Parts<Content> = {
  definition: EntityDefinition<Content>;
  settle: ReturnType<typeof createSettler>;
  readDocument: LookUp['readDocument'];
} & Pick<ReturnType<typeof createPreparer<Content>>, 'plan' | 'update'>;

const MAX_TRIES = 3;

/** The number that a document has while the ring of which its record is part goes round: at most 21 characters, one for each. */
const steppingNumber = (recordId: string): string => `moving-${recordId.slice(-12)}`;

/** Whether an intent of the record does no more than free its number. */
export function isStep({ recordId }: WorkItem, { operation, payload }: Intent): boolean {
  return operation === 'update' && payload['DocNumber'] === steppingNumber(recordId);
}

/**
 * Records whose numbers go round in a ring (two that swap, three that rotate) block each other: each number that one of them is to
 * have is that of another. One of them steps aside: its document, otherwise as it is, gets a number that nobody has. Then all can
 * go, one after the other, and that one last: one write more than there are documents (docs/protocol.md#write).
 */
export function createStepper<Content>(slice: OutgoingSlice, parts: Parts<Content>) {
  const { definition, settle, readDocument, plan, update } = parts;

  /**
   * Answers whether the first of the ring has stepped aside. Not while one of the others could not follow, or while yet another
   * record wants one of the numbers: the one that has stepped aside could be left without.
   */
  async function stepAside(ring: readonly WorkItem[]): Promise<boolean> {
    if (await isContested(ring)) return false;
    for (const item of ring) if (!(await canFollow(item))) return false;
    const [item] = ring;
    return item !== undefined && freeNumber(item);
  }

  /** Answers whether the document of the record has another number now, until it gets the one that the record wants. */
  async function freeNumber(item: WorkItem): Promise<boolean> {
    if (item.synced === null) return false;
    let theirs = item.synced.document;
    for (let tries = 1; theirs !== null && tries <= MAX_TRIES; tries += 1) {
      const intent = await storeStep(item, theirs);
      if (intent === undefined) return false;
      const sent = await send(item, intent, { counted: true });
      if (sent.kind === 'accepted') {
        await hold(item, intent, sent);
        return true;
      }
      await close(intent, sent);
      if (sent.kind !== 'rejected' || faultFate(sent.fault).kind !== 're-read') return false;
      theirs = await readDocument(item.synced.entity, item.synced.qboId);
    }
    return false;
  }

  async function isContested(ring: readonly WorkItem[]): Promise<boolean> {
    const { tenantId, companyId, type } = slice.event;
    const numbers = ring.flatMap(({ content }) => {
      const read = definition.read(content);
      return (read.ok ? definition.numberOf(read.record) : undefined) ?? [];
    });
    const contested = await slice.db.withTenant(tenantId, (tx) =>
      findContestedNumbers(tx, { companyId, type, numbers }),
    );
    return contested.size > 0;
  }

  async function canFollow(item: WorkItem): Promise<boolean> {
    const { synced } = item;
    if (synced === null || item.openIntent !== null) return false;
    const planned = await plan(item, { synced, theirs: null, force: false });
    if (planned.kind !== 'wanted') return false;
    const { operation, payload } = planned.wanted;
    const read = definition.read(item.content);
    return operation === 'update' && read.ok && textField(payload, 'DocNumber') === definition.numberOf(read.record);
  }

  /** The document as it was written, with the other number; undefined: it cannot be changed, as would be said of any change. */
  async function storeStep(item: WorkItem, theirs: Doc): Promise<Intent | undefined> {
    const { recordId, synced } = item;
    if (synced === null || synced.written === null) return undefined;
    const body = { ...synced.written, DocNumber: steppingNumber(recordId) };
    const base: Base<Content> & { synced: typeof synced; theirs: Doc } = { synced, theirs, force: false };
    const planned = await update(item, { entity: synced.entity, body } as Parameters<typeof update>[1], base);
    // It holds the version that it held before, so the record is not synced by it.
    return planned.kind === 'wanted'
      ? storeIntent(slice, { ...item, version: synced.version }, planned.wanted)
      : undefined;
  }

  function send(item: WorkItem, intent: Intent, { counted }: { counted: boolean }): Promise<Sent> {
    const lookUp = async () => {
      const body = await readDocument(intent.entity, textField(intent.payload, 'Id'));
      const isDone = body !== null && body['DocNumber'] === steppingNumber(item.recordId);
      return isDone ? { kind: 'one' as const, body } : { kind: 'none' as const };
    };
    return sendIntent(slice, { intent, counted, lookUp });
  }

  const hold = ({ recordId }: WorkItem, intent: Intent, { body, intuitTid }: Extract<Sent, { kind: 'accepted' }>) =>
    slice.write(heldBy(intent, { recordId, document: documentOf(intent, body), intuitTid }));

  async function close({ requestId }: Intent, sent: Sent): Promise<void> {
    const intentEnd = intentEndOf(requestId, sent);
    if (intentEnd !== undefined) await slice.write({ intentEnd });
  }

  return {
    stepAside,
    freeNumber,

    /** A step that was left open. Once it has its answer, the record is handled like any other. */
    async resume(item: WorkItem, intent: Intent): Promise<Handled> {
      const sent = await send(item, intent, { counted: false });
      if (sent.kind === 'waits') return sent;
      if (sent.kind === 'unclear') return settle.failed(item, unclearRefusal(intent, sent), { intent, sent });
      if (sent.kind === 'accepted') await hold(item, intent, sent);
      else await close(intent, sent);
      return { kind: 'waits', until: slice.clock.now() };
    },
  };
}
