import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { cancelRun } from '../../src/operations/cancel-run.ts';
import { sweepUnreconnected } from '../../src/operations/sweep-leases.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import {
  announcements,
  companyRow,
  dispatches,
  expectConsistent,
  openRuns,
  outbox,
  runOf,
  typeRow,
} from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, aKey, at, claim, dispatch, enable, push, queue, timing, type Key } from '../support/queue.ts';

describe('manual runs', () => {
  let database: ServiceDatabase;
  let key: Key;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'update schedule.types set next_due_at = null' }));
    key = await aCompany(database.db, database.owner);
  });

  const cancel = (batchId: string, now = at(2)) =>
    cancelRun(database.db, { tenantId: key.tenantId, batchId }, { timing, now });

  async function send(now = at(1)): Promise<SyncDue> {
    await dispatch(database.db, now);
    return (await dispatches(database.owner, key)).at(-1)!;
  }

  it('are queued with the header of their batch in the same transaction', async () => {
    const recordIds = [newId(), newId()];
    const run = await queue(database.db, key, { recordIds, now: at(1) });
    expect(run).toMatchObject({ trigger: 'manual', plain: false, class: 0, state: 'queued' });
    const [event] = await outbox(database.owner, key);
    expect(event).toMatchObject({
      kind: 'batch-changed',
      body: {
        ...key,
        change: 'queued',
        batchId: run.batchId,
        header: {
          trigger: 'manual',
          companyName: 'Northwind IT',
          createdAt: at(1).toISOString(),
          parameters: { recordIds },
        },
      },
    });
    expect(await send()).toMatchObject({ trigger: 'manual', parameters: { recordIds }, dispatch: 1 });
  });

  it('are queued once per batch', async () => {
    const run = await queue(database.db, key);
    expect(await queue(database.db, key, { batchId: run.batchId, now: at(9) })).toEqual(run);
    expect(await announcements(database.owner, key)).toEqual(['queued']);
  });

  it('are refused for an unknown or removed company, and for a batch that is something else', async () => {
    const notFound = expect.objectContaining({ code: 'not-found' });
    await expect(queue(database.db, aKey())).rejects.toEqual(notFound);
    const run = await queue(database.db, key);
    const used = expect.objectContaining({ code: 'invalid-batch-id' });
    await expect(queue(database.db, key, { batchId: run.batchId, type: 'payments' })).rejects.toEqual(used);
    const stranger = await aCompany(database.db, database.owner);
    await expect(queue(database.db, stranger, { batchId: run.batchId })).rejects.toEqual(used);
    await push(database.db, key, { removed: true });
    await expect(queue(database.db, key)).rejects.toEqual(notFound);
  });

  it('of reference data alone have no batch', async () => {
    await queue(database.db, key, { referenceOnly: true });
    expect(await announcements(database.owner, key)).toEqual([]);
    expect(await send()).toMatchObject({ type: 'invoices', parameters: { referenceOnly: true } });
  });

  it('that repeat a batch say so', async () => {
    const first = await queue(database.db, key);
    const recordIds = [newId()];
    await queue(database.db, key, { recordIds, rerunOf: first.batchId, now: at(1) });
    await send();
    const again = (await openRuns(database.owner, key))[1]!;
    expect(again).toMatchObject({ trigger: 'rerun', plain: false, class: 0 });
    expect(again.parameters).toEqual({ recordIds, rerunOf: first.batchId });
  });

  it('that are dry runs neither absorb a due slot nor are absorbed', async () => {
    const dryRun = { type: 'payments', startDate: '2026-01-01', dryRun: true } as const;
    const before = await queue(database.db, key, dryRun);
    await enable(database.db, key, { types: ['payments'] });
    expect(await claim(database.db, at(0))).toMatchObject([{ outcome: 'queued' }]);
    const after = await queue(database.db, key, { ...dryRun, now: at(1) });
    const open = await openRuns(database.owner, key);
    expect(open.map(({ batchId }) => batchId)).toEqual(expect.arrayContaining([before.batchId, after.batchId]));
    expect(open).toHaveLength(3);
    expect(await send()).toMatchObject({
      batchId: before.batchId,
      parameters: { startDate: '2026-01-01', dryRun: true },
    });
    await expectConsistent(database.owner, at(1));
  });

  it('cancelled before their first dispatch are removed, and stay so', async () => {
    const run = await queue(database.db, key);
    expect(await cancel(run.batchId)).toBe('removed');
    expect(await announcements(database.owner, key)).toEqual(['queued', 'cancelled']);
    expect(await dispatch(database.db, at(3))).toEqual([]);
    expect(await cancel(run.batchId)).toBe('ended');
    expect(await queue(database.db, key, { batchId: run.batchId })).toMatchObject({ state: 'ended' });
    await expectConsistent(database.owner, at(3));
  });

  it('cancelled on their way go on until their worker stops them; asking twice tells once', async () => {
    const run = await queue(database.db, key);
    const due = await send();
    expect(await cancel(run.batchId)).toBe('requested');
    expect(await cancel(run.batchId)).toBe('requested');
    expect(await announcements(database.owner, key)).toEqual(['queued', 'cancelRequested']);
    expect((await companyRow(database.owner, key)).slot_run_id).toBe(run.runId);
    await take(database.db, [said(due, 'finished', { worked: true })]);
    expect(await openRuns(database.owner, key)).toEqual([]);
  });

  it('cancelled on their way and yielded are closed by their next dispatch', async () => {
    const run = await queue(database.db, key);
    const due = await send();
    await cancel(run.batchId);
    await take(database.db, [said(due, 'yielded', { notBefore: at(500).toISOString() })]);
    expect(await send(at(3))).toMatchObject({ runId: run.runId, dispatch: 2, parameters: { close: 'cancelled' } });
  });

  it('cancelled between two dispatches are closed at once, also while the company is paused', async () => {
    const run = await queue(database.db, key);
    const due = await send();
    await take(database.db, [said(due, 'yielded', { reason: 'needs-reconnect', notBefore: at(500).toISOString() })]);
    expect((await companyRow(database.owner, key)).connection_state).toBe('needsReconnect');
    expect(await cancel(run.batchId)).toBe('requested');
    expect(await announcements(database.owner, key)).toEqual(['queued', 'cancelRequested']);
    const closing = await send(at(3));
    expect(closing).toMatchObject({ runId: run.runId, dispatch: 2, parameters: { close: 'cancelled' } });
    await take(database.db, [said(closing, 'finished', { worked: true })]);
    expect(await runOf(database.owner, run.batchId)).toMatchObject({ state: 'ended' });
    await expectConsistent(database.owner, at(3));
  });

  it('of another tenant cannot be cancelled: there is nothing to cancel', async () => {
    const run = await queue(database.db, key);
    const stranger = { tenantId: newId(), batchId: run.batchId };
    expect(await cancelRun(database.db, stranger, { timing, now: at(2) })).toBe('ended');
    expect(await runOf(database.owner, run.batchId)).toMatchObject({ state: 'queued' });
  });

  it('a scheduled run that is cancelled before its first dispatch makes room for the next slot', async () => {
    await enable(database.db, key);
    await claim(database.db, at(0));
    const [run] = await openRuns(database.owner, key);
    expect(await cancel(run!.batchId)).toBe('removed');
    expect(await claim(database.db, at(60))).toMatchObject([{ outcome: 'queued' }]);
    await expectConsistent(database.owner, at(60));
  });

  it('of a company that is not connected again in time are closed; what nobody saw vanishes', async () => {
    const sweep = (now: Date) => sweepUnreconnected(database.db, { timing, limit: 100, now });
    await enable(database.db, key, { types: ['expenses'] });
    await claim(database.db, at(0));
    const run = await queue(database.db, key, { now: at(0) });
    await push(database.db, key, { connectionState: 'needsReconnect', now: at(1) });
    expect(await sweep(at(24 * 60))).toMatchObject({ closed: 0 });
    expect(await sweep(at(1 + 24 * 60))).toMatchObject({ companies: 1, closed: 2 });
    expect(await sweep(at(2 + 24 * 60))).toMatchObject({ companies: 0 });
    expect(await openRuns(database.owner, key)).toMatchObject([{ runId: run.runId, close: 'auth' }]);
    const closing = await send(at(3 + 24 * 60));
    expect(closing).toMatchObject({ runId: run.runId, dispatch: 1, parameters: { close: 'auth' } });
    await take(database.db, [said(closing, 'finished', { worked: true })]);
    expect(await typeRow(database.owner, key, 'expenses')).toMatchObject({ due_slots: 1, queued_slots: 1 });
    await expectConsistent(database.owner, at(3 + 24 * 60));
  });
});
