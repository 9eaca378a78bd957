import { groupCalls } from '@autosync/core';
import type { Tx } from '@autosync/db';
import {
  closeIntents,
  countOpenAnswer,
  holdDocument,
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
 * intents, since neither waits for the other: a document's outcome is given when its intent has long been stored. What each
 * document needs is one statement that holds the fence by itself.
 */
export function createWriter(slice: Slice): (write: Write) => Promise<void> {
  const { fence } = slice;
  const { type, runId, batchId } = slice.event;
  const alone: Tx = { query: slice.db.once };

  const store = groupCalls<Exclude<Write, { settlement: Settlement }>>(async (writes) => {
    const ends = writes.flatMap((write) => ('intentEnd' in write ? [write.intentEnd] : []));
    const intents = writes.flatMap((write) => ('intent' in write ? [write.intent] : []));
    const answers = writes.flatMap((write) => ('openAnswer' in write ? [write] : []));
    const held = writes.flatMap((write) => ('held' in write && write.held !== undefined ? [write.held] : []));
    const now = slice.sqlNow();
    const storeNew = (tx: Tx) => storeIntents(tx, { fence, type, runId, intents, now });
    if (intents.length === writes.length) {
      await storeNew(alone);
      return [];
    }
    await withFence(slice.db, fence, (tx) =>
      // They leave together and are done in this order.
      Promise.all([
        closeIntents(tx, { ends, now }),
        ...held.map((document) => holdDocument(tx, document)),
        ...answers.map(({ requestId, openAnswer: answer }) => countOpenAnswer(tx, { requestId, answer })),
        storeNew(tx),
      ]),
    );
    return [];
  });

  const settle = groupCalls<Settlement>(async (settlements) => {
    const limiterWindow = slice.limiterWindow();
    await settleRecords(alone, { fence, runId, batchId, settlements, limiterWindow, now: slice.sqlNow() });
    for (const { outcome } of settlements) slice.countRecords(outcome.kind, 1);
    slice.reporter.addDone(settlements.length);
    return [];
  });

  return async (write) => ('settlement' in write ? settle(write.settlement) : store(write));
}
