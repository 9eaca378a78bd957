import type { Db } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { lockRestingTooLong, chooseNextRuns } from '../data-access/next-runs.ts';
import { endRests } from '../data-access/runs.ts';
import { pullInSlots } from '../data-access/types.ts';
import { longestRestMs } from '../domain/progress-rule.ts';

/**
 * What a clock that was wrong for a moment left behind: slots further away than their interval, and rests longer than any
 * is. Answers how many were pulled in, fewer than `limit` of each when done.
 */
export async function pullIn(
  db: Db,
  { limit, reconnectLimitMs, now }: { limit: number; reconnectLimitMs: number; now: Date | null },
): Promise<{ slots: number; rests: number }> {
  return forAllTenants(db, async (tx) => {
    const companyIds = await lockRestingTooLong(tx, { longestRestMs, limit, now });
    if (companyIds.length > 0) {
      await endRests(tx, { companyIds });
      await chooseNextRuns(tx, { companyIds, reconnectLimitMs, now });
    }
    return { slots: await pullInSlots(tx, { limit, now }), rests: companyIds.length };
  });
}
