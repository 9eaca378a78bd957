import { quickBooksListNames, quickBooksLists, type QuickBooksList } from '@autosync/contracts';
import { finishListRead, listReads, saveListEntries, withFence } from '@autosync/records';
import type { QboEntityName } from '@autosync/qbo';
import { errorCode } from '@autosync/core';
import { readUntil } from '../../change-capture.ts';
import { readQbo } from '../../reading.ts';
import type { Slice } from '../../slice.ts';
import { toListEntry } from './list-entry.ts';
import { followLists, isTold } from './list-following.ts';
import { anyActivity } from './name-queries.ts';

const PAGE = 1000;
/** No list is longer than what a company may have a hundred times over; an answer that never ends does. */
const MOST_PAGES = 200;

/**
 * Brings all of QBO's lists up to date: by what changed since, in one metered call, where that can be told; else whole, a thousand
 * entries per call and never more than these in memory.
 */
export async function readLists(slice: Slice): Promise<void> {
  const { tenantId, companyId } = slice.event;
  const reads = await slice.db.withTenant(tenantId, (tx) => listReads(tx, companyId));
  const told = new Map(reads.map((read) => [read.entity, read.told]));
  const followed = await followLists(slice, reads);
  for (const list of quickBooksListNames) {
    const { entity } = quickBooksLists[list];
    if (followed.has(entity)) continue;
    try {
      await readList(slice, list, told.get(entity) ?? 0);
    } catch (error) {
      // A plan without classes or locations refuses to show them; the other lists are there all the same.
      if (errorCode(error) !== 'qbo-fault') throw error;
      slice.logger.warn({ list, err: error }, 'a list of QuickBooks could not be read');
    }
  }
}

async function readList(slice: Slice, list: QuickBooksList, toldBefore: number): Promise<void> {
  const { tenantId, companyId } = slice.event;
  const entity: QboEntityName = quickBooksLists[list].entity;
  const startedAt = slice.clock.now();
  let followedTo: Date | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readQbo(slice, () =>
      slice.qbo.query(entity, [anyActivity], {
        orderBy: 'Id',
        startPosition: page * PAGE + 1,
        maxResults: PAGE,
      }),
    );
    const entries = answer.body.map((row) => toListEntry(list, { ...row }));
    if (page === 0 && isTold(entity)) followedTo = readUntil(answer.serverDate, startedAt);
    const known = { tenantId, companyId, entity, followedTo, toldBefore, now: slice.clock.now() };
    await withFence(slice.db, slice.fence, async (tx) => {
      if (entries.length > 0) await saveListEntries(tx, { ...known, entries });
      if (entries.length < PAGE) await finishListRead(tx, { ...known, startedAt });
    });
    if (entries.length < PAGE) return;
  }
}
