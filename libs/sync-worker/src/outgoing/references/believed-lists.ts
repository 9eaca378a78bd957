import { listReads, type ListRead } from '@autosync/records';
import type { OutgoingSlice } from '../outgoing-slice.ts';
import { followLists } from './list-following.ts';

/** A list that was read or followed within this time is believed, unless a webhook told that it changed since. */
const LIST_MAX_AGE_MS = 86_400_000;

/** Which of QBO's lists are as QBO has them. The first that is needed and is not is followed, and all others with it, once per slice. */
export function createBelievedLists(slice: OutgoingSlice) {
  const { tenantId, companyId } = slice.event;
  let known: Promise<readonly ListRead[]> | undefined;
  let followed: Promise<ReadonlySet<string>> | undefined;

  function isFresh({ readAt, told }: ListRead): boolean {
    return told === 0 && readAt.getTime() >= slice.clock.now().getTime() - LIST_MAX_AGE_MS;
  }

  return {
    /** False: only QBO itself can tell. */
    async isBelieved(entity: string): Promise<boolean> {
      known ??= slice.db.withTenant(tenantId, (tx) => listReads(tx, companyId));
      const reads = await known;
      const read = reads.find((one) => one.entity === entity);
      if (read === undefined || isFresh(read)) return read !== undefined;
      if (read.followedTo === null) return false;
      followed ??= followLists(slice, reads);
      return (await followed).has(entity);
    },
  };
}
