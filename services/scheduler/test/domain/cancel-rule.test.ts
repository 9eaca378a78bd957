import { describe, expect, it } from 'vitest';
import { decideCancel, decideSwitchedOff, decideUnreconnected } from '../../src/domain/cancel-rule.ts';
import { aKnownCompany, aRun, onItsWay } from '../support/samples.ts';
import { at } from '../support/queue.ts';

const company = aKnownCompany();

describe('cancelling a run', () => {
  it('never dispatched: removes it, and batch-status is told', () => {
    const { outcome, change } = decideCancel(company, aRun({ plain: false, trigger: 'manual' }), at(1));
    expect(outcome).toBe('removed');
    expect(change).toMatchObject({ run: { state: 'ended' }, announce: { change: 'cancelled' }, stopsWaiting: false });
  });

  it('never dispatched and scheduled: slots no longer coalesce into it', () => {
    expect(decideCancel(company, aRun(), at(1)).change).toMatchObject({ stopsWaiting: true });
  });

  it.each(['dispatched', 'running'] as const)('%s: asks, the run goes on until its worker stops it', (state) => {
    const { company: busy, run } = onItsWay({ state });
    expect(decideCancel(busy, run, at(1))).toMatchObject({
      outcome: 'requested',
      change: {
        run: { state, cancelRequested: true, close: null },
        slot: 'keep',
        announce: { change: 'cancelRequested' },
      },
    });
  });

  it('waiting between two dispatches: its next dispatch closes it, at once', () => {
    expect(decideCancel(company, aRun({ dispatch: 2, notBefore: at(50) }), at(1))).toMatchObject({
      outcome: 'requested',
      change: { run: { close: 'cancelled', class: 0, notBefore: null }, announce: { change: 'cancelRequested' } },
    });
  });

  it('asked again changes nothing; ended has nothing to cancel', () => {
    const { company: busy, run } = onItsWay({ cancelRequested: true });
    expect(decideCancel(busy, run, at(1))).toEqual({ outcome: 'requested', change: null });
    const over = aRun({ state: 'ended', endedAt: at(0) });
    expect(decideCancel(company, over, at(1))).toEqual({ outcome: 'ended', change: null });
  });
});

describe('a run whose company was not reconnected in time', () => {
  it('is closed by a dispatch when people have seen its batch', () => {
    for (const run of [aRun({ dispatch: 1 }), aRun({ plain: false })]) {
      expect(decideUnreconnected(company, run, at(1))).toMatchObject({
        store: 'update',
        run: { close: 'auth', class: 0 },
      });
    }
  });

  it('vanishes when nobody has', () => {
    expect(decideUnreconnected(company, aRun(), at(1))).toMatchObject({ store: 'delete', stopsWaiting: true });
  });

  it('is left alone while it is on its way or being closed', () => {
    expect(decideUnreconnected(company, onItsWay().run, at(1))).toBeNull();
    expect(decideUnreconnected(company, aRun({ dispatch: 1, close: 'cancelled' }), at(1))).toBeNull();
  });
});

describe('a scheduled run when AutoSync is switched off', () => {
  it.each([
    ['has not begun', aRun({ dispatch: 2 })],
    ['was never dispatched', aRun()],
  ])('vanishes when it %s', (_, run) => {
    const change = decideSwitchedOff(company, run, at(1));
    expect(change).toMatchObject({ store: 'delete', run: { state: 'ended', endedAt: at(1) }, announce: null });
  });

  it('that has begun and waits is closed by a dispatch, at once', () => {
    const run = aRun({ dispatch: 2, startedDispatch: 2, notBefore: at(50) });
    expect(decideSwitchedOff(company, run, at(1))).toMatchObject({
      store: 'update',
      run: { cancelRequested: true, close: 'cancelled', class: 0, notBefore: null },
      announce: null,
    });
  });

  it.each(['dispatched', 'running'] as const)('%s: ends with the slice it is in', (state) => {
    const { company: busy, run } = onItsWay({ state });
    expect(decideSwitchedOff(busy, run, at(1))).toMatchObject({
      store: 'update',
      slot: 'keep',
      run: { state, cancelRequested: true, close: null },
    });
  });

  it.each([
    ['somebody asked for it', aRun({ plain: false })],
    ['it is over', aRun({ state: 'ended', endedAt: at(0) })],
    ['somebody has cancelled it', aRun({ cancelRequested: true })],
    ['it is being closed', aRun({ close: 'auth' })],
  ])('is left alone when %s', (_, run) => {
    expect(decideSwitchedOff(company, run, at(1))).toBeNull();
  });
});
