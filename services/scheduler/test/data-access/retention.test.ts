import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forAllTenants } from '../../src/data-access/all-tenants.ts';
import { deleteOldFinishedBatches, deleteOldRuns, deleteRemovedCompanies } from '../../src/data-access/retention.ts';
import { cancelRun } from '../../src/operations/cancel-run.ts';
import { takeBatchFinished } from '../../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, openRuns, runOf } from '../support/looking.ts';
import { aFinishedBatch } from '../support/progress.ts';
import { aCompany, at, dispatch, minute, push, queue, timing, type Key } from '../support/queue.ts';

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
    await takeBatchFinished(database.db, aFinishedBatch(key), { disconnectAfter: 3, timing, now: at(0) });
    const deleteOld = (now: Date) => forAllTenants(database.db, (tx) => deleteOldFinishedBatches(tx, limits(now)));
    expect(await deleteOld(at(60))).toBe(0);
    expect(await deleteOld(at(61))).toBe(1);
  });

  it('forgets a removed company with its runs, also those that never ended, and nobody else', async () => {
    const other = await aCompany(database.db, database.owner);
    const kept = await queue(database.db, other, { now: at(0) });
    const gone = await aCompany(database.db, database.owner);
    await queue(database.db, gone, { now: at(0) });
    await dispatch(database.db, at(0));
    await push(database.db, gone, { removed: true, now: at(1) });
    expect(await openRuns(database.owner, gone)).toHaveLength(1);
    const deleteOld = (now: Date) => forAllTenants(database.db, (tx) => deleteRemovedCompanies(tx, limits(now)));
    expect(await deleteOld(at(61))).toBe(0);
    expect(await deleteOld(at(62))).toBe(1);
    expect(await openRuns(database.owner, gone)).toEqual([]);
    expect(await companyRow(database.owner, gone)).toBeUndefined();
    expect(await runOf(database.owner, kept.batchId)).toBeDefined();
  });

  it('keeps up: an hour of batches at a high rate is gone within seconds', async () => {
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `insert into schedule.finished_batches (batch_id, tenant_id, company_id, type, taken_at)
               select gen_random_uuid(), $1, $2, 'invoices', $3 from generate_series(1, 20000)`,
        values: [key.tenantId, key.companyId, at(0)],
      }),
    );
    const settings = { keepMs: 60 * minute, limit: 5000, now: at(100) };
    for (const left of [15_000, 10_000, 5000, 0]) {
      expect(await forAllTenants(database.db, (tx) => deleteOldFinishedBatches(tx, settings))).toBe(5000);
      expect(await countFinished()).toBe(left);
    }
  });

  async function countFinished(): Promise<number> {
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ count: number }>({ text: 'select count(*)::int as count from schedule.finished_batches' }),
    );
    return rows[0]!.count;
  }
});
