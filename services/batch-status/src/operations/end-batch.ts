import { batchFinishedEvent, batchFinishedTopic, type FailureCategory } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import { countFailures } from '../data-access/actions.ts';
import { closeBatch } from '../data-access/batches.ts';
import { insertOutbox } from '../data-access/outbox.ts';
import { mayMove, type Batch } from '../domain/batch.ts';
import { toBatchFinished } from '../domain/finished-event.ts';
import { foldState, type FinishOutcome } from '../domain/fold.ts';

/** Where our events come from, and who we are in dead letters. */
export const eventSource = 'autosync.batch-status';

export type BatchEnd = {
  outcome: FinishOutcome;
  category: FailureCategory | null;
  reason: string | null;
  /** How many actions the worker counted; null when the end came from outside. */
  expectedActions: number | null;
  at: Date;
};

/**
 * Ends a batch that the transaction has locked, with the actions it has, and puts the fact into the outbox
 * (docs/protocol.md#batch-finished). Answers null, changing nothing, when it has ended before: each batch has one end.
 */
export async function endBatch(
  tx: Tx,
  batch: Batch,
  { end, now }: { end: BatchEnd; now: Date | null },
): Promise<Batch | null> {
  const state = foldState(end.outcome, batch.counts);
  if (!mayMove(batch.state, state)) return null;
  const reason = end.reason ?? (state === 'cancelled' ? 'cancelled' : null);
  const ended = await closeBatch(tx, { ...end, reason, batchId: batch.batchId, state, now });
  const failures = ended.counts.failed > 0 ? await countFailures(tx, ended) : {};
  const event = batchFinishedEvent.encode(
    toBatchFinished({ ...ended, finishedAt: ended.finishedAt ?? end.at }, failures),
    batchFinishedTopic,
    {
      source: eventSource,
      now: ended.updatedAt,
      ...(ended.traceparent !== null && { traceparent: ended.traceparent }),
    },
  );
  await insertOutbox(tx, { tenantId: ended.tenantId, event, now });
  return ended;
}
