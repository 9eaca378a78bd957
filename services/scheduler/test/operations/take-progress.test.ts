import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { drainOutbox } from '../../src/operations/drain-outbox.ts';
import { sweepLeases } from '../../src/operations/sweep-leases.ts';
import { productionTopics as topics } from '../../src/topics.ts';
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
import {
  aCompany,
  at,
  claim,
  dispatch,
  enable,
  push,
  queue,
  startLeaseMs,
  timing,
  type Key,
} from '../support/queue.ts';

describe('run-progress', () => {
  let database: ServiceDatabase;
  let key: Key;
  let due: SyncDue;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant(async (tx) => {
      await tx.query({ text: 'update schedule.types set next_due_at = null' });
      await tx.query({ text: `update schedule.signs_of_life set seen_at = '-infinity'` });
    });
    key = await aCompany(database.db, database.owner);
    await enable(database.db, key);
    await claim(database.db, at(0));
    due = await send(key);
  });

  async function send(company: Key): Promise<SyncDue> {
    await dispatch(database.db, at(1));
    return (await dispatches(database.owner, company)).at(-1)!;
  }

  it('started begins the lease, and a repeat begins it anew', async () => {
    await take(database.db, [said(due, 'started')], at(1));
    expect((await companyRow(database.owner, key)).lease_until).toEqual(at(5));
    await take(database.db, [said(due, 'started')], at(3));
    expect((await companyRow(database.owner, key)).lease_until).toEqual(at(7));
    expect(await runOf(database.owner, due.batchId)).toMatchObject({ state: 'running' });
  });

  it('yielded frees the slot and queues the run for its next dispatch', async () => {
    expect(await take(database.db, [said(due, 'yielded')])).toEqual([{ fate: 'taken', move: 'requeue' }]);
    expect(await companyRow(database.owner, key)).toMatchObject({ slot_run_id: null, lease_until: null });
    const next = await send(key);
    expect(next).toMatchObject({ runId: due.runId, batchId: due.batchId, dispatch: 2 });
    await expectConsistent(database.owner, at(1));
  });

  it('finished frees the slot, leaves no row of a scheduled run, and keeps when and why', async () => {
    await take(database.db, [said(due, 'finished', { worked: false, reason: 'nothing-pending' })], at(2));
    expect(await runOf(database.owner, due.batchId)).toBeUndefined();
    expect((await companyRow(database.owner, key)).slot_run_id).toBeNull();
    expect(await typeRow(database.owner, key)).toMatchObject({
      last_run_at: at(2),
      last_success_at: at(2),
      last_reason: 'nothing-pending',
    });
    expect(await announcements(database.owner, key)).toEqual([]);
  });

  it('finished of a manual run keeps its row, so that a repeated request starts nothing', async () => {
    await take(database.db, [said(due, 'finished', { worked: false })]);
    const run = await queue(database.db, key);
    const manual = await send(key);
    expect(manual).toMatchObject({ runId: run.runId, trigger: 'manual' });
    await take(database.db, [said(manual, 'finished', { worked: true })]);
    expect(await runOf(database.owner, run.batchId)).toMatchObject({ state: 'ended' });
    expect(await queue(database.db, key, { batchId: run.batchId })).toMatchObject({ runId: run.runId, state: 'ended' });
    expect(await openRuns(database.owner, key)).toEqual([]);
  });

  it('failed ends the run and tells batch-status', async () => {
    await take(database.db, [said(due, 'failed', { category: 'platform', reason: 'event-invalid' })], at(2));
    expect((await companyRow(database.owner, key)).slot_run_id).toBeNull();
    const told = (await outbox(database.owner, key)).find(({ kind }) => kind === 'batch-changed')?.body;
    expect(told).toMatchObject({
      change: 'failed',
      category: 'platform',
      reason: 'event-invalid',
      batchId: due.batchId,
      header: { runId: due.runId, companyName: 'Northwind IT', trigger: 'schedule', scheduledFor: due.scheduledFor },
    });
    expect(await typeRow(database.owner, key)).toMatchObject({ last_run_at: at(2), last_reason: 'event-invalid' });
    // A worker that had it all the time does not bring it back: its batch is closed.
    expect(await take(database.db, [said(due, 'started')])).toEqual([{ fate: 'taken', move: 'ignore' }]);
  });

  it('has the same effect when it comes twice', async () => {
    const words = [said(due, 'started'), said(due, 'yielded', { notBefore: at(30).toISOString() })];
    for (const word of [...words, ...words]) await take(database.db, [word]);
    expect(await openRuns(database.owner, key)).toMatchObject([{ state: 'queued', dispatch: 1, notBefore: at(30) }]);
    await take(database.db, [said(due, 'finished', { worked: true })]);
    const before = await typeRow(database.owner, key);
    await take(database.db, [said(due, 'finished', { worked: true })], at(9));
    expect(await typeRow(database.owner, key)).toEqual(before);
    await expectConsistent(database.owner, at(1));
  });

  it('re-opens a scheduled run that left no row when a replayed event found work after all', async () => {
    await take(database.db, [said(due, 'finished', { worked: false })]);
    expect(await take(database.db, [said(due, 'started')])).toEqual([{ fate: 'taken', move: 'reopen' }]);
    expect(await runOf(database.owner, due.batchId)).toMatchObject({ runId: due.runId, state: 'running', dispatch: 1 });
    expect(await companyRow(database.owner, key)).toMatchObject({ slot_run_id: due.runId, slot_dispatch: 1 });
    await take(database.db, [said(due, 'yielded')]);
    expect(await send(key)).toMatchObject({ runId: due.runId, dispatch: 2, companyName: 'Northwind IT' });
    await take(database.db, [said({ ...due, dispatch: 2 }, 'finished', { worked: true })]);
    expect(await openRuns(database.owner, key)).toEqual([]);
    await expectConsistent(database.owner, at(1));
  });

  it('with needs-reconnect pauses the company, until it is connected again', async () => {
    const { connection_version: version } = await companyRow(database.owner, key);
    await take(database.db, [said(due, 'yielded', { reason: 'needs-reconnect', connectionVersion: version })], at(2));
    expect(await companyRow(database.owner, key)).toMatchObject({
      connection_state: 'needsReconnect',
      reconnect_by: at(2 + 24 * 60),
    });
    expect(await dispatch(database.db, at(3))).toEqual([]);
    await push(database.db, key, { now: at(4) });
    expect((await companyRow(database.owner, key)).reconnect_by).toBeNull();
    await dispatch(database.db, at(5));
    expect((await dispatches(database.owner, key)).at(-1)).toMatchObject({ parameters: { referenceOnly: true } });
    await expectConsistent(database.owner, at(5));
  });

  it('with needs-reconnect of a newer connection than was pushed knows it from then on', async () => {
    const { connection_version: version } = await companyRow(database.owner, key);
    await take(database.db, [said(due, 'yielded', { reason: 'needs-reconnect', connectionVersion: version + 2 })]);
    const known = { connection_state: 'needsReconnect', connection_version: version + 2 };
    expect(await companyRow(database.owner, key)).toMatchObject(known);
    await push(database.db, key, { connectionVersion: version + 2 });
    expect(await companyRow(database.owner, key)).toMatchObject(known);
  });

  it('with needs-reconnect of an older connection only re-queues', async () => {
    const { connection_version: version } = await companyRow(database.owner, key);
    const older = said(due, 'yielded', { reason: 'needs-reconnect', connectionVersion: version - 1 });
    await take(database.db, [older]);
    expect((await companyRow(database.owner, key)).connection_state).toBe('connected');
    expect(await send(key)).toMatchObject({ runId: due.runId, dispatch: 2 });
  });

  it('refuses an event that names another tenant, another company or another run than there is', async () => {
    const other = await aCompany(database.db, database.owner);
    const before = await openRuns(database.owner, key);
    for (const wrong of [{ tenantId: newId() }, { ...other }, { runId: newId() }]) {
      const [taken] = await take(database.db, [{ ...said(due, 'finished'), ...wrong }]);
      expect(taken).toEqual({ fate: 'refused', move: 'ignore' });
    }
    expect(await openRuns(database.owner, key)).toEqual(before);
  });

  it('of a company nobody has told of is ignored', async () => {
    const unknown = { ...said(due, 'finished'), tenantId: newId(), companyId: newId(), batchId: newId() };
    expect(await take(database.db, [unknown])).toEqual([{ fate: 'taken', move: 'ignore' }]);
  });

  it('takes many companies in one transaction, each by its own rule', async () => {
    const others = await Promise.all([0, 1].map(() => aCompany(database.db, database.owner)));
    for (const other of others) await queue(database.db, other);
    const [second, third] = [await send(others[0]!), await send(others[1]!)];
    const taken = await take(database.db, [said(due, 'started'), said(second, 'deferred'), said(third, 'failed')]);
    expect(taken.map(({ move }) => move)).toEqual(['start', 'wait', 'fail']);
    await expectConsistent(database.owner, at(1));
  });

  describe('and leases', () => {
    const sweep = (now: Date) => sweepLeases(database.db, { timing, limit: 100, giveUpAfter: 5, now });
    const ofOurs = async (now: Date) => (await sweep(now)).filter(({ run }) => run.companyId === key.companyId);

    /** The broker has acknowledged what waits in the outbox. */
    const publish = async (now: Date) => {
      const send = async () => undefined;
      const settings = { topics, limit: 1000, startLeaseMs, now };
      for (let rows = 1; rows > 0;) rows = await drainOutbox(database.db, send, settings);
    };

    it('have no end before the broker has acknowledged the dispatch', async () => {
      expect(await ofOurs(at(10_000))).toEqual([]);
      await publish(at(100));
      expect((await companyRow(database.owner, key)).lease_until).toEqual(at(105));
      expect(await ofOurs(at(104))).toEqual([]);
      expect(await ofOurs(at(105))).toMatchObject([{ fate: 'requeued' }]);
    });

    it('are not shortened by an acknowledgement that comes after the start', async () => {
      await take(database.db, [said(due, 'started')], at(100));
      await publish(at(100));
      expect((await companyRow(database.owner, key)).lease_until).toEqual(at(104));
    });

    it('that end lead to the next dispatch of the same run', async () => {
      await take(database.db, [said(due, 'started')], at(1));
      expect(await ofOurs(at(6))).toMatchObject([{ fate: 'requeued', run: { runId: due.runId } }]);
      expect(await send(key)).toMatchObject({ runId: due.runId, dispatch: 2 });
      // The first worker lives after all. Its word about the old dispatch is stale, but the end of the run is the end.
      expect(await take(database.db, [said(due, 'yielded')])).toMatchObject([{ move: 'ignore' }]);
      expect(await take(database.db, [said(due, 'finished', { worked: true })])).toMatchObject([{ move: 'finish' }]);
      await expectConsistent(database.owner, at(6));
    });

    it('that end five times without a start fail the run, but only while other runs of the type start', async () => {
      const other = await aCompany(database.db, database.owner);
      await queue(database.db, other);
      const others = await send(other);
      let minutes = 10;
      async function expire(): Promise<unknown> {
        minutes += 10;
        await publish(at(minutes));
        const [expired] = await ofOurs(at(minutes + 6));
        await dispatch(database.db, at(minutes + 7));
        return expired;
      }
      for (let times = 0; times < 6; times += 1) expect(await expire()).toMatchObject({ run: { unstarted: 0 } });
      for (let times = 1; times <= 5; times += 1) {
        await take(database.db, [said(others, 'started')], at(minutes + 8));
        const expired = await expire();
        expect(expired).toMatchObject(times < 5 ? { fate: 'requeued', run: { unstarted: times } } : { fate: 'failed' });
      }
      expect(await announcements(database.owner, key)).toEqual(['failed']);
      expect(await openRuns(database.owner, key)).toEqual([]);
    });
  });
});
