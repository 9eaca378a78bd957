import { createSlidingCount } from './sliding-count.ts';
import type { SlidingCount } from './sliding-count.ts';

/** Per realm (facts 3.4). */
export type LimitSettings = { perMinute: number; perSecond: number; inFlight: number; enabled: boolean };

const documentedLimits: LimitSettings = { perMinute: 500, perSecond: 10, inFlight: 10, enabled: true };

export type Limits = {
  /** Undefined when the call is over a limit; otherwise a function to call when it has been answered. */
  admit(realmId: string, atMs: number): (() => void) | undefined;
  settings(): LimitSettings;
  change(change: Partial<LimitSettings>): void;
};

type Realm = { minute: SlidingCount; second: SlidingCount; inFlight: number };

/** The gateway's throttle. Whether a refused call counts against the window is not known: a switch (facts 9). */
export function createLimits(refusedCallsCount: () => boolean): Limits {
  let settings = documentedLimits;
  const realms = new Map<string, Realm>();

  function realmOf(realmId: string): Realm {
    let realm = realms.get(realmId);
    if (!realm) {
      realm = { minute: createSlidingCount(60_000), second: createSlidingCount(1000), inFlight: 0 };
      realms.set(realmId, realm);
    }
    return realm;
  }

  function isFree({ minute, second, inFlight }: Realm, atMs: number): boolean {
    if (!settings.enabled) return true;
    return (
      inFlight < settings.inFlight && second.count(atMs) < settings.perSecond && minute.count(atMs) < settings.perMinute
    );
  }

  return {
    admit(realmId, atMs) {
      const realm = realmOf(realmId);
      const free = isFree(realm, atMs);
      if (free || refusedCallsCount()) {
        realm.minute.add(atMs);
        realm.second.add(atMs);
      }
      if (!free) return undefined;
      realm.inFlight += 1;
      return () => {
        realm.inFlight -= 1;
      };
    },
    settings: () => settings,
    change(change) {
      settings = { ...settings, ...change };
    },
  };
}
