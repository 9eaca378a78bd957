import { describe, expect, it } from 'vitest';
import { decideExpiry, decideLoss } from '../../src/domain/lease-rule.ts';
import { onItsWay } from '../support/samples.ts';
import { at } from '../support/queue.ts';

describe('a lease that is over', () => {
  const expire = (given: Parameters<typeof onItsWay>[0]) => decideExpiry(onItsWay({ state: 'running', ...given }));

  it('leads to the next dispatch of the same run, behind those that were waiting', () => {
    expect(expire({})).toMatchObject({
      run: { state: 'queued', dispatch: 4, round: 4, notBefore: null, unstarted: 0 },
      store: 'update',
      slot: 'free',
    });
  });

  it('of a run that somebody wants cancelled leads to a closing dispatch', () => {
    expect(expire({ cancelRequested: true }).run).toMatchObject({ close: 'cancelled' });
  });
});

describe('a lost dispatch', () => {
  const lose = (given: Parameters<typeof onItsWay>[0], othersTakenUp: boolean) =>
    decideLoss({ ...onItsWay(given), now: at(9) }, { othersTakenUp, giveUpAfter: 5 });

  it('is sent again, and counts only while others of its type are taken up', () => {
    expect(lose({ unstarted: 2 }, true)).toMatchObject({ run: { state: 'queued', unstarted: 3 }, slot: 'free' });
    expect(lose({ unstarted: 2 }, false)).toMatchObject({ run: { state: 'queued', unstarted: 2 }, slot: 'free' });
  });

  it('is sent again at once, behind those that were waiting', () => {
    expect(lose({ notBefore: at(50) }, true).run).toMatchObject({ round: 4, notBefore: null });
  });

  it('fails its run the fifth time, category platform', () => {
    expect(lose({ unstarted: 4 }, true)).toMatchObject({
      run: { state: 'ended', endedAt: at(9) },
      slot: 'free',
      freshness: { lastRunAt: at(9), succeeded: false, lastReason: 'never-started' },
      announce: { change: 'failed', category: 'platform', reason: 'never-started' },
    });
    expect(lose({ unstarted: 4 }, false).run.state).toBe('queued');
  });
});
