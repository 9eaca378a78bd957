import type { FailureCategory, RunProgress, SyncDue } from '@autosync/contracts';
import {
  appendOutbox,
  deleteRun,
  endSlice,
  releaseEpoch,
  saveLimiterWindow,
  withFence,
  type Fence,
} from '@autosync/records';
import { hasBatch, openBatch } from './open-batch.ts';
import { toRunProgress, type ProgressFacts } from './run-progress.ts';
import type { SliceEnd } from './slice.ts';
import type { WorkerContext } from './worker-context.ts';

type Ending = {
  event: SyncDue;
  fence: Fence;
  end: SliceEnd;
  /** Every run that ends otherwise than idle has a batch, if only to say how it ended. */
  batchIsOpen: boolean;
  connectionVersion: number;
  limiterWindow?: unknown;
};

/**
 * The last transaction of a slice: what it reports is stored under the fence before it is sent, so that a repeated
 * dispatch gets the same answer; a run that ends appends the batch's finish row. An idle run leaves no row: repeated, it
 * looks again. Answers the progress to publish.
 */
export async function endSliceOfRun(worker: WorkerContext, ending: Ending): Promise<RunProgress> {
  const { event, fence, end } = ending;
  const { tenantId, companyId, runId, batchId, dispatch } = event;
  const now = worker.clock.now();
  const progress = toRunProgress(event, { ...factsOf(end), connectionVersion: ending.connectionVersion }, now);
  await withFence(worker.db, fence, async (tx) => {
    if (end.kind === 'idle') {
      await deleteRun(tx, runId);
    } else {
      const runEnded = end.kind !== 'yielded';
      const { actions } = await endSlice(tx, { runId, dispatch, runEnded, progress, now: null });
      if (runEnded && hasBatch(event)) {
        if (!ending.batchIsOpen) await openBatch(tx, { event, total: 0, now: null });
        const body = finishBody(event, end, actions, now);
        await appendOutbox(tx, { tenantId, companyId, batchId, kind: 'finish', body, now: null });
      }
    }
    if (ending.limiterWindow !== undefined) {
      await saveLimiterWindow(tx, { tenantId, companyId, state: ending.limiterWindow, now: null });
    }
    await releaseEpoch(tx, fence);
  });
  return progress;
}

function factsOf(end: SliceEnd): ProgressFacts {
  switch (end.kind) {
    case 'finished':
      return { outcome: 'finished', worked: true, ...(end.reason === undefined ? {} : { reason: end.reason }) };
    case 'idle':
      return { outcome: 'finished', worked: false, reason: end.reason };
    case 'cancelled':
      return { outcome: 'finished', worked: true, reason: 'cancelled' };
    case 'failed':
      return { outcome: 'failed', category: end.category, reason: end.reason };
    case 'yielded':
      return { outcome: 'yielded', reason: end.reason, notBeforeMs: Math.max(0, Math.ceil(end.notBeforeMs ?? 0)) };
  }
}

/** The body of `FinishBatch`. A batch that found nothing says why. */
function finishBody(
  event: SyncDue,
  end: Exclude<SliceEnd, { kind: 'yielded' | 'idle' }>,
  actions: number,
  now: Date,
): Record<string, unknown> {
  const category: FailureCategory | '' = end.kind === 'failed' ? end.category : '';
  const reason = end.kind === 'finished' ? (end.reason ?? (actions === 0 ? 'nothing-pending' : '')) : '';
  return {
    tenantId: event.tenantId,
    batchId: event.batchId,
    actionCount: actions,
    outcome: end.kind,
    category,
    reason: end.kind === 'failed' ? end.reason : reason,
    at: now.toISOString(),
  };
}
