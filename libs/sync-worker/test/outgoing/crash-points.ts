import { AutosyncError } from '@autosync/core';
import type { OutgoingSlice } from '../../src/outgoing/outgoing-slice.ts';

/**
 * A slice that dies at its `at`-th step: a step is each moment just before and just after a transaction or a call to
 * QuickBooks. `died` says whether it came to that.
 */
export function dyingAt(at: number) {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= at) throw new AutosyncError('killed', 'the worker died here', { retryable: true });
  };
  const around =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      step();
      const result = await call(...args);
      step();
      return result;
    };
  return {
    died: () => steps >= at,
    inSlice(slice: OutgoingSlice): OutgoingSlice {
      const { db, qbo } = slice;
      return {
        ...slice,
        db: { ...db, withTenant: around(db.withTenant.bind(db)) as typeof db.withTenant },
        qbo: {
          ...qbo,
          create: around(qbo.create) as typeof qbo.create,
          update: around(qbo.update) as typeof qbo.update,
          void: around(qbo.void) as typeof qbo.void,
          delete: around(qbo.delete) as typeof qbo.delete,
          read: around(qbo.read) as typeof qbo.read,
          query: around(qbo.query) as typeof qbo.query,
        },
      };
    },
  };
}
