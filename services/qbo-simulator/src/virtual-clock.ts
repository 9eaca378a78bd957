import type { Clock } from '@autosync/core';
import { createVirtualTimers } from './virtual-timers.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** The end of the year 9000: everything after it plus a century is still a JavaScript date. */
const LAST_TIME_MS = Date.UTC(9000, 11, 31);

type ClockMode = 'real' | 'frozen';

/**
 * What survives a restart. `frozenAtMs` is the time while the clock stands still. Running, it is `offsetMs` away from
 * the real time at the real moment `sinceMs`, and goes `rate` times as fast from there; old journals have neither.
 */
export type ClockState = { mode: ClockMode; offsetMs: number; frozenAtMs: number; sinceMs?: number; rate?: number };

/** `mode: 'real'` alone goes back to the machine's time; anything else starts from `now` or from the present time. */
export type ClockChange = { mode?: ClockMode; now?: string; advanceMs?: number; rate?: number };

/** The simulator's time: runs with the real one, shifted or not, or faster, or stands still. */
export type VirtualClock = Clock & {
  nowMs: () => number;
  /** Throws RangeError when `now` is no time. */
  change(change: ClockChange): void;
  state(): ClockState;
  restore(state: ClockState): void;
  /** Calls back when `monotonicMs` has gone on by `ms`; answers how to call it off. */
  after: VirtualTimers['after'];
};

const START: ClockState = { mode: 'real', offsetMs: 0, frozenAtMs: 0 };

/**
 * Books and tokens follow `nowMs`. The throttles and the deliveries of webhooks follow `monotonicMs`, which goes on
 * while the clock is frozen, or else ten calls would block a realm for ever; advancing the clock advances both, so that
 * a test can leave a minute behind.
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

  /** Takes a new state; the throttles' time goes on from where it is. */
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
