import type { Db } from '@autosync/db';
import { lockCompanies } from '../data-access/companies.ts';
import { readRuns } from '../data-access/runs.ts';
import { decideCancel, type CancelOutcome } from '../domain/cancel-rule.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

/** Asks that the run of a batch ends (docs/protocol.md#manual). A batch without a run here has ended. Safe to repeat. */
export async function cancelRun(
  db: Db,
  { tenantId, batchId }: { tenantId: string; batchId: string },
  { timing, now }: { timing: Timing; now: Date | null },
): Promise<CancelOutcome> {
  return db.withTenant(tenantId, async (tx) => {
    const [seen] = await readRuns(tx, { batchIds: [batchId] });
    if (seen === undefined) return 'ended';
    const [locked] = await lockCompanies(tx, { companyIds: [seen.companyId], now });
    // Read again: what counts is the run under the company's lock.
    const [run] = await readRuns(tx, { batchIds: [batchId] });
    if (locked === undefined || run === undefined) return 'ended';
    const { outcome, change } = decideCancel(locked.company, run, locked.now);
    if (change !== null) await applyChanges(tx, [change], { ...timing, now });
    return outcome;
  });
}
