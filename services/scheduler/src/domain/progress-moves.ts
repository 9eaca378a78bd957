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

/** What an outcome does to a run, when it comes from the run's current dispatch and when from another one. */
type Row = Readonly<Record<ProgressOutcome, { current: Move; other: Move }>>;

const only = (current: Move) => ({ current, other: 'ignore' }) as const;
const always = (move: Move) => ({ current: move, other: move });

/** A late `started` finds its run queued when the lease ended before the worker got to it: it takes the slot again. */
const queued: Row = {
  started: only('start'),
  yielded: only('postpone'),
  deferred: only('ignore'),
  finished: always('finish'),
  failed: always('fail'),
};

const inSlot: Row = {
  started: only('start'),
  yielded: only('requeue'),
  deferred: only('wait'),
  finished: always('finish'),
  failed: always('fail'),
};

const nothing: Row = {
  started: always('ignore'),
  yielded: always('ignore'),
  deferred: always('ignore'),
  finished: always('ignore'),
  failed: always('ignore'),
};

/** The whole rule of design 2.10, by the state of the run; `gone` is a plain run without a row. */
const rows: Readonly<Record<RunState | 'gone', Row>> = {
  queued,
  dispatched: inSlot,
  running: inSlot,
  ended: nothing,
  gone: { ...nothing, started: always('reopen'), yielded: always('reopen') },
};

/** `run` is undefined when there is no row; only plain runs leave none, so any other one is not ours to re-open. */
export function moveOf(
  run: Pick<Run, 'state' | 'dispatch'> | undefined,
  event: { outcome: ProgressOutcome; dispatch: number; plain: boolean },
): Move {
  if (run === undefined && !event.plain) return 'ignore';
  const row = rows[run?.state ?? 'gone'][event.outcome];
  return run === undefined || run.dispatch === event.dispatch ? row.current : row.other;
}
