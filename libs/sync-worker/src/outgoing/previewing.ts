import { errorCode, formatMoney, toError } from '@autosync/core';
import { appendResults, storePreviewItems, takePreviewWork, withFence, type PreviewWork } from '@autosync/records';
import { aDocument, documentWord, kindRow } from '@autosync/contracts';
import { toActionResult, toFailure } from '../action-result.ts';
import { yieldSlice } from '../slice-yield.ts';
import type { SliceEnd } from '../slice.ts';
import { isOfTheSlice, sentenceOf } from './containment.ts';
import type { EntityDefinition, Refusal } from './entity-definition.ts';
import { decisionWords } from './decision-words.ts';
import { createEnder } from './ending.ts';
import { createLookUp, readDocuments } from './look-up.ts';
import { differencesBetween } from './merging/differences.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { createPreparer, needsOf, type Planned } from './preparing.ts';
import { shownName, type ReferenceNeed } from './references/need.ts';
import { createReferenceResolver, type ReferenceResolver } from './references/resolver.ts';
import { createSettler } from './settling.ts';
import { createTypeAnswers } from './type-answers.ts';

const PAGE = 50;

/** What is looked at anew for a preview; of all else a record waits for, the failure that it has is shown. */
const SEEN_ANEW: ReadonlySet<string> = new Set(['reference', 'books', 'document', 'change', 'company']);

type Shown = {
  /** create, update, void, delete; `none`: nothing would be sent; `blocked`: something is in the way. */
  outcome: 'create' | 'update' | 'void' | 'delete' | 'none' | 'blocked';
  message: string;
  entity?: string;
  quickbooksId?: string;
  amount?: string;
  /** Exactly what would be sent; Ids of names that would be created first read `new:…`. */
  document?: Record<string, unknown>;
  /** Of an update: what would be otherwise than in QuickBooks now. */
  differences?: ReturnType<typeof differencesBetween>;
  creates?: { kind: string; name: string }[];
  refusal?: Refusal;
};

/**
 * A dry run: every record that a batch by hand would take goes the same way as in one, up to the call, and what would be sent is
 * stored and told. It stores no intent, settles no record and only reads in QBO (docs/protocol.md#preview).
 */
export async function previewAll<Content>(
  slice: OutgoingSlice,
  definition: EntityDefinition<Content>,
): Promise<SliceEnd> {
  const { tenantId, companyId, type, runId, batchId, parameters } = slice.event;
  const resolver = createReferenceResolver(slice);
  const preview = createPreviewer(slice, { definition, resolver });
  const scope = {
    companyId,
    type,
    previewId: batchId,
    limit: PAGE,
    ...(parameters.recordIds !== undefined && { recordIds: parameters.recordIds }),
  };
  for (;;) {
    if (slice.reporter.cancelRequested()) return { kind: 'cancelled' };
    if (slice.signal.aborted) throw yieldSlice('stopping');
    if (slice.budget.isOver()) throw yieldSlice('slice-limit');
    const items = await slice.db.withTenant(tenantId, (tx) => takePreviewWork(tx, scope));
    if (items.length === 0) return { kind: 'finished' };
    const theirs = await documentsOf(slice, items);
    await resolver.prefetch(items.flatMap((item) => (item.cancelled ? [] : needsOf(slice, definition, item))));
    const shown: { item: PreviewWork; shown: Shown }[] = [];
    for (const item of items) {
      slice.budget.takeDocument();
      shown.push({ item, shown: await contained(slice, item, () => preview(item, theirs.get(item.recordId))) });
    }
    await withFence(slice.db, slice.fence, async (tx) => {
      const now = slice.sqlNow();
      const at = slice.clock.now();
      await storePreviewItems(tx, { tenantId, companyId, previewId: batchId, items: shown.map(toItem(at)), now });
      await appendResults(tx, { tenantId, companyId, runId, batchId, results: shown.map(toResult(at)), now });
    });
    slice.reporter.addDone(items.length);
  }
}

type Document = Record<string, unknown> | null;

/** The documents of records that have one, as they are now, by record; null: it is gone. */
async function documentsOf(slice: OutgoingSlice, items: readonly PreviewWork[]): Promise<Map<string, Document>> {
  const found = new Map<string, Document>();
  const having = items.filter(({ synced }) => synced !== null);
  for (const [entity, group] of Map.groupBy(having, ({ synced }) => synced?.entity ?? '')) {
    const ids = group.flatMap(({ synced }) => synced?.qboId ?? []);
    const documents = await readDocuments(slice, entity, [...new Set(ids)]);
    for (const { recordId, synced } of group) found.set(recordId, documents.get(synced?.qboId ?? '') ?? null);
  }
  return found;
}

async function contained(slice: OutgoingSlice, item: PreviewWork, work: () => Promise<Shown>): Promise<Shown> {
  try {
    return await work();
  } catch (error) {
    if (isOfTheSlice(error)) throw error;
    const { recordId } = item;
    slice.logger.error({ recordId, errorCode: errorCode(error), err: toError(error) }, 'record could not be previewed');
    return blocked({ code: 'processing-failed', values: { detail: sentenceOf(error) } });
  }
}

const blocked = (refusal: Refusal): Shown => ({ outcome: 'blocked', message: '', refusal });
const nothing = (message: string): Shown => ({ outcome: 'none', message });

function createPreviewer<Content>(
  slice: OutgoingSlice,
  { definition, resolver }: { definition: EntityDefinition<Content>; resolver: ReferenceResolver },
) {
  const { readDocument, findIntent } = createLookUp(slice, definition);
  const answer = createTypeAnswers(slice, definition);
  const ender = createEnder(slice, { settle: createSettler(slice, definition), readDocument, findIntent });
  const { plan } = createPreparer(slice, {
    definition,
    resolver: { ...resolver, settle: (need) => settleWithoutCreating(resolver, need) },
    readDocument,
    answer,
  });

  return async function preview(item: PreviewWork, theirs: Document | undefined): Promise<Shown> {
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
    if (theirs === null) return blocked({ code: 'deleted-in-quickbooks' });
    const { synced } = item;
    if (synced?.version === item.version) return nothing('QuickBooks holds this version of the record already.');
    return shownOf(item, await plan(item, { synced, theirs: theirs ?? null, force: false }));
  };

  async function previewEnd(item: PreviewWork, theirs: Document | undefined): Promise<Shown> {
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

/** What a batch would have after it had created the name: an Id that says so. */
async function settleWithoutCreating(resolver: ReferenceResolver, need: ReferenceNeed) {
  const [resolution] = await resolver.look([need]);
  if (resolution === undefined || resolution.kind !== 'creatable') return resolver.settle(need);
  const qboId = `new:${need.kind}:${shownName(need)}`;
  return { kind: 'met' as const, reference: { qboId, name: need.name, data: {}, mapped: false } };
}

function failureOf({ item, shown }: { item: PreviewWork; shown: Shown }, at: Date) {
  if (shown.outcome !== 'blocked') return null;
  return shown.refusal === undefined ? item.failure : toFailure(shown.refusal, at);
}

const toItem = (at: Date) => (one: { item: PreviewWork; shown: Shown }) => {
  const { recordId, externalId, version } = one.item;
  const { refusal: _refusal, message, ...shown } = one.shown;
  const failure = failureOf(one, at);
  return { recordId, externalId, version, shown: { ...shown, message: failure?.message ?? message, failure } };
};

const toResult = (at: Date) => (one: { item: PreviewWork; shown: Shown }) => {
  const failure = failureOf(one, at);
  const { entity, quickbooksId, amount, message, outcome } = one.shown;
  const state = failure !== null ? 'failed' : outcome === 'none' ? 'skipped' : 'succeeded';
  return toActionResult(one.item, state, at, {
    ...(entity !== undefined && { entity }),
    ...(quickbooksId !== undefined && { qboId: quickbooksId }),
    ...(amount !== undefined && { amount }),
    ...(failure === null ? { message } : { failure }),
  });
};
