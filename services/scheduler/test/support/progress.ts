import type { BatchFinished, ProgressOutcome, RunProgress, SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { takeProgress, type Taken } from '../../src/operations/take-progress.ts';
import { at, timing, type Key } from './queue.ts';

export const deferMs = 15_000;

/** What a worker says of a dispatch. */
export function said(due: SyncDue, outcome: ProgressOutcome, more: Partial<RunProgress> = {}): RunProgress {
  const { tenantId, companyId, type, runId, batchId, dispatch, trigger } = due;
  const { at: when = at(1).toISOString(), ...rest } = more;
  return { tenantId, companyId, type, runId, batchId, dispatch, trigger, outcome, at: when, ...rest };
}

export async function take(db: Db, events: RunProgress[], now: Date = at(1)): Promise<Taken[]> {
  return takeProgress(db, events, { timing, deferMs, now });
}

export function aFinishedBatch(key: Key, given: Partial<BatchFinished> = {}): BatchFinished {
  return {
    ...key,
    type: 'invoices',
    runId: newId(),
    batchId: newId(),
    trigger: 'schedule',
    dryRun: false,
    state: 'finishedWithError',
    counts: { total: 2, succeeded: 0, warning: 0, failed: 2, skipped: 0 },
    failures: { data: 2 },
    startedAt: at(0).toISOString(),
    finishedAt: at(1).toISOString(),
    ...given,
  };
}
