import { createLoop, type Loop } from '@autosync/core';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { deleteOldPauses } from '../data-access/pauses.ts';
import { deleteOldFinishedBatches, deleteOldRuns, deleteRemovedCompanies } from '../data-access/retention.ts';
import type { OperationContext } from '../operations/context.ts';

/** Of 444 runs a second an hour leaves 1.6 million rows at most: some hundred statements. */
const BATCH = 5000;

/** Forgets what no event can come back to any more. */
export function tickRetention({
  context: { db, now },
  keepMs,
  intervalMs,
  onError,
}: {
  context: OperationContext;
  keepMs: number;
  intervalMs: number;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work(signal) {
      for (const deleteOld of [deleteOldRuns, deleteOldFinishedBatches, deleteRemovedCompanies, deleteOldPauses]) {
        for (let deleted = BATCH; deleted === BATCH && !signal.aborted;) {
          deleted = await forAllTenants(db, (tx) => deleteOld(tx, { keepMs, limit: BATCH, now: now() }));
        }
      }
      return intervalMs;
    },
    onError,
  });
}
