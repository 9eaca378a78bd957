import { describe, expect, it } from 'vitest';
import type { RecordProblem } from '@autosync/records';
import fc from 'fast-check';
import { countdownStep, daysLeft } from '../../src/domain/countdown.ts';
import { mattersOf } from '../../src/domain/facts.ts';
import type { Matter } from '../../src/domain/matter.ts';
import { isFor, nextDigestAt, type Recipient } from '../../src/domain/recipient.ts';
import { decideTelling, toldAfter } from '../../src/domain/telling.ts';
import { changesFrom } from '../../src/domain/truth.ts';
import { at, batchFact, day, hour, minute, noticeFact, quiet } from '../support/world.ts';

const key = { tenantId: '6c1e34a5-43a4-4b4e-8f6d-3f0b7b3d1f00', companyId: '6c1e34a5-43a4-4b4e-8f6d-3f0b7b3d1f01' };

const aMatter = (given: Partial<Matter> = {}): Matter => ({
  id: 'm',
  kind: 'records',
  subject: 'invoices customer-missing',
  type: 'invoices',
  present: true,
  since: at(0),
  news: ['a'],
  details: { category: 'mapping' },
  told: [],
  toldAt: null,
  ...given,
});

describe('whether people hear of a matter', () => {
  const decide = (given: Partial<Matter>, now = at(2)) => decideTelling(aMatter(given), { ...quiet, now });

  it.each<[string, Partial<Matter>, boolean]>([
    ['a new cause is told', {}, true],
    ['one that mended itself is not', { present: false }, false],
    ['one that was told and has nothing new is not', { told: ['a'], toldAt: at(-9 * 24 * 60) }, false],
    [
      'one with something new is told after the quiet time',
      { told: ['a'], news: ['a', 'b'], toldAt: at(-24 * 60) },
      true,
    ],
    ['and not sooner', { told: ['a'], news: ['a', 'b'], toldAt: at(-23 * 60) }, false],
    ['one that went and came back is as quiet', { told: [], toldAt: at(-60) }, false],
    ['an outage is waited for', { details: { category: 'upstream' } }, false],
    ['but not for ever', { details: { category: 'upstream' }, since: at(-60) }, true],
    ['a step of a countdown is told in its time', { kind: 'expiry', news: ['7'], told: ['14'], toldAt: at(-60) }, true],
  ])('%s', (_name, given, expected) => {
    expect(decide(given).tell).toBe(expected);
  });

  it('says when to look again at what is only put off', () => {
    expect(decide({ told: ['x'], toldAt: at(0) })).toEqual({
      tell: false,
      lookAgainAt: new Date(at(0).getTime() + day),
    });
    expect(decide({ details: { category: 'timeout' } })).toEqual({
      tell: false,
      lookAgainAt: new Date(at(0).getTime() + hour),
    });
  });

  it('tells a cause no more often than the quiet time, whatever comes and goes, and everything new in the end', () => {
    const steps = fc.array(
      fc.record({ minutes: fc.integer({ min: 1, max: 600 }), news: fc.subarray(['a', 'b', 'c', 'd']) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (given) => {
        let matter = aMatter({ present: false, news: [] });
        let clock = 0;
        const toldAts: number[] = [];
        for (const { minutes, news } of given) {
          clock += minutes;
          const present = news.length > 0;
          matter = { ...matter, present, news, told: present ? matter.told : [] };
          if (!decideTelling(matter, { ...quiet, now: at(clock) }).tell) continue;
          toldAts.push(clock);
          matter = { ...matter, told: toldAfter(matter), toldAt: at(clock) };
        }
        for (const [index, told] of toldAts.entries()) {
          const before = toldAts[index - 1];
          if (before !== undefined) expect((told - before) * minute).toBeGreaterThanOrEqual(quiet.quietMs);
        }
        const later = at(clock + 24 * 60);
        const isAllTold = matter.news.every((one) => matter.told.includes(one));
        expect(decideTelling(matter, { ...quiet, now: later }).tell).toBe(matter.present && !isAllTold);
      }),
    );
  });
});

describe('what is wrong with records of one code', () => {
  const problem = {
    type: 'invoices',
    code: 'terms-missing',
    category: 'mapping',
    fix: 'Create them.',
    count: 12,
    causeCount: 12,
    firstAt: at(0),
    lastAt: at(0),
    causes: Array.from({ length: 12 }, (_, n) => ({ message: `Terms ${n}`, count: 1, externalIds: [`I-${n}`] })),
  } as RecordProblem;
  const found = (causes: number, known: readonly Matter[]) => {
    const problems = [{ ...problem, causes: problem.causes.slice(0, causes) }];
    const [change] = changesFrom({ connectionState: 'connected', refreshExpiresAt: null, problems }, known, at(0));
    return { ...aMatter(), ...change!, id: 'one' };
  };
  const sentences = ({ details }: Matter) => (details['causes'] as { message: string }[]).map(({ message }) => message);

  it('is news however many sentences were told before, and a mail has what is new first', () => {
    const first = found(11, []);
    expect(sentences(first)).toHaveLength(10);
    const known = [{ ...first, told: toldAfter(first), toldAt: at(0) }];
    const same = { ...found(11, known), told: known[0]!.told, toldAt: at(0) };
    expect(decideTelling(same, { ...quiet, now: at(3000) })).toEqual({ tell: false, lookAgainAt: null });
    const more = { ...found(12, known), told: known[0]!.told, toldAt: at(0) };
    expect(decideTelling(more, { ...quiet, now: at(3000) })).toEqual({ tell: true });
    expect(sentences(more)).toHaveLength(10);
    expect(sentences(more)[0]).toBe('Terms 11');
  });
});

describe('the countdown', () => {
  const expiresAt = at(0);
  it.each<[number, number | null]>([
    [31, null],
    [30, 30],
    [15, 30],
    [14, 14],
    [7.5, 14],
    [7, 7],
    [2.1, 7],
    [2, 2],
    [0.01, 2],
    [0, null],
    [-1, null],
  ])('with %s days left is at step %s', (days, step) => {
    expect(countdownStep(expiresAt, new Date(expiresAt.getTime() - days * day))).toBe(step);
  });

  it('counts the begun day', () => {
    expect(daysLeft(expiresAt, new Date(expiresAt.getTime() - 6.2 * day))).toBe(7);
  });
});

describe('what a fact means', () => {
  const told = (fact: Parameters<typeof mattersOf>[0]) =>
    mattersOf(fact).map(({ kind, type, present }) => `${present ? '+' : '-'}${kind} ${type ?? ''}`.trim());
  const failures = (failuresInARow: number, disconnected = false) =>
    noticeFact(key, { kind: 'failuresChanged', type: 'invoices', failuresInARow, disconnectAfter: 3, disconnected });
  const noRecords = { counts: { total: 0, succeeded: 0, warning: 0, failed: 0, skipped: 0 } };

  it.each<[string, ReturnType<typeof batchFact>, string[]]>([
    ['records that failed are read later', batchFact(key), ['-batch invoices']],
    ['a batch that failed as a whole', batchFact(key, { ...noRecords, reason: 'failed' }), ['+batch invoices']],
    [
      'one that failed for the connection',
      batchFact(key, { ...noRecords, reason: 'x', category: 'auth' }),
      ['-batch invoices'],
    ],
    ['a dry run', batchFact(key, { dryRun: true, ...noRecords, reason: 'failed' }), []],
    ['a cancelled one', batchFact(key, { state: 'cancelled', ...noRecords, reason: 'cancelled' }), []],
    ['1 of 3', failures(1), ['-failing invoices', '-disconnected invoices']],
    ['2 of 3', failures(2), ['+failing invoices', '-disconnected invoices']],
    ['3 of 3', failures(3, true), ['-failing invoices', '+disconnected invoices']],
    ['none again', failures(0), ['-failing invoices', '-disconnected invoices']],
    [
      'a broken connection',
      noticeFact(key, { kind: 'connectionChanged', connectionState: 'needsReconnect' }),
      ['+connection'],
    ],
    [
      'one that a person ended',
      noticeFact(key, { kind: 'connectionChanged', connectionState: 'disconnected' }),
      ['-connection'],
    ],
    [
      'settings with a type on',
      noticeFact(key, { kind: 'settingsChanged', syncedTypes: ['payments'] }),
      ['-disconnected payments'],
    ],
    ['overdue', noticeFact(key, { kind: 'overdue', type: 'payments' }), ['+overdue payments']],
    ['on time', noticeFact(key, { kind: 'onTime', type: 'payments' }), ['-overdue payments']],
  ])('%s', (_name, fact, expected) => {
    expect(told(fact)).toEqual(expected);
  });
});

describe('recipients', () => {
  const recipient = (given: Partial<Recipient>): Recipient => ({
    address: 'a@b.c',
    about: [],
    types: [],
    when: 'atOnce',
    ...given,
  });

  it.each<[Partial<Recipient>, Pick<Matter, 'kind' | 'type'>, boolean]>([
    [{}, { kind: 'records', type: 'invoices' }, true],
    [{ types: ['payments'] }, { kind: 'records', type: 'invoices' }, false],
    [{ types: ['payments'] }, { kind: 'connection', type: null }, true],
    [{ about: ['connection'] }, { kind: 'expiry', type: null }, true],
    [{ about: ['connection'] }, { kind: 'records', type: 'invoices' }, false],
    [{ about: ['autosync'], types: ['invoices'] }, { kind: 'failing', type: 'invoices' }, true],
  ])('%j hears of %j: %s', (given, matter, expected) => {
    expect(isFor(recipient(given), matter)).toBe(expected);
  });

  it('get the daily mail at their hour, within a day, on both sides of a change of the clocks', () => {
    const anyTime = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'UTC', 'Asia/Kolkata');
    fc.assert(
      fc.property(anyTime, zone, fc.integer({ min: 4, max: 23 }), (now, timeZone, digestHour) => {
        const next = nextDigestAt(now, { timeZone, hour: digestHour });
        expect(next > now).toBe(true);
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(25 * hour);
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(next);
        expect(Number(shown)).toBe(digestHour);
      }),
    );
  });
});
