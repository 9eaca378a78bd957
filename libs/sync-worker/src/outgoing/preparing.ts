import { aDocument } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Intent, NewIntent, SyncedDocument, WorkItem } from '@autosync/records';
import { requireApproved } from './approved-writes.ts';
import type { Base } from './base.ts';
import { textField } from './body-fields.ts';
import { changeOf } from './change-cause.ts';
import { closedDocument, openDay } from './closed-books.ts';
import { documentKey, saysVoided } from './document-key.ts';
import type { DocumentPlan, EntityDefinition, QboDocument, Refusal } from './entity-definition.ts';
import { conflictsOf } from './merging/conflicts.ts';
import { keptFields } from './merging/kept.ts';
import { mergeDocument } from './merging/merge-document.ts';
import { same, type Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { fieldNames } from './field-names.ts';
import type { ReferenceNeed } from './references/need.ts';
import type { ReferenceResolver } from './references/resolver.ts';
import { resolveNeeds } from './references/resolve-needs.ts';
import { shapeOf, type TypeAnswers } from './type-answers.ts';

/** What would be stored as an intent. `theirs`: what it changes, as it was read or returned last. */
export type Planned =
  | {
      kind: 'wanted';
      wanted: Pick<NewIntent, 'operation' | 'entity' | 'payload' | 'written'>;
      theirs?: Doc;
    }
  | Exclude<Prepared, { kind: 'intent' }>;

export type Prepared =
  | { kind: 'intent'; intent: Intent }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'nothing'; reason: string }
  | { kind: 'unchanged' }
  | { kind: 'waits'; until: Date };

type Mapped = { kind: 'write'; document: QboDocument } | Exclude<Prepared, { kind: 'intent' | 'unchanged' }>;

/** From a stored record to a stored intent. */
export function createPreparer<Content>(
  slice: OutgoingSlice,
  {
    definition,
    resolver,
    readDocument,
    answer,
  }: {
    definition: EntityDefinition<Content>;
    resolver: ReferenceResolver;
    readDocument: (entity: string, qboId: string) => Promise<Doc | null>;
    answer: TypeAnswers<Content>;
  },
) {
  /** The document that the record asks for. Nothing is written for it here. */
  async function map(item: WorkItem, base: Pick<Base<Content>, 'synced' | 'instead'>): Promise<Mapped> {
    const { company } = slice;
    const read = shapeOf(definition, item, base);
    if (!read.ok) return { kind: 'refused', refusal: read.refusal };
    const date = definition.dateOf(read.record, company);
    const open = await openDay(slice, date);
    if ('refusal' in open) {
      const document = await closedDocument(slice, textField({ ...base.synced?.document }, 'TxnDate'));
      return { kind: 'refused', refusal: document ?? open.refusal };
    }
    const record = open.day === date ? read.record : definition.datedOn(read.record, open.day);
    const wanted = definition.needs(record, company);
    const needs = await resolveNeeds(
      resolver,
      wanted,
      (idOf) => definition.obstacles?.(record, { company, idOf }) ?? [],
    );
    if (needs.kind === 'waits') return needs;
    if (needs.kind === 'unmet') return unmet(item, { record, base, refusal: needs.refusal });
    for (const need of wanted.filter(({ kind }) => kind === 'item')) {
      slice.stockTurns.learn(needs.referenceId(need), needs.dataOf(need)['Type']);
    }
    const plan: DocumentPlan = definition.toDocument(record, {
      company,
      key: documentKey(item.recordId, item.version),
      referenceId: needs.referenceId,
      referenceData: needs.dataOf,
    });
    if (plan.kind === 'refuse') return { kind: 'refused', refusal: plan.refusal };
    return plan.kind === 'nothing' ? plan : { kind: 'write', document: plan };
  }

  /** A name could not be had: the type may do without it, once, where QuickBooks refused to create it. */
  async function unmet(
    item: WorkItem,
    { record, base, refusal }: { record: Content; base: Pick<Base<Content>, 'synced' | 'instead'>; refusal: Refusal },
  ): Promise<Mapped> {
    if (refusal.refused === undefined || base.instead !== undefined) return { kind: 'refused', refusal };
    const answered = await answer(record, { ...refusal.refused, body: {} });
    if (answered?.kind === 'instead') {
      resolver.forgetRefused(definition.needs(answered.record, slice.company));
      return map(item, { ...base, instead: answered.record });
    }
    return { kind: 'refused', refusal: answered?.refusal ?? refusal };
  }

  async function prepare(item: WorkItem, base: Base<Content>): Promise<Prepared> {
    const planned = await plan(item, base);
    if (planned.kind !== 'wanted') return planned;
    return { kind: 'intent', intent: await storeIntent(slice, item, planned.wanted) };
  }

  /** What is to be sent for a record, or why nothing is. Nothing is stored here. */
  async function plan(item: WorkItem, base: Base<Content>): Promise<Planned> {
    const { synced, force } = base;
    const isNew = synced?.version !== item.version || base.theirs !== null || base.instead !== undefined;
    if (!isNew && !force) return { kind: 'unchanged' };
    const mapped = await map(item, base);
    if (mapped.kind === 'nothing' && synced !== null) return leaveNothing(item, mapped, { ...base, synced });
    if (mapped.kind !== 'write') return mapped;
    const { document } = mapped;
    if (synced !== null && synced.entity !== document.entity) {
      return refused({
        code: 'kind-changed',
        values: { from: aDocument(synced.entity), to: aDocument(document.entity) },
      });
    }
    if (synced === null) {
      const { entity, body } = document;
      return { kind: 'wanted', wanted: { operation: 'create', entity, payload: body } };
    }
    const theirs = base.theirs ?? synced.document ?? (await readDocument(synced.entity, synced.qboId));
    if (theirs === null) return refused({ code: 'deleted-in-quickbooks' });
    return update(item, document, { ...base, synced, theirs });
  }

  /** There is nothing to book any more: right once the document that the record has is gone, or stands for nothing. */
  async function leaveNothing(
    item: WorkItem,
    nothing: Extract<Planned, { kind: 'nothing' }>,
    { synced, theirs: given }: Pick<Base<Content>, 'theirs'> & { synced: SyncedDocument },
  ): Promise<Planned> {
    const theirs = given ?? (await readDocument(synced.entity, synced.qboId));
    if (theirs === null || saysVoided(theirs)) return nothing;
    const values = { from: aDocument(synced.entity), to: 'nothing to book' };
    return refused({ code: 'kind-changed', values, causes: [changeOf(item, theirs)] });
  }

  /** Read (or as last returned, when nobody changed it), merged, and written as a whole (docs/protocol.md#update). */
  async function update(
    item: WorkItem,
    { entity, body }: QboDocument,
    { synced, theirs, force }: Base<Content> & { synced: SyncedDocument; theirs: Doc },
  ): Promise<Planned> {
    const seen = synced.document ?? theirs;
    const versions = { ours: body, written: synced.written ?? body, seen, theirs };
    if (!force) {
      // Where the void was taken over, it is only other amounts that would bring the document back to life.
      const note = versions.written['PrivateNote'];
      const revives = !saysVoided(seen, note) || !same(body['Line'], versions.written['Line']);
      if (saysVoided(theirs, note) && revives) return refused({ code: 'voided-in-quickbooks' });
      const conflicts = conflictsOf(versions);
      if (conflicts.length > 0) return refused(changedBy(conflicts, item, synced));
    }
    const closed = await closedDocument(slice, textField({ ...theirs }, 'TxnDate'));
    if (closed !== undefined) return refused(closed);
    // What was written before is not known for a document that was synced by an earlier release: all of ours goes out.
    const merged = mergeDocument({ ...versions, force: force || synced.written === null });
    const payload = {
      sparse: false,
      ...definition.completeUpdate({ ...versions, merged }),
      Id: synced.qboId,
      SyncToken: typeof theirs['SyncToken'] === 'string' ? theirs['SyncToken'] : synced.syncToken,
    };
    const written = { ...body, ...keptFields(versions, { ours: body, payload }) };
    return { kind: 'wanted', wanted: { operation: 'update', entity, payload, written }, theirs };
  }

  return { prepare, plan, update, map };
}

/** What a record will need, for the page's common look-up; a record that cannot be read needs nothing. */
export function needsOf<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
  item: WorkItem,
): ReferenceNeed[] {
  try {
    const read = definition.read(item.content);
    return read.ok ? definition.needs(read.record, slice.company) : [];
  } catch {
    // It fails by itself when its turn comes.
    return [];
  }
}

const refused = (refusal: Refusal): Planned & { kind: 'refused' } => ({ kind: 'refused', refusal });

function changedBy(conflicts: readonly string[], { recordId }: WorkItem, { entity, qboId }: SyncedDocument): Refusal {
  return {
    code: 'changed-in-quickbooks',
    values: { fields: fieldNames(conflicts) },
    causes: [{ look: 'document', key: `${entity}/${qboId}`, details: { recordId, entity, qboId } }],
  };
}

/** Stores an intent; its first send counts as under way. Throws `changed-since-preview`. */
export async function storeIntent(
  slice: OutgoingSlice,
  item: WorkItem,
  wanted: Pick<NewIntent, 'operation' | 'entity' | 'payload' | 'written'>,
): Promise<Intent> {
  const { operation, entity, payload, written } = wanted;
  requireApproved(slice, item, wanted);
  const intent: NewIntent = {
    requestId: newId(),
    subject: { recordId: item.recordId },
    operation,
    entity,
    payload,
    ...(written !== undefined && { written }),
    version: item.version,
  };
  await slice.write({ intent });
  const now = slice.clock.now();
  return {
    ...intent,
    written: written ?? null,
    sends: 1,
    unanswered: 1,
    ambiguousInRun: 0,
    unconfirmedFault: null,
    runId: slice.event.runId,
    createdAt: now,
    lastSentAt: now,
  };
}
