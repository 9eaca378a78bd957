import {
  closeIntents,
  holdDocument,
  saveLimiterWindow,
  settleRecords,
  storeIntents,
  withFence,
  type IntentEnd,
  type NewIntent,
  type Settlement,
} from '@autosync/records';
import { createGroupCommit } from '../group-commit.ts';
import type { Slice } from '../slice.ts';

/**
 * Something that must be durable before the slice goes on. Ends come first: a closed intent makes room for the next. `held` is
 * what QBO holds by the intent that ended, where the record is not settled with it.
 */
export type Write =
  | { intentEnd: IntentEnd; held?: Parameters<typeof holdDocument>[1] }
  | { intent: NewIntent }
  | { settlement: Settlement };

/** One fenced transaction for all the writes that came up while the one before was under way. */
export function createWriter(slice: Slice): (write: Write) => Promise<void> {
  const { tenantId, companyId, type, runId, batchId } = slice.event;
  return createGroupCommit<Write>(async (writes) => {
    const ends = writes.flatMap((write) => ('intentEnd' in write ? [write.intentEnd] : []));
    const intents = writes.flatMap((write) => ('intent' in write ? [write.intent] : []));
    const settlements = writes.flatMap((write) => ('settlement' in write ? [write.settlement] : []));
    await withFence(slice.db, slice.fence, async (tx) => {
      const now = slice.sqlNow();
      await closeIntents(tx, { ends, now });
      for (const write of writes) if ('held' in write && write.held !== undefined) await holdDocument(tx, write.held);
      if (intents.length > 0) {
        await storeIntents(tx, { tenantId, companyId, type, runId, epoch: slice.fence.epoch, intents, now });
      }
      if (settlements.length > 0) await settleRecords(tx, { tenantId, companyId, runId, batchId, settlements, now });
      await saveLimiterWindow(tx, { tenantId, companyId, state: slice.limiterWindow(), now });
    });
    for (const { outcome } of settlements) slice.countRecords(outcome.kind, 1);
    slice.reporter.addDone(settlements.length);
    return [];
  });
}
