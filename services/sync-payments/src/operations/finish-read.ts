import type { Tx } from '@autosync/db';
import {
  appendResults,
  closeRead,
  deleteRun,
  mergeStaged,
  previewStaged,
  readPaymentSync,
  savePaymentSync,
  stageDocuments,
  withFence,
  type DocumentEntity,
  type DocumentSnapshot,
} from '@autosync/records';
import type { Slice, SliceEnd } from '@autosync/sync-worker';
import { toChangeAction, toPreviewAction } from '../domain/actions.ts';

export type CompleteRead = {
  covers: readonly DocumentEntity[];
  startedAt: Date;
  /** What is not staged yet. */
  documents: readonly DocumentSnapshot[];
};

const NOTHING_CHANGED = 'nothing-changed';

/**
 * Merges a complete read, moves the watermark, and tells what changed, all in one transaction; a dry run only tells. A run
 * that nobody asked for and that changed nothing leaves neither a batch nor a row (design 2.12).
 */
export async function finishRead(slice: Slice, read: CompleteRead): Promise<SliceEnd> {
  const { tenantId, companyId, runId, parameters } = slice.event;
  const run = { tenantId, companyId, runId };
  const actions = await withFence(slice.db, slice.fence, async (tx) => {
    await stageDocuments(tx, { ...run, documents: read.documents });
    const told = parameters.dryRun === true ? await preview(slice, tx) : await merge(slice, tx, read);
    await closeRead(tx, runId);
    if (told.length > 0 || slice.batchIsOpen()) await tell(slice, tx, told);
    else await deleteRun(tx, runId);
    return told.length;
  });
  slice.countRecords('synced', actions);
  slice.reporter.addDone(actions);
  if (actions > 0) return { kind: 'finished' };
  return { kind: slice.batchIsOpen() ? 'finished' : 'idle', reason: NOTHING_CHANGED };
}

async function merge(slice: Slice, tx: Tx, read: CompleteRead): Promise<Record<string, unknown>[]> {
  const { tenantId, companyId, runId } = slice.event;
  const { documents, invoicesHinted } = await mergeStaged(tx, { tenantId, companyId, runId, now: slice.sqlNow() });
  await moveWatermark(slice, tx, { ...read, invoicesHinted });
  const at = slice.clock.now();
  return documents
    .filter(({ entity }) => entity !== 'Invoice')
    .map((document) => toChangeAction(companyId, document, at));
}

/** A read from a starting date leaves the watermark alone: what changed before it has not been looked at. */
async function moveWatermark(
  slice: Slice,
  tx: Tx,
  { covers, startedAt, invoicesHinted }: CompleteRead & { invoicesHinted: boolean },
): Promise<void> {
  const { tenantId, companyId, parameters } = slice.event;
  const sync = await readPaymentSync(tx, companyId);
  const regular = parameters.startDate === undefined;
  const invoicesRead = regular && covers.includes('Invoice');
  await savePaymentSync(tx, {
    tenantId,
    companyId,
    sync: {
      watermark: regular ? startedAt : sync.watermark,
      invoicesWatermark: invoicesRead ? startedAt : sync.invoicesWatermark,
      invoicesHinted: invoicesHinted || (sync.invoicesHinted && !invoicesRead),
    },
  });
}

async function preview(slice: Slice, tx: Tx): Promise<Record<string, unknown>[]> {
  const { companyId, runId } = slice.event;
  const at = slice.clock.now();
  return (await previewStaged(tx, { companyId, runId })).map((invoice) => toPreviewAction(companyId, invoice, at));
}

async function tell(slice: Slice, tx: Tx, results: readonly Record<string, unknown>[]): Promise<void> {
  const { tenantId, companyId, runId, batchId } = slice.event;
  await slice.openBatch(tx, results.length);
  await appendResults(tx, { tenantId, companyId, runId, batchId, results, now: slice.sqlNow() });
}
