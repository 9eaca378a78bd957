import { describe, expect, it } from '@jest/globals';
import { documentEntities, type PaymentSync } from '@autosync/records';
import fc from 'fast-check';
import { nextCall, PAGE, planCycle, planWindows, type WindowCall } from '../../src/domain/read-plan.ts';

const now = new Date('2026-09-15T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const day = 24 * 60;
const known: PaymentSync = { watermark: ago(15), invoicesWatermark: ago(60), invoicesHinted: false };

describe('planCycle', () => {
  it('asks for payments and credit memos since ten minutes before the last complete read', () => {
    expect(planCycle(known, { now, hinted: false })).toEqual({
      kind: 'changes',
      since: [
        { entity: 'Payment', changedSince: ago(25) },
        { entity: 'CreditMemo', changedSince: ago(25) },
      ],
    });
  });

  it.each([
    ['daily', { ...known, invoicesWatermark: ago(day) }, false],
    ['after a removal', { ...known, invoicesHinted: true }, false],
    ['on a hint from outside', known, true],
  ])('adds invoices %s, since their own last read', (_when, sync, hinted) => {
    const plan = planCycle(sync, { now, hinted });
    expect(plan).toMatchObject({ kind: 'changes', since: [{}, {}, { entity: 'Invoice' }] });
    if (plan.kind !== 'changes') throw new Error('unreachable');
    const [, , invoices] = plan.since;
    expect(invoices?.changedSince.getTime()).toBe((sync.invoicesWatermark?.getTime() ?? 0) - 600_000);
  });

  it.each([
    ['never read', { watermark: null, invoicesWatermark: null, invoicesHinted: false }],
    ['away for longer than change data capture reaches', { ...known, watermark: ago(30 * day) }],
  ])('reads everything when the company was %s', (_when, sync) => {
    expect(planCycle(sync, { now, hinted: false })).toEqual({ kind: 'everything' });
  });
});

describe('nextCall', () => {
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
        const plan = planWindows(['Payment'], { covers: ['Payment'], from: null });
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
    const plan = planWindows(documentEntities, { covers: documentEntities, from });
    const calls: (WindowCall | null)[] = [plan.next];
    for (let call = plan.next; call !== null; calls.push(call)) {
      call = nextCall(plan, call, { rows: 3, lastChangedAt: now });
    }
    const since = from.toISOString();
    expect(calls).toEqual([
      { entity: 'Payment', since, startPosition: 1 },
      { entity: 'CreditMemo', since, startPosition: 1 },
      { entity: 'Invoice', since, startPosition: 1 },
      null,
    ]);
  });
});
