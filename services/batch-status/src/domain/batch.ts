import { batchTransitions } from '@autosync/contracts';
import type { BatchState, BatchStep, FailureCategory, RecordType, Trigger } from '@autosync/contracts';

/** What is fixed when the run is created (docs/protocol.md#report): whoever is first to tell of a batch brings all of it. */
export type BatchHeader = {
  batchId: string;
  tenantId: string;
  companyId: string;
  companyName: string;
  type: RecordType;
  runId: string;
  trigger: Trigger;
  scheduledFor: Date;
  createdAt: Date;
  /** YYYY-MM-DD in company time. */
  startDate: string | null;
  recordIds: string[];
  rerunOf: string | null;
  dryRun: boolean;
  /** The dry run that it carries out. */
  previewId: string | null;
  /** The trace that it was asked for in, or that its work began. */
  traceparent: string | null;
  /** Who asked for it, by name; null: nobody, it was due. */
  actor: string | null;
};

/** The stored actions by state. `held` are those of `skipped` that wait for a closed period. */
export type ActionCounts = { succeeded: number; warning: number; failed: number; skipped: number; held: number };

export type Batch = BatchHeader & {
  label: string;
  state: BatchState;
  step: BatchStep | null;
  /** What the worker last said; see `progressOf` for what people are shown. */
  reported: { done: number; total: number };
  counts: ActionCounts;
  category: FailureCategory | null;
  reason: string | null;
  cancelRequested: boolean;
  startedAt: Date | null;
  finishedAt: Date | null;
  updatedAt: Date;
};

export function mayMove(from: BatchState, to: BatchState): boolean {
  return batchTransitions[from].includes(to);
}

/** How many actions a batch has: each is in exactly one of the four states (docs/protocol.md#invariants, I5). */
export function storedActions({ succeeded, warning, failed, skipped }: ActionCounts): number {
  return succeeded + warning + failed + skipped;
}

/**
 * Reported progress runs ahead of the results, which come through an outbox, and results may run ahead of a report
 * that got lost: while a batch runs the larger number is true, afterwards its actions are.
 */
export function progressOf(batch: Batch): { done: number; total: number } {
  const stored = storedActions(batch.counts);
  if (batch.finishedAt !== null) return { done: stored, total: stored };
  const done = Math.max(batch.reported.done, stored);
  return { done, total: Math.max(batch.reported.total, done) };
}
