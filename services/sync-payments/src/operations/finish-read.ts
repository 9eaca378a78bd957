import { nothingChanged } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import {
  appendResults,
  closeRead,
  deleteRun,
  findShown,
  forgetUnreadable,
  mergeStaged,
  noteUntold,
  previewStaged,
  readApplied,
  readPaymentSync,
  savePaymentSync,
  storePreviewItems,
  takeUntold,
  withFence,
  type InvoicePreview,
  type MergedDocument,
  type PaymentSync,
} from '@autosync/records';
import type { Slice, SliceEnd } from '@autosync/sync-worker';
import {
  toChangeAction,
  toPreviewAction,
  toPreviewItem,
  toUnappliedAction,
  toUnreadableAction,
  type Action,
} from '../domain/actions.ts';
import type { Findings } from '../domain/findings.ts';
import { compareWithPreview } from '../domain/preview-comparison.ts';
import type { ReadPlan } from '../domain/read-plan.ts';
import { storeFindings } from './store-findings.ts';

export type CompleteRead = {
  plan: ReadPlan;
  /** What is not stored yet. */
  found: Findings;
  sync: PaymentSync;
};

/**
 * Merges a complete read, moves the watermark, and tells what changed, all in one transaction; a dry run only tells. A run
 * that nobody asked for and that changed nothing leaves neither a batch nor a row. One from a preview merges only what that showed,
 * all of it or nothing.
 */
export async function finishRead(slice: Slice, read: CompleteRead): Promise<SliceEnd> {
  const { runId, parameters } = slice.event;
  const actions = await withFence(slice.db, slice.fence, async (tx) => {
    await storeFindings(slice, tx, read.found);
    const told = parameters.dryRun === true ? await preview(slice, tx) : await mergeAsShown(slice, tx, read);
    await closeRead(tx, runId);
    if (told.length > 0 || slice.batchIsOpen()) await tell(slice, tx, told);
    else await deleteRun(tx, runId);
    return told;
  });
  const failed = actions.filter(({ state }) => state === 'failed').length;
  slice.countRecords('synced', actions.length - failed);
  slice.countRecords('failed', failed);
  slice.reporter.addDone(actions.length);
  if (actions.length > 0) return { kind: 'finished' };
  return { kind: slice.batchIsOpen() ? 'finished' : 'idle', reason: nothingChanged };
}

async function mergeAsShown(slice: Slice, tx: Tx, read: CompleteRead): Promise<Action[]> {
  const { companyId, runId, parameters } = slice.event;
  const { previewId } = parameters;
  if (previewId === undefined) return merge(slice, tx, read);
  const shown = (await findShown(tx, { companyId, previewId })).map((item) => item.shown['invoice'] as InvoicePreview);
  const now = await previewStaged(tx, { companyId, runId });
  const applied = await readApplied(tx, { companyId, qboIds: shown.map(({ qboId }) => qboId) });
  const unapplied = compareWithPreview(shown, now, applied);
  if (unapplied.length === 0) return merge(slice, tx, read);
  const at = slice.clock.now();
  return unapplied.map((invoice) => toUnappliedAction(companyId, invoice, at));
}

async function merge(slice: Slice, tx: Tx, { plan, sync }: CompleteRead): Promise<Action[]> {
  const { tenantId, companyId, runId, trigger } = slice.event;
  const merged = await mergeStaged(tx, { tenantId, companyId, runId, now: slice.sqlNow() });
  if (merged.length > 0 && sync.watermark !== null) {
    await noteUntold(tx, { companyId, since: sync.watermark, now: slice.sqlNow() });
  }
  const from = plan.from === null ? null : new Date(plan.from);
  await forgetUnreadable(tx, { companyId, runId, from });
  const unreadable = await takeUntold(tx, { companyId, runId, again: trigger === 'manual' });
  const { homeCurrency } = await readPaymentSync(tx, companyId);
  await savePaymentSync(tx, {
    tenantId,
    companyId,
    sync: { ...progressOf(slice, plan), highestId: highestOf(merged) },
  });
  const at = slice.clock.now();
  return [
    ...merged
      .filter(({ entity, endedRecord }) => entity !== 'Invoice' || endedRecord !== null)
      .map((document) => toChangeAction(companyId, { document, homeCurrency }, at)),
    ...unreadable.map((document) => toUnreadableAction(companyId, document, at)),
  ];
}

/** A read from a starting date leaves the watermark alone: what changed before it has not been looked at. */
function progressOf(slice: Slice, { from, until, daily }: ReadPlan): Partial<PaymentSync> {
  if (slice.event.parameters.startDate !== undefined) return {};
  const watermark = new Date(until);
  return daily || from === null ? { watermark, countedAt: watermark } : { watermark };
}

function highestOf(documents: readonly MergedDocument[]): number {
  return Math.max(0, ...documents.map(({ qboId }) => Number(qboId)).filter(Number.isSafeInteger));
}

async function preview(slice: Slice, tx: Tx): Promise<Action[]> {
  const { tenantId, companyId, runId, batchId: previewId } = slice.event;
  const at = slice.clock.now();
  const invoices = await previewStaged(tx, { companyId, runId });
  const items = invoices.map((invoice) => toPreviewItem(companyId, invoice));
  await storePreviewItems(tx, { tenantId, companyId, previewId, items, now: slice.sqlNow() });
  return invoices.map((invoice) => toPreviewAction(companyId, invoice, at));
}

async function tell(slice: Slice, tx: Tx, results: readonly Action[]): Promise<void> {
  const { tenantId, companyId, runId, batchId } = slice.event;
  await slice.openBatch(tx, results.length);
  await appendResults(tx, { tenantId, companyId, runId, batchId, results, now: slice.sqlNow() });
}
