import type { BatchChanged, FailureCategory } from '@autosync/contracts';
import type { Company } from './company.ts';
import { manualClass } from './queue-classes.ts';
import { isNeverDispatched, hasBatch, type Closing, type Run } from './run.ts';

/** What is known of a company and type beside its runs (docs/protocol.md#idle). */
export type Freshness = { lastRunAt: Date; succeeded: boolean; lastReason: string | null };

/** A decision about one run, ready to be stored. */
export type RunChange = {
  company: Company;
  /** The run as it will be. */
  run: Run;
  store: 'insert' | 'update' | 'delete';
  slot: 'keep' | 'free' | 'fill';
  /** The plain run of its type that slots coalesced into has left the queue. */
  stopsWaiting: boolean;
  /** The version of the connection that a worker found broken: the company pauses. */
  lostConnection: number | null;
  freshness: Freshness | null;
  announce: BatchChanged | null;
};

/** A change of the run alone, to which the caller adds what else happens. */
export function runChange(company: Company, run: Run, more: Partial<RunChange> = {}): RunChange {
  return {
    company,
    run,
    store: 'update',
    slot: 'keep',
    stopsWaiting: false,
    lostConnection: null,
    freshness: null,
    announce: null,
    ...more,
  };
}

/** The same run, to be closed by its next dispatch, which is sent as soon as the slot is free (docs/protocol.md#manual). */
export function closing(run: Run, close: Closing): Run {
  return { ...run, close, class: manualClass, notBefore: null };
}

/** The same run, waiting for its next dispatch; a cancelled one waits to be closed. */
export function requeued(run: Run, { round, notBefore }: { round: number; notBefore: Date | null }): Run {
  const waiting: Run = { ...run, state: 'queued', round, notBefore, unstarted: 0 };
  return run.cancelRequested && run.close === null ? closing(waiting, 'cancelled') : waiting;
}

/** The end of a run. Only a finished plain run leaves no row: every other one must not come back. */
export function ended(
  company: Company,
  run: Run,
  { now, ...more }: { now: Date } & Partial<Pick<RunChange, 'store' | 'freshness' | 'announce'>>,
): RunChange {
  return runChange(
    company,
    { ...run, state: 'ended', endedAt: now },
    {
      slot: company.slot?.runId === run.runId ? 'free' : 'keep',
      stopsWaiting: run.plain && isNeverDispatched(run),
      ...more,
    },
  );
}

/** Tells batch-status what happened to a batch outside a worker; null for runs without a batch. */
export function batchChanged(
  company: Company,
  run: Run,
  { now, ...what }: { now: Date; change: BatchChanged['change']; category?: FailureCategory; reason?: string },
): BatchChanged | null {
  if (!hasBatch(run)) return null;
  const { tenantId, companyId, type, runId, batchId, trigger, parameters, traceparent } = run;
  const subject = { tenantId, companyId, type, runId, batchId };
  return {
    ...subject,
    ...what,
    header: {
      ...subject,
      companyName: company.name,
      trigger,
      scheduledFor: run.dueAt.toISOString(),
      createdAt: run.createdAt.toISOString(),
      parameters,
      ...(traceparent !== null && { traceparent }),
    },
    at: now.toISOString(),
  };
}
