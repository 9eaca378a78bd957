import { isId } from '@autosync/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimRound } from '../../src/operations/claim-slots.ts';
import { putAutoSync } from '../../src/operations/auto-sync.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, counters, dispatches, expectConsistent, openRuns, runOf, typeRow } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, claim, dispatch, enable, push, queue, timing, type Key } from '../support/queue.ts';

describe('the claim', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    // Nothing of earlier tests is due.
    await database.owner.withoutTenant((tx) => tx.query({ text: 'update schedule.types set next_due_at = null' }));
    key = await aCompany(database.db, database.owner);
  });

  it('queues one run for a due slot, with ids of its own, and moves on to the company’s phase', async () => {
    await enable(database.db, key);
    expect(await claim(database.db, at(0))).toMatchObject([{ type: 'invoices', outcome: 'queued', rows: 1, slots: 1 }]);
    const [run] = await openRuns(database.owner, key);
    expect(run).toMatchObject({
      trigger: 'schedule',
      plain: true,
      class: 2,
      state: 'queued',
      dispatch: 0,
      dueAt: at(0),
      createdAt: at(0),
    });
    expect(run?.runId).not.toBe(run?.batchId);
    const { next_due_at: next } = await typeRow(database.owner, key);
    expect(next!.getTime()).toBeGreaterThan(at(0).getTime());
    expect(next!.getTime()).toBeLessThanOrEqual(at(60).getTime());
    await claim(database.db, next!);
    expect((await typeRow(database.owner, key)).next_due_at).toEqual(new Date(next!.getTime() + 60 * 60_000));
    await expectConsistent(database.owner, at(120));
  });

  it('of a slot that is not due does nothing, and tells when it will be', async () => {
    await enable(database.db, key, { now: at(10) });
    const { claimed, nextDueInMs } = await claimRound(database.db, { limit: 10, sending: null, now: at(9) });
    expect(claimed).toEqual([]);
    expect(nextDueInMs).toBe(60_000);
    expect(await counters(database.owner, key)).toEqual([0, 0, 0, 0]);
  });

  it('says that nothing is scheduled when no type is on', async () => {
    expect(await claimRound(database.db, { limit: 10, sending: null, now: at(0) })).toEqual({
      claimed: [],
      dispatched: [],
      nextDueInMs: null,
    });
  });

  it('gives ids that differ, also within one claim, with the time of the claim first', async () => {
    const keys = [key, await aCompany(database.db, database.owner), await aCompany(database.db, database.owner)];
    for (const [n, each] of keys.entries()) await enable(database.db, each, { now: at(n) });
    const before = Date.now();
    await claim(database.db, at(5), 2);
    await claim(database.db, at(5), 1);
    const after = Date.now();
    const runs = (await Promise.all(keys.map((each) => openRuns(database.owner, each)))).flat();
    const ids = runs.flatMap(({ batchId, runId }) => [batchId, runId]);
    expect(new Set(ids).size).toBe(2 * keys.length);
    for (const id of ids) {
      expect([isId(id), id[14]]).toEqual([true, '7']);
      const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
      expect(time).toBeGreaterThanOrEqual(before - 1);
      expect(time).toBeLessThanOrEqual(after + 1);
    }
    for (const part of ['batchId', 'runId'] as const) {
      const [first, second] = runs.map((run) => run[part]);
      expect([first! < second!, first!.slice(0, 28)]).toEqual([true, second!.slice(0, 28)]);
    }
  });

  it('coalesces into a run that was never dispatched', async () => {
    await enable(database.db, key);
    await claim(database.db, at(0));
    expect(await claim(database.db, at(60))).toMatchObject([{ outcome: 'coalesced', rows: 1, slots: 1 }]);
    expect(await openRuns(database.owner, key)).toHaveLength(1);
    expect(await counters(database.owner, key)).toEqual([2, 1, 1, 0]);
  });

  it.each(['dispatched', 'running', 'yielded'])(
    'queues one follow-up while the run before is %s, and coalesces later slots into that',
    async (state) => {
      await enable(database.db, key);
      await claim(database.db, at(0));
      await dispatch(database.db, at(0));
      const [due] = await dispatches(database.owner, key);
      if (state === 'running') await take(database.db, [said(due!, 'started')]);
      if (state === 'yielded') {
        await take(database.db, [said(due!, 'yielded', { notBefore: at(1000).toISOString() })]);
      }
      expect(await claim(database.db, at(60))).toMatchObject([{ outcome: 'queued' }]);
      expect(await claim(database.db, at(120))).toMatchObject([{ outcome: 'coalesced' }]);
      expect(await claim(database.db, at(180))).toMatchObject([{ outcome: 'coalesced' }]);
      expect(await openRuns(database.owner, key)).toHaveLength(2);
      expect(await counters(database.owner, key)).toEqual([4, 2, 2, 0]);
      await expectConsistent(database.owner, at(180));
    },
  );

  it('goes on coalescing into a follow-up while the run before it is dispatched again', async () => {
    await enable(database.db, key);
    await claim(database.db, at(0));
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'deferred', { notBefore: at(1).toISOString() })]);
    await claim(database.db, at(60));
    await dispatch(database.db, at(60));
    expect((await dispatches(database.owner, key)).at(-1)).toMatchObject({ runId: due!.runId, dispatch: 2 });
    expect(await claim(database.db, at(120))).toMatchObject([{ outcome: 'coalesced' }]);
    await expectConsistent(database.owner, at(120));
  });

  it('does not coalesce into a manual run, nor a manual run into a scheduled one', async () => {
    await queue(database.db, key, { now: at(0) });
    await enable(database.db, key);
    expect(await claim(database.db, at(0))).toMatchObject([{ outcome: 'queued' }]);
    await queue(database.db, key, { now: at(1) });
    const runs = await openRuns(database.owner, key);
    expect(runs.map(({ trigger }) => trigger).sort()).toEqual(['manual', 'manual', 'schedule']);
  });

  it('coalesces the slots missed while no scheduler ran into the first', async () => {
    await enable(database.db, key, { intervalMinutes: 15 });
    await claim(database.db, at(0));
    await dispatch(database.db, at(0));
    const { next_due_at: first } = await typeRow(database.owner, key);
    const late = new Date(first!.getTime() + 10 * 15 * 60_000 + 60_000);
    expect(await claim(database.db, late)).toMatchObject([{ outcome: 'queued', rows: 1, slots: 11 }]);
    expect(await counters(database.owner, key)).toEqual([12, 2, 10, 0]);
    expect((await typeRow(database.owner, key)).next_due_at).toEqual(new Date(first!.getTime() + 11 * 15 * 60_000));
    expect((await openRuns(database.owner, key)).map(({ dueAt }) => dueAt)).toEqual([at(0), first]);
  });

  it.each([
    ['needs-reconnect', { connectionState: 'needsReconnect' as const }],
    ['not-connected', { connectionState: 'disconnected' as const }],
    ['company-disabled', { disabled: true }],
  ])('skips a slot with the reason %s, and goes on', async (reason, facts) => {
    await enable(database.db, key, { intervalMinutes: 15 });
    await push(database.db, key, facts);
    expect(await claim(database.db, at(0))).toMatchObject([{ outcome: 'skipped', slots: 1 }]);
    expect(await claim(database.db, at(30))).toMatchObject([{ outcome: 'skipped', slots: 2 }]);
    expect(await openRuns(database.owner, key)).toEqual([]);
    expect(await counters(database.owner, key)).toEqual([3, 0, 0, 3]);
    const row = await typeRow(database.owner, key);
    expect(row.last_reason).toBe(reason);
    expect(row.next_due_at!.getTime()).toBeGreaterThan(at(30).getTime());
  });

  it('skips the slots of a type that was disconnected after failures', async () => {
    await enable(database.db, key, { types: ['invoices', 'payments'] });
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `update schedule.types set disconnected_at = now() where company_id = $1 and type = 'invoices'`,
        values: [key.companyId],
      }),
    );
    expect(await claim(database.db, at(0))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'invoices', outcome: 'skipped' }),
        expect.objectContaining({ type: 'payments', outcome: 'queued' }),
      ]),
    );
    expect((await typeRow(database.owner, key)).last_reason).toBe('autosync-disconnected');
  });

  it('never takes more rows than its limit, the most overdue first', async () => {
    const keys: Key[] = [];
    for (let minutes = 3; minutes >= 1; minutes -= 1) {
      const other = await aCompany(database.db, database.owner);
      await enable(database.db, other, { now: at(minutes) });
      keys.unshift(other);
    }
    expect(await claim(database.db, at(10), 2)).toMatchObject([{ outcome: 'queued', rows: 2 }]);
    const queued = await Promise.all(keys.map(async (one) => (await openRuns(database.owner, one)).length));
    expect(queued).toEqual([1, 1, 0]);
  });

  it('leaves a row that another transaction has locked for the next round', async () => {
    await enable(database.db, key);
    await database.owner.withoutTenant(async (tx) => {
      await tx.query({
        text: 'select 1 from schedule.companies where company_id = $1 for update',
        values: [key.companyId],
      });
      expect(await claim(database.db, at(0))).toEqual([]);
    });
    expect(await claim(database.db, at(0))).toMatchObject([{ outcome: 'queued' }]);
    expect(await counters(database.owner, key)).toEqual([1, 1, 0, 0]);
  });

  it('makes the run that goes first the company’s head, whatever order slots are claimed in', async () => {
    await enable(database.db, key, { types: ['invoices'], now: at(0) });
    await claim(database.db, at(0));
    await enable(database.db, key, { types: ['invoices', 'payments', 'expenses'], now: at(1) });
    await claim(database.db, at(1));
    const { head_batch_id: head } = await companyRow(database.owner, key);
    expect(await runOf(database.owner, head!)).toMatchObject({ type: 'payments' });
    await expectConsistent(database.owner, at(1));
  });

  it('counts nothing for a type that was switched off', async () => {
    await enable(database.db, key);
    await putAutoSync(
      database.db,
      { ...key, ifVersion: 0, settings: { enabled: false, intervalMinutes: 60, types: [] } },
      { timing, intervalUnitMs: 60_000, now: at(0) },
    );
    expect(await claim(database.db, at(600))).toEqual([]);
  });
});
