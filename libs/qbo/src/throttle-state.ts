import type { LimiterSettings, LimiterWindow } from './limiter-settings.ts';
import { LONGEST_RETRY_AFTER_MS } from './retry-after.ts';
import type { RealmPauses } from './realm-pauses.ts';

const PAUSES_IN_A_ROW = 3;

export type LimiterState = 'open' | 'paused' | 'allowance-exhausted';

type Stored = Pick<LimiterWindow, 'pausedUntil' | 'pausesInARow' | 'pausedBy' | 'exhaustedUntil'>;

export type ThrottleState = {
  /** The time before which a call of this kind may not be sent. */
  freeAt(read: boolean): number;
  /** A 429 came. `windowEmpty`: QBO had accepted no call of ours in the last minute. */
  throttled(at: number, what: { read: boolean; retryAfterMs: number; windowEmpty: boolean }): void;
  /** QBO took a call that was sent at `sentAt`. */
  accepted(sentAt: number, read: boolean): void;
  state(at: number): LimiterState;
  stored(): Stored;
};

/**
 * Pauses and the exhausted allowance (docs/protocol.md#limiter). A 429 pauses the realm. The monthly allowance counts reads
 * only, so when a 429 cannot come from our own rate (our window was empty, three pauses in a row, five realms at once)
 * reads stop and writes go on. A pause ends a row only when a call of the kind that was refused is accepted: accepted
 * writes say nothing about reads.
 */
export function createThrottleState({
  settings,
  stored,
  realmId,
  realmPauses,
  now,
}: {
  settings: Pick<LimiterSettings, 'pauseMs' | 'exhaustedMs'>;
  stored: Stored | null;
  realmId: string;
  realmPauses: RealmPauses;
  now: number;
}): ThrottleState {
  // Whoever stored these times may have had a clock that was wrong: none lasts longer than one that is set now.
  let { pausedUntil, pausesInARow, pausedBy, exhaustedUntil } = {
    pausedUntil: Math.min(stored?.pausedUntil ?? 0, now + Math.max(settings.pauseMs, LONGEST_RETRY_AFTER_MS)),
    pausesInARow: stored?.pausesInARow ?? 0,
    pausedBy: stored?.pausedBy ?? null,
    exhaustedUntil: Math.min(stored?.exhaustedUntil ?? 0, now + settings.exhaustedMs),
  };
  let pausedAt = 0;

  const readsFreeAt = () => Math.max(exhaustedUntil, realmPauses.exhaustedUntil());

  return {
    freeAt: (read) => (read ? Math.max(pausedUntil, readsFreeAt()) : pausedUntil),
    throttled(at, { read, retryAfterMs, windowEmpty }) {
      const alreadyPaused = pausedUntil > at;
      pausedUntil = Math.max(pausedUntil, at + retryAfterMs, alreadyPaused ? 0 : at + settings.pauseMs);
      // Other calls were in flight when the pause began: their 429s belong to the same pause.
      if (alreadyPaused) return;
      pausedAt = at;
      pausedBy = read ? 'read' : 'write';
      pausesInARow += 1;
      const manyRealms = realmPauses.pause(realmId, pausedUntil, at);
      if (manyRealms) realmPauses.exhaust(at + settings.exhaustedMs);
      if (windowEmpty || pausesInARow >= PAUSES_IN_A_ROW) exhaustedUntil = at + settings.exhaustedMs;
    },
    accepted(sentAt, read) {
      if (sentAt < pausedAt || (pausedBy === 'read' && !read)) return;
      pausesInARow = 0;
      pausedBy = null;
      exhaustedUntil = read ? 0 : exhaustedUntil;
    },
    state: (at) => (readsFreeAt() > at ? 'allowance-exhausted' : pausedUntil > at ? 'paused' : 'open'),
    stored: () => ({
      pausedUntil: pausedUntil === 0 ? null : pausedUntil,
      pausesInARow,
      pausedBy,
      exhaustedUntil: exhaustedUntil === 0 ? null : exhaustedUntil,
    }),
  };
}
