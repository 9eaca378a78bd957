import type { Books } from '../../support/invariants/books.ts';
import type { Place } from '../place.ts';
import type { Traffic } from '../traffic.ts';
import { syncSome } from './demo.ts';
import { onlyRevision } from './rollout.ts';
import { whileBatchesRun } from './steady-batches.ts';

/** Every pod of ours is replaced while batches run, one of them begun before: all end as Finished, and no API request fails. */
export async function upgrade(place: Place, traffic: Traffic, say: (line: string) => void): Promise<Books> {
  const { books, line } = await whileBatchesRun(place, { name: 'Upgraded Ltd', prefix: 'U' }, async () => {
    await place.release.upgrade('2');
    await onlyRevision(place, '2');
  });
  say(line);
  say(await traffic.sinceLast());
  return books;
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
