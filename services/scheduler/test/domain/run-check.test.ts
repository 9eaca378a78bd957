import { describe, expect, it } from 'vitest';
import { longDuration, typicalDuration } from '../../src/domain/durations.ts';
import { decideRunCheck, type QueueView } from '../../src/domain/run-check.ts';
import { at } from '../support/queue.ts';

const view = (given: Partial<QueueView> = {}): QueueView => ({
  connectionState: 'connected',
  disabled: false,
  pauses: [],
  running: null,
  waiting: 0,
  nextDue: null,
  now: at(0),
  ...given,
});
const onItsWay: NonNullable<QueueView['running']> = {
  batchId: 'b',
  type: 'payments',
  trigger: 'schedule',
  referenceOnly: false,
  taken: true,
  durationsMs: [],
};

const pause = {
  id: 'p',
  tenantId: 't',
  companyId: null,
  type: null,
  note: 'month-end',
  actorName: 'Anna',
  createdAt: at(0),
  endedAt: null,
  endedBy: null,
  endNote: null,
};

describe('the run check', () => {
  it('is safe while nothing is in the way, also just before something is due', () => {
    const nextDue = { type: 'invoices', at: at(0) } as const;
    expect(decideRunCheck(view({ nextDue }))).toEqual({ answer: 'safe', reasons: [] });
  });

  it.each([
    ['not-connected', view({ connectionState: 'disconnected' }), /not connected/],
    ['needs-reconnect', view({ connectionState: 'needsReconnect' }), /connected again/],
    ['disabled', view({ disabled: true }), /switched off/],
    ['paused', view({ pauses: [pause] }), /A batch waits .* Anna paused it: month-end/],
    ['paused', view({ pauses: [{ ...pause, type: 'payments' }] }), /batch of Payments waits/],
    ['running', view({ running: onItsWay }), /batch of Payments is running/],
    ['running', view({ running: { ...onItsWay, referenceOnly: true } }), /Reference data/],
    ['running', view({ running: { ...onItsWay, taken: false } }), /Payments waits until the worker of Payments takes/],
    ['running', view({ running: { ...onItsWay, taken: false, referenceOnly: true } }), /Reading reference data/],
    ['queue', view({ waiting: 1 }), /One other run of the company goes first/],
    ['queue', view({ waiting: 3 }), /3 other runs of the company go first/],
  ])('says to wait: %s', (code, given, message) => {
    expect(decideRunCheck(given)).toEqual({
      answer: 'wait',
      reasons: [{ code, message: expect.stringMatching(message) }],
    });
  });

  it('gives every reason there is', () => {
    const { reasons } = decideRunCheck(view({ disabled: true, running: onItsWay, waiting: 2 }));
    expect(reasons.map(({ code }) => code)).toEqual(['disabled', 'running', 'queue']);
  });
});

describe('the typical duration', () => {
  it.each([
    [[], 0],
    [[700], 700],
    [[9000, 100, 300], 300],
    [[9000, 100, 300, 200], 200],
  ])('of %p is %d', (durations, typical) => {
    expect(typicalDuration(durations)).toBe(typical);
  });
});

it('the long duration is one that 95 of 100 stay below', () => {
  expect(longDuration([])).toBe(0);
  expect(longDuration([300, 100, 200])).toBe(300);
  expect(longDuration(Array.from({ length: 20 }, (_, n) => n + 1))).toBe(19);
});
