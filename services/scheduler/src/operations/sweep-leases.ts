import type { RecordType } from '@autosync/contracts';
import type { Db, Tx } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { lockExpired, lockLost, lockUnreconnected, lockUntaken, type LockedCompany } from '../data-access/companies.ts';
import { chooseNextRuns } from '../data-access/next-runs.ts';
import { readOpenRuns } from '../data-access/runs.ts';
import { readRunsOvertaken } from '../data-access/type-heartbeats.ts';
import { decideUnreconnected } from '../domain/cancel-rule.ts';
import type { Evidence } from '../domain/evidence.ts';
import { slowAfterMs } from '../domain/window-rule.ts';
import { decideExpiry, decideLoss } from '../domain/lease-rule.ts';
import type { RunChange } from '../domain/run-change.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

export type Sweep = { timing: Timing; limit: number; now: Date | null };

/** Where logs and commits stood `ageMs` ago; everything reported until then has been taken since. */
export type LossEvidence = { evidence: readonly Evidence[]; ageMs: number };

export type Expired = { run: RunChange['run']; fate: 'requeued' | 'failed' };

/** Ends slices whose lease is over (docs/protocol.md#progress). Answers their runs, fewer than `limit` when done. */
export async function sweepLeases(db: Db, { timing, limit, now }: Sweep): Promise<Expired[]> {
  return forAllTenants(db, async (tx) => {
    const inSlot = await inSlots(tx, await lockExpired(tx, { limit, leaseMs: timing.leaseMs, now }));
    const changes = inSlot.map(decideExpiry);
    await applyChanges(tx, changes, { ...timing, now });
    return changes.map(toExpired);
  });
}

/** Sends lost dispatches again. Answers their runs, fewer than `limit` when done. */
export async function sweepLost(
  db: Db,
  { timing, limit, giveUpAfter, evidence, ageMs, now }: Sweep & LossEvidence & { giveUpAfter: number },
): Promise<Expired[]> {
  return forAllTenants(db, async (tx) => {
    const locked = await inSlots(tx, await lockLost(tx, { evidence, ageMs, limit, now }));
    const inKafka = locked.filter(({ run }) => run.state === 'dispatched');
    if (inKafka.length === 0) return [];
    const overtaken = await readRunsOvertaken(tx, { batchIds: inKafka.map(({ run }) => run.batchId) });
    const changes = inKafka.map((item) =>
      decideLoss(item, { othersTakenUp: overtaken.has(item.run.batchId), giveUpAfter }),
    );
    await applyChanges(tx, changes, { ...timing, now });
    return changes.map(toExpired);
  });
}

/**
 * A type without workers holds up itself only: a dispatch of it that nobody takes up gives the company's slot to the runs of
 * other types that wait. Answers the runs that were taken back, fewer than `limit` when done.
 */
export async function sweepUntaken(
  db: Db,
  { absent, timing, limit, now }: Sweep & { absent: readonly RecordType[] },
): Promise<Expired[]> {
  return forAllTenants(db, async (tx) => {
    const locked = await inSlots(tx, await lockUntaken(tx, { absent, untakenMs: slowAfterMs, limit, now }));
    const changes = locked.filter(({ run }) => run.state === 'dispatched').map(decideExpiry);
    await applyChanges(tx, changes, { ...timing, now });
    return changes.map(toExpired);
  });
}

/** The runs in the slots of these companies. */
async function inSlots(tx: Tx, locked: readonly LockedCompany[]) {
  if (locked.length === 0) return [];
  const runs = await readOpenRuns(tx, { companyIds: idsOf(locked) });
  return locked.flatMap(({ company, now }) => {
    const run = runs.find((candidate) => candidate.runId === company.slot?.runId);
    return run === undefined ? [] : [{ company, run, now }];
  });
}

function toExpired({ run }: RunChange): Expired {
  return { run, fate: run.state === 'ended' ? 'failed' : 'requeued' };
}

/** Closes runs whose company was not reconnected in time (docs/protocol.md#degrading). Answers how many companies were looked at. */
export async function sweepUnreconnected(
  db: Db,
  { timing, limit, now }: Sweep,
): Promise<{ companies: number; closed: number }> {
  return forAllTenants(db, async (tx) => {
    const locked = await lockUnreconnected(tx, { limit, now });
    if (locked.length === 0) return { companies: 0, closed: 0 };
    const runs = await readOpenRuns(tx, { companyIds: idsOf(locked) });
    const changes = locked.flatMap(({ company, now: at }) =>
      runs
        .filter((run) => run.companyId === company.companyId)
        .map((run) => decideUnreconnected(company, run, at))
        .filter((change) => change !== null),
    );
    await applyChanges(tx, changes, { ...timing, now });
    // Companies without anything to close are looked at no more until something waits again.
    await chooseNextRuns(tx, { companyIds: idsOf(locked), reconnectLimitMs: timing.reconnectLimitMs, now });
    return { companies: locked.length, closed: changes.length };
  });
}

function idsOf(locked: readonly LockedCompany[]): string[] {
  return locked.map(({ company }) => company.companyId);
}
