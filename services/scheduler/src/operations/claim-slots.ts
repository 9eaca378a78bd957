import type { Db } from '@autosync/db';
import { forAllTenantsOften } from '../data-access/all-tenants.ts';
import { claimDueSlots, peekNextDue, type Claimed } from '../data-access/claim.ts';

export type ClaimRound = {
  claimed: Claimed[];
  /** Milliseconds until the next slot is due; 0 or less: now. Null when nothing is scheduled. */
  nextDueInMs: number | null;
};

/** One round of the claim (docs/protocol.md#claim), and how long nothing more will be due. */
export async function claimRound(db: Db, { limit, now }: { limit: number; now: Date | null }): Promise<ClaimRound> {
  return forAllTenantsOften(db, async (tx) => {
    const claimed = await claimDueSlots(tx, { limit, now });
    return { claimed, nextDueInMs: await peekNextDue(tx, { now }) };
  });
}
