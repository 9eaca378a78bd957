import { AutosyncError } from '@autosync/core';

type Limits = {
  /** How many may be inside at the same time, in all and of one owner. */
  atOnce: number;
  atOncePerOwner: number;
  /** How many may wait, in all and of one owner, and how long each. */
  waiting: number;
  waitingPerOwner: number;
  longestWaitMs: number;
};

type Waiter = { enter: () => void };

/**
 * Lets requests in, a bounded number at a time. Owners (tenants) take turns, however many requests each of them has
 * waiting: who sends two thousand at once waits for itself, not the others for it.
 */
export function createFairQueue(limits: Limits) {
  const inside = new Map<string, number>();
  /** In the order of their turns: an owner whose turn is over moves to the end. */
  const waiting = new Map<string, Waiter[]>();
  let insideInAll = 0;
  let waitingInAll = 0;

  const isFree = (owner: string): boolean =>
    insideInAll < limits.atOnce && (inside.get(owner) ?? 0) < limits.atOncePerOwner;

  function enter(owner: string): void {
    insideInAll += 1;
    inside.set(owner, (inside.get(owner) ?? 0) + 1);
  }

  function letIn(): void {
    // An owner that is moved to the end comes round again here, as long as there is room.
    for (const [owner, waiters] of waiting) {
      if (!isFree(owner)) continue;
      const next = waiters.shift();
      waiting.delete(owner);
      if (waiters.length > 0) waiting.set(owner, waiters);
      if (next === undefined) continue;
      waitingInAll -= 1;
      enter(owner);
      next.enter();
    }
  }

  function leave(owner: string): void {
    insideInAll -= 1;
    const left = (inside.get(owner) ?? 1) - 1;
    if (left === 0) inside.delete(owner);
    else inside.set(owner, left);
    letIn();
  }

  function giveUp(owner: string, waiter: Waiter): boolean {
    const waiters = waiting.get(owner) ?? [];
    const place = waiters.indexOf(waiter);
    if (place === -1) return false;
    waiters.splice(place, 1);
    if (waiters.length === 0) waiting.delete(owner);
    waitingInAll -= 1;
    return true;
  }

  const isFull = (owner: string): boolean => {
    if (isFree(owner) && !waiting.has(owner)) return false;
    return waitingInAll >= limits.waiting || (waiting.get(owner)?.length ?? 0) >= limits.waitingPerOwner;
  };

  function outOf(owner: string): () => void {
    let isOut = false;
    return () => {
      if (!isOut) leave(owner);
      isOut = true;
    };
  }

  return {
    /** Whether the owner would be turned away now. */
    isFull,
    /** What lets the owner out again, where it can be let in without waiting. */
    enterNow(owner: string): (() => void) | undefined {
      if (!isFree(owner) || waiting.has(owner)) return undefined;
      enter(owner);
      return outOf(owner);
    },
    /**
     * Resolves when the owner is in, to what lets it out again. Throws `overloaded` (retryable) at once when too many
     * wait, and later when it took too long or `signal` was aborted.
     */
    async enter(owner: string, signal?: AbortSignal): Promise<() => void> {
      const out = outOf(owner);
      if (isFree(owner) && !waiting.has(owner)) {
        enter(owner);
        return out;
      }
      if (isFull(owner)) throw overloaded('too many wait');
      const own = waiting.get(owner) ?? [];
      waitingInAll += 1;
      waiting.set(owner, own);
      return new Promise((resolve, reject) => {
        const waiter = {
          enter: () => {
            clearTimeout(timer);
            resolve(out);
          },
        };
        const stop = (): void => {
          clearTimeout(timer);
          if (giveUp(owner, waiter)) reject(overloaded('it waited too long'));
        };
        const timer = setTimeout(stop, limits.longestWaitMs);
        signal?.addEventListener('abort', stop, { once: true });
        own.push(waiter);
      });
    },
    size: () => ({ inside: insideInAll, waiting: waitingInAll }),
  };
}

function overloaded(why: string): AutosyncError {
  return new AutosyncError('overloaded', why, { retryable: true });
}
