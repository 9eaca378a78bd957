import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTypes } from '@autosync/contracts';
import { addTypes } from '../../src/operations/add-types.ts';
import { manualClass, queueClassName, scheduledClassOf } from '../../src/domain/queue-classes.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';

describe('the classes of the queue', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());

  it('have names, in their order', () => {
    expect([manualClass, scheduledClassOf('payments'), scheduledClassOf('invoices')].map(queueClassName)).toEqual([
      'manual',
      'short',
      'rest',
    ]);
  });

  const lanes = recordTypes.flatMap((type) => [
    { type, class: manualClass },
    { type, class: scheduledClassOf(type) },
  ]);
  const inOrder = (list: readonly { type: string; class: number }[]) => list.map((lane) => JSON.stringify(lane)).sort();
  const readLanes = async () =>
    (
      await database.owner.withoutTenant((tx) =>
        tx.query<{ type: string; class: number }>({ text: 'select type, class from schedule.lanes' }),
      )
    ).rows;

  it('have a lane of dispatch for every type, or its runs would wait for ever', async () => {
    expect(inOrder(await readLanes())).toEqual(inOrder(lanes));
  });

  it('of a type that a release brings get their lanes when the scheduler starts, once', async () => {
    const forget = (table: string) =>
      database.owner.withoutTenant((tx) => tx.query({ text: `delete from schedule.${table} where type = 'payments'` }));
    await forget('lanes');
    await forget('type_heartbeats');
    await addTypes(database.db);
    await Promise.all([addTypes(database.db), addTypes(database.connect())]);
    expect(inOrder(await readLanes())).toEqual(inOrder(lanes));
  });

  it('have a sign of life for every type, or its broken runs would never fail', async () => {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ type: string }>({ text: 'select type from schedule.type_heartbeats order by type' }),
    );
    expect(rows.map(({ type }) => type)).toEqual([...recordTypes].sort());
  });
});
