import type { RecordType } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import {
  countInFlight,
  dispatchRuns,
  lockLanes,
  passFullTypes,
  type Dispatched,
  type InFlight,
} from '../data-access/dispatch.ts';
import { lockRested, peekRested, refreshHeads } from '../data-access/heads.ts';

export type DispatchSettings = { window: number; batch: number; reconnectLimitMs: number; now: Date | null };

export type DispatchRound = {
  dispatched: Dispatched[];
  /** Milliseconds until the next resting run may go, null when none rests. */
  restedInMs: number | null;
};

/** One round of dispatch (design 2.3); to be repeated while it says that there may be more. */
export async function dispatchRound(
  db: Db,
  { window, batch, reconnectLimitMs, now }: DispatchSettings,
): Promise<DispatchRound> {
  return forAllTenants(db, async (tx) => {
    await lockLanes(tx);
    const rested = await lockRested(tx, { limit: batch, now });
    if (rested.length > 0) await refreshHeads(tx, { companyIds: rested, reconnectLimitMs, now });
    const dispatched = await dispatchRuns(tx, { window, batch, now });
    return { dispatched, restedInMs: await peekRested(tx, { now }) };
  });
}

/** Looks at the window of each type; where it is full, companies go on with their runs of other types. */
export async function passFull(
  db: Db,
  { window, batch, now }: Omit<DispatchSettings, 'reconnectLimitMs'>,
): Promise<{ inFlight: InFlight[]; passed: number }> {
  return forAllTenants(db, async (tx) => {
    const inFlight = await countInFlight(tx);
    const fullTypes = inFlight.filter(({ runs }) => runs >= window).map(({ type }): RecordType => type);
    const anyFree = fullTypes.length < inFlight.length;
    const passed = fullTypes.length > 0 && anyFree ? await passFullTypes(tx, { fullTypes, limit: batch, now }) : 0;
    return { inFlight, passed };
  });
}
