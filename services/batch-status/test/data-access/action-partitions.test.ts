import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureActionPartitions } from '../../src/data-access/actions.ts';
import { getBatch, pageOfActions } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

describe('the partitions of the actions', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  const ensure = (now: string) => context.db.withoutTenant((tx) => ensureActionPartitions(tx, new Date(now)));

  async function partitionOf(batchId: string): Promise<string[]> {
    const { rows } = await context.owner.withoutTenant((tx) =>
      tx.query<{ partition: string }>({
        text: 'select distinct tableoid::regclass::text as partition from batch.actions where batch_id = $1',
        values: [batchId],
      }),
    );
    return rows.map(({ partition }) => partition);
  }

  async function aBatchOf(createdAt: string) {
    const header = aHeader({ createdAt: new Date(createdAt) });
    await startBatch(context, { header, state: 'running', total: 2 });
    await recordResults(context, { ...header, actions: [anAction(), anAction()] });
    return header;
  }

  it('are made for this month and the next, once, in UTC and over the year’s end', async () => {
    expect(await ensure('2031-12-31T23:59:59.999Z')).toBe(2);
    expect(await ensure('2031-12-01T00:00:00.000Z')).toBe(0);
    expect(await ensure('2032-01-15T00:00:00.000Z')).toBe(1);
  });

  it('are made once by callers at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => ensure('2041-06-15T00:00:00.000Z')));
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('take a batch by the month of its creation', async () => {
    await ensure('2051-04-10T00:00:00.000Z');
    const [april, may] = [await aBatchOf('2051-04-30T23:59:59.999Z'), await aBatchOf('2051-05-01T00:00:00.000Z')];
    expect(await partitionOf(april.batchId)).toEqual(['batch.actions_2051_04']);
    expect(await partitionOf(may.batchId)).toEqual(['batch.actions_2051_05']);
  });

  it('that come late take what waited in the default partition, and nothing is lost', async () => {
    const header = await aBatchOf('2061-08-10T00:00:00.000Z');
    const other = await aBatchOf('2061-11-10T00:00:00.000Z');
    expect(await partitionOf(header.batchId)).toEqual(['batch.actions_default']);
    await ensure('2061-08-20T00:00:00.000Z');
    expect(await partitionOf(header.batchId)).toEqual(['batch.actions_2061_08']);
    expect(await partitionOf(other.batchId)).toEqual(['batch.actions_default']);
    const { items } = await pageOfActions(context, { ...header, states: [], codes: [], after: null, limit: 10 });
    expect(items).toHaveLength(2);
    expect((await getBatch(context, header)).counts.succeeded).toBe(2);
  });
});
