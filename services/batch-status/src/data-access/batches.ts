import { AutosyncError } from '@autosync/core';
import type { BatchState, BatchStep, FailureCategory } from '@autosync/contracts';
import type { Tx } from '@autosync/db';
import type { Batch, BatchHeader } from '../domain/batch.ts';
import { batchColumns, toBatch, type BatchRow } from './batch-row.ts';

/** Makes the batch; false when its id is known already: the header is taken from whoever comes first. */
export async function insertBatch(
  tx: Tx,
  batch: { header: BatchHeader; label: string; state: BatchState; total: number; now: Date | null },
): Promise<boolean> {
  const { header } = batch;
  const { rowCount } = await tx.query({
    name: 'batch.insert-batch',
    text: `
      insert into batch.batches (
        id, tenant_id, company_id, company_name, type, run_id, trigger, label, scheduled_for, created_at, start_date,
        record_ids, rerun_of, dry_run, state, total, started_at, updated_at, preview_id, traceparent, actor
      )
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::date, $12::uuid[], $13::uuid, $14, $15, $16,
        case when $15 = 'running' then t.now end, t.now, $18::uuid, $19, $20
      from (select coalesce($17::timestamptz, clock_timestamp()) as now) t
      on conflict (id) do nothing`,
    values: [
      header.batchId,
      header.tenantId,
      header.companyId,
      header.companyName,
      header.type,
      header.runId,
      header.trigger,
      batch.label,
      header.scheduledFor,
      header.createdAt,
      header.startDate,
      header.recordIds,
      header.rerunOf,
      header.dryRun,
      batch.state,
      batch.total,
      batch.now,
      header.previewId,
      header.traceparent,
      header.actor,
    ],
  });
  return rowCount === 1;
}

/** Moves a batch that has not started to running. Progress may have come before, so the larger total stays. */
export async function markRunning(
  tx: Tx,
  { batchId, total, now }: { batchId: string; total: number; now: Date | null },
): Promise<void> {
  await tx.query({
    name: 'batch.mark-running',
    text: `
      update batch.batches b
      set state = 'running', total = greatest(b.total, $2), started_at = coalesce(b.started_at, t.now), updated_at = t.now
      from (select coalesce($3::timestamptz, clock_timestamp()) as now) t
      where b.id = $1`,
    values: [batchId, total, now],
  });
}

/** The batch, locked until the transaction ends: whoever changes actions or closes a batch holds this lock. */
export async function lockBatch(tx: Tx, batchId: string): Promise<Batch | null> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.lock-batch',
    text: `select ${batchColumns} from batch.batches where id = $1 for no key update`,
    values: [batchId],
  });
  return rows[0] === undefined ? null : toBatch(rows[0]);
}

export async function readBatch(tx: Tx, batchId: string): Promise<Batch | null> {
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.read-batch',
    text: `select ${batchColumns} from batch.batches where id = $1`,
    values: [batchId],
  });
  return rows[0] === undefined ? null : toBatch(rows[0]);
}

/**
 * Stores what a worker says while it works; an ended batch stays as it is, and `done` never goes back. Who reports has
 * begun, so a batch whose start is still on its way runs from now on. Answers whether the worker should stop, or null for
 * an unknown batch.
 */
export async function storeProgress(
  tx: Tx,
  progress: { batchId: string; done: number; total: number; step: BatchStep | null; now: Date | null },
): Promise<{ cancelRequested: boolean } | null> {
  const { rows } = await tx.query<{ cancel_requested: boolean }>({
    name: 'batch.store-progress',
    text: `
      with moved as (
        update batch.batches
        set state = 'running', started_at = coalesce(started_at, t.now),
          done = greatest(done, $2), total = $3, step = $4, updated_at = t.now
        from (select coalesce($5::timestamptz, clock_timestamp()) as now) t
        where id = $1 and finished_at is null
          and (state, done, total, step) is distinct from ('running', greatest(done, $2), $3::int, $4::text)
      )
      select cancel_requested or state = 'cancelled' as cancel_requested from batch.batches where id = $1`,
    values: [progress.batchId, progress.done, progress.total, progress.step, progress.now],
  });
  return rows[0] === undefined ? null : { cancelRequested: rows[0].cancel_requested };
}

/** Notes that somebody asked for the end; no effect on an ended batch. */
export async function requestCancel(tx: Tx, batchId: string, now: Date | null): Promise<void> {
  await tx.query({
    name: 'batch.request-cancel',
    text: `
      update batch.batches set cancel_requested = true, updated_at = coalesce($2::timestamptz, clock_timestamp())
      where id = $1 and finished_at is null and not cancel_requested`,
    values: [batchId, now],
  });
}

/** Ends an open batch that the transaction has locked. */
export async function closeBatch(
  tx: Tx,
  end: {
    batchId: string;
    state: BatchState;
    category: FailureCategory | null;
    reason: string | null;
    expectedActions: number | null;
    at: Date;
    now: Date | null;
  },
): Promise<Batch> {
  // The worker's clock tells when it ended, ours when we heard of the start, which may have waited in an outbox. Where the
  // two differ, a batch ends neither before its start nor in the future.
  const { rows } = await tx.query<BatchRow>({
    name: 'batch.close-batch',
    text: `
      update batch.batches
      set state = $2, step = null, category = $3, reason = $4, expected_actions = $5,
        finished_at = greatest(least($6::timestamptz, t.now), started_at), closed_at = t.now, updated_at = t.now
      from (select coalesce($7::timestamptz, clock_timestamp()) as now) t
      where id = $1
      returning ${batchColumns}`,
    values: [end.batchId, end.state, end.category, end.reason, end.expectedActions, end.at, end.now],
  });
  const [row] = rows;
  if (row === undefined) throw new AutosyncError('batch-unknown', 'there is no such batch', { retryable: true });
  return toBatch(row);
}
