import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@autosync/client';
import type { RunCheck } from '../../page/api/api.ts';
import { differences } from '../../page/administration/differences.ts';
import { trendDays } from '../../page/comparison/trend-days.ts';
import { verdictLooks, verdictOf } from '../../page/company/verdict.ts';
import { changesBetween } from '../../page/setup/autosync-draft.ts';
import type { Draft } from '../../page/setup/autosync-draft.ts';
import { lastDays, startOfDay } from '../../page/ui/days.ts';
import { money } from '../../page/ui/money.ts';
import { en } from '../../page/texts/en.ts';
import { inWords } from '../../page/ui/in-words.ts';
import { lengthOfTime, relativeTime } from '../../page/ui/relative-time.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('times as people say them', () => {
  it.each([
    [-10_000, 'now'],
    [-minute, '1 minute ago'],
    [-119 * minute, '119 minutes ago'],
    [-2 * hour, '2 hours ago'],
    [47 * hour, 'in 47 hours'],
    [48 * hour, 'in 2 days'],
    [-31 * 24 * hour, 'Oct 28, 2026'],
  ])('%s ms from now: %s', (distance, words) => {
    const now = Date.parse('2026-11-28T12:00:00Z');
    expect(relativeTime(now + distance, now, 'en')).toBe(words);
  });

  it.each([
    [400, '0 sec'],
    [43_000, '43 sec'],
    [252_000, '4 min 12 sec'],
    [2 * hour, '2 hr'],
  ])('%s ms took %s', (ms, words) => {
    expect(lengthOfTime(ms, 'en')).toBe(words);
  });
});

it.each([
  ['1250.00', 'USD', '1,250.00 USD'],
  ['-0.05', null, '-0.05'],
  ['-1234567.10', null, '-1,234,567.10'],
  ['90071992547409931.25', 'EUR', '90,071,992,547,409,931.25 EUR'],
  ['7', null, '7'],
])('the amount %s %s is shown as %s, to the cent', (amount, currency, shown) => {
  expect(money(amount, currency, 'en')).toBe(shown);
});

describe('the verdict on the screen', () => {
  const check = (answer: string) => ({ answer, reasons: [] }) as unknown as RunCheck;
  const lost = new ApiProblem({ title: '', status: 0, code: 'no-answer', detail: '', requestId: null, errors: [] });

  it.each([
    ['safe', null, 'safe'],
    ['wait', null, 'wait'],
    ['no', null, 'no'],
    ['maybe', null, 'unknown'],
    ['safe', lost, 'unknown'],
  ])('%s, failing with %s, is shown as %s', (answer, error, verdict) => {
    expect(verdictOf({ data: check(answer), error })).toBe(verdict);
  });

  it.each(['paused', 'not-connected', 'needs-reconnect', 'disabled'])('says who waits for whom: %s', (code) => {
    const held = { answer: 'wait', reasons: [{ code }, { code: 'queue' }] } as unknown as RunCheck;
    expect(verdictOf({ data: held, error: null })).toBe('waitForSomebody');
  });

  it('is not known before an answer, and only "safe" looks like safe', () => {
    expect(verdictOf({ data: undefined, error: null })).toBe('unknown');
    const safe = Object.entries(verdictLooks).filter(([, { tone, icon }]) => tone === 'good' || icon === 'check');
    expect(safe.map(([verdict]) => verdict)).toEqual(['safe']);
  });
});

describe('days are the company’s', () => {
  const timeZone = 'America/Chicago';

  it('the last ones, across a change of the clocks', () => {
    // 04:30 UTC is still the evening before in Chicago, where clocks went back on 1 November.
    const days = lastDays(14, { timeZone, now: Date.parse('2026-11-05T04:30:00Z') });
    expect([days.length, days[0], days.at(-1)]).toEqual([14, '2026-10-22', '2026-11-04']);
  });

  it.each([
    ['2026-10-31', '2026-10-31T05:00:00.000Z'],
    ['2026-11-01', '2026-11-01T05:00:00.000Z'],
    ['2026-11-02', '2026-11-02T06:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(startOfDay(day, timeZone)).toBe(instant);
  });

  it('ends when the next one begins', () => {
    expect(startOfDay('2026-11-01', timeZone, 1)).toBe(startOfDay('2026-11-02', timeZone));
  });

  it('comparisons are summed over types, and days without one are included', () => {
    const one = { day: '2026-11-03', comparisons: 1, reads: 9, found: 2, gone: 1, differing: 3 };
    const items = [
      { ...one, type: 'invoices' as const },
      { ...one, type: 'payments' as const, differing: 0 },
    ];
    const days = trendDays(items, { timeZone, now: Date.parse('2026-11-04T18:00:00Z') });
    expect(days).toHaveLength(30);
    expect(days.slice(-2)).toEqual([
      { day: '2026-11-03', comparisons: 2, differing: 3, found: 4, gone: 2 },
      { day: '2026-11-04', comparisons: 0, differing: 0, found: 0, gone: 0 },
    ]);
  });
});

it('somebody’s changes are listed setting by setting', () => {
  const draft = (intervalMinutes: number, isOn: boolean): Draft => ({
    enabled: true,
    intervalMinutes,
    types: [{ type: 'invoices', enabled: isOn, intervalMinutes: null }],
  });
  expect(changesBetween(draft(120, true), draft(120, true))).toEqual([]);
  expect(changesBetween(draft(120, true), draft(60, false))).toEqual([
    { what: 'intervalMinutes', from: 120, to: 60 },
    { what: 'type', type: 'invoices', from: true, to: false },
  ]);
});

it('an audit event shows only the values that differ', () => {
  const before = { name: 'A', settings: { x: 1, y: 2 } };
  expect(differences(before, { name: 'A', settings: { x: 1, y: 3 }, more: [true] })).toEqual([
    { name: 'settings.y', from: '2', to: '3' },
    { name: 'more.0', from: undefined, to: 'true' },
  ]);
  expect(differences(null, null)).toEqual([]);
});

it('every action of the audit log has a text', async () => {
  const home = join(import.meta.dirname, '../../../gateway/src');
  const names = await readdir(home, { recursive: true });
  const sources = await Promise.all(
    names.filter((name) => name.endsWith('.ts')).map((name) => readFile(join(home, name), 'utf8')),
  );
  const actions = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/\baction(?::| =)[^;\n]*/g)].flatMap(([line]) =>
        [...line.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => action!),
      ),
    ),
  );
  expect(actions.size).toBeGreaterThan(20);
  expect([...actions].filter((action) => !(action in en.admin.actions))).toEqual([]);
});

describe('sentences of the API in words', () => {
  const say = (sentence: string) =>
    inWords(sentence, { settings: en.settings, language: 'en', exact: () => 'Nov 28, 2026, 6:00 PM' });

  it.each([
    [
      'Create it, or let AutoSync create customers (setting createCustomers).',
      'Create it, or let AutoSync create customers (Setup QuickBooks Online: Mapping, “Customers”).',
    ],
    [
      'Say it in the settings of the company (taxItem); the next batch then takes the record.',
      'Say it in the settings of the company (Setup QuickBooks Online: Documents, “Product whose lines carry tax”); the next batch then takes the record.',
    ],
    ['It waits until 2026-11-29T02:00:00.000Z.', 'It waits until Nov 28, 2026, 6:00 PM.'],
    ['It lets others have their turn within 190 seconds.', 'It lets others have their turn within 3 min 10 sec.'],
    ['The invoice (no number) waits 43 seconds.', 'The invoice (no number) waits 43 seconds.'],
  ])('%s', (sentence, words) => {
    expect(say(sentence)).toBe(words);
  });
});
