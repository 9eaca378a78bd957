import { describe, expect, it } from 'vitest';
import { batchChanged, ended, requeued, runChange } from '../../src/domain/run-change.ts';
import { aKnownCompany, aRun, onItsWay } from '../support/samples.ts';
import { at } from '../support/queue.ts';

const company = aKnownCompany();

it('a change of the run alone stores the run, and nothing else happens', () => {
  const run = aRun();
  expect(runChange(company, run)).toEqual({
    company,
    run,
    store: 'update',
    slot: 'keep',
    stopsWaiting: false,
    lostConnection: null,
    freshness: null,
    announce: null,
  });
});

describe('a run that is queued again', () => {
  it.each([
    ['nobody wants it ended', {}, { close: null, class: 2, notBefore: at(5) }],
    ['somebody has cancelled it', { cancelRequested: true }, { close: 'cancelled', class: 0, notBefore: null }],
    ['it is being closed for another reason', { cancelRequested: true, close: 'auth' as const }, { close: 'auth' }],
  ])('when %s', (_, given, expected) => {
    const { run } = onItsWay({ unstarted: 2, ...given });
    const waiting = { state: 'queued', round: 9, unstarted: 0, ...expected };
    expect(requeued(run, { round: 9, notBefore: at(5) })).toMatchObject(waiting);
  });
});

describe('the end of a run', () => {
  it.each([
    ['scheduled, before its first dispatch', aRun(), true],
    ['scheduled, between two dispatches', aRun({ dispatch: 1 }), false],
    ['that somebody asked for', aRun({ plain: false }), false],
  ])('%s: whether slots coalesce into it no longer is %s', (_, run, stopsWaiting) => {
    expect(ended(company, run, { now: at(1) }).stopsWaiting).toBe(stopsWaiting);
  });

  it('frees the slot that it has, and no other', () => {
    const busy = onItsWay();
    expect(ended(busy.company, busy.run, { now: at(1) }).slot).toBe('free');
    expect(ended(busy.company, aRun(), { now: at(1) }).slot).toBe('keep');
  });
});

describe('what batch-status is told', () => {
  const run = aRun({ traceparent: '00-trace', parameters: { dryRun: true } });
  const { tenantId, companyId, type, runId, batchId } = run;
  const subject = { tenantId, companyId, type, runId, batchId };

  it('is the change, and all that a batch without a worker is made of', () => {
    expect(batchChanged(company, run, { now: at(1), change: 'cancelled' })).toEqual({
      ...subject,
      change: 'cancelled',
      header: {
        ...subject,
        companyName: 'Northwind IT',
        trigger: 'schedule',
        scheduledFor: at(0).toISOString(),
        createdAt: at(0).toISOString(),
        parameters: { dryRun: true },
        traceparent: '00-trace',
      },
      at: at(1).toISOString(),
    });
  });

  it('has no trace where there is none', () => {
    const told = batchChanged(company, { ...run, traceparent: null }, { now: at(1), change: 'cancelled' });
    expect(told?.header).not.toHaveProperty('traceparent');
  });

  it('is nothing of a run without a batch', () => {
    const referenceOnly = { ...run, parameters: { referenceOnly: true } };
    expect(batchChanged(company, referenceOnly, { now: at(1), change: 'cancelled' })).toBeNull();
  });
});
