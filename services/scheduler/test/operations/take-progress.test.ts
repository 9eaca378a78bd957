import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordType, SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { readLoads } from '../../src/data-access/load.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { drainOutbox } from '../../src/operations/drain-outbox.ts';
import { sweepLeases, sweepLost, sweepUntaken } from '../../src/operations/sweep-leases.ts';
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
import { aCompany, at, claim, dispatch, enable, push, queue, timing, type Key } from '../support/queue.ts';

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
      await tx.query({ text: `update schedule.type_heartbeats set seen_at = '-infinity'` });
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

  /** The broker has acknowledged what waits in the outbox, and put it at offset 70 of partition 3. */
  async function publish(now: Date): Promise<void> {
    const place = async (events: unknown[]) => events.map(() => ({ partition: 3, offset: 70n }));
    for (let rows = 1; rows > 0;) rows = await drainOutbox(database.db, place, { topics, limit: 1000, now });
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
    const sweep = (now: Date) => sweepLeases(database.db, { timing, limit: 100, now });
    const ofOurs = async (now: Date) => (await sweep(now)).filter(({ run }) => run.companyId === key.companyId);

    it('begin with the start, not with the dispatch or its acknowledgement', async () => {
      await publish(at(2));
      expect(await ofOurs(at(10_000))).toEqual([]);
      await take(database.db, [said(due, 'started')], at(100));
      expect(await ofOurs(at(103))).toEqual([]);
      expect(await ofOurs(at(104))).toMatchObject([{ fate: 'requeued' }]);
    });

    it('that end lead to the next dispatch of the same run, and the first worker is believed until that one starts', async () => {
      await take(database.db, [said(due, 'started')], at(1));
      expect(await ofOurs(at(6))).toMatchObject([{ fate: 'requeued', run: { runId: due.runId } }]);
      const second = await send(key);
      expect(second).toMatchObject({ runId: due.runId, dispatch: 2 });
      expect(await take(database.db, [said(due, 'yielded')])).toMatchObject([{ move: 'requeue' }]);
      expect(await take(database.db, [said(second, 'started')])).toMatchObject([{ move: 'start' }]);
      expect(await take(database.db, [said(due, 'yielded')])).toMatchObject([{ move: 'ignore' }]);
      expect(await take(database.db, [said(second, 'finished', { worked: true })])).toMatchObject([{ move: 'finish' }]);
      await expectConsistent(database.owner, at(6));
    });

    it('that a wrong clock put too far away end, too', async () => {
      await take(database.db, [said(due, 'started')], at(3 * 24 * 60));
      expect(await ofOurs(at(2))).toMatchObject([{ fate: 'requeued' }]);
    });
  });

  describe('and workers that are not there', () => {
    async function takenBack(absent: readonly RecordType[], now: Date) {
      const all = await sweepUntaken(database.db, { absent, timing, limit: 100, now });
      return all.filter(({ run }) => run.companyId === key.companyId);
    }

    it('let the runs of other types go first, and find the run when they come', async () => {
      await publish(at(2));
      // Nothing is to be gained while nothing else could go.
      expect(await takenBack(['invoices'], at(3))).toEqual([]);
      await queue(database.db, key, { type: 'payments', now: at(3) });
      expect(await takenBack([], at(4))).toEqual([]);
      expect(await takenBack(['payments'], at(4))).toEqual([]);
      expect(await takenBack(['invoices', 'payments'], at(4))).toEqual([]);
      expect(await takenBack(['invoices'], at(2.05))).toEqual([]);
      expect(await takenBack(['invoices'], at(4))).toMatchObject([
        { fate: 'requeued', run: { runId: due.runId, state: 'queued', dispatch: 1 } },
      ]);
      const other = await send(key);
      expect(other).toMatchObject({ type: 'payments', dispatch: 1 });
      // The worker comes, finds what lay in Kafka, and the company with somebody else.
      expect(await take(database.db, [said(due, 'deferred')])).toMatchObject([{ move: 'ignore' }]);
      await take(database.db, [said(other, 'started')]);
      await take(database.db, [said(other, 'finished', { worked: true })]);
      expect(await send(key)).toMatchObject({ runId: due.runId, type: 'invoices', dispatch: 2 });
      expect(await take(database.db, [said(due, 'started')])).toMatchObject([{ move: 'start' }]);
      await expectConsistent(database.owner, at(4));
    });

    it('are no reason to take back what one of them has begun', async () => {
      await publish(at(2));
      await queue(database.db, key, { type: 'payments', now: at(3) });
      await take(database.db, [said(due, 'started')], at(3));
      expect(await takenBack(['invoices'], at(4))).toEqual([]);
    });
  });

  describe('and dispatches in Kafka', () => {
    /** What lies where: the dispatch has offset 70 of partition 3. */
    const seen = (given: Partial<Evidence>): Evidence => ({
      type: 'invoices',
      partition: 3,
      start: '0',
      end: '100',
      committed: '70',
      ...given,
    });
    async function lost(given: Partial<Evidence>, now: Date = at(10)) {
      const settings = { timing, limit: 100, giveUpAfter: 5, evidence: [seen(given)], ageMs: 60_000, now };
      const all = await sweepLost(database.db, settings);
      return all.filter(({ run }) => run.companyId === key.companyId);
    }

    it.each([
      ['lies in the log and is not committed', {}],
      ['was never committed there', { committed: null }],
      ['is behind a commit that is beyond the log: it speaks of another one', { end: '71', committed: '500' }],
      ['lies in another partition', { partition: 4, committed: '90' }],
      ['is of another type', { type: 'payments' as const, committed: '90' }],
    ])('one that %s waits, however long', async (_, given) => {
      await publish(at(2));
      expect(await lost(given, at(10_000))).toEqual([]);
    });

    it.each([
      ['passed by the commit', { committed: '71' }],
      ['taken by retention', { start: '71', committed: null }],
      ['in a log that was made anew and is shorter', { end: '70', committed: null }],
    ])('one that is %s is sent again', async (_, given) => {
      await publish(at(2));
      expect(await lost(given)).toMatchObject([{ fate: 'requeued', run: { state: 'queued', runId: due.runId } }]);
      expect(await send(key)).toMatchObject({ runId: due.runId, dispatch: 2 });
      await expectConsistent(database.owner, at(10));
    });

    it('one that was published after the look, or not yet, waits', async () => {
      expect(await lost({ committed: '99' })).toEqual([]);
      await publish(at(9.5));
      expect(await lost({ committed: '99' })).toEqual([]);
    });

    it('one that was started, or handed back, is not lost', async () => {
      await publish(at(2));
      await take(database.db, [said(due, 'started')], at(3));
      expect(await lost({ committed: '71' })).toEqual([]);
    });

    it('that are lost five times fail the run, but only while other runs of the type are taken up', async () => {
      const other = await aCompany(database.db, database.owner);
      await queue(database.db, other);
      const others = await send(other);
      let minutes = 10;
      async function lose(): Promise<unknown> {
        minutes += 10;
        await publish(at(minutes));
        const [one] = await lost({ committed: '71' }, at(minutes + 6));
        await dispatch(database.db, at(minutes + 7));
        return one;
      }
      for (let times = 0; times < 6; times += 1) expect(await lose()).toMatchObject({ run: { unstarted: 0 } });
      for (let times = 1; times <= 5; times += 1) {
        await take(database.db, [said(others, 'started')], at(minutes + 8));
        const one = await lose();
        expect(one).toMatchObject(times < 5 ? { fate: 'requeued', run: { unstarted: times } } : { fate: 'failed' });
      }
      expect(await announcements(database.owner, key)).toEqual(['failed']);
      expect(await openRuns(database.owner, key)).toEqual([]);
    });
  });

  it('counts what was taken up, idle, ended and handed back, for the window of the type', async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'truncate schedule.taken_up' }));
    const others = await Promise.all([0, 1, 2, 3].map(() => aCompany(database.db, database.owner)));
    for (const other of others) {
      await enable(database.db, other);
      await claim(database.db, at(0));
    }
    const dues = [];
    for (const other of others) dues.push(await send(other));
    await take(database.db, [said(due, 'started'), said(dues[0]!, 'finished', { worked: false })], at(2));
    const words = [
      said(due, 'finished', { worked: true }),
      said(dues[1]!, 'deferred', { reason: 'no-place' }),
      said(dues[2]!, 'deferred', { reason: 'company-busy' }),
      // It took a place, and was over before it said so.
      said(dues[3]!, 'finished', { worked: false, reason: 'nothing-changed' }),
    ];
    await take(database.db, words, at(2.2));
    const loadAt = async (now: Date) => {
      const loads = await database.owner.withoutTenant((tx) => readLoads(tx, { now }));
      return loads.find(({ type }) => type === 'invoices');
    };
    expect(await loadAt(at(2.4))).toMatchObject({ started: 2, ended: 2, idle: 1, handedBack: 1 });
    expect(await loadAt(at(4))).toMatchObject({ started: 0, ended: 0, idle: 0, handedBack: 0 });
  });

  it('rests for a duration, by our clock, whatever the worker’s clock says', async () => {
    const hourAhead = at(61).toISOString();
    await take(database.db, [said(due, 'started')], at(1));
    await take(database.db, [
      said(due, 'yielded', { notBeforeMs: 60_000, notBefore: at(62).toISOString(), at: hourAhead }),
    ]);
    expect(await openRuns(database.owner, key)).toMatchObject([{ notBefore: at(2) }]);
    // A worker of an earlier release names only the instant.
    await take(database.db, [said(due, 'yielded', { notBefore: at(63).toISOString(), at: hourAhead })]);
    expect(await openRuns(database.owner, key)).toMatchObject([{ notBefore: at(3) }]);
  });
});
