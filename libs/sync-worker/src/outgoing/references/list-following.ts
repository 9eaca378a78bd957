import { quickBooksListNames, quickBooksLists, type QuickBooksList } from '@autosync/contracts';
import { errorCode } from '@autosync/core';
import type { QboEntityName } from '@autosync/qbo';
import type { Tx } from '@autosync/db';
import {
  followList,
  hasEntriesBelow,
  listEntriesById,
  stopFollowing,
  withFence,
  type ListEntry,
  type ListRead,
} from '@autosync/records';
import { isReset } from '../../books-reset.ts';
import { CAPTURE_OVERLAP_MS, CAPTURE_REACH_MS, MOST_CAPTURED, readUntil } from '../../change-capture.ts';
import { readQbo } from '../../reading.ts';
import type { Slice } from '../../slice.ts';
import { toListEntry } from './list-entry.ts';

/** A list of which changes are told since it was read: `followedTo` says until when they are in it. */
type Followable = ListRead & { list: QuickBooksList; followedTo: Date };

type Rows = { live: readonly object[]; deleted: readonly { Id: string }[] };
type Changes = { of: Partial<Record<string, Rows>>; count: number; until: Date };

/** Entities whose changes nothing tells (docs/quickbooks.md#changes). */
const UNTOLD: ReadonlySet<string> = new Set(['TaxCode']);

export const isTold = (entity: string): boolean => !UNTOLD.has(entity);

/** The lists among these that can be brought up to date by what changed since. */
function followable(reads: readonly ListRead[], now: Date): Followable[] {
  const lists = quickBooksListNames.flatMap((list) => {
    const read = reads.find(({ entity }) => entity === quickBooksLists[list].entity);
    if (read === undefined || read.followedTo === null) return [];
    const ageMs = now.getTime() - read.followedTo.getTime();
    const reached = ageMs < CAPTURE_REACH_MS && ageMs > -CAPTURE_OVERLAP_MS;
    return reached ? [{ ...read, list, followedTo: read.followedTo }] : [];
  });
  // Locked in this order, as by those who note what webhooks tell.
  return lists.sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

/**
 * Brings lists up to date with one metered call, and answers which are. Where that cannot be told (too much changed; a parent was
 * renamed, and its children with it) it is not asked for again until the list is read whole.
 */
export async function followLists(slice: Slice, reads: readonly ListRead[]): Promise<ReadonlySet<string>> {
  const lists = followable(reads, slice.clock.now());
  if (lists.length === 0) return new Set();
  const changes = await changesOf(slice, lists);
  if (changes === undefined) return new Set();
  const { tenantId, companyId } = slice.event;
  const now = slice.clock.now();
  return withFence(slice.db, slice.fence, async (tx) => {
    const followed = new Set<string>();
    for (const { list, entity, told } of lists) {
      const rows = toldInFull(changes, entity);
      const changed = rows?.live.map((row) => toListEntry(list, { ...row })) ?? [];
      if (rows === undefined || (await movesOthers(tx, { companyId, list, changed }))) {
        await stopFollowing(tx, { companyId, entity });
        continue;
      }
      const known = { tenantId, companyId, entity, followedTo: rows.until, toldBefore: told, now };
      await followList(tx, { ...known, changed, goneIds: rows.deleted.map(({ Id }) => Id) });
      followed.add(entity);
    }
    return followed;
  });
}

/** Others stand below one of these, whose full name is another than before: theirs are, too, and nothing tells of it. */
async function movesOthers(
  tx: Tx,
  { companyId, list, changed }: { companyId: string; list: QuickBooksList; changed: readonly ListEntry[] },
): Promise<boolean> {
  const { entity, nested } = quickBooksLists[list];
  if (!nested || changed.length === 0) return false;
  const names = new Map(changed.map(({ qboId, fullKey }) => [qboId, fullKey]));
  const before = await listEntriesById(tx, { companyId, entity, qboIds: [...names.keys()] });
  const formerKeys = before.flatMap(({ qboId, fullKey }) => (names.get(qboId) === fullKey ? [] : [fullKey]));
  return formerKeys.length > 0 && hasEntriesBelow(tx, { companyId, entity, fullKeys: formerKeys });
}

/** Undefined: QuickBooks does not answer this question, as when one of its objects is broken (10000); others it may. */
async function changesOf(slice: Slice, lists: readonly Followable[]): Promise<Changes | undefined> {
  const entities: QboEntityName[] = lists.map(({ list }) => quickBooksLists[list].entity);
  const since = new Date(Math.min(...lists.map(({ followedTo }) => followedTo.getTime())) - CAPTURE_OVERLAP_MS);
  const askedAt = slice.clock.now();
  return readQbo(slice, async () => {
    try {
      const { body, serverDate } = await slice.qbo.changeDataCapture(entities, since);
      return { ...body, until: readUntil(serverDate, askedAt) };
    } catch (error) {
      const refused = ['qbo-fault', 'qbo-unavailable', 'qbo-ambiguous'].includes(errorCode(error) ?? '');
      if (!refused || isReset(error)) throw error;
      slice.logger.warn({ err: error }, 'QuickBooks does not tell what changed in its lists');
      return undefined;
    }
  });
}

/** Whether a thousand is the limit of an answer or of each entity is open; more than that in one answer shows that it is each one's. */
function toldInFull({ of, count, until }: Changes, entity: string): (Rows & { until: Date }) | undefined {
  const rows = of[entity];
  if (rows === undefined || count === MOST_CAPTURED) return undefined;
  return rows.live.length + rows.deleted.length < MOST_CAPTURED ? { ...rows, until } : undefined;
}
