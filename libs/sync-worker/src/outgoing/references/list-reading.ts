import { quickBooksListNames, quickBooksLists, type QuickBooksList } from '@autosync/contracts';
import { finishListRead, saveListEntries, withFence } from '@autosync/records';
import type { QboEntityName } from '@autosync/qbo';
import { errorCode } from '@autosync/core';
import { readQbo } from '../../reading.ts';
import type { Slice } from '../../slice.ts';
import { toListEntry } from './list-entry.ts';
import { anyActivity } from './name-queries.ts';

const PAGE = 1000;
/** No list is longer than what a company may have a hundred times over; an answer that never ends does. */
const MOST_PAGES = 200;

/** Reads all of QBO's lists anew, a thousand entries per metered call and never more than these in memory. */
export async function readLists(slice: Slice): Promise<void> {
  for (const list of quickBooksListNames) {
    try {
      await readList(slice, list);
    } catch (error) {
      // A plan without classes or locations refuses to show them; the other lists are there all the same.
      if (errorCode(error) !== 'qbo-fault') throw error;
      slice.logger.warn({ list, err: error }, 'a list of QuickBooks could not be read');
    }
  }
}

async function readList(slice: Slice, list: QuickBooksList): Promise<void> {
  const { tenantId, companyId } = slice.event;
  const entity: QboEntityName = quickBooksLists[list].entity;
  const startedAt = slice.clock.now();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await readQbo(slice, () =>
      slice.qbo.query(entity, [anyActivity], {
        orderBy: 'Id',
        startPosition: page * PAGE + 1,
        maxResults: PAGE,
      }),
    );
    const entries = answer.body.map((row) => toListEntry(list, { ...row }));
    const now = slice.clock.now();
    await withFence(slice.db, slice.fence, async (tx) => {
      if (entries.length > 0) await saveListEntries(tx, { tenantId, companyId, entity, entries, now });
      if (entries.length < PAGE) await finishListRead(tx, { tenantId, companyId, entity, startedAt, now });
    });
    if (entries.length < PAGE) return;
  }
}
