import { describeFailure, referenceKey } from '@autosync/contracts';
import { findShown, isCreatedSince, type ShownItem, type WorkItem } from '@autosync/records';
import type { EntityDefinition } from './entity-definition.ts';
import { agree, changed, fieldsBetween, plainly } from './approved-writes.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { needsOf } from './preparing.ts';
import { createPreviewer, documentsOf, newNameId, type Shown } from './preview-record.ts';
import type { ReferenceResolver } from './references/resolver.ts';

/** Of a page of records: what each is to be written upon, once it is known to be as it was shown. */
export type ApprovedPage = { requireAsShown(item: WorkItem): Promise<{ theirs: Doc | null }> };

/**
 * Holds the records of a batch from a preview against what it showed (docs/protocol.md#preview): the preview is made anew, just
 * before a record is touched, and compared. What is sent in the end is held against it once more, where its intent is stored
 * (`requireApproved`). Throws `changed-since-preview`.
 */
export function createApproval<Content>(
  slice: OutgoingSlice,
  {
    definition,
    resolver,
    previewId,
  }: {
    definition: EntityDefinition<Content>;
    resolver: ReferenceResolver;
    previewId: string;
  },
) {
  const { tenantId, companyId } = slice.event;
  const preview = createPreviewer(slice, { definition, resolver });

  const ruledOut = new Map<string, string>();

  async function approvePage(items: readonly WorkItem[]): Promise<ApprovedPage> {
    const recordIds = items.map(({ recordId }) => recordId);
    const shown = await slice.db.withTenant(tenantId, (tx) => findShown(tx, { companyId, previewId, recordIds }));
    const byRecord = new Map(shown.map((item) => [item.recordId, item]));
    for (const item of shown) slice.approved?.set(item.recordId, shownOf(item));
    const documents = await documentsOf(
      slice,
      items.filter((item) => !isSettled(item)),
    );

    return {
      async requireAsShown(item) {
        // What has no answer yet is repeated as it was stored, as in every batch.
        if (item.requested === null && (item.openIntent !== null || isSettled(item))) return { theirs: null };
        const reason = ruledOut.get(item.recordId);
        if (reason !== undefined) throw changed(reason);
        const then = byRecord.get(item.recordId);
        if (then === undefined) throw changed('what it showed of this record is no longer kept');
        if (item.version !== then.version) throw changed('the record itself was changed');
        const theirs = documents.get(item.recordId);
        const now = await preview({ ...item, failure: null, looks: [] }, theirs);
        // A name whose creation has no answer yet: the record waits for that, as in every batch.
        if (now.refusal?.code !== 'answer-awaited') {
          const created = await createdNames(item, then);
          const difference = differenceOf(then, now, (shownId, id) => created.get(shownId) === id);
          if (difference !== undefined) throw changed(difference);
        }
        return { theirs: theirs ?? null };
      },
    };
  }

  /** The Ids of those new names of the preview that AutoSync itself has created since, as it had said. */
  async function createdNames(item: WorkItem, { shown, shownAt: since }: ShownItem): Promise<Map<unknown, string>> {
    const text = JSON.stringify(shown['document'] ?? {});
    const needs = needsOf(slice, definition, item).filter((need) => text.includes(JSON.stringify(newNameId(need))));
    const ids = new Map<unknown, string>();
    for (const [index, resolution] of (await resolver.look(needs)).entries()) {
      const need = needs[index];
      if (need === undefined || resolution.kind !== 'met') continue;
      const { qboId } = resolution.reference;
      const name = { companyId, referenceKind: need.kind, referenceKey: referenceKey(need), qboId, since };
      if (await slice.db.withTenant(tenantId, (tx) => isCreatedSince(tx, name))) ids.set(newNameId(need), qboId);
    }
    return ids;
  }

  return {
    approvePage,
    /** They cannot go out by what was shown alone, and why. */
    ruleOut(recordIds: readonly string[], why: string): void {
      for (const id of recordIds) ruledOut.set(id, why);
    },
  };
}

const shownOf = ({ shown }: ShownItem) => shown as Shown;

/** QuickBooks holds it by now, or it has ended or rests: the batch says so, and does nothing. */
export function isSettled({ requested, cancelled, synced, syncState, version }: WorkItem): boolean {
  if (requested !== null) return false;
  if (syncState === 'letGo' || syncState === 'unbatched') return true;
  return cancelled ? synced === null : synced?.version === version;
}

/** In words, what differs now; undefined: nothing. */
export function differenceOf(item: ShownItem, now: Shown, isCreated: (shown: unknown, now: unknown) => boolean) {
  const then = shownOf(item);
  if (now.refusal !== undefined) return describeFailure(now.refusal.code, now.refusal.values).message;
  const sameKind = then.outcome === now.outcome && then.entity === now.entity && then.quickbooksId === now.quickbooksId;
  if (!sameKind) return now.message;
  if (agree(then.document, plainly(now.document), isCreated)) return undefined;
  return fieldsBetween(then.document ?? {}, now.document ?? {});
}
