import { describe, expect, it } from 'vitest';
import { documentEntities, type PaymentSync } from '@autosync/records';
import { CAPTURE_REACH_MS } from '@autosync/sync-worker';
import fc from 'fast-check';
import {
  countedRange,
  isDailyCount,
  isDocument,
  nextCall,
  PAGE,
  planAfterCapture,
  planCycle,
  planWindows,
  windowFor,
  withWindows,
  type WindowCall,
} from '../../src/domain/read-plan.ts';

const now = new Date('2026-09-15T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const day = 24 * 60;
const known: PaymentSync = { watermark: ago(15), countedAt: ago(60), homeCurrency: 'USD', highestId: 9 };

it('customers are read for their names, and are no documents', () => {
  expect([...documentEntities, 'Customer' as const].map(isDocument)).toEqual([true, true, true, false]);
});

describe('planCycle', () => {
  it('asks for what changed since ten minutes before the last complete read', () => {
    expect(planCycle(known, now)).toEqual({ kind: 'changes', changedSince: ago(25), daily: false });
  });

  it.each([
    ['never counted', { ...known, countedAt: null }],
    ['counted yesterday', { ...known, countedAt: ago(day) }],
    ['counted by a clock that was wrong', { ...known, countedAt: ago(-2 * day) }],
  ])('counts when the company was %s', (_when, sync) => {
    expect(planCycle(sync, now)).toMatchObject({ kind: 'changes', daily: true });
  });

  it('reads a day again when the watermark is ahead of our clock, and not for a few seconds of it', () => {
    expect(planCycle({ ...known, watermark: ago(-30) }, now)).toEqual({
      kind: 'changes',
      changedSince: ago(day),
      daily: true,
    });
    for (const ahead of [0.5, 1]) {
      const sync = { ...known, watermark: ago(-ahead) };
      expect(planCycle(sync, now)).toMatchObject({ changedSince: ago(10), daily: false });
    }
  });

  it.each([
    ['never read', { ...known, watermark: null }],
    ['away for longer than change data capture reaches', { ...known, watermark: ago(30 * day) }],
    ['away for just as long', { ...known, watermark: new Date(now.getTime() - CAPTURE_REACH_MS) }],
  ])('reads everything when the company was %s', (_when, sync) => {
    expect(planCycle(sync, now)).toEqual({ kind: 'everything' });
  });
});

describe('planAfterCapture', () => {
  const capture = { changedSince: ago(25), until: now, incomplete: [], daily: false };

  it('leaves nothing to ask in an ordinary cycle', () => {
    expect(planAfterCapture(capture)).toEqual({
      windows: [],
      next: null,
      counts: [],
      daily: false,
      closed: false,
      from: ago(25).toISOString(),
      until: now.toISOString(),
    });
  });

  it('reads what was cut off since the same instant, and counts it, since a window shows no deletion', () => {
    const from = ago(25).toISOString();
    expect(planAfterCapture({ ...capture, incomplete: ['Payment', 'Customer'] })).toMatchObject({
      windows: [
        { entity: 'Payment', from },
        { entity: 'Customer', from },
      ],
      next: { window: 0, since: from, startPosition: 1 },
      counts: [{ entity: 'Payment', of: 'all' }],
    });
  });

  it('counts what was changed and what there is, once a day', () => {
    expect(planAfterCapture({ ...capture, daily: true }).counts.map(({ entity, of }) => `${entity} ${of}`)).toEqual([
      'Payment changed',
      'CreditMemo changed',
      'Invoice changed',
      'Payment all',
      'CreditMemo all',
      'Invoice all',
    ]);
  });
});

describe('a read', () => {
  const whole = planWindows({ from: null, until: now });

  it('of everything, or since an instant, begins with the first document and counts nothing', () => {
    expect(whole).toEqual({
      windows: documentEntities.map((entity) => ({ entity, from: null })),
      next: { window: 0, since: null, startPosition: 1 },
      counts: [],
      daily: false,
      closed: false,
      from: null,
      until: now.toISOString(),
    });
    expect(planWindows({ from: ago(5), until: now })).toMatchObject({
      from: ago(5).toISOString(),
      next: { since: ago(5).toISOString() },
    });
  });

  it('that gets more windows has to be closed once more, and goes on where it is or with the first new one', () => {
    const more = [{ entity: 'Invoice' as const, from: null }];
    expect(withWindows({ ...whole, closed: true }, more)).toMatchObject({ closed: false, next: whole.next });
    expect(withWindows({ ...whole, next: null }, more).next).toEqual({ window: 3, since: null, startPosition: 1 });
  });

  it.each<[string, { daily: boolean; windows?: { entity: 'Payment' | 'Invoice'; from: Date | null }[] }, boolean]>([
    ['of an ordinary day', { daily: true }, true],
    ['beside a capture that was cut off', { daily: true, windows: [{ entity: 'Payment', from: ago(25) }] }, false],
    [
      'beside another window',
      {
        daily: true,
        windows: [
          { entity: 'Payment', from: ago(9) },
          { entity: 'Invoice', from: null },
        ],
      },
      true,
    ],
    ['that is none of the day', { daily: false }, false],
  ])('counts %s', (_, { daily, windows = [] }, expected) => {
    const capture = planAfterCapture({ changedSince: ago(25), until: now, incomplete: [], daily });
    const read = windows.map(({ entity, from }) => ({ entity, from: from?.toISOString() ?? null }));
    expect(isDailyCount({ ...capture, windows: read })).toBe(expected);
  });

  it('counts the changes of thirty days but for the last minute, and reads those again, or all, when the number is another', () => {
    expect(countedRange(whole)).toEqual({ from: ago(30 * day), before: ago(1) });
    const reads = (['changed', 'all'] as const).map((of) => windowFor({ entity: 'Payment', of }, whole));
    expect(reads).toEqual([
      { entity: 'Payment', from: ago(30 * day).toISOString() },
      { entity: 'Payment', from: null },
    ]);
  });
});

describe('nextCall', () => {
  const since = ago(60).toISOString();
  const call: WindowCall = { window: 1, since, startPosition: 901 };
  const full = planWindows({ from: ago(60), until: now });

  it.each<[string, { rows: number; lastChangedAt: Date | undefined }, WindowCall]>([
    [
      'begins anew in the second in which a full page ended',
      { rows: PAGE, lastChangedAt: ago(30) },
      { window: 1, since: ago(30).toISOString(), startPosition: 1 },
    ],
    [
      'passes a page of one second by its rows, some of them twice',
      { rows: PAGE, lastChangedAt: ago(60) },
      { ...call, startPosition: 1801 },
    ],
    [
      'does so where the last row does not say when it was changed',
      { rows: PAGE, lastChangedAt: undefined },
      { ...call, startPosition: 1801 },
    ],
    [
      'goes to the next window after a page that is not full',
      { rows: PAGE - 1, lastChangedAt: ago(30) },
      { window: 2, since, startPosition: 1 },
    ],
  ])('%s', (_, page, next) => {
    expect(nextCall(full, call, page)).toEqual(next);
  });

  type Row = { id: number; second: number };
  const instant = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);

  /** What QBO answers, ordered by LastUpdatedTime and Id. */
  function query(rows: readonly Row[], { since, startPosition }: WindowCall): Row[] {
    const from = since === null ? -Infinity : new Date(since).getTime();
    return rows
      .filter(({ second }) => instant(second).getTime() >= from)
      .sort((a, b) => a.second - b.second || a.id - b.id)
      .slice(startPosition - 1, startPosition - 1 + PAGE);
  }

  it('reaches every document exactly as often as it must, whatever shares a second', () => {
    const bursts = fc.array(fc.record({ second: fc.nat({ max: 5 }), count: fc.nat({ max: 2500 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(bursts, (given) => {
        const rows = given.flatMap(({ second, count }) => Array.from({ length: count }, () => second));
        const all = rows.map((second, id) => ({ id, second }));
        const plan = {
          ...planWindows({ from: null, until: now }),
          windows: [{ entity: 'Payment' as const, from: null }],
        };
        const seen = new Set<number>();
        let calls = 0;
        for (let call = plan.next; call !== null; calls += 1) {
          const page = query(all, call);
          page.forEach(({ id }) => seen.add(id));
          const last = page.at(-1);
          call = nextCall(plan, call, { rows: page.length, lastChangedAt: last && instant(last.second) });
        }
        expect(seen.size).toBe(all.length);
        expect(calls).toBeLessThanOrEqual(2 * Math.ceil(all.length / 900) + given.length + 1);
      }),
      { numRuns: 50 },
    );
  });

  it('goes through the entities in order, each from the start', () => {
    const from = new Date('2026-09-01T05:00:00Z');
    const plan = planWindows({ from, until: now });
    const calls: (WindowCall | null)[] = [plan.next];
    for (let call = plan.next; call !== null; calls.push(call)) {
      call = nextCall(plan, call, { rows: 3, lastChangedAt: now });
    }
    const since = from.toISOString();
    expect(plan.windows.map(({ entity }) => entity)).toEqual([...documentEntities]);
    expect(calls).toEqual([
      { window: 0, since, startPosition: 1 },
      { window: 1, since, startPosition: 1 },
      { window: 2, since, startPosition: 1 },
      null,
    ]);
  });
});
