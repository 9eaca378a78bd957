import { createLoop, type Loop } from '@autosync/core';
import { ensureActionPartitions } from '../data-access/actions.ts';
import type { OperationContext } from '../operations/context.ts';

/** Makes the partitions of this month and the next in time. While one is missing, the default partition takes rows. */
export function tickActionPartitions({
  context: { db, now },
  intervalMs,
  onMade,
  onError,
}: {
  context: OperationContext;
  intervalMs: number;
  onMade: (partitions: number) => void;
  onError: (error: unknown, failuresInARow: number) => void;
}): Loop {
  return createLoop({
    async work() {
      const made = await db.withoutTenant((tx) => ensureActionPartitions(tx, now()));
      if (made > 0) onMade(made);
      return intervalMs;
    },
    onError,
  });
}
