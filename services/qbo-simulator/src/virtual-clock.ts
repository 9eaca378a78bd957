import type { Clock } from '@autosync/core';

/** The end of the year 9000: everything after it plus a century is still a JavaScript date. */
const LAST_TIME_MS = Date.UTC(9000, 11, 31);

type ClockMode = 'real' | 'frozen';

/** What survives a restart: `offsetMs` is added to the real time, `frozenAtMs` replaces it. */
export type ClockState = { mode: ClockMode; offsetMs: number; frozenAtMs: number };

/** `mode: 'real'` alone goes back to the machine's time; anything else starts from `now` or from the present time. */
export type ClockChange = { mode?: ClockMode; now?: string; advanceMs?: number };

/** The simulator's time: runs with the real one, shifted or not, or stands still. */
export type VirtualClock = Clock & {
  nowMs: () => number;
  /** Throws RangeError when `now` is no time. */
  change(change: ClockChange): void;
  state(): ClockState;
  restore(state: ClockState): void;
};

/**
 * Books and tokens follow `nowMs`. The throttles follow `monotonicMs`, which goes on while the clock is frozen, or else
 * ten calls would block a realm for ever; advancing the clock advances both, so that a test can leave a minute behind.
 */
export function createVirtualClock(base: Clock): VirtualClock {
  let state: ClockState = { mode: 'real', offsetMs: 0, frozenAtMs: 0 };
  let advancedMs = 0;

  function nowMs(): number {
    return state.mode === 'frozen' ? state.frozenAtMs : base.now().getTime() + state.offsetMs;
  }

  return {
    nowMs,
    now: () => new Date(nowMs()),
    monotonicMs: () => base.monotonicMs() + advancedMs,
    change({ mode, now, advanceMs }) {
      const backToReal = mode === 'real' && now === undefined && advanceMs === undefined;
      const startMs = now === undefined ? (backToReal ? base.now().getTime() : nowMs()) : Date.parse(now);
      const targetMs = startMs + (advanceMs ?? 0);
      if (!(Math.abs(targetMs) <= LAST_TIME_MS)) throw new RangeError('no time within the calendar');
      advancedMs += Math.max(0, advanceMs ?? 0);
      state = { mode: mode ?? state.mode, frozenAtMs: targetMs, offsetMs: targetMs - base.now().getTime() };
    },
    state: () => state,
    restore(stored) {
      state = stored;
    },
  };
}
