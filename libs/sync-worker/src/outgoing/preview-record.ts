import { formatMoney } from '@autosync/core';
import type { PreviewWork, WorkItem } from '@autosync/records';
import { aDocument, documentWord, kindRow } from '@autosync/contracts';
import { NEW_NAME } from './approved-writes.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { decisionWords } from './decision-words.ts';
import { createEnder } from './ending.ts';
import { createLookUp, readDocuments } from './look-up.ts';
import { differencesBetween } from './merging/differences.ts';
import type { Doc } from './merging/same.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { createPreparer, needsOf, type Planned } from './preparing.ts';
import { shownName, type ReferenceNeed } from './references/need.ts';
import type { ReferenceResolver } from './references/resolver.ts';
import { createSettler } from './settling.ts';
import { createTypeAnswers } from './type-answers.ts';

/** What is looked at anew for a preview; of all else a record waits for, the failure that it has is shown. */
const SEEN_ANEW: ReadonlySet<string> = new Set(['reference', 'books', 'document', 'change', 'company']);

export type Shown = {
  /** create, update, void, delete; `none`: nothing would be sent; `blocked`: something is in the way. */
  outcome: 'create' | 'update' | 'void' | 'delete' | 'none' | 'blocked';
  message: string;
  entity?: string;
  quickbooksId?: string;
  amount?: string;
  /** Exactly what would be sent; Ids of names that would be created first read `new:…`. */
  document?: Record<string, unknown>;
  /** Of an update: where it would differ from what is in QuickBooks now. */
  differences?: ReturnType<typeof differencesBetween>;
  creates?: { kind: string; name: string }[];
  refusal?: Refusal;
};

/** The documents of records that have one, as they are now, by record; null: it is gone. */
export async function documentsOf(slice: OutgoingSlice, items: readonly WorkItem[]): Promise<Map<string, Doc | null>> {
  const found = new Map<string, Doc | null>();
  const having = items.filter(({ synced }) => synced !== null);
  for (const [entity, group] of Map.groupBy(having, ({ synced }) => synced?.entity ?? '')) {
    const ids = group.flatMap(({ synced }) => synced?.qboId ?? []);
    const documents = await readDocuments(slice, entity, [...new Set(ids)]);
    for (const { recordId, synced } of group) found.set(recordId, documents.get(synced?.qboId ?? '') ?? null);
  }
  return found;
}

export const blocked = (refusal: Refusal): Shown => ({ outcome: 'blocked', message: '', refusal });
const nothing = (message: string): Shown => ({ outcome: 'none', message });

/** What a batch would do with a record, by its document as it is now (undefined: it has none; null: it is gone). Does nothing. */
export function createPreviewer<Content>(
  slice: OutgoingSlice,
  { definition, resolver }: { definition: EntityDefinition<Content>; resolver: ReferenceResolver },
) {
  const { readDocument, findIntent } = createLookUp(slice, definition);
  const answer = createTypeAnswers(slice, definition);
  const ender = createEnder(slice, { settle: createSettler(slice, definition), readDocument, findIntent });
  const { plan, map } = createPreparer(slice, {
    definition,
    resolver: { ...resolver, settle: (need) => settleWithoutCreating(resolver, need) },
    readDocument,
    answer,
  });

  return async function preview(item: PreviewWork, theirs: Doc | null | undefined): Promise<Shown> {
    if (item.openIntent !== null) return blocked({ code: 'answer-awaited' });
    if (item.requested !== null) {
      return nothing(`A person decided ${decisionWords[item.requested]}; the next batch does that.`);
    }
    if (item.syncState === 'letGo') return nothing('AutoSync was told to leave this record alone.');
    if (item.syncState === 'unbatched') return nothing('The record was un-batched and rests.');
    if (item.cancelled) return previewEnd(item, theirs);
    if (item.looks.some((look) => !SEEN_ANEW.has(look)) && item.failure !== null) {
      return { outcome: 'blocked', message: item.failure.message };
    }
    const { synced } = item;
    if (theirs === null) {
      const mapped = await map(item, { synced });
      return mapped.kind === 'nothing' ? nothing(mapped.reason) : blocked({ code: 'deleted-in-quickbooks' });
    }
    if (synced?.version === item.version) return nothing('QuickBooks holds this version of the record already.');
    return shownOf(item, await plan(item, { synced, theirs: theirs ?? null, force: false }));
  };

  async function previewEnd(item: PreviewWork, theirs: Doc | null | undefined): Promise<Shown> {
    const end = await ender.preview(item, theirs ?? null);
    if (end.kind === 'refused') return blocked(end.refusal);
    if (end.kind === 'nothing') return nothing(end.message);
    const { entity = '', qboId = '' } = item.synced ?? {};
    const message = `The record was cancelled in the source system: its ${documentWord(entity)} would be ${end.word}.`;
    return { outcome: end.end, message, entity, quickbooksId: qboId, document: end.payload };
  }

  async function shownOf(item: PreviewWork, planned: Planned): Promise<Shown> {
    switch (planned.kind) {
      case 'waits':
        return blocked({ code: 'answer-awaited' });
      case 'unchanged':
        return nothing('QuickBooks holds this version of the record already.');
      case 'nothing':
        return nothing(planned.reason);
      case 'refused':
        return blocked(planned.refusal);
      case 'wanted': {
        const { operation, entity, payload } = planned.wanted;
        const creates = await missingNames(item);
        const total = definition.totals?.written(payload);
        const update = operation === 'update' && planned.theirs !== undefined;
        const names = creates.map(({ kind, name }) => `${kind} "${name}"`).join(', ');
        return {
          outcome: update ? 'update' : 'create',
          message: `${update ? 'Would change the document' : `Would create ${aDocument(entity)}`}${names === '' ? '' : `; would create ${names} first`}.`,
          entity,
          ...(update && { quickbooksId: item.synced?.qboId ?? '' }),
          ...(total !== undefined && { amount: formatMoney(total) }),
          document: payload,
          ...(planned.theirs !== undefined && { differences: differencesBetween(planned.theirs, payload) }),
          creates,
        };
      }
    }
  }

  /** The names that would be created before the document goes out. */
  async function missingNames(item: PreviewWork): Promise<{ kind: string; name: string }[]> {
    const needs = needsOf(slice, definition, item);
    const looked = await resolver.look(needs);
    const missing = needs.filter((_need, n) => looked[n]?.kind === 'creatable');
    const named = missing.map((need) => ({ kind: kindRow(need.kind).word, name: shownName(need) }));
    return [...new Map(named.map((name) => [JSON.stringify(name), name])).values()];
  }
}

/** Stands in a document for the Id of a name that is created first. */
export const newNameId = (need: ReferenceNeed): string => `${NEW_NAME}${need.kind}:${shownName(need)}`;

/** What a batch would have after it had created the name: an Id that says so. */
async function settleWithoutCreating(resolver: ReferenceResolver, need: ReferenceNeed) {
  const [resolution] = await resolver.look([need]);
  if (resolution === undefined || resolution.kind !== 'creatable') return resolver.settle(need);
  const qboId = newNameId(need);
  return { kind: 'met' as const, reference: { qboId, name: need.name, data: {}, mapped: false } };
}
