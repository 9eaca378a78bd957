import { AutosyncError } from '@autosync/core';
import type { Db } from '@autosync/db';
import { listPauses } from '../data-access/pauses.ts';
import { viewQueue } from '../data-access/queue-view.ts';
import { decideRunCheck, type QueueView, type RunCheck } from '../domain/run-check.ts';

/** Whether a manual run would start at once, and what is in its way. Throws `not-found`. */
export async function checkRun(
  db: Db,
  { tenantId, companyId }: { tenantId: string; companyId: string },
  now: Date | null,
): Promise<QueueView & RunCheck> {
  const view = await db.withTenant(tenantId, async (tx) => {
    const queue = await viewQueue(tx, { companyId, now });
    return queue && { ...queue, pauses: await listPauses(tx, { tenantId, companyId }) };
  });
  if (view === undefined) throw new AutosyncError('not-found', 'there is no such company');
  return { ...view, ...decideRunCheck(view) };
}
