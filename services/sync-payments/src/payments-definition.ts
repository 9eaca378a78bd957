import { closeRead, findRestingRuns, readPaymentStarts, savePaymentSyncs, withFence } from '@autosync/records';
import { readQbo, type WorkerDefinition } from '@autosync/sync-worker';
import { syncPayments, type StartOfPayments } from './operations/sync-payments.ts';

/**
 * Payments and credit memos, from QuickBooks to us. Whether a run has work is known only after its read, unless webhooks tell of
 * changes.
 */
export const paymentsDefinition: WorkerDefinition<StartOfPayments> = {
  type: 'payments',
  findIdle: findRestingRuns,
  readStarts: (tx, runs, now) => readPaymentStarts(tx, { runs, now }),
  async readReference(slice) {
    await readQbo(slice, () => slice.qbo.companyInfo());
  },
  work: syncPayments,
  async storeReads(tx, reads) {
    const learned = reads.map(({ readUntil: watermark, ...company }) => ({ ...company, sync: { watermark } }));
    await savePaymentSyncs(tx, learned);
  },
  /** What was read and not merged has changed nothing: it is only forgotten. */
  async skipRest(slice) {
    await withFence(slice.db, slice.fence, (tx) => closeRead(tx, slice.event.runId));
  },
};
