import { describe, expect, it } from 'vitest';
import type { RunProgress } from '@autosync/contracts';
import { decideProgress } from '../../src/domain/progress-rule.ts';
import type { Company } from '../../src/domain/company.ts';
import type { Run } from '../../src/domain/run.ts';
import { aKnownCompany, aRun, onItsWay } from '../support/samples.ts';
import { at } from '../support/queue.ts';

function decide(company: Company, run: Run | undefined, given: Partial<RunProgress>, about: Run = run!) {
  const { tenantId, companyId, type, runId, batchId, trigger } = about;
  const subject = { tenantId, companyId, type, runId, batchId, trigger, dispatch: about.dispatch };
  const event: RunProgress = { ...subject, outcome: 'started', at: at(1).toISOString(), ...given };
  return decideProgress({ company, run, event }, { now: at(2), deferMs: 15_000 });
}

describe('what a worker says', () => {
  it('started: the run is running in its slot with a whole lease, and counts as alive', () => {
    const { company, run } = onItsWay({ unstarted: 3 });
    expect(decide(company, run, {}).change).toMatchObject({
      run: { state: 'running', unstarted: 0 },
      slot: 'fill',
      store: 'update',
    });
  });

  it('started late: a run that waits again takes the free slot, but not one that another run has', () => {
    const run = aRun({ dispatch: 2 });
    const { companyId, tenantId } = run;
    expect(decide(aKnownCompany({ companyId, tenantId }), run, {}).change).toMatchObject({ slot: 'fill' });
    const slot = { runId: aRun().runId, type: 'payments' as const, dispatch: 1 };
    expect(decide(aKnownCompany({ companyId, tenantId, slot }), run, {})).toEqual({ move: 'ignore', change: null });
  });

  it('yielded: queued behind every run that was waiting, after the rest it asks for', () => {
    const { company, run } = onItsWay({ state: 'running' });
    const { change } = decide(company, run, { outcome: 'yielded', notBeforeMs: 180_000 });
    expect(change).toMatchObject({
      run: { state: 'queued', round: 4, notBefore: at(5), dispatch: 4 },
      slot: 'free',
      lostConnection: null,
    });
  });

  it.each([
    ['no rest', {}, null],
    ['a duration', { notBeforeMs: 180_000 }, at(5)],
    ['a duration below nothing', { notBeforeMs: -1 }, at(2)],
    ['more than an hour', { notBeforeMs: 7_200_000 }, at(62)],
    [
      'an instant, as workers of earlier releases do, held against their clock',
      { notBefore: at(4).toISOString() },
      at(5),
    ],
    ['both: the duration counts', { notBeforeMs: 60_000, notBefore: at(50).toISOString() }, at(3)],
  ])('yielded and asks for %s', (_, rest, notBefore) => {
    const { company, run } = onItsWay({ state: 'running' });
    expect(decide(company, run, { outcome: 'yielded', ...rest }).change?.run.notBefore).toEqual(notBefore);
  });

  it('yielded while it waits already: keeps its place, and only rests as asked', () => {
    const run = aRun({ dispatch: 2, notBefore: at(50) });
    const { change } = decide(aKnownCompany(), run, { outcome: 'yielded', notBeforeMs: 180_000 });
    expect(change).toMatchObject({ run: { state: 'queued', round: 3, notBefore: at(5) }, slot: 'keep' });
  });

  it('yielded while it waits to be closed: is not held up by a rest', () => {
    const run = aRun({ dispatch: 2, close: 'cancelled' });
    const { change } = decide(aKnownCompany(), run, { outcome: 'yielded', notBeforeMs: 180_000 });
    expect(change?.run).toMatchObject({ close: 'cancelled', notBefore: null });
  });

  it.each(['started', 'yielded'] as const)('%s by a dispatch that we do not know: is counted on from it', (outcome) => {
    const { company, run } = onItsWay();
    expect(decide(company, run, { outcome, dispatch: 9 }).change?.run.dispatch).toBe(9);
    expect(decide(company, run, { outcome, dispatch: 2 }).change?.run.dispatch).toBe(4);
  });

  it('about a run that is over: nothing changes', () => {
    const run = aRun({ state: 'ended', endedAt: at(0) });
    expect(decide(aKnownCompany(), run, { outcome: 'finished' })).toEqual({ move: 'ignore', change: null });
  });

  it('deferred: queued at its place, to come again after a rest', () => {
    const { company, run } = onItsWay();
    const { change } = decide(company, run, { outcome: 'deferred' });
    const notBefore = new Date(at(2).getTime() + 15_000);
    expect(change).toMatchObject({ run: { state: 'queued', round: 3, notBefore }, slot: 'free' });
    const told = decide(company, run, { outcome: 'deferred', notBeforeMs: 420_000 });
    expect(told.change?.run.notBefore).toEqual(at(9));
  });

  it('yielded after somebody asked to cancel: the next dispatch only closes, at once and ahead of the others', () => {
    const { company, run } = onItsWay({ state: 'running', cancelRequested: true });
    const { change } = decide(company, run, { outcome: 'yielded', notBeforeMs: 180_000 });
    expect(change?.run).toMatchObject({ close: 'cancelled', class: 0, notBefore: null });
  });

  it('finished: a scheduled run leaves no row, an idle one says why', () => {
    const { company, run } = onItsWay();
    expect(
      decide(company, run, { outcome: 'finished', worked: false, reason: 'nothing-pending' }).change,
    ).toMatchObject({
      store: 'delete',
      slot: 'free',
      freshness: { lastRunAt: at(2), succeeded: true, lastReason: 'nothing-pending' },
      announce: null,
    });
    expect(decide(company, run, { outcome: 'finished', worked: true }).change).toMatchObject({
      freshness: { succeeded: false, lastReason: null },
    });
    const unexplained = { succeeded: true, lastReason: 'nothing-pending' };
    expect(decide(company, run, { outcome: 'finished', worked: false }).change?.freshness).toMatchObject(unexplained);
  });

  it('finished: a manual run is kept as ended, so that a repeated request finds it', () => {
    const { company, run } = onItsWay({ plain: false, trigger: 'manual' });
    expect(decide(company, run, { outcome: 'finished', worked: true }).change).toMatchObject({
      store: 'update',
      run: { state: 'ended', endedAt: at(2) },
    });
  });

  it.each(['referenceOnly', 'dryRun'] as const)(
    'finished, %s: says nothing about the freshness of invoices',
    (only) => {
      const { company, run } = onItsWay({ plain: false, parameters: { [only]: true } });
      expect(decide(company, run, { outcome: 'finished', worked: true }).change?.freshness).toBeNull();
    },
  );

  it('finished by an old dispatch: the run ends although another dispatch is on its way', () => {
    const { company, run } = onItsWay();
    const { change } = decide(company, run, { outcome: 'finished', dispatch: 1, worked: true });
    expect(change).toMatchObject({ store: 'delete', slot: 'free' });
  });

  it('finished while the run waits: the slot that another run has stays filled', () => {
    const run = aRun({ dispatch: 2 });
    const { companyId, tenantId } = run;
    const slot = { runId: aRun().runId, type: 'payments' as const, dispatch: 1 };
    const { change } = decide(aKnownCompany({ companyId, tenantId, slot }), run, { outcome: 'finished', worked: true });
    expect(change).toMatchObject({ store: 'delete', slot: 'keep' });
  });

  it('failed: batch-status is told the category and the reason, and the run does not come back', () => {
    const { company, run } = onItsWay();
    const { change } = decide(company, run, { outcome: 'failed', category: 'upstream', reason: 'event-invalid' });
    expect(change).toMatchObject({
      store: 'update',
      run: { state: 'ended' },
      freshness: { lastRunAt: at(2), succeeded: false, lastReason: 'event-invalid' },
      announce: {
        change: 'failed',
        category: 'upstream',
        reason: 'event-invalid',
        header: { companyName: 'Northwind IT' },
      },
    });
    const unexplained = { category: 'platform', reason: 'failed' };
    expect(decide(company, run, { outcome: 'failed' }).change?.announce).toMatchObject(unexplained);
  });

  it('failed: of a run without a batch nobody is told', () => {
    const { company, run } = onItsWay({ plain: false, parameters: { referenceOnly: true } });
    expect(decide(company, run, { outcome: 'failed' }).change?.announce).toBeNull();
  });
});

describe('needs-reconnect', () => {
  const { company, run } = onItsWay({ state: 'running' });
  const yielded = { outcome: 'yielded', reason: 'needs-reconnect' } as const;

  it.each([7, 8])('with the known connection or a newer one (%d) pauses the company', (connectionVersion) => {
    const { change } = decide(company, run, { ...yielded, connectionVersion });
    expect(change).toMatchObject({ run: { state: 'queued' }, slot: 'free', lostConnection: connectionVersion });
  });

  it('without a version is about the known connection', () => {
    expect(decide(company, run, yielded).change?.lostConnection).toBe(7);
  });

  it('while the run waits already pauses the company, too', () => {
    expect(decide(company, aRun({ dispatch: 2 }), yielded).change).toMatchObject({ slot: 'keep', lostConnection: 7 });
  });

  it('with an older connection only re-queues: the customer has reconnected since', () => {
    const { change } = decide(company, run, { ...yielded, connectionVersion: 6 });
    expect(change).toMatchObject({ run: { state: 'queued' }, slot: 'free', lostConnection: null });
  });

  it('of a company that is paused already changes nothing more', () => {
    const paused = { ...company, connectionState: 'needsReconnect' } as const;
    expect(decide(paused, run, { ...yielded, connectionVersion: 9 }).change?.lostConnection).toBeNull();
  });
});

describe('a run that left no row', () => {
  const gone = aRun({ dispatch: 1 });
  const company = aKnownCompany({ companyId: gone.companyId, tenantId: gone.tenantId });
  const slot = { runId: aRun().runId, type: 'payments' as const, dispatch: 1 };

  it('started: is back under the same ids, running in the free slot', () => {
    expect(decide(company, undefined, {}, gone)).toMatchObject({
      move: 'reopen',
      change: {
        store: 'insert',
        slot: 'fill',
        run: { runId: gone.runId, batchId: gone.batchId, state: 'running', dispatch: 1, plain: true },
      },
    });
  });

  it('started while another run has the slot: waits for its next dispatch', () => {
    expect(decide({ ...company, slot }, undefined, {}, gone).change).toMatchObject({
      store: 'insert',
      slot: 'keep',
      run: { state: 'queued', dispatch: 1, round: 4 },
    });
  });

  it('yielded: is back and waits', () => {
    const { change } = decide(company, undefined, { outcome: 'yielded', notBeforeMs: 180_000 }, gone);
    expect(change).toMatchObject({ store: 'insert', slot: 'keep', run: { state: 'queued', notBefore: at(5) } });
  });

  it.each([
    ['schedule', 'reopen'],
    ['webhook', 'reopen'],
    ['manual', 'ignore'],
  ] as const)('started, by %s: %s', (trigger, move) => {
    expect(decide(company, undefined, { trigger }, gone).move).toBe(move);
  });
});
