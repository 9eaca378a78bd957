import type { BatchFinished, FailureCategory } from '@autosync/contracts';
import { storedActions, type Batch } from './batch.ts';

/** The fact that others are told once a batch has ended (docs/protocol.md#batch-finished). */
export function toBatchFinished(
  batch: Batch & { finishedAt: Date },
  failures: Partial<Record<FailureCategory, number>>,
): BatchFinished {
  const { succeeded, warning, failed, skipped } = batch.counts;
  return {
    tenantId: batch.tenantId,
    companyId: batch.companyId,
    type: batch.type,
    runId: batch.runId,
    batchId: batch.batchId,
    trigger: batch.trigger,
    dryRun: batch.dryRun,
    state: batch.state,
    counts: { total: storedActions(batch.counts), succeeded, warning, failed, skipped },
    failures,
    ...(batch.category === null ? {} : { category: batch.category }),
    ...(batch.reason === null ? {} : { reason: batch.reason }),
    ...(batch.startedAt === null ? {} : { startedAt: batch.startedAt.toISOString() }),
    finishedAt: batch.finishedAt.toISOString(),
  };
}
