import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureActionPartitions } from '../../src/data-access/actions.ts';
import { forgetOld } from '../../src/data-access/retention.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { getBatch, pageOfActions } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

const DAY_MS = 86_400_000;

describe('the retention of batches', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
    for (const now of ['2030-01-10', '2030-03-10', '2030-05-10']) {
      await context.db.withoutTenant((tx) => ensureActionPartitions(tx, new Date(now)));
    }
  });
  afterAll(() => context.close());

  async function aBatchOf(createdAt: string) {
    const header = aHeader({ createdAt: new Date(createdAt) });
    await startBatch(context, { header, state: 'running', total: 2 });
    await recordResults(context, { ...header, actions: [anAction(), anAction()] });
    return header;
  }

  const forget = (now: string, page = 10) =>
    context.db.withoutTenant((tx) => forgetOld(tx, { keepMs: 30 * DAY_MS, page, now: new Date(now) }));

  async function forgetAll(now: string, page = 10): Promise<{ batches: number; months: number }> {
    const gone = await forget(now, page);
    if (gone.batches + gone.months === 0) return gone;
    const rest = await forgetAll(now, page);
    return { batches: gone.batches + rest.batches, months: gone.months + rest.months };
  }

  const partitions = async () => {
    const { rows } = await context.owner.withoutTenant((tx) =>
      tx.query<{ name: string }>({
        text: `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'batch.actions'::regclass
          order by 1`,
      }),
    );
    return rows.map(({ name }) => name);
  };

  it('takes whole months: their batches page by page, also those that never ended, then their actions', async () => {
    const [january, february] = [await aBatchOf('2030-01-15T00:00:00Z'), await aBatchOf('2030-02-15T00:00:00Z')];
    await finishBatch(context, {
      ...january,
      end: { outcome: 'finished', category: null, reason: null, expectedActions: 2, at: new Date() },
    });
    for (let n = 0; n < 5; n += 1) await aBatchOf('2030-01-20T00:00:00Z');
    const march = await aBatchOf('2030-03-01T00:00:00Z');

    // The month of the first instant that is kept is kept as a whole.
    expect(await forgetAll('2030-02-28T00:00:00Z')).toEqual({ batches: 0, months: 0 });
    expect(await forget('2030-03-31T12:00:00Z', 4)).toEqual({ batches: 4, months: 0 });
    expect(await forgetAll('2030-03-31T12:00:00Z', 4)).toEqual({ batches: 3, months: 2 });
    expect(await partitions()).toEqual([
      'batch.actions_2030_03',
      'batch.actions_2030_04',
      'batch.actions_2030_05',
      'batch.actions_2030_06',
      'batch.actions_default',
    ]);
    await expect(getBatch(context, february)).rejects.toMatchObject({ code: 'not-found' });
    const actions = await pageOfActions(context, { ...march, states: [], codes: [], after: null, limit: 10 });
    expect(actions.items).toHaveLength(2);
    expect(await getBatch(context, march)).toMatchObject({ counts: { succeeded: 2 } });
  });

  it('takes actions that no month had taken', async () => {
    const old = await aBatchOf('2029-06-15T00:00:00Z');
    await forgetAll('2030-03-15T00:00:00Z');
    const { rows } = await context.owner.withoutTenant((tx) =>
      tx.query({ text: 'select 1 from batch.actions where batch_id = $1', values: [old.batchId] }),
    );
    expect(rows).toEqual([]);
  });

  it('is safe by several processes at once', async () => {
    for (let n = 0; n < 20; n += 1) await aBatchOf('2030-03-20T00:00:00Z');
    const now = '2030-05-15T00:00:00Z';
    const gone = await Promise.all([forgetAll(now, 3), forgetAll(now, 3), forgetAll(now, 3)]);
    expect(gone.reduce((sum, { batches }) => sum + batches, 0)).toBe(21);
  });

  it('leaves late reports of a forgotten batch without effect: progress is answered, results have no batch', async () => {
    const gone = await aBatchOf('2029-01-15T00:00:00Z');
    await forgetAll('2030-03-15T00:00:00Z');
    expect(await reportProgress(context, { ...gone, done: 1, total: 2, step: null })).toEqual({
      cancelRequested: false,
    });
    await expect(recordResults(context, { ...gone, actions: [anAction()] })).rejects.toMatchObject({
      code: 'batch-unknown',
      retryable: true,
    });
  });

  it('gives the service no way to delete by itself', async () => {
    for (const table of ['batch.batches', 'batch.actions', 'batch.actions_default']) {
      const deleting = context.db.withAllTenants((tx) => tx.query({ text: `delete from ${table}` }));
      await expect(deleting).rejects.toMatchObject({ details: { sqlState: '42501' } });
    }
  });
});
