import { createLoop, systemClock, type Clock } from '@autosync/core';
import type { Db } from './db.ts';

export type DatabaseClock = {
  /** PostgreSQL's time, as near as an answer takes; the machine's own before the first answer. */
  clock: Clock;
  /** Asks for the time, and goes on doing so. Resolves when the first try has ended, well or not. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

const ASK_AGAIN_MS = 60_000;

/**
 * One clock for all processes: the database's. What a process stores or tells others about time (when a token ends, when a
 * record is tried again, until when a realm rests) is compared with times of other processes, so a machine whose clock is
 * wrong would wait, or hurry, by as much. `now()` is the last answer, carried on by the monotonic clock: it never jumps when
 * the machine's time is set.
 */
export function createDatabaseClock({
  db,
  local = systemClock,
  onError = () => undefined,
}: {
  db: Pick<Db, 'withoutTenant'>;
  local?: Clock;
  onError?: (error: unknown) => void;
}): DatabaseClock {
  let aheadOfMonotonicMs: number | undefined;

  async function ask(): Promise<void> {
    await db.withoutTenant(async (tx) => {
      // Inside the transaction: waiting for a connection is not part of it.
      const askedMs = local.monotonicMs();
      const { rows } = await tx.query<{ now: Date }>({ name: 'clock', text: 'select clock_timestamp() as now' });
      const answeredMs = local.monotonicMs();
      const [row] = rows;
      if (row !== undefined) aheadOfMonotonicMs = row.now.getTime() - (askedMs + answeredMs) / 2;
    });
  }

  const tried = Promise.withResolvers<void>();
  const loop = createLoop({
    async work() {
      try {
        await ask();
      } finally {
        tried.resolve();
      }
      return ASK_AGAIN_MS;
    },
    onError,
  });

  return {
    clock: {
      now: () => (aheadOfMonotonicMs === undefined ? local.now() : new Date(local.monotonicMs() + aheadOfMonotonicMs)),
      monotonicMs: () => local.monotonicMs(),
    },
    async start() {
      loop.start();
      await tried.promise;
    },
    stop: () => loop.stop(),
  };
}
