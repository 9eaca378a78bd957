import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forAllTenants } from '../../src/data-access/all-tenants.ts';
import { deleteOldFinishedBatches, deleteOldRuns } from '../../src/data-access/retention.ts';
import { cancelRun } from '../../src/operations/cancel-run.ts';
import { takeBatchFinished } from '../../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { runOf } from '../support/looking.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aCompany, at, minute, queue, timing, type Key } from '../support/queue.ts';

describe('retention', () => {
  let database: ServiceDatabase;
  let key: Key;
  const limits = (now: Date) => ({ keepMs: 60 * minute, limit: 10, now });

  beforeAll(async () => {
    database = await serviceDatabase();
    key = await aCompany(database.db, database.owner);
  });
  afterAll(() => database.close());

  it('forgets ended runs that are old enough, never open ones', async () => {
    const open = await queue(database.db, key, { now: at(0) });
    const ended = await queue(database.db, key, { now: at(0) });
    await cancelRun(database.db, ended, { timing, now: at(0) });
    const deleteOld = (now: Date) => forAllTenants(database.db, (tx) => deleteOldRuns(tx, limits(now)));
    expect(await deleteOld(at(60))).toBe(0);
    expect(await deleteOld(at(61))).toBe(1);
    expect(await runOf(database.owner, ended.batchId)).toBeUndefined();
    expect(await runOf(database.owner, open.batchId)).toBeDefined();
  });

  it('forgets which batches were counted when no event of them can come any more', async () => {
    await takeBatchFinished(database.db, aFinishedBatch(key), { disconnectAfter: 3, now: at(0) });
    const deleteOld = (now: Date) => forAllTenants(database.db, (tx) => deleteOldFinishedBatches(tx, limits(now)));
    expect(await deleteOld(at(60))).toBe(0);
    expect(await deleteOld(at(61))).toBe(1);
  });
});
