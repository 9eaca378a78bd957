import { AutosyncError, sleep as sleepReally, systemClock } from '@autosync/core';
import type { Clock } from '@autosync/core';
import { defaultLimiterSettings } from './limiter-settings.ts';
import type { LimiterSettings, LimiterWindow } from './limiter-settings.ts';
import { createMinuteWindow } from './minute-window.ts';
import { createRealmPauses } from './realm-pauses.ts';
import type { RealmPauses } from './realm-pauses.ts';
import { createSecondWindow } from './second-window.ts';
import { createThrottleState } from './throttle-state.ts';
import type { LimiterState } from './throttle-state.ts';
import { createTurnQueue } from './turn-queue.ts';

/** The right to send one call now. */
export type Permit = {
  /** To be called once the whole request has left the process. */
  left(): void;
  /** To be called once the call has ended; later calls do nothing. `accepted`: QBO took it (no 429, no lost answer). */
  release(answer?: { accepted: boolean }): void;
};

export type Limiter = {
  /**
   * Waits for the turn of one call, first come, first served. Throws `limiter-wait` (retryable; details `waitMs` and
   * `state`) as soon as it is known that the wait would exceed `maxWaitMs`, not counting what it waits for calls in flight to end,
   * and `aborted` when the signal aborts.
   */
  acquire(call?: { read?: boolean; signal?: AbortSignal }): Promise<Permit>;
  /** QBO answered 429: the realm pauses. */
  throttled(retryAfterMs?: number, call?: { read: boolean }): void;
  /** For the next holder: to be stored with each outcome. */
  window(): LimiterWindow;
  state(): LimiterState;
  /** The share of the calls per minute that is left; 0 while the realm rests. */
  headroom(): number;
};

export type LimiterOptions = {
  settings?: Partial<LimiterSettings>;
  /** As the last holder stored it; null when there is none. */
  window: LimiterWindow | null;
  /** True when the last holder did not end its slice: calls of it may be missing in `window` or still under way. */
  uncleanTakeover: boolean;
  clock?: Clock;
  maxWaitMs?: number;
  /** Resolves early when the signal aborts; replaced together with the clock in tests. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  realmId?: string;
  /** Shared by all limiters of the process, so that they see five realms paused at once. */
  realmPauses?: RealmPauses;
  /** Told how long each call waited that got its turn. */
  onWait?: (seconds: number) => void;
};

const HAND_OVER_MS = 1000;
/** So late does a timer often wake us: permits that came due meanwhile are given at once. */
const TIMER_MS = 4;
/** A worker that is told to come back later should not be back at once. */
const SHORTEST_WAIT_MS = 1000;

/** Milliseconds since 1970 that never jump while the process lives. */
function steadyTime(clock: Clock): () => number {
  const offset = clock.now().getTime() - clock.monotonicMs();
  return () => clock.monotonicMs() + offset;
}

/**
 * The calls of one realm, local to the holder of the company's lock (docs/protocol.md#limiter): per sliding minute, per
 * sliding second, in flight, and pauses after a 429. Permits are spread evenly over the second instead of given in
 * bursts, because QBO counts arrivals and the network bunches calls.
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const { window: stored, uncleanTakeover, clock = systemClock, maxWaitMs = 5000, sleep = sleepReally } = options;
  const settings: LimiterSettings = { ...defaultLimiterSettings, ...options.settings };
  const now = steadyTime(clock);
  const startedAt = now();
  const carefulAtMost = startedAt + settings.unclean.forMs;
  const carefulUntil = uncleanTakeover ? carefulAtMost : Math.min(stored?.carefulUntil ?? 0, carefulAtMost);

  const minute = createMinuteWindow(stored, { now: startedAt, perSecond: settings.perSecond });
  const second = createSecondWindow();
  const throttle = createThrottleState({
    settings,
    stored,
    realmId: options.realmId ?? '',
    realmPauses: options.realmPauses ?? createRealmPauses(),
    now: startedAt,
  });
  let inFlight = 0;
  let lastCallAt = stored?.lastCallAt ?? null;
  let nextAt = lastCallAt === null ? startedAt : Math.min(lastCallAt, startedAt) + HAND_OVER_MS;

  if (uncleanTakeover) for (let lost = 0; lost < settings.inFlight; lost += 1) minute.add(startedAt);

  const limits = (at: number) => (at < carefulUntil ? settings.unclean : settings);
  const gapMs = (at: number) => 1000 / limits(at).perSecond;

  function turnsAt(at: number): (read: boolean, ahead: number) => number {
    const gap = gapMs(at);
    const soonest = Math.max(nextAt, at);
    const secondFreeAt = second.freeAt(at, limits(at).perSecond);
    return (read, ahead) =>
      Math.max(
        soonest + ahead * gap,
        minute.freeAt(at, ahead, settings.perMinute),
        secondFreeAt,
        throttle.freeAt(read),
      );
  }

  function take(read: boolean, sentAt: number): Permit {
    // A permit that was late may be made up for by half a gap, or timer delays would add up and cost throughput.
    const gap = gapMs(sentAt);
    nextAt = Math.max(nextAt, sentAt - Math.max(gap / 2, TIMER_MS)) + gap;
    minute.add(sentAt);
    inFlight += 1;
    lastCallAt = sentAt;
    const call = second.sent(sentAt);
    let open = true;
    return {
      left: () => call.left(now()),
      release({ accepted } = { accepted: false }) {
        if (!open) return;
        open = false;
        inFlight -= 1;
        lastCallAt = now();
        call.ended(lastCallAt, accepted);
        if (accepted) throttle.accepted(sentAt, read);
        queue.serve();
      },
    };
  }

  const queue = createTurnQueue({
    now,
    sleep,
    maxWaitMs,
    hasRoom: (at) => inFlight < limits(at).inFlight,
    turnsAt,
    take,
    refusal: (waitMs, at) =>
      new AutosyncError('limiter-wait', 'the next QuickBooks call of this company has to wait', {
        retryable: true,
        details: { waitMs: Math.ceil(Math.max(waitMs, SHORTEST_WAIT_MS)), state: throttle.state(at) },
      }),
  });

  return {
    async acquire({ read = false, signal } = {}) {
      const askedMs = clock.monotonicMs();
      const permit = await queue.wait(read, signal);
      options.onWait?.((clock.monotonicMs() - askedMs) / 1000);
      return permit;
    },
    throttled(retryAfterMs = 0, { read } = { read: false }) {
      const at = now();
      throttle.throttled(at, { read, retryAfterMs, windowEmpty: minute.count(at) <= inFlight });
      queue.serve();
    },
    window: () => ({
      buckets: minute.buckets(now()),
      lastCallAt: lastCallAt === null ? null : Math.ceil(lastCallAt),
      carefulUntil: carefulUntil > now() ? Math.ceil(carefulUntil) : null,
      ...throttle.stored(),
    }),
    state: () => throttle.state(now()),
    headroom() {
      const at = now();
      if (throttle.state(at) !== 'open') return 0;
      return Math.max(0, 1 - minute.count(at) / settings.perMinute);
    },
  };
}
