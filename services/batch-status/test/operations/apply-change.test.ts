import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchFinishedEvent } from '@autosync/contracts';
import type { BatchHeader } from '../../src/domain/batch.ts';
import { applyChange } from '../../src/operations/apply-change.ts';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { getBatch } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { eventsOf } from '../support/outbox.ts';
import { aFailure, aHeader, anAction } from '../support/samples.ts';

const at = new Date('2099-01-01T00:00:00.000Z');

describe('applyChange', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = { ...(await serviceDatabase()), now: () => at };
  });
  afterAll(() => context.close());

  const apply = (header: BatchHeader, change: 'queued' | 'cancelled' | 'cancelRequested') =>
    applyChange(context, { header, change, at });
  const fail = (header: BatchHeader) =>
    applyChange(context, { header, change: 'failed', category: 'platform', reason: 'lease-expired', at });
  const events = async (header: BatchHeader) =>
    (await eventsOf(context.owner, header.batchId)).map((event) => batchFinishedEvent.decode(event));
  const progress = (header: BatchHeader) =>
    reportProgress(context, { ...header, done: 1, total: 2, step: 'waiting-for-quickbooks' });

  it('queued before the start: the batch is visible, and starts', async () => {
    const header = aHeader({ trigger: 'manual' });
    expect(await apply(header, 'queued')).toBeNull();
    expect(await getBatch(context, header)).toMatchObject({ ...header, state: 'notStarted' });
    expect(await startBatch(context, { header, state: 'running', total: 2 })).toBe('running');
  });

  it('queued after the start, or twice, changes nothing', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 2 });
    const before = await getBatch(context, header);
    await apply(header, 'queued');
    await apply(header, 'queued');
    expect(await getBatch(context, header)).toEqual(before);
  });

  it.each(['notStarted', 'running'] as const)('cancelled ends a batch that is %s, once', async (state) => {
    const header = aHeader();
    await startBatch(context, { header, state, total: 0 });
    expect(await apply(header, 'cancelled')).toMatchObject({ state: 'cancelled' });
    expect(await apply(header, 'cancelled')).toBeNull();
    expect(await getBatch(context, header)).toMatchObject({ state: 'cancelled', finishedAt: at });
    expect(await events(header)).toMatchObject([{ state: 'cancelled', finishedAt: at.toISOString() }]);
  });

  it('cancelled as the first thing we hear makes a cancelled batch that no start revives', async () => {
    const header = aHeader();
    await apply(header, 'cancelled');
    await apply(header, 'queued');
    expect(await startBatch(context, { header, state: 'running', total: 9 })).toBe('cancelled');
    expect(await getBatch(context, header)).toMatchObject({ state: 'cancelled', startedAt: null });
  });

  it('cancelRequested is answered to the worker, and the batch goes on until that ends it', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 2 });
    expect(await progress(header)).toEqual({ cancelRequested: false });
    await apply(header, 'cancelRequested');
    expect(await progress(header)).toEqual({ cancelRequested: true });
    expect(await getBatch(context, header)).toMatchObject({ state: 'running', cancelRequested: true });

    await recordResults(context, {
      ...header,
      actions: [anAction(), anAction({ state: 'skipped', category: 'platform', code: 'cancelled' })],
    });
    const end = { outcome: 'cancelled', category: null, reason: null, expectedActions: 2, at } as const;
    expect(await finishBatch(context, { ...header, end })).toMatchObject({ state: 'cancelled' });
  });

  it('cancelRequested before the start is not forgotten', async () => {
    const header = aHeader();
    await apply(header, 'cancelRequested');
    await apply(header, 'queued');
    await startBatch(context, { header, state: 'running', total: 2 });
    expect(await progress(header)).toEqual({ cancelRequested: true });
  });

  it('failed closes the batch with the actions it has, once', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 40 });
    await recordResults(context, { ...header, actions: [anAction(), aFailure({ category: 'upstream' })] });
    expect(await fail(header)).toMatchObject({ state: 'finishedWithError' });
    expect(await fail(header)).toBeNull();
    expect(await getBatch(context, header)).toMatchObject({ category: 'platform', reason: 'lease-expired' });
    expect(await events(header)).toMatchObject([
      { state: 'finishedWithError', counts: { total: 2, succeeded: 1, failed: 1 }, failures: { upstream: 1 } },
    ]);
  });

  it.each(['cancelled', 'cancelRequested', 'queued', 'failed'] as const)(
    '%s after the end changes nothing',
    async (change) => {
      const header = aHeader();
      await startBatch(context, { header, state: 'running', total: 0 });
      const end = { outcome: 'finished', category: null, reason: null, expectedActions: 0, at } as const;
      await finishBatch(context, { ...header, end });
      const before = await getBatch(context, header);
      expect(await (change === 'failed' ? fail(header) : apply(header, change))).toBeNull();
      expect(await getBatch(context, header)).toEqual(before);
      expect(await events(header)).toHaveLength(1);
    },
  );
});
