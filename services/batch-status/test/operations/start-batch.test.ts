import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { getBatch } from '../../src/operations/read-batches.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader } from '../support/samples.ts';

describe('startBatch', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  it('keeps the whole header and makes the label', async () => {
    const header = aHeader({
      trigger: 'rerun',
      startDate: '2026-02-28',
      recordIds: [newId(), newId()],
      rerunOf: newId(),
      dryRun: true,
      previewId: newId(),
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      actor: 'Ada of Northwind',
    });
    await startBatch(context, { header, state: 'notStarted', total: 0 });
    const batch = await getBatch(context, header);
    expect(batch).toMatchObject({ ...header, label: '[Northwind IT] Invoices', state: 'notStarted', startedAt: null });
  });

  it('of a new batch that runs already notes its start', async () => {
    const header = aHeader();
    expect(await startBatch(context, { header, state: 'running', total: 40 })).toBe('running');
    const batch = await getBatch(context, header);
    expect(batch).toMatchObject({ state: 'running', reported: { done: 0, total: 40 } });
    expect(batch.startedAt).toBeInstanceOf(Date);
  });

  it('moves a waiting batch to running, and late or repeated calls change nothing', async () => {
    const header = aHeader({ trigger: 'manual' });
    expect(await startBatch(context, { header, state: 'notStarted', total: 0 })).toBe('notStarted');
    expect(await startBatch(context, { header, state: 'running', total: 40 })).toBe('running');
    const before = await getBatch(context, header);
    expect(await startBatch(context, { header, state: 'running', total: 99 })).toBe('running');
    const late = { ...header, companyName: 'Another name' };
    expect(await startBatch(context, { header: late, state: 'notStarted', total: 0 })).toBe('running');
    expect(await getBatch(context, header)).toEqual(before);
  });

  it('keeps progress that came before it', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'notStarted', total: 0 });
    await reportProgress(context, { ...header, done: 3, total: 200, step: 'syncing' });
    await startBatch(context, { header, state: 'running', total: 40 });
    expect((await getBatch(context, header)).reported).toEqual({ done: 3, total: 200 });
  });

  it('does not revive an ended batch', async () => {
    const header = aHeader();
    await startBatch(context, { header, state: 'running', total: 0 });
    const end = { outcome: 'finished', category: null, reason: null, expectedActions: 0, at: new Date() } as const;
    await finishBatch(context, { ...header, end });
    const before = await getBatch(context, header);
    expect(await startBatch(context, { header, state: 'running', total: 40 })).toBe('finished');
    expect(await getBatch(context, header)).toEqual(before);
  });

  it('makes one batch of calls at the same time', async () => {
    const header = aHeader();
    const states = (['running', 'notStarted', 'running', 'notStarted'] as const).map((state) =>
      startBatch(context, { header, state, total: 1 }),
    );
    await Promise.all(states);
    expect(await getBatch(context, header)).toMatchObject({ state: 'running' });
  });

  it('refuses an id that another tenant has, without changing or telling anything', async () => {
    const theirs = aHeader();
    await startBatch(context, { header: theirs, state: 'notStarted', total: 0 });
    const before = await getBatch(context, theirs);
    const ours = { ...aHeader(), batchId: theirs.batchId };
    await expect(startBatch(context, { header: ours, state: 'running', total: 1 })).rejects.toMatchObject({
      code: 'invalid-batch-id',
      retryable: false,
    });
    expect(await getBatch(context, theirs)).toEqual(before);
  });
});
