import { AutosyncError } from '@autosync/core';
import type { JudgedItem } from '../domain/judge-items.ts';
import type { Fault } from '../errors.ts';
import { takeRecords } from './take-records.ts';
import type { RecordsInput, TakenRecord } from './take-records.ts';

type RefusedItem = { externalId: string | null; outcome: 'refused'; errors: Fault[] };

/** Stores the items that are good; the answer has the others in their places, with what is wrong with them. */
export async function takeEach(
  deps: Parameters<typeof takeRecords>[0],
  owner: Omit<RecordsInput, 'records'>,
  judged: readonly JudgedItem[],
): Promise<(TakenRecord | RefusedItem)[]> {
  const records = judged.filter((one) => 'content' in one);
  const taken = await takeRecords(deps, { ...owner, records });
  const byId = new Map(taken.map((record) => [record.externalId, record]));
  return judged.map((one) => {
    if ('faults' in one) return { externalId: one.externalId, outcome: 'refused', errors: [...one.faults] };
    const record = byId.get(one.externalId);
    if (record === undefined) throw new AutosyncError('record-not-stored', 'a record was neither stored nor found');
    return record;
  });
}
