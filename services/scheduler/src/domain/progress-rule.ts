import type { RunProgress } from '@autosync/contracts';
import type { Company } from './company.ts';
import { newRun } from './new-run.ts';
import { moveOf, type Move } from './progress-moves.ts';
import { scheduledClassOf } from './queue-classes.ts';
import { batchChanged, ended, requeued, runChange, type Freshness, type RunChange } from './run-change.ts';
import type { Run } from './run.ts';

type Situation = { company: Company; run: Run; event: RunProgress; now: Date; deferMs: number };

/**
 * What a progress event of a worker does to a run (docs/protocol.md#progress): the move, and the change it makes (null
 * when it is ignored).
 * `deferMs` is how long a run rests that found the company's lock taken, unless the worker says when to come again.
 */
export function decideProgress(
  { company, run, event }: { company: Company; run: Run | undefined; event: RunProgress },
  { now, deferMs }: { now: Date; deferMs: number },
): { move: Move; change: RunChange | null } {
  const plain = event.trigger === 'schedule' || event.trigger === 'webhook';
  const move = moveOf(run, { outcome: event.outcome, dispatch: event.dispatch, plain });
  const situation = { company, run: run ?? reopenedRun(company, event, now), event, now, deferMs };
  const change = changes[move](situation);
  return { move: change === null ? 'ignore' : move, change };
}

const changes: Readonly<Record<Move, (situation: Situation) => RunChange | null>> = {
  ignore: () => null,
  start,
  requeue: ({ company, run, event, now }) =>
    runChange(company, requeued(seen(run, event), { round: company.round + 1, notBefore: notBeforeOf(event, now) }), {
      slot: 'free',
      lostConnection: lostConnection(company, event),
    }),
  wait: ({ company, run, event, now, deferMs }) => {
    const notBefore = notBeforeOf(event, now) ?? new Date(now.getTime() + deferMs);
    return runChange(company, requeued(run, { round: run.round, notBefore }), { slot: 'free' });
  },
  postpone: ({ company, run, event, now }) =>
    runChange(
      company,
      { ...seen(run, event), notBefore: run.close === null ? notBeforeOf(event, now) : null },
      { lostConnection: lostConnection(company, event) },
    ),
  finish: ({ company, run, event, now }) =>
    ended(company, run, {
      now,
      store: run.plain ? 'delete' : 'update',
      freshness: freshnessOf(run, event, now),
    }),
  fail: ({ company, run, event, now }) => {
    const { category = 'platform', reason = 'failed' } = event;
    return ended(company, run, {
      now,
      freshness: { lastRunAt: now, succeeded: false, lastReason: reason },
      announce: batchChanged(company, run, { now, change: 'failed', category, reason }),
    });
  },
  reopen,
};

/** Another run of the company may have the slot by now; then this one keeps waiting for its next dispatch. */
function start({ company, run, event }: Situation): RunChange | null {
  if (company.slot !== null && company.slot.runId !== run.runId) return null;
  const { dispatch } = event;
  const running: Run = { ...seen(run, event), startedDispatch: dispatch, state: 'running', notBefore: null };
  return runChange(company, { ...running, unstarted: 0 }, { slot: 'fill' });
}

/** Dispatches are counted on from the highest that anybody has seen, also after the database was restored. */
function seen(run: Run, { dispatch }: RunProgress): Run {
  return { ...run, dispatch: Math.max(run.dispatch, dispatch) };
}

/** The worker goes on under the company's lock, so with the slot taken the run waits, and its end is still believed. */
function reopen({ company, run, event, now }: Situation): RunChange {
  if (event.outcome === 'started' && company.slot === null) {
    return runChange(company, { ...run, state: 'running' }, { store: 'insert', slot: 'fill' });
  }
  return runChange(company, requeued(run, { round: company.round + 1, notBefore: notBeforeOf(event, now) }), {
    store: 'insert',
    lostConnection: lostConnection(company, event),
  });
}

function reopenedRun(company: Company, event: RunProgress, now: Date): Run {
  const { batchId, runId, type, trigger, dispatch } = event;
  const own = { batchId, runId, type, trigger, class: scheduledClassOf(type), plain: true, parameters: {} };
  return { ...newRun(company, { ...own, now }), dispatch, startedDispatch: dispatch, dispatchedAt: now };
}

/** A run that would rest for longer is looked at again meanwhile. */
export const longestRestMs = 3_600_000;

/**
 * A rest is a duration, counted by our clock: the worker's may be wrong. Workers of earlier releases name the
 * instant, which is held against the instant at which they said so.
 */
function notBeforeOf({ notBeforeMs, notBefore, at }: RunProgress, now: Date): Date | null {
  if (notBeforeMs === undefined && notBefore === undefined) return null;
  const restMs = notBeforeMs ?? Date.parse(notBefore ?? at) - Date.parse(at);
  return new Date(now.getTime() + Math.min(Math.max(restMs, 0), longestRestMs));
}

/** A worker that saw an older connection than the known one only re-queues: the customer has reconnected since. */
function lostConnection(company: Company, event: RunProgress): number | null {
  if (event.reason !== 'needs-reconnect') return null;
  const version = event.connectionVersion ?? company.connectionVersion;
  return company.connectionState === 'connected' && version >= company.connectionVersion ? version : null;
}

/** Of a run with work, batch-finished says whether it succeeded. Reference data and dry runs synced nothing. */
function freshnessOf(run: Run, event: RunProgress, now: Date): Freshness | null {
  if (run.parameters.referenceOnly === true || run.parameters.dryRun === true) return null;
  const idle = event.worked === false;
  return { lastRunAt: now, succeeded: idle, lastReason: event.reason ?? (idle ? 'nothing-pending' : null) };
}
