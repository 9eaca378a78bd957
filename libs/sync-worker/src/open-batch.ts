import type { SyncDue } from '@autosync/contracts';
import { currentTraceparent } from '@autosync/core';
import type { Tx } from '@autosync/db';
import { appendOutbox, setBatchOpen } from '@autosync/records';

/** From now on people see a batch of the run. Call it once, in a transaction under the fence. */
export async function openBatch(
  tx: Tx,
  { event, total, now }: { event: SyncDue; total: number; now: Date | null },
): Promise<void> {
  const { tenantId, companyId, runId, batchId } = event;
  await setBatchOpen(tx, { runId, total });
  await appendOutbox(tx, { tenantId, companyId, batchId, kind: 'start', body: startBody(event, total), now });
}

/** Runs that only read what is cached have no batch at all. */
export function hasBatch({ parameters }: SyncDue): boolean {
  return parameters.referenceOnly !== true;
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
      previewId: parameters.previewId ?? '',
      traceparent: currentTraceparent() ?? '',
      actor: parameters.actor ?? '',
    },
    state: 'running',
    total,
  };
}
