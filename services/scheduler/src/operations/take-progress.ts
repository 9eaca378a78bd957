import { noPlace, nothingChanged, type RecordType, type RunProgress } from '@autosync/contracts';
import type { Db, Tx } from '@autosync/db';
import { forAllTenantsOften } from '../data-access/all-tenants.ts';
import { lockCompanies } from '../data-access/companies.ts';
import { readOpenRuns, readRuns } from '../data-access/runs.ts';
import { noteTakenUp, type TakenUp } from '../data-access/load.ts';
import { noteTypeHeartbeats } from '../data-access/type-heartbeats.ts';
import { decideProgress } from '../domain/progress-rule.ts';
import type { Move } from '../domain/progress-moves.ts';
import type { RunChange } from '../domain/run-change.ts';
import type { Run } from '../domain/run.ts';
import { applyChanges, type Timing } from './apply-changes.ts';

/** `refused`: the event is not about what it says it is about; `ignored`: it changes nothing. */
export type Taken = { fate: 'taken' | 'refused'; move: Move };

/**
 * Takes what workers say about runs (docs/protocol.md#progress), one event per company at most: one transaction whose number of
 * statements does not depend on the number of events. Effects are the same when an event comes again.
 */
export async function takeProgress(
  db: Db,
  events: readonly RunProgress[],
  { timing, deferMs, now }: { timing: Timing; deferMs: number; now: Date | null },
): Promise<Taken[]> {
  return forAllTenantsOften(db, async (tx) => {
    const companyIds = events.map((event) => event.companyId);
    const locked = new Map(
      (await lockCompanies(tx, { companyIds, now })).map((item) => [item.company.companyId, item]),
    );
    const runs = await readKnownRuns(tx, events, companyIds);
    const did = new Map<RecordType, TakenUp>();
    const changes: RunChange[] = [];
    const taken = events.map((event): Taken => {
      const found = locked.get(event.companyId);
      // A company nobody has told of has no runs; its events are of a time before a restore or a removal.
      if (found === undefined) return { fate: 'taken', move: 'ignore' };
      const run = runs.get(event.batchId);
      const mismatch =
        found.company.tenantId !== event.tenantId ||
        (run !== undefined && (run.companyId !== event.companyId || run.runId !== event.runId));
      if (mismatch) return { fate: 'refused', move: 'ignore' };
      const { company, now: at } = found;
      const { move, change } = decideProgress({ company, run, event }, { now: at, deferMs });
      if (change !== null) {
        changes.push(change);
        countTakenUp(did, event, run);
      }
      return { fate: 'taken', move };
    });
    await applyChanges(tx, changes, { ...timing, now });
    const alive = [...new Set(events.filter(takesUpRuns).map((event): RecordType => event.type))];
    if (alive.length > 0) await noteTypeHeartbeats(tx, { types: alive, now });
    if (did.size > 0) await noteTakenUp(tx, { takenUp: [...did.values()], now });
    return taken;
  });
}

/** The open runs of the companies; ended ones only where an event asks for them, since most leave no row. */
async function readKnownRuns(tx: Tx, events: readonly RunProgress[], companyIds: readonly string[]) {
  const open = await readOpenRuns(tx, { companyIds });
  const runs = new Map(open.map((run) => [run.batchId, run]));
  const batchIds = events.map((event) => event.batchId).filter((batchId) => !runs.has(batchId));
  const others = batchIds.length === 0 ? [] : await readRuns(tx, { batchIds });
  for (const run of others) runs.set(run.batchId, run);
  return runs;
}

function takesUpRuns(event: RunProgress): boolean {
  return event.outcome === 'started' || event.outcome === 'finished';
}

/** What the window of a type goes by: see window-rule.ts. */
function countTakenUp(did: Map<RecordType, TakenUp>, event: RunProgress, run: Run | undefined): void {
  const { type, outcome, reason } = event;
  const counts = did.get(type) ?? { type, started: 0, ended: 0, idle: 0, handedBack: 0 };
  did.set(type, counts);
  if (outcome === 'started') counts.started += 1;
  else if (run?.state === 'running') counts.ended += 1;
  else if (outcome === 'finished' && reason === nothingChanged) {
    // It was over before it said that it had started.
    counts.started += 1;
    counts.ended += 1;
  } else if (outcome === 'finished') counts.idle += 1;
  else if (outcome === 'deferred' && reason === noPlace) counts.handedBack += 1;
}
