import { errorCode, groupCalls } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';

/** So long a group waits for a row that somebody else holds, before each company is tried alone. */
const LONGEST_LOCK_WAIT_MS = 500;

/** Little beside a call to QuickBooks, and many slices begin and end within it when many companies are due at once. */
const GATHER_MS = 10;

/**
 * What slices of many companies need at the same moment, done in one transaction for all that wait for it. A company whose row is
 * held by a worker that is frozen, or that cannot be done for another reason, holds up no other: then each is done alone.
 * `work` sees all tenants' rows, so its statements must name the tenant or the fence of each company; it answers in the order
 * of the items.
 */
export function createCompanyGroup<Item, Answer>(
  db: Pick<Db, 'withAllTenants'>,
  work: (tx: Tx, items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  const settings = { lock_timeout: String(LONGEST_LOCK_WAIT_MS) };
  const together = groupCalls<Item, Answer>((items) => db.withAllTenants((tx) => work(tx, items), settings), {
    gatherMs: GATHER_MS,
  });
  return async (item) => {
    try {
      return await together(item);
    } catch (error) {
      if (errorCode(error) !== 'db-conflict') throw error;
      const [answer] = await db.withAllTenants((tx) => work(tx, [item]));
      return answer as Answer;
    }
  };
}
