import type { BatchState, BatchStep, FailureCategory, RecordType, Trigger } from '@autosync/contracts';
import type { Batch } from '../domain/batch.ts';

/** A row of batch.batches, all columns but `expected_actions`, which only a person debugging reads. */
export type BatchRow = {
  id: string;
  tenant_id: string;
  company_id: string;
  company_name: string;
  type: RecordType;
  run_id: string;
  trigger: Trigger;
  label: string;
  scheduled_for: Date;
  created_at: Date;
  start_date: string | null;
  record_ids: string[];
  rerun_of: string | null;
  dry_run: boolean;
  preview_id: string | null;
  traceparent: string | null;
  actor: string | null;
  state: BatchState;
  step: BatchStep | null;
  total: number;
  done: number;
  succeeded: number;
  warning: number;
  failed: number;
  skipped: number;
  held: number;
  category: FailureCategory | null;
  reason: string | null;
  cancel_requested: boolean;
  started_at: Date | null;
  finished_at: Date | null;
  updated_at: Date;
};

export const batchColumns = `id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for,
  created_at, start_date, record_ids, rerun_of, dry_run, preview_id, traceparent, actor, state, step, total, done, succeeded, warning, failed, skipped,
  held, category, reason, cancel_requested, started_at, finished_at, updated_at`;

export function toBatch(row: BatchRow): Batch {
  return {
    batchId: row.id,
    tenantId: row.tenant_id,
    companyId: row.company_id,
    companyName: row.company_name,
    type: row.type,
    runId: row.run_id,
    trigger: row.trigger,
    scheduledFor: row.scheduled_for,
    createdAt: row.created_at,
    startDate: row.start_date,
    recordIds: row.record_ids,
    rerunOf: row.rerun_of,
    dryRun: row.dry_run,
    previewId: row.preview_id,
    traceparent: row.traceparent,
    actor: row.actor,
    label: row.label,
    state: row.state,
    step: row.step,
    reported: { done: row.done, total: row.total },
    counts: {
      succeeded: row.succeeded,
      warning: row.warning,
      failed: row.failed,
      skipped: row.skipped,
      held: row.held,
    },
    category: row.category,
    reason: row.reason,
    cancelRequested: row.cancel_requested,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    updatedAt: row.updated_at,
  };
}
