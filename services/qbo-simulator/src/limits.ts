import { createSlidingCount } from './sliding-count.ts';
import type { SlidingCount } from './sliding-count.ts';
import type { VirtualClock } from './virtual-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The documented throttles (docs/quickbooks.md#limits); `app` is one app in one realm. */
const documentedLimits = {
  enabled: true,
  perMinute: 500,
  perSecond: 10,
  inFlight: 10,
  batchPerMinute: 40,
  realmBatchPerMinute: 120,
  combinedPerMinute: 800,
  emailsPerDay: 40,
  /**
   * The most CorePlus calls of an app per calendar month; 0 for no limit, as in a sandbox. The free tier has 500,000
   * (docs/quickbooks.md#metering).
   */
  corePlusPerMonth: 0,
};

export type LimitSettings = typeof documentedLimits;

/** A call as the limits see it. */
export type LimitedCall = {
  realmId: string;
  clientId: string;
  kind: 'batch' | 'email' | 'other';
  /** How many CorePlus calls it counts as if it succeeds. */
  corePlus: number;
};

type Window = { limit: keyof LimitSettings; windowMs: number; per: 'realm' | 'app'; of?: LimitedCall['kind'] };

const windows: readonly Window[] = [
  { limit: 'perMinute', windowMs: MINUTE_MS, per: 'realm' },
  { limit: 'perSecond', windowMs: 1000, per: 'app' },
  { limit: 'combinedPerMinute', windowMs: MINUTE_MS, per: 'app' },
  { limit: 'batchPerMinute', windowMs: MINUTE_MS, per: 'app', of: 'batch' },
  { limit: 'realmBatchPerMinute', windowMs: MINUTE_MS, per: 'realm', of: 'batch' },
  { limit: 'emailsPerDay', windowMs: DAY_MS, per: 'realm', of: 'email' },
];

export type Limits = {
  /** Undefined if the call exceeds a limit; otherwise a function to call with the status of its answer. */
  admit(call: LimitedCall): ((status: number | 'none') => void) | undefined;
  settings(): LimitSettings;
  change(change: Partial<LimitSettings>): void;
  /** CorePlus calls of each app in the current month of the simulator's clock. */
  meteredThisMonth(): Record<string, number>;
};

/**
 * The gateway's rate limits. Whether a refused call counts too is not known, so it is a switch
 * (docs/quickbooks.md#open-questions).
 */
export function createLimits(clock: VirtualClock, refusedCallsCount: () => boolean): Limits {
  let settings = documentedLimits;
  let month = '';
  const counts = new Map<string, SlidingCount>();
  const inFlight = new Map<string, number>();
  const metered = new Map<string, number>();

  function countOf({ limit, windowMs, per }: Window, { realmId, clientId }: LimitedCall): SlidingCount {
    const key = per === 'realm' ? `${limit} ${realmId}` : `${limit} ${realmId} ${clientId}`;
    let count = counts.get(key);
    if (!count) {
      count = createSlidingCount(windowMs);
      counts.set(key, count);
    }
    return count;
  }

  function forgetLastMonth(): void {
    const present = clock.now().toISOString().slice(0, 7);
    if (present !== month) metered.clear();
    month = present;
  }

  function capIsReached({ clientId, corePlus }: LimitedCall): boolean {
    if (settings.corePlusPerMonth === 0 || corePlus === 0) return false;
    forgetLastMonth();
    return (metered.get(clientId) ?? 0) >= settings.corePlusPerMonth;
  }

  function meter({ clientId, corePlus }: LimitedCall): void {
    forgetLastMonth();
    metered.set(clientId, (metered.get(clientId) ?? 0) + corePlus);
  }

  function admit(call: LimitedCall): boolean {
    if (!settings.enabled) return true;
    const atMs = clock.monotonicMs();
    const concerned = windows.filter(({ of }) => of === undefined || of === call.kind);
    const flying = inFlight.get(`${call.realmId} ${call.clientId}`) ?? 0;
    const free =
      flying < settings.inFlight &&
      concerned.every((window) => countOf(window, call).count(atMs) < Number(settings[window.limit])) &&
      !capIsReached(call);
    if (free || refusedCallsCount()) for (const window of concerned) countOf(window, call).add(atMs);
    return free;
  }

  return {
    admit(call) {
      if (!admit(call)) return undefined;
      const lane = `${call.realmId} ${call.clientId}`;
      inFlight.set(lane, (inFlight.get(lane) ?? 0) + 1);
      return (status) => {
        inFlight.set(lane, (inFlight.get(lane) ?? 0) - 1);
        if (call.corePlus > 0 && typeof status === 'number' && status < 300) meter(call);
      };
    },
    settings: () => settings,
    change(change) {
      settings = { ...settings, ...change };
    },
    meteredThisMonth() {
      forgetLastMonth();
      return Object.fromEntries(metered);
    },
  };
}
