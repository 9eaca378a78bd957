import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../src/virtual-clock.ts';
import type { VirtualClock } from '../src/virtual-clock.ts';

describe('the virtual clock', () => {
  const startMs = Date.parse('2026-01-01T00:00:00Z');
  let realMs: number;
  let clock: VirtualClock;

  beforeEach(() => {
    realMs = startMs;
    clock = createVirtualClock({ now: () => new Date(realMs), monotonicMs: () => realMs - startMs });
  });

  it('runs fast, and goes on from where it is when its speed changes', () => {
    clock.change({ rate: 60 });
    realMs += 1000;
    expect(clock.now().toISOString()).toBe('2026-01-01T00:01:00.000Z');
    expect(clock.monotonicMs()).toBe(60_000);
    clock.change({ rate: 1 });
    realMs += 1000;
    expect(clock.now().toISOString()).toBe('2026-01-01T00:01:01.000Z');
    expect(clock.monotonicMs()).toBe(61_000);
  });

  it('real alone goes back to the time of the machine and its speed', () => {
    clock.change({ now: '2030-06-01T00:00:00Z', rate: 100 });
    clock.change({ mode: 'real' });
    realMs += 5000;
    expect(clock.nowMs()).toBe(realMs);
    expect(clock.state().rate).toBe(1);
  });

  it('frozen stands still while the throttles go on, and advancing moves both', () => {
    clock.change({ mode: 'frozen' });
    realMs += 700;
    expect(clock.nowMs()).toBe(startMs);
    expect(clock.monotonicMs()).toBe(700);
    clock.change({ advanceMs: 3000 });
    expect(clock.nowMs()).toBe(startMs + 3000);
    expect(clock.monotonicMs()).toBe(3700);
  });

  it('keeps what an old journal says, which knows no speed', () => {
    clock.restore({ mode: 'real', offsetMs: 1000, frozenAtMs: 0 });
    realMs += 500;
    expect(clock.nowMs()).toBe(startMs + 1500);
  });

  it('comes back from its own state, however fast it ran', () => {
    clock.change({ now: '2028-02-03T00:00:00Z', rate: 3600 });
    realMs += 10;
    const other = createVirtualClock({ now: () => new Date(realMs), monotonicMs: () => 0 });
    other.restore(clock.state());
    expect(other.nowMs()).toBe(clock.nowMs());
  });

  it('calls back when it is advanced past the time, in order, and not what was called off', () => {
    const called: string[] = [];
    clock.after(60_000, () => called.push('late'));
    clock.after(10_000, () => called.push('early'));
    clock.after(5000, () => called.push('never'))();
    clock.change({ advanceMs: 9999 });
    expect(called).toEqual([]);
    clock.change({ advanceMs: 100_000 });
    expect(called).toEqual(['early', 'late']);
  });

  it('a timer that sets a timer goes on', async () => {
    const real = createVirtualClock({ now: () => new Date(), monotonicMs: () => performance.now() });
    real.change({ rate: 1000 });
    const startedMs = real.nowMs();
    await new Promise<void>((resolve) => real.after(5000, () => void real.after(5000, resolve)));
    expect(real.nowMs() - startedMs).toBeGreaterThanOrEqual(9999);
  });
});
