import type { SyncDue } from '@autosync/contracts';
import {
  appendOutbox,
  raiseEpoch,
  readLimiterWindow,
  releaseEpoch,
  setRunTotal,
  startSlice,
  type Fence,
  type SliceStart,
} from '@autosync/records';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

export type BegunSlice = {
  kind: 'work';
  fence: Fence;
  start: Extract<SliceStart, { kind: 'work' }>;
  /** The holder before did not give the company back: calls of it may still be under way (design, Limiter). */
  uncleanTakeover: boolean;
  limiterWindow: unknown;
};

export type Begun = BegunSlice | { kind: 'replay'; progress: unknown } | { kind: 'idle' };

/**
 * The first transaction under the lock: raises the epoch and enters the slice. The first slice of a run also estimates
 * its total and appends the batch's start row. A run that had work when it was looked at and has none now is `idle`.
 */
export async function beginSlice(worker: WorkerContext, definition: WorkerDefinition, event: SyncDue): Promise<Begun> {
  const { tenantId, companyId, type, runId, batchId, dispatch, parameters } = event;
  return worker.db.withTenant(tenantId, async (tx): Promise<Begun> => {
    const now = null;
    const { epoch, clean } = await raiseEpoch(tx, { tenantId, companyId, holder: worker.source, now });
    const fence = { tenantId, companyId, epoch };
    if (mayBeIdle(event) && (await definition.findIdle?.(tx, [event], now))?.has(runId) === true) {
      await releaseEpoch(tx, fence);
      return { kind: 'idle' };
    }
    const start = await startSlice(tx, { tenantId, companyId, type, runId, batchId, dispatch }, now);
    if (start.kind === 'replay') {
      await releaseEpoch(tx, fence);
      return start;
    }
    if (start.first && parameters.referenceOnly !== true) {
      const { firstStartedAt } = start;
      const { recordIds } = parameters;
      const scope = { companyId, runId, firstStartedAt, ...(recordIds === undefined ? {} : { recordIds }) };
      const total = await definition.countWork(tx, scope);
      await setRunTotal(tx, { runId, total });
      await appendOutbox(tx, { tenantId, companyId, batchId, kind: 'start', body: startBody(event, total), now });
      start.total = total;
    }
    return {
      kind: 'work',
      fence,
      start,
      uncleanTakeover: !clean,
      limiterWindow: await readLimiterWindow(tx, companyId),
    };
  });
}

/** Only plain runs that nobody asked for may end without a batch (design 2.5). */
export function mayBeIdle({ trigger, parameters }: SyncDue): boolean {
  const { recordIds, startDate, dryRun, referenceOnly, close } = parameters;
  const plain =
    recordIds === undefined &&
    startDate === undefined &&
    dryRun !== true &&
    referenceOnly !== true &&
    close === undefined;
  return plain && (trigger === 'schedule' || trigger === 'webhook');
}

/** The body of `StartBatch`: the batch's whole header. */
function startBody(event: SyncDue, total: number): Record<string, unknown> {
  const { parameters } = event;
  return {
    header: {
      tenantId: event.tenantId,
      companyId: event.companyId,
      companyName: event.companyName,
      type: event.type,
      runId: event.runId,
      batchId: event.batchId,
      trigger: event.trigger,
      scheduledFor: event.scheduledFor,
      createdAt: event.createdAt,
      startDate: parameters.startDate ?? '',
      recordIds: parameters.recordIds ?? [],
      rerunOf: parameters.rerunOf ?? '',
      dryRun: parameters.dryRun ?? false,
    },
    state: 'running',
    total,
  };
}
