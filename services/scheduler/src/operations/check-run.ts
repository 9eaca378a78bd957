import { AutosyncError } from '@autosync/core';
import type { Db } from '@autosync/db';
import { listPauses } from '../data-access/pauses.ts';
import { viewQueue } from '../data-access/queue-view.ts';
import { listRestingRuns, type RestingRun } from '../data-access/resting-runs.ts';
import { decideRunCheck, type QueueView, type RunCheck } from '../domain/run-check.ts';

export type CheckedRun = QueueView & RunCheck & { resting: RestingRun[] };

/** Whether a manual run would start at once, and what is in its way. Throws `not-found`. */
export async function checkRun(
  db: Db,
  { tenantId, companyId }: { tenantId: string; companyId: string },
  now: Date | null,
): Promise<CheckedRun> {
  const view = await db.withTenant(tenantId, async (tx) => {
    const queue = await viewQueue(tx, { companyId, now });
    if (queue === undefined) return undefined;
    const pauses = await listPauses(tx, { tenantId, companyId });
    return { ...queue, pauses, resting: await listRestingRuns(tx, { companyId, now }) };
  });
  if (view === undefined) throw new AutosyncError('not-found', 'there is no such company');
  return { ...view, ...decideRunCheck(view) };
}
