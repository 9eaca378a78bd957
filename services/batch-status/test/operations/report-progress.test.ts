import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { applyChange } from '../../src/operations/apply-change.ts';
import { getBatch } from '../../src/operations/read-batches.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader } from '../support/samples.ts';

describe('reportProgress', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  async function aRunningBatch() {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 10 });
    return header;
  }

  it('shows done, total and step', async () => {
    const header = await aRunningBatch();
    await reportProgress(context, { ...header, done: 3, total: 12, step: 'waiting-for-quickbooks' });
    expect(await getBatch(context, header)).toMatchObject({
      reported: { done: 3, total: 12 },
      step: 'waiting-for-quickbooks',
    });
  });

  it('that comes late does not take anything back that was done', async () => {
    const header = await aRunningBatch();
    await reportProgress(context, { ...header, done: 7, total: 12, step: 'syncing' });
    await reportProgress(context, { ...header, done: 3, total: 12, step: 'syncing' });
    expect((await getBatch(context, header)).reported).toEqual({ done: 7, total: 12 });
  });

  it('that says nothing new writes nothing', async () => {
    const header = await aRunningBatch();
    await reportProgress(context, { ...header, done: 3, total: 12, step: 'syncing' });
    const before = await getBatch(context, header);
    await reportProgress(context, { ...header, done: 3, total: 12, step: 'syncing' });
    expect((await getBatch(context, header)).updatedAt).toEqual(before.updatedAt);
  });

  it('of an unknown batch, or another tenant’s, is answered with no', async () => {
    const header = await aRunningBatch();
    await applyChange(context, { header, change: 'cancelRequested', at: new Date() });
    const report = { done: 1, total: 2, step: null };
    const answers = await Promise.all([
      reportProgress(context, { ...report, tenantId: newId(), batchId: newId() }),
      reportProgress(context, { ...report, ...header, tenantId: newId() }),
    ]);
    expect(answers).toEqual([{ cancelRequested: false }, { cancelRequested: false }]);
    expect((await getBatch(context, header)).reported).toEqual({ done: 0, total: 10 });
  });

  it('of a cancelled batch is answered with yes, and leaves the batch as it is', async () => {
    const header = await aRunningBatch();
    await applyChange(context, { header, change: 'cancelled', at: new Date() });
    const before = await getBatch(context, header);
    const answer = await reportProgress(context, { ...header, done: 9, total: 12, step: 'syncing' });
    expect(answer).toEqual({ cancelRequested: true });
    expect(await getBatch(context, header)).toEqual(before);
  });
});
