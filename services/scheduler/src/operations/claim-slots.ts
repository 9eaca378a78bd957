import type { Db, Tx } from '@autosync/db';
import { forAllTenantsOften } from '../data-access/all-tenants.ts';
import { claimDueSlots, lockIdleTypes, peekNextDue, rowsOf, type Claimed } from '../data-access/claim.ts';
import type { Dispatched } from '../data-access/dispatch.ts';
import { readLoads } from '../data-access/load.ts';
import { windowsOf, type WindowSettings } from './windows.ts';

export type ClaimSettings = {
  limit: number;
  /** By what it may send runs at once; null: it only queues them. */
  sending: WindowSettings | null;
  now: Date | null;
};

export type ClaimRound = {
  claimed: Claimed[];
  /** What was sent at once. */
  dispatched: Dispatched[];
  /** Milliseconds until the next slot is due; 0 or less: now, as after `limit` rows without a look. Null when nothing is scheduled. */
  nextDueInMs: number | null;
};

/** One round of the claim (docs/protocol.md#claim), and how long nothing more will be due. */
export async function claimRound(db: Db, { limit, sending, now }: ClaimSettings): Promise<ClaimRound> {
  return forAllTenantsOften(db, async (tx) => {
    const free = sending === null ? {} : await freePlaces(tx, sending, now);
    const claimed = await claimDueSlots(tx, { limit, free, now });
    const dispatched = claimed.filter(({ sent }) => sent).map(toDispatched);
    const isFull = rowsOf(claimed) >= limit;
    return { claimed, dispatched, nextDueInMs: isFull ? 0 : await peekNextDue(tx, { now }) };
  });
}

/** How many more runs may be on their way, of each type of which none waits: a claim overtakes nobody. */
async function freePlaces(tx: Tx, sending: WindowSettings, now: Date | null): Promise<Record<string, number>> {
  const idle = await lockIdleTypes(tx);
  if (idle.length === 0) return {};
  const loads = (await readLoads(tx, { now })).filter(({ type }) => idle.includes(type));
  const windows = windowsOf(loads, sending);
  return Object.fromEntries(loads.map(({ type, inFlight }) => [type, (windows.get(type) ?? 0) - inFlight]));
}

function toDispatched({ type, class: queueClass, rows: runs, latenessMs }: Claimed): Dispatched {
  return { type, class: queueClass, runs, latenessMs, more: false };
}
