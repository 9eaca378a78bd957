import { closeRead, findRestingRuns, withFence } from '@autosync/records';
import { readQbo, type WorkerDefinition } from '@autosync/sync-worker';
import { syncPayments } from './operations/sync-payments.ts';

/**
 * Payments and credit memos, from QuickBooks to us. Whether a run has work is known only after its read, unless webhooks tell of
 * changes.
 */
export const paymentsDefinition: WorkerDefinition = {
  type: 'payments',
  findIdle: findRestingRuns,
  async readReference(slice) {
    await readQbo(slice, () => slice.qbo.companyInfo());
  },
  work: syncPayments,
  /** What was not merged was not brought: there is nothing to settle, only to forget. */
  async skipRest(slice) {
    await withFence(slice.db, slice.fence, (tx) => closeRead(tx, slice.event.runId));
  },
};
