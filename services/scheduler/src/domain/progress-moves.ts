import type { ProgressOutcome } from '@autosync/contracts';
import type { Run, RunState } from './run.ts';

/**
 * ignore    nothing changes
 * start     the slot's lease begins, or begins again
 * requeue   back into the queue behind every run that was waiting; the slot is free
 * wait      back into the queue at its place (it had no turn); the slot is free
 * postpone  it waits already; only its not-before changes
 * finish    over
 * fail      over, and batch-status is told
 * reopen    a scheduled run that left no row had work after all: it is back under the same ids
 */
export const moves = ['ignore', 'start', 'requeue', 'wait', 'postpone', 'finish', 'fail', 'reopen'] as const;
export type Move = (typeof moves)[number];

type Row = Readonly<Record<ProgressOutcome, Move>>;

/** A late `started` finds its run queued when its dispatch was thought lost: it takes the slot again. */
const queued: Row = { started: 'start', yielded: 'postpone', deferred: 'ignore', finished: 'finish', failed: 'fail' };

const inSlot: Row = { started: 'start', yielded: 'requeue', deferred: 'wait', finished: 'finish', failed: 'fail' };

const nothing: Row = {
  started: 'ignore',
  yielded: 'ignore',
  deferred: 'ignore',
  finished: 'ignore',
  failed: 'ignore',
};

/** The whole rule (docs/protocol.md#progress), by the state of the run; `gone` is a plain run without a row. */
const rows: Readonly<Record<RunState | 'gone', Row>> = {
  queued,
  dispatched: inSlot,
  running: inSlot,
  ended: nothing,
  gone: { ...nothing, started: 'reopen', yielded: 'reopen' },
};

/**
 * `run` is undefined when there is no row; only plain runs leave none, so any other one is not ours to re-open.
 *
 * Any dispatch of an open run is believed: the fence decides which one may write. But once a newer one has started, what an
 * older one says is a repetition. `deferred` says only that this one event was not worked on, so it counts when it is
 * about the dispatch that has the slot.
 */
export function moveOf(
  run: Pick<Run, 'state' | 'dispatch' | 'startedDispatch'> | undefined,
  event: { outcome: ProgressOutcome; dispatch: number; plain: boolean },
): Move {
  if (run === undefined) return event.plain ? rows.gone[event.outcome] : 'ignore';
  if (event.dispatch < run.startedDispatch) return 'ignore';
  const hasSlot = run.state === 'running' ? run.startedDispatch : run.dispatch;
  if (event.outcome === 'deferred' && event.dispatch !== hasSlot) return 'ignore';
  return rows[run.state][event.outcome];
}
