import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordTypes, type RecordType } from '@autosync/contracts';
import { newId } from '@autosync/core';
import { lockLanes } from '../../src/data-access/dispatch.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { companyRow, counters, dispatches, expectConsistent, expectDispatched, openRuns } from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import { aCompany, at, claim, claimAndSend, dispatch, enable, push, queue, type Key } from '../support/queue.ts';

describe('a claim that may send', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => database.empty());

  async function due(minutes: number, types: RecordType[] = ['invoices'], ids: Partial<Key> = {}): Promise<Key> {
    const key = await aCompany(database.db, database.owner, ids);
    await enable(database.db, key, { types, now: at(minutes) });
    return key;
  }
  const sentOf = async (key?: Key) => (await dispatches(database.owner, key)).map(({ type }) => type);

  it('sends one of each tenant first: workers may have fewer places than the window', async () => {
    const [large, small] = [newId(), newId()];
    for (const minutes of [0, 1, 2]) await due(minutes, ['invoices'], { tenantId: large });
    for (const minutes of [3, 4]) await due(minutes, ['invoices'], { tenantId: small });
    await claimAndSend(database.db, at(5));
    const tenants = (await dispatches(database.owner)).map(({ tenantId }) => tenantId);
    expect(tenants).toEqual([large, small, large, small, large]);
  });

  it('fills the slot and writes the whole event, as dispatch does', async () => {
    const key = await aCompany(database.db, database.owner);
    await push(database.db, key, { name: 'Büro "Nord"\\West\n' });
    await enable(database.db, key, { now: at(0) });
    const { claimed, dispatched } = await claimAndSend(database.db, at(1));
    expect(claimed).toMatchObject([
      { type: 'invoices', outcome: 'queued', sent: true, ready: false, rows: 1, slots: 1 },
    ]);
    expect(dispatched).toEqual([{ type: 'invoices', class: 2, runs: 1, latenessMs: 60_000, more: false }]);
    const [run] = await openRuns(database.owner, key);
    expect(run).toMatchObject({
      state: 'dispatched',
      dispatch: 1,
      dispatchedAt: at(1),
      dueAt: at(0),
      createdAt: at(1),
    });
    await expectDispatched(database.owner, key, run!, 'Büro "Nord"\\West\n');
    expect(await companyRow(database.owner, key)).toMatchObject({ slot_run_id: run!.runId, slot_dispatch: 1 });
    await expectConsistent(database.owner, at(1));
  });

  it('sends the first run of a company, and the others afterwards, into which later slots coalesce', async () => {
    const key = await due(0, ['invoices', 'expenses', 'payments']);
    await claimAndSend(database.db, at(0));
    expect(await sentOf()).toEqual(['payments']);
    await expectConsistent(database.owner, at(0));
    await claimAndSend(database.db, at(60));
    expect(await counters(database.owner, key, 'invoices')).toEqual([2, 1, 1, 0]);
    expect(await counters(database.owner, key, 'payments')).toEqual([2, 2, 0, 0]);
    await take(database.db, [said((await dispatches(database.owner, key))[0]!, 'finished', { worked: false })], at(61));
    await dispatch(database.db, at(61));
    expect(await sentOf()).toHaveLength(2);
    await expectConsistent(database.owner, at(61));
  });

  const other = () => aCompany(database.db, database.owner);
  it.each<{ what: string; window?: number; prepare: (key: Key) => Promise<unknown>; sent: number; ready: number }>([
    { what: 'nothing is in its way', prepare: async () => undefined, sent: 1, ready: 0 },
    {
      what: 'a run of the company is on its way',
      prepare: async (key) => (await queue(database.db, key, { type: 'expenses' }), dispatch(database.db, at(0))),
      sent: 0,
      ready: 0,
    },
    {
      what: 'a run of another type is the next of its company',
      prepare: (key) => queue(database.db, key, { type: 'expenses' }),
      sent: 0,
      ready: 0,
    },
    {
      what: 'a run by hand of another company waits for the same type',
      prepare: async () => queue(database.db, await other()),
      sent: 0,
      ready: 1,
    },
    {
      what: 'a run by hand of another company waits for another type',
      prepare: async () => queue(database.db, await other(), { type: 'expenses' }),
      sent: 1,
      ready: 0,
    },
    {
      what: 'the window is full',
      window: 5,
      prepare: async () => {
        for (let index = 0; index < 5; index += 1) await queue(database.db, await other());
        await dispatch(database.db, at(0));
      },
      sent: 0,
      ready: 1,
    },
    {
      what: 'there are fewer places than due runs, so tenants take turns',
      window: 5,
      prepare: async () => {
        for (let index = 0; index < 5; index += 1) await due(1);
      },
      sent: 0,
      ready: 6,
    },
    {
      what: 'the company is paused',
      prepare: (key) => push(database.db, key, { connectionState: 'needsReconnect' }),
      sent: 0,
      ready: 0,
    },
  ])('sends $sent and leaves $ready to dispatch when $what', async ({ window = 1000, prepare, sent, ready }) => {
    const key = await due(1);
    await prepare(key);
    const { claimed } = await claimAndSend(database.db, at(1), { window });
    const rows = (which: 'sent' | 'ready') =>
      claimed.filter((part) => part[which]).reduce((sum, part) => sum + part.rows, 0);
    expect({ sent: rows('sent'), ready: rows('ready') }).toEqual({ sent, ready });
    await expectConsistent(database.owner, at(1));
  });

  it('leaves a rest that is over to dispatch, whose run was there before', async () => {
    const key = await due(0);
    await claimAndSend(database.db, at(0));
    const [first] = await dispatches(database.owner, key);
    await take(database.db, [said(first!, 'deferred', { notBefore: at(30).toISOString() })], at(1));
    await claimAndSend(database.db, at(60));
    expect(await dispatches(database.owner, key)).toHaveLength(1);
    await dispatch(database.db, at(60));
    expect((await dispatches(database.owner, key)).at(-1)).toMatchObject({ runId: first!.runId, dispatch: 2 });
    await expectConsistent(database.owner, at(60));
  });

  it('sends nothing while somebody else counts the windows, and waits for nobody', async () => {
    await due(0);
    await database.owner.withoutTenant(async (tx) => {
      await lockLanes(tx);
      expect((await claimAndSend(database.db, at(0))).claimed).toMatchObject([{ sent: false, ready: true }]);
    });
  });

  it('ends a row of runs by hand, for its type and for its company', async () => {
    const key = await due(1);
    for (let turn = 0; turn < 2; turn += 1) {
      await queue(database.db, key, { now: at(0) });
      await dispatch(database.db, at(0));
      await take(database.db, [said((await dispatches(database.owner, key)).at(-1)!, 'finished')], at(0));
    }
    await claimAndSend(database.db, at(1));
    const { rows } = await database.owner.withoutTenant((tx) =>
      tx.query<{ lane: number; company: number }>({
        text: `select l.manual_streak as lane, c.manual_streak as company from schedule.lanes l, schedule.companies c
               where l.type = 'invoices' and l.class = 0`,
      }),
    );
    expect(rows).toEqual([{ lane: 0, company: 0 }]);
  });

  it('never fills a window twice, whoever claims and dispatches at the same moment', async () => {
    const tenants = [newId(), newId()];
    for (let index = 0; index < 24; index += 1)
      await due(index % 3, [...recordTypes], { tenantId: tenants[index % 2]! });
    const pools = [database.db, database.connect(), database.connect()];
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(
        pools.flatMap((db) => [
          claimAndSend(db, at(5), { window: 6, limit: 5 }),
          claim(db, at(5), 2),
          dispatch(db, at(5), { window: 6, batch: 2 }),
        ]),
      );
      await expectConsistent(database.owner, at(5));
    }
    const sent = Map.groupBy(await sentOf(), (type) => type);
    for (const type of recordTypes) expect(sent.get(type)?.length ?? 0).toBeLessThanOrEqual(6);
    expect(sent.get('payments')).toHaveLength(6);
  });
});
