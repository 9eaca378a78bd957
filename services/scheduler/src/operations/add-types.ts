import { recordTypes } from '@autosync/contracts';
import type { Db } from '@autosync/db';
import { forAllTenants } from '../data-access/all-tenants.ts';
import { addLanes } from '../data-access/known-types.ts';
import { manualClass, scheduledClassOf } from '../domain/queue-classes.ts';

/** Makes room in the queue for every record type: without a lane the runs of a new one would wait for ever. */
export async function addTypes(db: Db): Promise<void> {
  const lanes = recordTypes.flatMap((type) => [
    { type, class: manualClass },
    { type, class: scheduledClassOf(type) },
  ]);
  await forAllTenants(db, (tx) => addLanes(tx, lanes));
}
