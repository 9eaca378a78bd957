import type { RecordType } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { forAllTenants, forAllTenantsOften } from '../data-access/all-tenants.ts';
import { dispatchRuns, lockLanes, passFullTypes, type Dispatched } from '../data-access/dispatch.ts';
import { lockRested, chooseNextRuns } from '../data-access/next-runs.ts';
import { readLoads } from '../data-access/load.ts';
import { windowsOf, type WindowSettings } from './windows.ts';

export type DispatchSettings = WindowSettings & {
  batch: number;
  reconnectLimitMs: number;
  now: Date | null;
};

export type InFlight = { type: RecordType; runs: number; window: number };

/** One round of dispatch (docs/protocol.md#dispatch); to be repeated while it says that there may be more. Answers what it sent. */
export async function dispatchRound(
  db: Db,
  { places, window, batch, reconnectLimitMs, now }: DispatchSettings,
): Promise<Dispatched[]> {
  return forAllTenantsOften(db, async (tx) => {
    await lockLanes(tx);
    const windows = windowsOf(await readLoads(tx, { now }), { places, window });
    const rested = await lockRested(tx, { limit: batch, now });
    if (rested.length > 0) await chooseNextRuns(tx, { companyIds: rested, reconnectLimitMs, now });
    return dispatchRuns(tx, { windows: Object.fromEntries(windows), batch, now });
  });
}

/** Looks at the window of each type; where it is full, companies go on with their runs of other types. */
export async function passFull(
  db: Db,
  { places, window, batch, now }: Omit<DispatchSettings, 'reconnectLimitMs'>,
): Promise<{ inFlight: InFlight[]; passed: number }> {
  return forAllTenants(db, async (tx) => {
    const loads = await readLoads(tx, { now });
    const windows = windowsOf(loads, { places, window });
    const inFlight = loads.map(({ type, inFlight: runs }) => ({ type, runs, window: windows.get(type) ?? 0 }));
    const fullTypes = inFlight.filter((one) => one.runs >= one.window).map(({ type }) => type);
    const anyFree = fullTypes.length < inFlight.length;
    const passed = fullTypes.length > 0 && anyFree ? await passFullTypes(tx, { fullTypes, limit: batch, now }) : 0;
    return { inFlight, passed };
  });
}
