import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyChange } from '../../src/operations/apply-change.ts';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { getBatch } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

const HOUR_MS = 3_600_000;

/** A worker reports progress by itself, while its start, results and finish come through an outbox, later. */
describe('a report that comes before the start', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  async function aQueuedBatch() {
    const header = aHeader();
    await applyChange(context, { header, change: 'queued', at: new Date() });
    return header;
  }

  it('is never shown as work of a batch that has not yet started: progress', async () => {
    const header = await aQueuedBatch();
    await reportProgress(context, { ...header, done: 3, total: 3, step: 'syncing' });
    expect(await getBatch(context, header)).toMatchObject({
      state: 'running',
      reported: { done: 3, total: 3 },
      startedAt: expect.any(Date),
    });
    const { startedAt } = await getBatch(context, header);
    await startBatch(context, { header, state: 'running', total: 2 });
    expect(await getBatch(context, header)).toMatchObject({ state: 'running', startedAt, reported: { total: 3 } });
  });

  it('is never shown as work of a batch that has not yet started: results', async () => {
    const header = await aQueuedBatch();
    await recordResults(context, { ...header, actions: [anAction()] });
    expect(await getBatch(context, header)).toMatchObject({ state: 'running', startedAt: expect.any(Date) });
  });

  it('does not open again what was cancelled', async () => {
    const header = await aQueuedBatch();
    await applyChange(context, { header, change: 'cancelled', at: new Date() });
    expect(await reportProgress(context, { ...header, done: 1, total: 3, step: 'syncing' })).toEqual({
      cancelRequested: true,
    });
    await recordResults(context, { ...header, actions: [anAction()] });
    await startBatch(context, { header, state: 'running', total: 3 });
    expect(await getBatch(context, header)).toMatchObject({ state: 'cancelled', reason: 'cancelled' });
  });
});

describe('a batch of a worker', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  const end = (aheadMs: number) =>
    ({
      outcome: 'cancelled',
      category: null,
      reason: null,
      expectedActions: 1,
      at: new Date(Date.now() + aheadMs),
    }) as const;

  it.each([
    ['an hour ahead', HOUR_MS],
    ['an hour behind', -HOUR_MS],
  ])(
    'whose clock is %s neither ends in the future, nor before it began, nor begins before it was made',
    async (_, aheadMs) => {
      const header = aHeader({ createdAt: new Date() });
      const before = Date.now();
      await startBatch(context, { header, state: 'running', total: 1 });
      const at = new Date(Date.now() + aheadMs);
      await recordResults(context, { ...header, actions: [anAction({ at })] });
      await finishBatch(context, { ...header, end: end(aheadMs) });
      const { startedAt, finishedAt } = await getBatch(context, header);
      // Both clocks are those of this machine, so a second is plenty.
      expect(startedAt?.getTime()).toBeGreaterThanOrEqual(before - 1000);
      expect(finishedAt?.getTime()).toBeGreaterThanOrEqual(startedAt?.getTime() ?? 0);
      expect(finishedAt?.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    },
  );

  it('that is cancelled says so, also when its worker gives no reason', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 1 });
    await recordResults(context, { ...header, actions: [anAction()] });
    await finishBatch(context, { ...header, end: end(0) });
    expect(await getBatch(context, header)).toMatchObject({ state: 'cancelled', reason: 'cancelled' });
  });
});
