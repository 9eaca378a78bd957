import { describe, expect, it } from '@jest/globals';
import { decideExpiry } from '../../src/domain/lease-rule.ts';
import { onItsWay } from '../support/samples.ts';
import { at } from '../support/queue.ts';

const expire = (given: Parameters<typeof onItsWay>[0], othersStarted: boolean) =>
  decideExpiry({ ...onItsWay(given), now: at(9) }, { othersStarted, giveUpAfter: 5 });

describe('a lease that is over', () => {
  it('of a running run: the same run waits for its next dispatch, behind those that were waiting', () => {
    expect(expire({ state: 'running' }, true)).toMatchObject({
      run: { state: 'queued', dispatch: 4, round: 4, notBefore: null, unstarted: 0 },
      store: 'update',
      slot: 'free',
    });
  });

  it('of a run that never started counts while others of its type start, and not while none does', () => {
    expect(expire({ unstarted: 2 }, true).run).toMatchObject({ state: 'queued', unstarted: 3 });
    expect(expire({ unstarted: 2 }, false).run).toMatchObject({ state: 'queued', unstarted: 2 });
  });

  it('of a run that never started for the fifth time fails it, category platform', () => {
    expect(expire({ unstarted: 4 }, true)).toMatchObject({
      run: { state: 'ended', endedAt: at(9) },
      slot: 'free',
      announce: { change: 'failed', category: 'platform', reason: 'never-started' },
    });
    expect(expire({ unstarted: 4 }, false).run.state).toBe('queued');
  });

  it('of a run that somebody wants cancelled leads to a closing dispatch', () => {
    expect(expire({ state: 'running', cancelRequested: true }, true).run).toMatchObject({ close: 'cancelled' });
  });
});
