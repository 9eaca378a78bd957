import { createLoop, type Loop } from '@autosync/core';
import type { Timing } from '../operations/apply-changes.ts';
import type { OperationContext } from '../operations/context.ts';
import { sweepLeases, sweepUnreconnected, type Expired } from '../operations/sweep-leases.ts';

const BATCH = 200;

/** Ends leases that are over and closes runs that waited for a connection for too long, each sweep all there are. */
export function tickLeases({
  context,
  timing,
  sweepMs,
  onExpired,
  onClosed,
  onError,
}: {
  context: OperationContext;
  timing: Timing;
  sweepMs: number;
  onExpired: (expired: Expired[]) => void;
  onClosed: (runs: number) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  const { db, now } = context;
  return createLoop({
    async work(signal) {
      for (let found = BATCH; found === BATCH && !signal.aborted;) {
        const expired = await sweepLeases(db, { timing, limit: BATCH, now: now() });
        found = expired.length;
        if (found > 0) onExpired(expired);
      }
      for (let found = BATCH; found === BATCH && !signal.aborted;) {
        const { companies, closed } = await sweepUnreconnected(db, { timing, limit: BATCH, now: now() });
        found = companies;
        if (closed > 0) onClosed(closed);
      }
      return sweepMs;
    },
    onError,
  });
}
