import type { Clock } from '@autosync/core';
import { createVirtualTimers } from './virtual-timers.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** The end of the year 9000: a century later is still a valid JavaScript date. */
const LAST_TIME_MS = Date.UTC(9000, 11, 31);

type ClockMode = 'real' | 'frozen';

/**
 * The part that is stored. `frozenAtMs` is the time while the clock is frozen. Otherwise it is `offsetMs` ahead of the
 * real time at the real instant `sinceMs`, and runs `rate` times as fast from there; old journals have neither of these
 * two.
 */
export type ClockState = { mode: ClockMode; offsetMs: number; frozenAtMs: number; sinceMs?: number; rate?: number };

/** `mode: 'real'` alone returns to the machine's time; anything else starts at `now`, or at the current time. */
export type ClockChange = { mode?: ClockMode; now?: string; advanceMs?: number; rate?: number };

/** The simulator's clock: it runs with the real one, shifted or faster, or is frozen. */
export type VirtualClock = Clock & {
  nowMs: () => number;
  /** Throws RangeError if `now` is no valid time. */
  change(change: ClockChange): void;
  state(): ClockState;
  restore(state: ClockState): void;
  /** Calls back after `ms` of `monotonicMs`; returns a function that cancels it. */
  after: VirtualTimers['after'];
};

const START: ClockState = { mode: 'real', offsetMs: 0, frozenAtMs: 0 };

/**
 * Books and tokens use `nowMs`. Limits and webhook deliveries use `monotonicMs`, which goes on while the clock is
 * frozen, since otherwise ten calls would block a realm for ever. Advancing the clock advances both, so that a test can
 * skip a minute.
 */
export function createVirtualClock(base: Clock): VirtualClock {
  let state = START;
  /** `monotonicMs` was `passed` when the base's was `since`. */
  let monotonic = { since: base.monotonicMs(), passed: base.monotonicMs() };

  const rateOf = ({ rate = 1 }: ClockState) => rate;

  function nowMs(): number {
    if (state.mode === 'frozen') return state.frozenAtMs;
    const { offsetMs, sinceMs = 0 } = state;
    const realMs = base.now().getTime();
    return Math.round(sinceMs + offsetMs + (realMs - sinceMs) * rateOf(state));
  }

  function monotonicMs(): number {
    return monotonic.passed + (base.monotonicMs() - monotonic.since) * rateOf(state);
  }

  /** Takes a new state; `monotonicMs` goes on from where it is. */
  function set(next: ClockState, advancedMs: number): void {
    monotonic = { since: base.monotonicMs(), passed: monotonicMs() + advancedMs };
    state = next;
    timers.wake();
  }

  const timers = createVirtualTimers({ monotonicMs, rate: () => rateOf(state) });

  return {
    nowMs,
    now: () => new Date(nowMs()),
    monotonicMs,
    change({ mode, now, advanceMs, rate }) {
      const backToReal = mode === 'real' && now === undefined && advanceMs === undefined && rate === undefined;
      const realMs = base.now().getTime();
      const startMs = now === undefined ? (backToReal ? realMs : nowMs()) : Date.parse(now);
      const targetMs = startMs + (advanceMs ?? 0);
      if (!(Math.abs(targetMs) <= LAST_TIME_MS)) throw new RangeError('no time within the calendar');
      const times = { frozenAtMs: targetMs, offsetMs: targetMs - realMs, sinceMs: realMs };
      const speed = backToReal ? 1 : (rate ?? rateOf(state));
      set({ mode: mode ?? state.mode, ...times, rate: speed }, Math.max(0, advanceMs ?? 0));
    },
    state: () => state,
    restore: (stored) => set(stored, 0),
    after: timers.after,
  };
}
