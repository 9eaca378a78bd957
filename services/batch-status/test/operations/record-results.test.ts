import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import fc from 'fast-check';
import { eventually } from '@autosync/testing';
import { resultStates, type Action } from '../../src/domain/action.ts';
import type { BatchHeader } from '../../src/domain/batch.ts';
import { getBatch, pageOfActions } from '../../src/operations/read-batches.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aFailure, aHeader, anAction } from '../support/samples.ts';

describe('recordResults', () => {
  let context: ServiceDatabase;

  beforeAll(async () => {
    context = await serviceDatabase();
  });
  afterAll(() => context.close());

  async function aRunningBatch(given: Partial<BatchHeader> = {}): Promise<BatchHeader> {
    const header = aHeader(given);
    await startBatch(context, { header, state: 'running', total: 0 });
    return header;
  }

  const record = (header: BatchHeader, actions: Action[]) => recordResults(context, { ...header, actions });
  const countsOf = async (header: BatchHeader) => (await getBatch(context, header)).counts;
  const actionsOf = async (header: BatchHeader): Promise<Action[]> =>
    (await pageOfActions(context, { ...header, states: [], codes: [], after: null, limit: 200 })).items;

  it('stores every field of a result', async () => {
    const header = await aRunningBatch();
    const [success, failure] = [anAction({ amount: '-0.05' }), aFailure()];
    expect(await record(header, [success, failure])).toEqual({ succeeded: 1, failed: 1 });
    const stored = await actionsOf(header);
    expect(stored).toHaveLength(2);
    expect(stored).toEqual(expect.arrayContaining([success, failure]));
  });

  it('waits for who makes a partition, and holds nothing meanwhile that they need', async () => {
    const header = await aRunningBatch();
    const stored = await context.owner.withoutTenant(async (tx) => {
      // As batch.ensure_action_partitions does, the second when it attaches the new one.
      await tx.query({ text: 'lock table batch.actions in share row exclusive mode' });
      const storing = record(header, [anAction()]);
      await eventually(async () => {
        const text = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await context.owner.withoutTenant((other) => other.query({ text }))).rowCount > 0;
      });
      await tx.query({ text: 'lock table batch.actions_default in access exclusive mode nowait' });
      return { storing };
    });
    expect(await stored.storing).toEqual({ succeeded: 1 });
  });

  it('ignores an equal and a lower attempt', async () => {
    const header = await aRunningBatch();
    const second = aFailure({ attempt: 2 });
    await record(header, [second]);
    expect(await record(header, [{ ...second, message: 'changed' }])).toEqual({});
    expect(await record(header, [anAction({ recordId: second.recordId, attempt: 1 })])).toEqual({});
    expect(await actionsOf(header)).toEqual([second]);
    expect(await countsOf(header)).toEqual({ succeeded: 0, warning: 0, failed: 1, skipped: 0, held: 0 });
  });

  it('lets a higher attempt replace an action, and totals move by the difference', async () => {
    const header = await aRunningBatch();
    const held = anAction({ state: 'skipped', category: 'closed-period' });
    await record(header, [held, aFailure()]);
    expect(await countsOf(header)).toEqual({ succeeded: 0, warning: 0, failed: 1, skipped: 1, held: 1 });
    const success = anAction({ recordId: held.recordId, attempt: 2 });
    expect(await record(header, [success])).toEqual({ succeeded: 1 });
    expect(await countsOf(header)).toEqual({ succeeded: 1, warning: 0, failed: 1, skipped: 0, held: 0 });
    expect(await actionsOf(header)).toContainEqual(success);
  });

  it('stores the good part when a part of the results is known', async () => {
    const header = await aRunningBatch();
    const known = anAction();
    await record(header, [known]);
    expect(await record(header, [known, anAction(), aFailure()])).toEqual({ succeeded: 1, failed: 1 });
    expect(await countsOf(header)).toMatchObject({ succeeded: 2, failed: 1 });
  });

  it('of a batch that nobody told of asks to be repeated, and stores nothing', async () => {
    const header = aHeader();
    await expect(record(header, [anAction()])).rejects.toMatchObject({ code: 'batch-unknown', retryable: true });
    await startBatch(context, { header, state: 'running', total: 1 });
    expect(await actionsOf(header)).toEqual([]);
  });

  it('of another tenant does not find the batch', async () => {
    const header = await aRunningBatch();
    const stranger = { ...header, tenantId: newId() };
    await expect(record(stranger, [anAction()])).rejects.toMatchObject({ code: 'batch-unknown' });
    expect(await actionsOf(header)).toEqual([]);
  });

  it('takes the first result as proof of an earlier start than the one we heard of', async () => {
    const header = await aRunningBatch();
    const at = new Date('2026-03-01T10:00:02.000Z');
    await record(header, [anAction(), anAction({ at })]);
    expect((await getBatch(context, header)).startedAt).toEqual(at);
  });

  it('stores results of any month', async () => {
    const header = await aRunningBatch({ createdAt: new Date('1999-12-31T23:59:59.999Z') });
    expect(await record(header, [anAction()])).toEqual({ succeeded: 1 });
    expect(await countsOf(header)).toMatchObject({ succeeded: 1 });
  });

  it('keeps totals equal to actions in any order of calls, also at the same time (I5)', async () => {
    const records = Array.from({ length: 6 }, () => newId());
    const result = fc.record({
      recordId: fc.constantFrom(...records),
      attempt: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom(...resultStates),
      category: fc.constantFrom('closed-period' as const, 'data' as const),
    });
    const calls = fc.array(fc.array(result, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 10 });

    await fc.assert(
      fc.asyncProperty(calls, fc.boolean(), async (given, atOnce) => {
        const header = await aRunningBatch();
        const batches = given.map((results) => results.map((one) => anAction(one)));
        if (atOnce) await Promise.all(batches.map((actions) => record(header, actions)));
        else for (const actions of batches) await record(header, actions);

        const actions = await actionsOf(header);
        const count = (test: (action: Action) => boolean) => actions.filter(test).length;
        expect(await countsOf(header)).toEqual({
          succeeded: count(({ state }) => state === 'succeeded'),
          warning: count(({ state }) => state === 'warning'),
          failed: count(({ state }) => state === 'failed'),
          skipped: count(({ state }) => state === 'skipped'),
          held: count(({ state, category }) => state === 'skipped' && category === 'closed-period'),
        });
        const highest = Map.groupBy(given.flat(), ({ recordId }) => recordId);
        expect(new Map(actions.map(({ recordId, attempt }) => [recordId, attempt]))).toEqual(
          new Map([...highest].map(([recordId, all]) => [recordId, Math.max(...all.map(({ attempt }) => attempt))])),
        );
      }),
      { numRuns: 60 },
    );
  });
});
