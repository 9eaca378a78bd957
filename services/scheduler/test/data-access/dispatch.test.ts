import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordType, SyncDue } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { readOfAllTenants } from '../../src/data-access/all-tenants.ts';
import { readUntakenTypes } from '../../src/data-access/companies.ts';
import { peekQueue } from '../../src/data-access/next-runs.ts';
import { passFull } from '../../src/operations/dispatch-runs.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, dispatches, expectConsistent, expectDispatched, openRuns, runOf } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, claim, dispatch, enable, minute, placesOf, push, queue, type Key } from '../support/queue.ts';

describe('dispatch', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => database.empty());

  const sent = (key?: Key): Promise<SyncDue[]> => dispatches(database.owner, key);
  const sum = (dispatched: { runs: number }[]): number => dispatched.reduce((total, { runs }) => total + runs, 0);

  /** A company with a scheduled run that was due at the given minute. */
  async function waiting(minutes: number, given: Partial<Key> & { types?: RecordType[] } = {}): Promise<Key> {
    const { types = ['invoices'], ...ids } = given;
    const key = await aCompany(database.db, database.owner, ids);
    await enable(database.db, key, { types, now: at(minutes) });
    await claim(database.db, at(minutes));
    return key;
  }

  it('fills the slot and writes the whole event', async () => {
    const key = await waiting(0);
    const [run] = await openRuns(database.owner, key);
    expect(await dispatch(database.db, at(1))).toMatchObject([
      { type: 'invoices', class: 2, runs: 1, latenessMs: 60_000 },
    ]);
    expect(run).toMatchObject({ dueAt: at(0), createdAt: at(0) });
    await expectDispatched(database.owner, key, run!, 'Northwind IT');
    expect(await companyRow(database.owner, key)).toMatchObject({
      slot_run_id: run!.runId,
      slot_dispatch: 1,
      lease_until: null,
    });
    await expectConsistent(database.owner, at(1));
  });

  it('never has two dispatches of a company in flight, whatever their types', async () => {
    const key = await waiting(0, { types: ['invoices', 'expenses', 'payments'] });
    expect(sum(await dispatch(database.db, at(1)))).toBe(1);
    expect(sum(await dispatch(database.db, at(1)))).toBe(0);
    const [due] = await sent(key);
    await take(database.db, [said(due!, 'finished', { worked: false })]);
    expect(sum(await dispatch(database.db, at(1)))).toBe(1);
    await expectConsistent(database.owner, at(1));
  });

  it('takes a company’s runs by round, class and lateness', async () => {
    const key = await waiting(0, { types: ['invoices'] });
    await enable(database.db, key, { types: ['invoices', 'payments', 'inventory'], now: at(1) });
    await claim(database.db, at(1));
    await queue(database.db, key, { type: 'expenses', now: at(2) });
    const order: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await dispatch(database.db, at(3));
      const due = (await sent(key)).at(-1)!;
      order.push(`${due.type} ${due.dispatch}`);
      // The first slice of invoices does not finish the run: it queues behind all that were waiting.
      const isFirstSlice = due.type === 'invoices' && due.dispatch === 1;
      await take(database.db, [isFirstSlice ? said(due, 'yielded') : said(due, 'finished')]);
    }
    expect(order).toEqual(['expenses 1', 'payments 1', 'invoices 1', 'inventory 1', 'invoices 2']);
  });

  it('sends manual runs first, then payments, then the rest', async () => {
    const scheduled = await waiting(0);
    const payments = await waiting(1, { types: ['payments'] });
    const manual = await aCompany(database.db, database.owner);
    await queue(database.db, manual, { now: at(2) });
    await dispatch(database.db, at(3));
    const order = (await sent()).map(({ companyId }) => companyId);
    expect(order).toEqual([manual.companyId, payments.companyId, scheduled.companyId]);
  });

  it('gives manual runs of all tenants the free places of a window before any other', async () => {
    await waiting(0);
    const manual = [await aCompany(database.db, database.owner), await aCompany(database.db, database.owner)];
    for (const key of manual) await queue(database.db, key, { now: at(2) });
    await dispatch(database.db, at(3), { window: 2 });
    const order = (await sent()).map(({ companyId }) => companyId);
    expect(new Set(order)).toEqual(new Set(manual.map(({ companyId }) => companyId)));
  });

  it('visits tenants in turn, so that a large one does not push a small one back', async () => {
    const large = newId();
    for (let minutes = 0; minutes < 6; minutes += 1) await waiting(minutes, { tenantId: large });
    const small = await waiting(10);
    await dispatch(database.db, at(20), { batch: 2 });
    const tenants = (await sent()).map(({ tenantId }) => tenantId);
    expect(tenants.sort()).toEqual([large, small.tenantId].sort());
  });

  it('goes on with the tenant after the one served last', async () => {
    const tenants = Array.from({ length: 3 }, newId).sort();
    for (const tenantId of tenants) for (const minutes of [0, 1]) await waiting(minutes, { tenantId });
    for (const batch of [1, 2, 2, 1]) await dispatch(database.db, at(5), { batch });
    expect((await sent()).map(({ tenantId }) => tenantId)).toEqual([...tenants, ...tenants]);
  });

  it('shares the places that are left, the most overdue company of each tenant first', async () => {
    const [one, two] = [newId(), newId()].sort() as [string, string];
    const keys: Key[] = [];
    for (const minutes of [3, 2, 1]) keys.push(await waiting(minutes, { tenantId: one }));
    keys.push(await waiting(4, { tenantId: two }));
    const dispatched = await dispatch(database.db, at(5), { batch: 3 });
    const order = (await sent()).map(({ companyId }) => companyId);
    expect(order).toEqual([keys[2], keys[3], keys[1]].map((key) => key!.companyId));
    expect(dispatched).toMatchObject([{ runs: 3, more: true }]);
    expect(await dispatch(database.db, at(5), { batch: 3 })).toMatchObject([{ runs: 1, more: false }]);
  });

  it('keeps to the window of each type', async () => {
    for (let minutes = 0; minutes < 4; minutes += 1) await waiting(minutes);
    for (let minutes = 0; minutes < 4; minutes += 1) await waiting(minutes, { types: ['expenses'] });
    const byType = (await dispatch(database.db, at(5), { window: 3 })).map(({ type, runs }) => [type, runs]);
    expect(new Map(byType as [string, number][])).toEqual(
      new Map([
        ['invoices', 3],
        ['expenses', 3],
      ]),
    );
    expect(await dispatch(database.db, at(5), { window: 3 })).toEqual([]);
    const [due] = await sent();
    await take(database.db, [said(due!, 'finished', { worked: false })]);
    expect(sum(await dispatch(database.db, at(5), { window: 3 }))).toBe(1);
  });

  it('lets companies go on with other types while the window of their next run’s type is full', async () => {
    const { tenantId } = await waiting(0);
    const both = await waiting(1, { tenantId });
    await enable(database.db, both, { types: ['invoices', 'expenses'], now: at(2) });
    await claim(database.db, at(2));
    expect(sum(await dispatch(database.db, at(3), { window: 1 }))).toBe(1);
    expect(await passFull(database.db, { places: placesOf(1), window: 1, batch: 10, now: at(3) })).toMatchObject({
      passed: 1,
    });
    expect(await dispatch(database.db, at(3), { window: 1 })).toMatchObject([{ type: 'expenses', runs: 1 }]);
    const [due] = await sent(both);
    await take(database.db, [said(due!, 'finished', { worked: false })]);
    await expectConsistent(database.owner, at(3));
  });

  it('leaves what waits to be taken up until a worker has begun with it', async () => {
    const untaken = () => readOfAllTenants(database.db, readUntakenTypes);
    const keys = [await waiting(0), await waiting(0), await waiting(0, { types: ['payments'] })];
    expect(await untaken()).toEqual([]);
    await dispatch(database.db, at(1));
    expect((await untaken()).sort()).toEqual(['invoices', 'payments']);
    for (const key of keys.slice(1)) await take(database.db, [said((await sent(key))[0]!, 'started')], at(2));
    expect(await untaken()).toEqual(['invoices']);
    await take(database.db, [said((await sent(keys[0]))[0]!, 'started')], at(2));
    expect(await untaken()).toEqual([]);
  });

  it('holds a run back until its not-before, and lets others of the company pass', async () => {
    const key = await waiting(0, { types: ['invoices', 'expenses'] });
    await dispatch(database.db, at(1));
    const [first] = await sent(key);
    await take(database.db, [said(first!, 'yielded', { notBeforeMs: 8 * minute })], at(2));
    await dispatch(database.db, at(3));
    const second = (await sent(key)).at(-1)!;
    expect(second.runId).not.toBe(first!.runId);
    await take(database.db, [said(second, 'finished', { worked: false })], at(4));
    expect(await dispatch(database.db, at(9))).toEqual([]);
    expect(sum(await dispatch(database.db, at(10)))).toBe(1);
    expect((await sent(key)).at(-1)).toMatchObject({ runId: first!.runId, dispatch: 2 });
  });

  it('sends nothing to a paused company but what closes its runs', async () => {
    const key = await waiting(0);
    await push(database.db, key, { connectionState: 'needsReconnect' });
    expect(await dispatch(database.db, at(1))).toEqual([]);
    const [run] = await openRuns(database.owner, key);
    await push(database.db, key, { removed: true });
    expect(await runOf(database.owner, run!.batchId)).toMatchObject({ state: 'ended' });
    await expectConsistent(database.owner, at(1));
  });

  it('skips a company that another transaction has locked', async () => {
    const locked = await waiting(0);
    const free = await waiting(1);
    await database.owner.withoutTenant(async (tx) => {
      await tx.query({
        text: 'select 1 from schedule.companies where company_id = $1 for update',
        values: [locked.companyId],
      });
      await dispatch(database.db, at(2));
    });
    expect((await sent()).map(({ companyId }) => companyId)).toEqual([free.companyId]);
  });

  it('with several dispatchers at once sends each run once and keeps to the window', async () => {
    const tenants = Array.from({ length: 5 }, newId);
    for (let index = 0; index < 40; index += 1) {
      await waiting(index, { tenantId: tenants[index % 5]!, types: ['invoices', 'payments'] });
    }
    const pools = [database.db, database.connect(), database.connect(), database.connect()];
    const rounds = Array.from({ length: 16 }, (_, index) =>
      dispatch(pools[index % pools.length]!, at(60), { window: 30, batch: 4 }),
    );
    await Promise.all(rounds);
    const events = await sent();
    expect(events).toHaveLength(30);
    expect(new Set(events.map(({ companyId }) => companyId)).size).toBe(30);
    await expectConsistent(database.owner, at(60));
  });

  describe('is asked for', () => {
    const peek = (minutes: number) => peekQueue(database.db, { now: at(minutes) });

    it('while a run waits that may go, of whatever tenant, and not while none does', async () => {
      expect(await peek(0)).toEqual({ waits: false, restedInMs: null });
      const key = await waiting(0);
      expect(await peek(0)).toEqual({ waits: true, restedInMs: null });
      await dispatch(database.db, at(0));
      expect(await peek(0)).toEqual({ waits: false, restedInMs: null });
      const [due] = await sent(key);
      await take(database.db, [said(due!, 'finished', { worked: false })]);
      expect(await peek(1)).toEqual({ waits: false, restedInMs: null });
    });

    it('when a run has rested, and says when the next one will have', async () => {
      const key = await waiting(0);
      await dispatch(database.db, at(0));
      const [due] = await sent(key);
      await take(database.db, [said(due!, 'yielded', { notBeforeMs: 8 * minute })], at(1));
      expect(await peek(2)).toEqual({ waits: false, restedInMs: 7 * minute });
      expect(await peek(9)).toEqual({ waits: true, restedInMs: 0 });
      expect(sum(await dispatch(database.db, at(9)))).toBe(1);
    });

    it('by a slot that becomes free although it was looked at before another run waited', async () => {
      const key = await waiting(0);
      await dispatch(database.db, at(0));
      const [due] = await sent(key);
      expect(await peek(1)).toMatchObject({ waits: false });
      await queue(database.db, key, { now: at(1) });
      expect(await peek(1)).toMatchObject({ waits: false });
      await take(database.db, [said(due!, 'finished', { worked: false })], at(1));
      expect(await peek(1)).toMatchObject({ waits: true });
    });

    it('not by a company that is paused', async () => {
      const key = await waiting(0);
      await push(database.db, key, { connectionState: 'needsReconnect' });
      expect(await peek(1)).toMatchObject({ waits: false });
    });

    it('in one statement, after which the session sees no tenant’s rows', async () => {
      const db = database.connect();
      await waiting(0);
      const look = () => peekQueue(db, { now: at(0) });
      const companies = () =>
        db.withoutTenant((tx) => tx.query({ text: 'select 1 from schedule.companies' })).then((one) => one.rowCount);
      expect([(await look()).waits, await companies(), (await look()).waits]).toEqual([true, 0, true]);
    });
  });

  describe('with more runs by hand than places', () => {
    it('sends a scheduled one after three by hand, also when places become free one by one', async () => {
      const tenantId = newId();
      const scheduled = [await waiting(0, { tenantId }), await waiting(0, { tenantId })].map(
        ({ companyId }) => companyId,
      );
      for (let index = 0; index < 9; index += 1) await queue(database.db, await aCompany(database.db, database.owner));
      for (let places = 1; places <= 11; places += 1) await dispatch(database.db, at(1), { window: places });
      const kinds = (await sent()).map(({ companyId }) => (scheduled.includes(companyId) ? 'scheduled' : 'by hand'));
      expect([kinds.indexOf('scheduled'), kinds.lastIndexOf('scheduled')]).toEqual([3, 7]);
    });

    it('does the same when there are many places at once', async () => {
      const scheduled = new Set<string>();
      for (let index = 0; index < 3; index += 1) scheduled.add((await waiting(0)).companyId);
      for (let index = 0; index < 9; index += 1) await queue(database.db, await aCompany(database.db, database.owner));
      await dispatch(database.db, at(1), { window: 8 });
      expect((await sent()).filter(({ companyId }) => scheduled.has(companyId))).toHaveLength(2);
    });

    it('gives the scheduled runs of a company their turn when somebody starts one by hand after the other', async () => {
      const key = await waiting(0);
      await queue(database.db, key, { now: at(0) });
      const order: string[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        await queue(database.db, key, { now: at(turn) });
        await dispatch(database.db, at(turn));
        const due = (await sent(key)).at(-1)!;
        order.push(due.trigger);
        await take(database.db, [said(due, 'finished', { worked: true })], at(turn));
      }
      // The fourth was waiting already when the third went.
      expect(order).toEqual(['manual', 'manual', 'manual', 'manual', 'schedule', 'manual']);
    });
  });
});
