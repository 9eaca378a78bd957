import type { RecordType, RunParameters } from '@autosync/contracts';
import { AutosyncError, currentTraceparent } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import { lockCompanies } from '../data-access/companies.ts';
import { chooseNextRuns } from '../data-access/next-runs.ts';
import { announceBatches } from '../data-access/outbox.ts';
import { insertRuns, readRuns } from '../data-access/runs.ts';
import { awaitedRun } from '../domain/new-run.ts';
import { batchChanged } from '../domain/run-change.ts';
import type { Run } from '../domain/run.ts';

export type RunRequest = {
  tenantId: string;
  companyId: string;
  batchId: string;
  type: RecordType;
  parameters: RunParameters;
};

export type QueuedRun = { run: Run; companyName: string; created: boolean };

/**
 * Queues a manual run, keyed by its batch: a repeat finds the run of the first call, also when it has ended (docs/protocol.md#manual).
 * The batch's header goes to batch-status with the same commit. Throws `not-found` for an unknown or removed company.
 */
export async function queueRun(
  db: Db,
  request: RunRequest,
  { reconnectLimitMs, now }: { reconnectLimitMs: number; now: Date | null },
): Promise<QueuedRun> {
  return db.withTenant(request.tenantId, async (tx) => {
    const [locked] = await lockCompanies(tx, { companyIds: [request.companyId], now });
    if (locked === undefined || locked.company.removed) {
      throw new AutosyncError('not-found', 'there is no such company');
    }
    const { company, now: at } = locked;
    const { batchId, type, parameters } = request;
    const trigger = parameters.rerunOf === undefined ? 'manual' : 'rerun';
    const queued = awaitedRun(company, { batchId, type, trigger, parameters, now: at });
    const run = { ...queued, traceparent: currentTraceparent() ?? null };
    const created = (await insertRuns(tx, [run])) > 0;
    if (!created) return { run: await existingRun(tx, request), companyName: company.name, created };
    const announcement = batchChanged(company, run, { now: at, change: 'queued' });
    if (announcement !== null) await announceBatches(tx, { announcements: [announcement], now });
    await chooseNextRuns(tx, { companyIds: [company.companyId], reconnectLimitMs, now });
    return { run, companyName: company.name, created };
  });
}

async function existingRun(tx: Tx, { batchId, companyId, type }: RunRequest): Promise<Run> {
  const [run] = await readRuns(tx, { batchIds: [batchId] });
  // Another tenant's batch is invisible here, and another company's or type's is not what was asked for.
  if (run === undefined || run.companyId !== companyId || run.type !== type) {
    throw new AutosyncError('invalid-batch-id', 'the batch id is already in use for something else');
  }
  return run;
}
