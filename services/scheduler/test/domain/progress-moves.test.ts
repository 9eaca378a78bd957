import { describe, expect, it } from 'vitest';
import { progressOutcomes } from '@autosync/contracts';
import { moveOf } from '../../src/domain/progress-moves.ts';
import type { RunState } from '../../src/domain/run.ts';

/**
 * Rows: state, and where the event’s dispatch stands to the highest that has started (3) and the run’s own (5). Columns:
 * outcomes. The whole rule.
 */
const table = `
  state      dispatch  started  yielded   deferred  finished  failed
  queued     older     ignore   ignore    ignore    ignore    ignore
  queued     started   start    postpone  ignore    finish    fail
  queued     between   start    postpone  ignore    finish    fail
  queued     last      start    postpone  ignore    finish    fail
  queued     unknown   start    postpone  ignore    finish    fail
  dispatched older     ignore   ignore    ignore    ignore    ignore
  dispatched started   start    requeue   ignore    finish    fail
  dispatched between   start    requeue   ignore    finish    fail
  dispatched last      start    requeue   wait      finish    fail
  dispatched unknown   start    requeue   ignore    finish    fail
  running    older     ignore   ignore    ignore    ignore    ignore
  running    started   start    requeue   wait      finish    fail
  running    between   start    requeue   ignore    finish    fail
  running    last      start    requeue   ignore    finish    fail
  running    unknown   start    requeue   ignore    finish    fail
  ended      older     ignore   ignore    ignore    ignore    ignore
  ended      started   ignore   ignore    ignore    ignore    ignore
  ended      between   ignore   ignore    ignore    ignore    ignore
  ended      last      ignore   ignore    ignore    ignore    ignore
  ended      unknown   ignore   ignore    ignore    ignore    ignore`;

const cells = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .slice(1)
  .flatMap(([state, stands, ...moves]) =>
    progressOutcomes.map((outcome, column) => ({ state: state as RunState, stands, outcome, move: moves[column] })),
  );
const dispatchOf: Record<string, number> = { older: 2, started: 3, between: 4, last: 5, unknown: 6 };

describe('a move', () => {
  it.each(cells)('$outcome of dispatch $stands, run $state → $move', ({ state, stands, outcome, move }) => {
    const event = { outcome, dispatch: dispatchOf[stands!]!, plain: true };
    expect(moveOf({ state, dispatch: 5, startedDispatch: 3 }, event)).toBe(move);
    expect(moveOf({ state, dispatch: 5, startedDispatch: 3 }, { ...event, plain: false })).toBe(move);
  });

  it.each([
    ['started', 'reopen'],
    ['yielded', 'reopen'],
    ['deferred', 'ignore'],
    ['finished', 'ignore'],
    ['failed', 'ignore'],
  ] as const)('%s of a plain run that left no row → %s, of any other run → ignore', (outcome, move) => {
    expect(moveOf(undefined, { outcome, dispatch: 1, plain: true })).toBe(move);
    expect(moveOf(undefined, { outcome, dispatch: 1, plain: false })).toBe('ignore');
  });
});
