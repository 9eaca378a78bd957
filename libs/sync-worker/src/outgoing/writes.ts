import { groupCalls } from '@autosync/core';
import {
  closeIntents,
  countOpenAnswer,
  holdDocument,
  saveLimiterWindow,
  settleRecords,
  storeIntents,
  withFence,
  type IntentEnd,
  type NewIntent,
  type OpenAnswer,
  type Settlement,
} from '@autosync/records';
import type { Slice } from '../slice.ts';

/**
 * Something that must be durable before the slice goes on. Ends come first: a closed intent makes room for the next. `held` is
 * what QBO holds by the intent that ended, where the record is not settled with it.
 */
export type Write =
  | { intentEnd: IntentEnd; held?: Parameters<typeof holdDocument>[1] }
  | { intent: NewIntent }
  | { requestId: string; openAnswer: OpenAnswer }
  | { settlement: Settlement };

/**
 * One fenced transaction for all the writes that came up while the one before was under way. Outcomes are stored beside
 * intents, since neither waits for the other: a document's outcome is given when its intent has long been stored.
 */
export function createWriter(slice: Slice): (write: Write) => Promise<void> {
  const { tenantId, companyId, type, runId, batchId } = slice.event;

  const store = groupCalls<Exclude<Write, { settlement: Settlement }>>(async (writes) => {
    const ends = writes.flatMap((write) => ('intentEnd' in write ? [write.intentEnd] : []));
    const intents = writes.flatMap((write) => ('intent' in write ? [write.intent] : []));
    const answers = writes.flatMap((write) => ('openAnswer' in write ? [write] : []));
    const held = writes.flatMap((write) => ('held' in write && write.held !== undefined ? [write.held] : []));
    await withFence(slice.db, slice.fence, async (tx) => {
      const now = slice.sqlNow();
      // They leave together and are done in this order.
      await Promise.all([
        closeIntents(tx, { ends, now }),
        ...held.map((document) => holdDocument(tx, document)),
        ...answers.map(({ requestId, openAnswer: answer }) => countOpenAnswer(tx, { requestId, answer })),
        storeIntents(tx, { tenantId, companyId, type, runId, epoch: slice.fence.epoch, intents, now }),
      ]);
    });
    return [];
  });

  const settle = groupCalls<Settlement>(async (settlements) => {
    await withFence(slice.db, slice.fence, async (tx) => {
      const now = slice.sqlNow();
      await Promise.all([
        settleRecords(tx, { tenantId, companyId, runId, batchId, settlements, now }),
        saveLimiterWindow(tx, { tenantId, companyId, state: slice.limiterWindow(), now }),
      ]);
    });
    for (const { outcome } of settlements) slice.countRecords(outcome.kind, 1);
    slice.reporter.addDone(settlements.length);
    return [];
  });

  return async (write) => ('settlement' in write ? settle(write.settlement) : store(write));
}
