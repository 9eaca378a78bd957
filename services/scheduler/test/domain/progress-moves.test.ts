import { describe, expect, it } from '@jest/globals';
import { progressOutcomes } from '@autosync/contracts';
import { moveOf } from '../../src/domain/progress-moves.ts';
import type { RunState } from '../../src/domain/run.ts';

/** Rows: state and where the event’s dispatch stands to the run’s. Columns: outcomes. All of design 2.10. */
const table = `
  state      dispatch  started  yielded   deferred  finished  failed
  queued     lower     ignore   ignore    ignore    finish    fail
  queued     equal     start    postpone  ignore    finish    fail
  queued     higher    ignore   ignore    ignore    finish    fail
  dispatched lower     ignore   ignore    ignore    finish    fail
  dispatched equal     start    requeue   wait      finish    fail
  dispatched higher    ignore   ignore    ignore    finish    fail
  running    lower     ignore   ignore    ignore    finish    fail
  running    equal     start    requeue   wait      finish    fail
  running    higher    ignore   ignore    ignore    finish    fail
  ended      lower     ignore   ignore    ignore    ignore    ignore
  ended      equal     ignore   ignore    ignore    ignore    ignore
  ended      higher    ignore   ignore    ignore    ignore    ignore`;

const cells = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .slice(1)
  .flatMap(([state, stands, ...moves]) =>
    progressOutcomes.map((outcome, column) => ({ state: state as RunState, stands, outcome, move: moves[column] })),
  );
const dispatchOf: Record<string, number> = { lower: 3, equal: 4, higher: 5 };

describe('a move', () => {
  it.each(cells)('$outcome of a $stands dispatch, run $state → $move', ({ state, stands, outcome, move }) => {
    const event = { outcome, dispatch: dispatchOf[stands!]!, plain: true };
    expect(moveOf({ state, dispatch: 4 }, event)).toBe(move);
    expect(moveOf({ state, dispatch: 4 }, { ...event, plain: false })).toBe(move);
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
