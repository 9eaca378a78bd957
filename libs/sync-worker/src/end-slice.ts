import type { FailureCategory, RunProgress, SyncDue } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import {
  appendOutbox,
  endIdleSlices,
  endSlice,
  fenced,
  releaseEpochs,
  saveLimiterWindow,
  withFence,
  type Fence,
  type IdleEnd,
} from '@autosync/records';
import { createCompanyGroup } from './company-groups.ts';
import { hasBatch, openBatch } from './open-batch.ts';
import { toRunProgress, type ProgressFacts } from './run-progress.ts';
import type { SliceEnd } from './slice.ts';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

type Ending = {
  event: SyncDue;
  fence: Fence;
  end: SliceEnd;
  /** Every run that does not end idle has a batch, if only to say how it ended. */
  batchIsOpen: boolean;
  connectionVersion: number;
  limiterWindow?: unknown;
};

type IdleEnding = IdleEnd & { readUntil: Date | undefined };

/**
 * The last transaction of a slice: what it reports is stored under the fence before it is sent, so that a repeated
 * dispatch gets the same answer; a run that ends appends the batch's finish row. An idle run leaves no row: repeated, it
 * looks again. Idle slices end together. Answers the progress to publish; throws `fenced` when somebody else has the company.
 */
export function createSliceEnding(
  { db, clock, results }: Pick<WorkerContext, 'db' | 'clock' | 'results'>,
  definition: Pick<WorkerDefinition<never>, 'storeReads'>,
): (ending: Ending) => Promise<RunProgress> {
  const endIdle = createCompanyGroup(db, (tx, ends: readonly IdleEnding[]) => storeIdle(tx, definition, ends));
  return async (ending) => {
    const { event, fence, end, connectionVersion, limiterWindow } = ending;
    const now = clock.now();
    const progress = toRunProgress(event, { ...factsOf(end), connectionVersion }, now);
    if (end.kind === 'idle') {
      const held = await endIdle({ fence, runId: event.runId, limiterWindow, readUntil: end.readUntil });
      if (!held) throw fenced(fence);
    } else {
      await withFence(db, fence, (tx) => storeEnd(tx, { ...ending, end }, { progress, now }));
      if (end.kind !== 'yielded') results.hurry(event.batchId);
    }
    return progress;
  };
}

/** Answers of each whether it still had its company. */
async function storeIdle(
  tx: Tx,
  { storeReads }: Pick<WorkerDefinition<never>, 'storeReads'>,
  ends: readonly IdleEnding[],
): Promise<boolean[]> {
  const held = await endIdleSlices(tx, { ends, now: null });
  const reads = ends.flatMap(({ fence: { tenantId, companyId }, readUntil }) =>
    readUntil !== undefined && held.has(companyId) ? [{ tenantId, companyId, readUntil }] : [],
  );
  if (reads.length > 0) await storeReads?.(tx, reads);
  return ends.map(({ fence }) => held.has(fence.companyId));
}

async function storeEnd(
  tx: Tx,
  { event, fence, end, batchIsOpen, limiterWindow }: Ending & { end: Exclude<SliceEnd, { kind: 'idle' }> },
  { progress, now }: { progress: RunProgress; now: Date },
): Promise<void> {
  const { tenantId, companyId, runId, batchId, dispatch } = event;
  const runEnded = end.kind !== 'yielded';
  const { actions } = await endSlice(tx, { runId, dispatch, runEnded, progress, now: null });
  if (runEnded && hasBatch(event)) {
    if (!batchIsOpen) await openBatch(tx, { event, total: 0, now: null });
    const body = finishBody(event, end, actions, now);
    await appendOutbox(tx, { tenantId, companyId, batchId, kind: 'finish', body, now: null });
  }
  if (limiterWindow !== undefined) {
    await saveLimiterWindow(tx, { tenantId, companyId, state: limiterWindow, now: null });
  }
  await releaseEpochs(tx, [fence]);
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
  const reason =
    end.kind === 'finished' ? (end.reason ?? (actions === 0 ? (end.ifNothing ?? 'nothing-pending') : '')) : '';
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
