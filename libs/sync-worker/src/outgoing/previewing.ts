import { errorCode, toError } from '@autosync/core';
import { appendResults, storePreviewItems, takePreviewWork, withFence, type PreviewWork } from '@autosync/records';
import { isHeld, toActionResult, toFailure } from '../action-result.ts';
import { yieldSlice } from '../slice-yield.ts';
import type { SliceEnd } from '../slice.ts';
import { isOfTheSlice, sentenceOf } from './containment.ts';
import type { EntityDefinition } from './entity-definition.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import { needsOf } from './preparing.ts';
import { blocked, createPreviewer, documentsOf, type Shown } from './preview-record.ts';
import { createReferenceResolver } from './references/resolver.ts';

const PAGE = 50;

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
  const held = failure !== null && isHeld(failure.code);
  const state = failure !== null && !held ? 'failed' : held || outcome === 'none' ? 'skipped' : 'succeeded';
  return toActionResult(one.item, state, at, {
    ...(entity !== undefined && { entity }),
    ...(quickbooksId !== undefined && { qboId: quickbooksId }),
    ...(amount !== undefined && { amount }),
    ...(failure === null ? { message } : { failure }),
  });
};
