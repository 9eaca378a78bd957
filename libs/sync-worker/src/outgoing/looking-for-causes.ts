import { freeRecords, listWaitingRecords, withFence, type Cause, type WaitingRecord } from '@autosync/records';
import { errorCode, toError } from '@autosync/core';
import { isOfTheSlice } from './containment.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';

/** Says which of the causes are gone, by key. One look for all records of a cause, in few calls. */
export type Look = (causes: readonly Cause[]) => Promise<ReadonlySet<string>>;

/** Bounds of one cycle; where more waits, another part of it gets its turn in the next one. */
const MOST_RECORDS = 5000;
const MOST_CAUSES_PER_LOOK = 300;

/**
 * The cycle's look for the causes of failed records: those whose causes are all gone belong to this run. Answers how many.
 * A look that fails frees nobody, and keeps nobody else's look from being done.
 */
export async function lookForCauses(slice: OutgoingSlice, looks: Readonly<Record<string, Look>>): Promise<number> {
  const { tenantId, companyId, type, runId } = slice.event;
  const waiting = await slice.db.withTenant(tenantId, (tx) =>
    listWaitingRecords(tx, { companyId, type, seed: runId, limit: MOST_RECORDS }),
  );
  if (waiting.length === 0) return 0;

  const gone = new Map<string, ReadonlySet<string>>();
  for (const [name, causes] of causesByLook(waiting)) {
    const look = looks[name];
    if (look !== undefined) gone.set(name, await contained(slice, name, () => look(causes)));
  }
  const isGone = ({ look, key }: Cause) => gone.get(look)?.has(key) === true;
  const recordIds = waiting.filter(({ causes }) => causes.every(isGone)).map(({ recordId }) => recordId);
  if (recordIds.length === 0) return 0;
  return withFence(slice.db, slice.fence, async (tx) => {
    const freed = await freeRecords(tx, { recordIds, pendingSince: slice.start.firstStartedAt });
    if (!slice.batchIsOpen()) await slice.openBatch(tx, freed);
    return freed;
  });
}

/** Each cause once, by its look. */
function causesByLook(waiting: readonly WaitingRecord[]): Map<string, Cause[]> {
  const distinct = new Map(
    waiting.flatMap(({ causes }) => causes).map((cause) => [`${cause.look} ${cause.key}`, cause]),
  );
  const byLook = Map.groupBy(distinct.values(), ({ look }) => look);
  return new Map([...byLook].map(([look, causes]) => [look, causes.slice(0, MOST_CAUSES_PER_LOOK)]));
}

async function contained(
  slice: OutgoingSlice,
  look: string,
  work: () => Promise<ReadonlySet<string>>,
): Promise<ReadonlySet<string>> {
  try {
    return await work();
  } catch (error) {
    if (isOfTheSlice(error)) throw error;
    slice.logger.error({ look, errorCode: errorCode(error), err: toError(error) }, 'a cause could not be looked for');
    return new Set();
  }
}
