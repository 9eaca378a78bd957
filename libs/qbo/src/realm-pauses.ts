/** Realms paused at once that mean that the app's allowance is used up, not that one realm is busy. */
const REALMS_AT_ONCE = 5;

/** What the limiters of one process tell each other; all of them get the same object. */
export type RealmPauses = {
  /** Notes a pause; true when so many realms are paused at `at` that the allowance must be exhausted. */
  pause(realmId: string, pausedUntil: number, at: number): boolean;
  /** How many realms are paused at `at`. */
  paused(at: number): number;
  exhaust(until: number): void;
  exhaustedUntil(): number;
};

export function createRealmPauses(): RealmPauses {
  const pauses = new Map<string, number>();
  let exhausted = 0;

  function forgetEnded(at: number): void {
    for (const [realm, until] of pauses) if (until <= at) pauses.delete(realm);
  }

  return {
    pause(realmId, pausedUntil, at) {
      pauses.set(realmId, pausedUntil);
      forgetEnded(at);
      return pauses.size >= REALMS_AT_ONCE;
    },
    paused(at) {
      forgetEnded(at);
      return pauses.size;
    },
    exhaust(until) {
      exhausted = Math.max(exhausted, until);
    },
    exhaustedUntil: () => exhausted,
  };
}
