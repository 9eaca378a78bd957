import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchFinishedEvent, type BatchFinished } from '@autosync/contracts';
import type { Action } from '../../src/domain/action.ts';
import type { BatchHeader } from '../../src/domain/batch.ts';
import type { BatchEnd } from '../../src/operations/end-batch.ts';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { getBatch } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { eventsOf } from '../support/outbox.ts';
import { aFailure, aHeader, anAction } from '../support/samples.ts';

const at = new Date('2099-01-01T00:00:00.000Z');

describe('finishBatch', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = { ...(await serviceDatabase()), now: () => at };
  });
  afterAll(() => context.close());

  async function aBatchWith(actions: Action[], given: Partial<BatchHeader> = {}): Promise<BatchHeader> {
    const header = aHeader(given);
    await startBatch(context, { header, state: 'running', total: actions.length });
    await recordResults(context, { ...header, actions });
    return header;
  }

  const finish = (header: BatchHeader, expectedActions: number, end: Partial<BatchEnd> = {}) =>
    finishBatch(context, {
      ...header,
      end: { outcome: 'finished', category: null, reason: null, at, ...end, expectedActions },
    });
  const events = async (header: BatchHeader): Promise<BatchFinished[]> =>
    (await eventsOf(context.owner, header.batchId)).map((event) => batchFinishedEvent.decode(event));

  it('is refused until all actions are stored, then accepted', async () => {
    const header = await aBatchWith([anAction()]);
    await expect(finish(header, 2)).rejects.toMatchObject({
      code: 'actions-missing',
      retryable: true,
      details: { stored: 1, expected: 2 },
    });
    expect(await getBatch(context, header)).toMatchObject({ state: 'running', finishedAt: null });
    expect(await events(header)).toEqual([]);

    await recordResults(context, { ...header, actions: [anAction()] });
    expect(await finish(header, 2)).toMatchObject({ state: 'finished', ended: { batchId: header.batchId } });
    expect(await getBatch(context, header)).toMatchObject({ state: 'finished', finishedAt: at, step: null });
  });

  it('tells one fact with counts and failures by category, however often it is repeated', async () => {
    const header = await aBatchWith([
      anAction(),
      aFailure(),
      aFailure({ category: 'mapping' }),
      aFailure({ category: 'mapping' }),
      anAction({ state: 'warning', category: 'data' }),
      anAction({ state: 'skipped', category: 'closed-period' }),
    ]);
    const first = await finish(header, 6);
    const again = await finish(header, 6, { outcome: 'cancelled', at: new Date() });
    expect([first.state, again]).toEqual(['finishedWithError', { state: 'finishedWithError', ended: null }]);
    expect(await events(header)).toEqual([
      {
        tenantId: header.tenantId,
        companyId: header.companyId,
        type: 'invoices',
        runId: header.runId,
        batchId: header.batchId,
        trigger: 'schedule',
        dryRun: false,
        state: 'finishedWithError',
        counts: { total: 6, succeeded: 1, warning: 1, failed: 3, skipped: 1 },
        failures: { data: 1, mapping: 2 },
        startedAt: '2026-03-01T10:00:05.000Z',
        finishedAt: at.toISOString(),
      },
    ]);
  });

  it('at the same time from several relays has one winner', async () => {
    const header = await aBatchWith([anAction()]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => finish(header, 1)));
    expect(answers.map(({ state }) => state)).toEqual(Array(5).fill('finished'));
    expect(answers.filter(({ ended }) => ended !== null)).toHaveLength(1);
    expect(await events(header)).toHaveLength(1);
  });

  it('folds held records to a warning', async () => {
    const header = await aBatchWith([anAction(), anAction({ state: 'skipped', category: 'closed-period' })]);
    expect((await finish(header, 2)).state).toBe('finishedWithWarning');
  });

  it('of a failed run keeps why', async () => {
    const header = await aBatchWith([anAction()]);
    const end = { outcome: 'failed', category: 'auth', reason: 'connection-broken' } as const;
    expect((await finish(header, 1, end)).state).toBe('finishedWithError');
    expect(await getBatch(context, header)).toMatchObject({ category: 'auth', reason: 'connection-broken' });
  });

  it('of an empty batch says why nothing was done', async () => {
    const header = await aBatchWith([], { trigger: 'manual' });
    expect((await finish(header, 0, { reason: 'nothing-pending' })).state).toBe('finished');
    expect(await getBatch(context, header)).toMatchObject({ reason: 'nothing-pending' });
  });

  it('of a dry run tells that it was one', async () => {
    const header = await aBatchWith([anAction()], { dryRun: true });
    await finish(header, 1);
    expect(await events(header)).toMatchObject([{ dryRun: true, state: 'finished' }]);
  });

  it('before its start asks to be repeated', async () => {
    await expect(finish(aHeader(), 0)).rejects.toMatchObject({ code: 'batch-unknown', retryable: true });
  });

  it('does not end before it began, whatever the clocks of two machines say', async () => {
    const header = await aBatchWith([]);
    await finish(header, 0, { at: new Date('2001-01-01T00:00:00.000Z') });
    const { startedAt, finishedAt } = await getBatch(context, header);
    expect(finishedAt).toEqual(startedAt);
  });

  it('takes results that were still on their way when the batch was closed, and its state stays', async () => {
    const header = await aBatchWith([]);
    await finish(header, 0, { outcome: 'failed', category: 'platform' });
    await recordResults(context, { ...header, actions: [anAction(), anAction()] });
    expect(await getBatch(context, header)).toMatchObject({
      state: 'finishedWithError',
      counts: { succeeded: 2, failed: 0 },
    });
    expect(await events(header)).toHaveLength(1);
  });
});
