import type { RecordType, RunParameters, Trigger } from '@autosync/contracts';

/**
 * queued      waits in its company's queue: never dispatched (dispatch 0), or between two dispatches
 * dispatched  fills the company's slot; no worker has said that it started
 * running     fills the company's slot; a worker said that it started
 * ended       over; kept for a while so that it does not come back
 */
export type RunState = 'queued' | 'dispatched' | 'running' | 'ended';

/** How a run is closed from outside: its next dispatch tells the worker to call nothing and to finish (docs/protocol.md#manual). */
export type Closing = 'cancelled' | 'auth';

/** One piece of work for one company and record type (docs/protocol.md#words, Words). */
export type Run = {
  batchId: string;
  runId: string;
  companyId: string;
  tenantId: string;
  type: RecordType;
  trigger: Trigger;
  /** Takes part in coalescing. */
  plain: boolean;
  /** Place in the queue, see queue-classes.ts. */
  class: number;
  round: number;
  dueAt: Date;
  createdAt: Date;
  parameters: RunParameters;
  state: RunState;
  /** Rises by one at each dispatch; 0: never dispatched. */
  dispatch: number;
  /** The highest dispatch that a worker said it started; 0: none. */
  startedDispatch: number;
  dispatchedAt: Date | null;
  notBefore: Date | null;
  close: Closing | null;
  cancelRequested: boolean;
  /** Dispatches in a row that were lost while others of the type were taken up. */
  unstarted: number;
  endedAt: Date | null;
  /** The trace of whoever asked for it, which its dispatches go on in. */
  traceparent: string | null;
};

/** True while the run waits for its first dispatch: only then may due slots coalesce into it, and only then can it vanish. */
export function isNeverDispatched(run: Run): boolean {
  return run.state === 'queued' && run.dispatch === 0;
}

/** Runs without a batch (reference data, connection test) are invisible to batch-status (docs/protocol.md#tokens). */
export function hasBatch(run: Run): boolean {
  return run.parameters.referenceOnly !== true;
}
