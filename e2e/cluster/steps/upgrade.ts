import { AutosyncError } from '@autosync/core';
import type { Books } from '../../support/invariants/books.ts';
import { batchUnderWay } from '../../support/under-way.ts';
import type { Place } from '../place.ts';
import type { Traffic } from '../traffic.ts';
import { finished, syncSome } from './demo.ts';
import { onlyRevision, podsThatWorked } from './rollout.ts';

/** Enough for minutes, in which all pods are replaced. */
const count = 500;
const recoveryMs = 300_000;

/** Every pod of ours is replaced in the middle of a batch: it goes on where it was, and no API request fails. */
export async function upgrade(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const batch = await batchUnderWay(place, { name: 'Upgraded Ltd', prefix: 'U', count });
  const { company, items, id } = batch;
  await place.release.upgrade('2');
  const { counts, state } = await company.batch(id);
  say(`upgraded; meanwhile ${counts.done} of ${count} records are done (${state})`);
  await onlyRevision(place, '2');
  say(await finished(company, id, recoveryMs));
  // The pods of before are gone, and they had begun it: one of the new ones must have gone on.
  const worked = await podsThatWorked(place, company.id);
  if (worked.length === 0) throw new AutosyncError('not-in-the-middle', 'the batch had ended before the pods changed');
  say(await traffic.sinceLast());
  return { company, items };
}

/** Back to the revision before, and the system goes on. */
export async function rollback(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  await place.release.rollback(1);
  await onlyRevision(place, undefined);
  const company = await place.company('Rolled back Ltd');
  const { books, line } = await syncSome(company, { prefix: 'B', count: 25 });
  say(line);
  say(await traffic.sinceLast());
  return books;
}
