import { createLoop, type Loop } from '@autosync/core';
import { forgetOld } from '../data-access/retention.ts';
import type { OperationContext } from '../operations/context.ts';

/** Batches deleted in one transaction: a fraction of a second, and nobody waits for them. */
const PAGE = 2000;

/** Forgets old batches and their actions, a page or a month at a time, until nothing old is left. */
export function tickRetention({
  context: { db, now },
  keepMs,
  intervalMs,
  onForgotten,
  onError,
}: {
  context: OperationContext;
  keepMs: number;
  intervalMs: number;
  onForgotten: (gone: { batches: number; months: number }) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work(signal) {
      const gone = { batches: 0, months: 0 };
      for (let more = true; more && !signal.aborted;) {
        const { batches, months } = await db.withoutTenant((tx) => forgetOld(tx, { keepMs, page: PAGE, now: now() }));
        gone.batches += batches;
        gone.months += months;
        more = batches + months > 0;
      }
      if (gone.batches + gone.months > 0) onForgotten(gone);
      return intervalMs;
    },
    onError,
  });
}
