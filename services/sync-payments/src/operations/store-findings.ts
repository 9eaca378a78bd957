import type { Tx } from '@autosync/db';
import { saveCustomerNames, saveRead, saveUnreadable, stageDocuments, withFence } from '@autosync/records';
import type { Slice } from '@autosync/sync-worker';
import type { Findings } from '../domain/findings.ts';
import type { ReadPlan } from '../domain/read-plan.ts';

/** Puts aside what was found until the read is complete; names, and what cannot be read, are known at once. */
export async function storeFindings(slice: Slice, tx: Tx, findings: Findings): Promise<void> {
  const { tenantId, companyId, runId } = slice.event;
  const run = { tenantId, companyId, runId };
  await stageDocuments(tx, { ...run, epoch: slice.fence.epoch, documents: findings.documents });
  await saveUnreadable(tx, { ...run, documents: findings.unreadable, now: slice.sqlNow() });
  await saveCustomerNames(tx, { tenantId, companyId, names: findings.names });
}

/** Puts aside what was found, together with what is left of the read: it goes on there, whatever happens. */
export async function stageRead(slice: Slice, plan: ReadPlan, findings: Findings): Promise<void> {
  const { tenantId, companyId, runId } = slice.event;
  await withFence(slice.db, slice.fence, async (tx) => {
    await storeFindings(slice, tx, findings);
    const read = { plan, startedAt: new Date(plan.until) };
    await saveRead(tx, { tenantId, companyId, runId, read, now: slice.sqlNow() });
  });
}
