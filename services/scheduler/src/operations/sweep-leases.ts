import type { Db } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { lockExpired, lockUnreconnected, type LockedCompany } from '../data-access/companies.ts';
import { refreshHeads } from '../data-access/heads.ts';
import { readOpenRuns } from '../data-access/runs.ts';
import { readOutlived } from '../data-access/signs-of-life.ts';
import { decideUnreconnected } from '../domain/cancel-rule.ts';
import { decideExpiry } from '../domain/lease-rule.ts';
import type { RunChange } from '../domain/run-change.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

export type Sweep = { timing: Timing; limit: number; now: Date | null };

export type Expired = { run: RunChange['run']; fate: 'requeued' | 'failed' };

/** Ends dispatches whose lease is over (design 2.10). Answers what became of their runs, fewer than `limit` when done. */
export async function sweepLeases(
  db: Db,
  { timing, limit, giveUpAfter, now }: Sweep & { giveUpAfter: number },
): Promise<Expired[]> {
  return forAllTenants(db, async (tx) => {
    const locked = await lockExpired(tx, { limit, now });
    const runs = await readOpenRuns(tx, { companyIds: idsOf(locked) });
    const inSlot = locked.flatMap(({ company, now: at }) => {
      const run = runs.find((candidate) => candidate.runId === company.slot?.runId);
      return run === undefined ? [] : [{ company, run, now: at }];
    });
    const outlived = await readOutlived(tx, { batchIds: inSlot.map(({ run }) => run.batchId) });
    const changes = inSlot.map((item) =>
      decideExpiry(item, { othersStarted: outlived.has(item.run.batchId), giveUpAfter }),
    );
    await applyChanges(tx, changes, { ...timing, now });
    return changes.map(({ run }): Expired => ({ run, fate: run.state === 'ended' ? 'failed' : 'requeued' }));
  });
}

/** Closes runs whose company was not reconnected in time (design 7). Answers how many companies were looked at. */
export async function sweepUnreconnected(
  db: Db,
  { timing, limit, now }: Sweep,
): Promise<{ companies: number; closed: number }> {
  return forAllTenants(db, async (tx) => {
    const locked = await lockUnreconnected(tx, { limit, now });
    const runs = await readOpenRuns(tx, { companyIds: idsOf(locked) });
    const changes = locked.flatMap(({ company, now: at }) =>
      runs
        .filter((run) => run.companyId === company.companyId)
        .map((run) => decideUnreconnected(company, run, at))
        .filter((change) => change !== null),
    );
    await applyChanges(tx, changes, { ...timing, now });
    // Companies without anything to close are looked at no more until something waits again.
    await refreshHeads(tx, { companyIds: idsOf(locked), reconnectLimitMs: timing.reconnectLimitMs, now });
    return { companies: locked.length, closed: changes.length };
  });
}

function idsOf(locked: readonly LockedCompany[]): string[] {
  return locked.map(({ company }) => company.companyId);
}
