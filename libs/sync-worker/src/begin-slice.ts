import type { SyncDue } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import {
  raiseEpoch,
  readLimiterWindow,
  releaseEpoch,
  startSlice,
  type Fence,
  type SliceStart,
} from '@autosync/records';
import { hasBatch, openBatch } from './open-batch.ts';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

export type BegunSlice = {
  kind: 'work';
  fence: Fence;
  start: Extract<SliceStart, { kind: 'work' }>;
  /** The holder before did not give the company back: calls of it may still be under way (docs/protocol.md#limiter). */
  uncleanTakeover: boolean;
  limiterWindow: unknown;
};

export type Begun = BegunSlice | { kind: 'replay'; progress: unknown } | { kind: 'idle' };

/**
 * The first transaction under the lock: raises the epoch and enters the slice. The first slice of a run also opens its
 * batch, unless only the work can tell whether there is one. A run that had work when it was looked at and has none now is
 * `idle`.
 */
export async function beginSlice(worker: WorkerContext, definition: WorkerDefinition, event: SyncDue): Promise<Begun> {
  const { tenantId, companyId, type, runId, batchId, dispatch } = event;
  return worker.db.withTenant(tenantId, async (tx): Promise<Begun> => {
    const now = null;
    const { epoch, clean, survived } = await raiseEpoch(tx, { tenantId, companyId, holder: worker.source, now });
    const fence = { tenantId, companyId, epoch };
    if (mayBeIdle(event) && (await definition.findIdle?.(tx, [event], now))?.has(runId) === true) {
      await releaseEpoch(tx, fence);
      return { kind: 'idle' };
    }
    const start = await startSlice(tx, { tenantId, companyId, type, runId, batchId, dispatch }, { survived, now });
    if (start.kind === 'replay') {
      await releaseEpoch(tx, fence);
      return start;
    }
    if (!start.batchOpen && hasBatch(event)) {
      const total = await totalAtStart(tx, definition, { event, firstStartedAt: start.firstStartedAt });
      if (total !== undefined) {
        await openBatch(tx, { event, total, now });
        start.total = total;
        start.batchOpen = true;
      }
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

/** The estimate with which a batch opens now; undefined: the work opens it when it finds something to do. */
async function totalAtStart(
  tx: Tx,
  definition: WorkerDefinition,
  { event, firstStartedAt }: { event: SyncDue; firstStartedAt: Date },
): Promise<number | undefined> {
  const { companyId, runId, parameters } = event;
  const { recordIds, previewId } = parameters;
  const chosen = { ...(recordIds !== undefined && { recordIds }), ...(previewId !== undefined && { previewId }) };
  const scope = { companyId, runId, firstStartedAt, ...chosen };
  return (await definition.countWork?.(tx, scope)) ?? (mayBeIdle(event) ? undefined : 0);
}

/** Only plain runs that nobody asked for may end without a batch (docs/protocol.md#consume). */
export function mayBeIdle({ trigger, parameters }: SyncDue): boolean {
  const { recordIds, startDate, dryRun, previewId, referenceOnly, close } = parameters;
  const plain =
    recordIds === undefined &&
    startDate === undefined &&
    dryRun !== true &&
    previewId === undefined &&
    referenceOnly !== true &&
    close === undefined;
  return plain && (trigger === 'schedule' || trigger === 'webhook');
}
