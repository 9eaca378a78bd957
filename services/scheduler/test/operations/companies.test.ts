import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { getAutoSync, putAutoSync, type AutoSyncSettings } from '../../src/operations/auto-sync.ts';
import { putCompany } from '../../src/operations/put-company.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import {
  announcements,
  companyRow,
  counters,
  dispatches,
  expectConsistent,
  openRuns,
  typeRow,
} from '../support/looking.ts';
import { said, take } from '../support/progress.ts';
import {
  aCompany,
  aKey,
  at,
  claim,
  dispatch,
  enable,
  minute,
  push,
  queue,
  timing,
  type Key,
} from '../support/queue.ts';
import { pullIn } from '../../src/operations/pull-in.ts';

const settings = { timing, intervalUnitMs: minute, referenceType: 'invoices' as const };

describe('companies', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await serviceDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner.withoutTenant((tx) => tx.query({ text: 'update schedule.types set next_due_at = null' }));
  });

  const put = async (key: Key, version: number, given: Partial<Parameters<typeof putCompany>[1]> = {}) => {
    const stored = await putCompany(
      database.db,
      {
        version,
        connectionVersion: version,
        name: 'Northwind IT',
        timeZone: 'UTC',
        connectionState: 'connected',
        disabled: false,
        removed: false,
        ...given,
        ...key,
      },
      { ...settings, now: at(0) },
    );
    return stored.version;
  };

  it('are stored in the newest version that was pushed; older ones are ignored', async () => {
    const key = aKey();
    expect(await put(key, 5, { name: 'Five' })).toBe(5);
    expect(await put(key, 4, { name: 'Four', connectionState: 'disconnected' })).toBe(5);
    expect(await put(key, 5, { name: 'Five again' })).toBe(5);
    expect(await companyRow(database.owner, key)).toMatchObject({ name: 'Five', connection_state: 'connected' });
    expect(await put(key, 6, { name: 'Six' })).toBe(6);
    expect(await companyRow(database.owner, key)).toMatchObject({ name: 'Six' });
  });

  it('are stored once when two calls come at the same time', async () => {
    const key = aKey();
    expect(await Promise.all([put(key, 1), put(key, 2), put(key, 1)])).toEqual(expect.arrayContaining([2]));
    expect((await openRuns(database.owner, key)).map(({ parameters }) => parameters)).toEqual([
      { referenceOnly: true },
    ]);
  });

  it('can have a type that a later release brought', async () => {
    const key = await aCompany(database.db, database.owner);
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `delete from schedule.types where company_id = $1 and type = 'payments'`,
        values: [key.companyId],
      }),
    );
    await enable(database.db, key, { types: ['payments'], intervalMinutes: 15 });
    expect(await typeRow(database.owner, key, 'payments')).toMatchObject({ enabled: true, class: 1 });
    await claim(database.db, at(1));
    expect(await openRuns(database.owner, key)).toMatchObject([{ type: 'payments' }]);
  });

  it('of another tenant cannot be taken over', async () => {
    const key = aKey();
    await put(key, 1);
    await expect(put({ ...key, tenantId: newId() }, 2, { name: 'Mine' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await companyRow(database.owner, key)).toMatchObject({ name: 'Northwind IT' });
  });

  it.each(['invoices', 'payments'] as const)(
    'that connect have reference data read by the worker of %s',
    async (type) => {
      const key = aKey();
      const facts = { name: 'Northwind IT', timeZone: 'UTC', connectionState: 'connected' as const, disabled: false };
      const company = { ...key, ...facts, version: 1, connectionVersion: 1, removed: false };
      await putCompany(database.db, company, { ...settings, referenceType: type, now: at(0) });
      await dispatch(database.db, at(0));
      expect(await dispatches(database.owner, key)).toMatchObject([{ type, parameters: { referenceOnly: true } }]);
    },
  );

  it('that connect get a reference run without a batch, ahead of everything else', async () => {
    const key = aKey();
    await put(key, 1, { connectionState: 'disconnected' });
    await enable(database.db, key, { types: ['payments'] });
    expect(await openRuns(database.owner, key)).toEqual([]);
    await put(key, 2);
    await claim(database.db, at(0));
    expect(await announcements(database.owner, key)).toEqual([]);
    await dispatch(database.db, at(0));
    expect(await dispatches(database.owner, key)).toMatchObject([
      { type: 'invoices', parameters: { referenceOnly: true } },
    ]);
  });

  it('that re-connect get one catch-up per type that is on', async () => {
    const key = await aCompany(database.db, database.owner);
    await enable(database.db, key, { types: ['invoices', 'payments'], intervalMinutes: 120 });
    await claim(database.db, at(0));
    await push(database.db, key, { connectionState: 'needsReconnect', now: at(1) });
    await claim(database.db, at(300));
    await push(database.db, key, { now: at(301) });
    await claim(database.db, at(301));
    // The run of the first slot still waits, so the catch-up coalesces into it.
    const [due, queued, coalesced, skipped] = await counters(database.owner, key);
    expect([queued, coalesced]).toEqual([1, 1]);
    expect(due).toBe(2 + skipped!);
    expect(skipped).toBeGreaterThanOrEqual(2);
    expect((await openRuns(database.owner, key)).map(({ type }) => type).sort()).toEqual([
      'invoices',
      'invoices',
      'payments',
    ]);
    await expectConsistent(database.owner, at(301));
  });

  it('that re-connect get no catch-up for a type that is disconnected from AutoSync', async () => {
    const key = await aCompany(database.db, database.owner);
    await enable(database.db, key, { types: ['invoices', 'payments'], intervalMinutes: 120 });
    await claim(database.db, at(0));
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `update schedule.types set disconnected_at = now() where company_id = $1 and type = 'invoices'`,
        values: [key.companyId],
      }),
    );
    const nextDue = async (type: 'invoices' | 'payments') => (await typeRow(database.owner, key, type)).next_due_at;
    const before = await nextDue('invoices');
    await push(database.db, key, { connectionState: 'needsReconnect', now: at(1) });
    await push(database.db, key, { now: at(2) });
    // At once, or earlier where the company's own phase has a slot in these minutes.
    expect((await nextDue('payments'))?.getTime()).toBeLessThanOrEqual(at(2).getTime());
    expect(await nextDue('invoices')).toEqual(before);
  });

  it('that are removed end what they have: waiting runs vanish, others are closed, nothing is due', async () => {
    const key = await aCompany(database.db, database.owner);
    await enable(database.db, key, { types: ['invoices', 'expenses'] });
    await claim(database.db, at(0));
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'yielded')]);
    const manual = await queue(database.db, key);
    await push(database.db, key, { removed: true });
    expect(await announcements(database.owner, key)).toEqual(
      expect.arrayContaining(['queued', 'cancelled', 'cancelRequested']),
    );
    expect(await openRuns(database.owner, key)).toMatchObject([{ runId: due!.runId, close: 'cancelled' }]);
    await dispatch(database.db, at(1));
    expect((await dispatches(database.owner, key)).at(-1)).toMatchObject({ parameters: { close: 'cancelled' } });
    expect(await claim(database.db, at(1000))).toEqual([]);
    expect(manual.state).toBe('queued');
    await expectConsistent(database.owner, at(1));
  });
});

describe('AutoSync settings', () => {
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

  const put = (ifVersion: number, given: Partial<AutoSyncSettings>, now = at(0)) =>
    putAutoSync(
      database.db,
      {
        ...key,
        ifVersion,
        settings: { enabled: true, intervalMinutes: 60, types: [invoices], ...given },
      },
      { ...settings, now },
    );
  const invoices = { type: 'invoices', enabled: true, intervalMinutes: 0 } as const;

  it('of a new company are off, with the recommended interval and every type', async () => {
    const stored = await getAutoSync(database.db, key);
    expect(stored).toMatchObject({ version: 1, enabled: false, intervalMinutes: 120 });
    expect(stored.types.map(({ type, enabled }) => [type, enabled])).toEqual([
      ['expenses', false],
      ['inventory', false],
      ['invoices', false],
      ['payments', false],
    ]);
  });

  it('are replaced as a whole and get a new version', async () => {
    const stored = await put(0, { types: [invoices, { type: 'payments', enabled: true, intervalMinutes: 15 }] });
    expect(stored).toMatchObject({ version: 2, enabled: true, intervalMinutes: 60 });
    const payments = stored.types.find(({ type }) => type === 'payments');
    expect(payments).toMatchObject({ enabled: true, intervalMinutes: 15, periodMs: 15 * minute, nextDueAt: at(0) });
    const again = await put(2, {});
    expect(again.types.find(({ type }) => type === 'payments')).toMatchObject({ enabled: false, nextDueAt: null });
  });

  it('are replaced only in the version they were read in, unless any will do', async () => {
    await put(1, {});
    await expect(put(1, { intervalMinutes: 30 })).rejects.toMatchObject({ code: 'version-mismatch' });
    expect(await getAutoSync(database.db, key)).toMatchObject({ version: 2, intervalMinutes: 60 });
    expect(await put(0, { intervalMinutes: 30 })).toMatchObject({ version: 3, intervalMinutes: 30 });
  });

  it('with an interval out of its limits are refused', async () => {
    await expect(put(0, { intervalMinutes: 14 })).rejects.toMatchObject({ code: 'invalid-interval' });
    const types = [{ ...invoices, intervalMinutes: 1441 }];
    await expect(put(0, { types })).rejects.toMatchObject({ code: 'invalid-interval' });
    expect(await getAutoSync(database.db, key)).toMatchObject({ version: 1 });
  });

  it('of an unknown or another tenant’s company are not found', async () => {
    const stranger = { ...key, tenantId: newId() };
    await expect(getAutoSync(database.db, stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(getAutoSync(database.db, aKey())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leave the next slot where it is when the interval stays, and bring it nearer when it gets shorter', async () => {
    await put(0, { intervalMinutes: 1440 });
    await claim(database.db, at(0));
    const { next_due_at: next } = await typeRow(database.owner, key);
    await put(0, { intervalMinutes: 1440 }, at(5));
    expect((await typeRow(database.owner, key)).next_due_at).toEqual(next);
    await put(0, { intervalMinutes: 15 }, at(5));
    const sooner = (await typeRow(database.owner, key)).next_due_at!;
    expect(sooner.getTime()).toBeGreaterThan(at(5).getTime());
    expect(sooner.getTime()).toBeLessThanOrEqual(at(20).getTime());
  });

  it('that switch a type off take its waiting run away; one that has begun ends with its slice', async () => {
    await put(0, { types: [invoices, { ...invoices, type: 'expenses' }] });
    await claim(database.db, at(0));
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'started')], at(0));
    await put(0, { enabled: false });
    expect(await openRuns(database.owner, key)).toMatchObject([{ runId: due!.runId, state: 'running' }]);
    await take(database.db, [said(due!, 'yielded')], at(1));
    await dispatch(database.db, at(1));
    const sent = await dispatches(database.owner, key);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ runId: due!.runId, dispatch: 2, parameters: { close: 'cancelled' } });
    await expectConsistent(database.owner, at(1));
  });

  it('that switch a type off close a run that waits between two slices, and let runs by hand go on', async () => {
    await put(0, {});
    await claim(database.db, at(0));
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'started')], at(0));
    await take(database.db, [said(due!, 'yielded', { notBeforeMs: 600_000 })], at(0));
    const byHand = await queue(database.db, key, { now: at(0) });
    await put(0, { enabled: false });
    expect(await openRuns(database.owner, key)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ runId: due!.runId, close: 'cancelled', notBefore: null }),
        expect.objectContaining({ runId: byHand.runId, close: null, cancelRequested: false }),
      ]),
    );
    await expectConsistent(database.owner, at(0));
  });

  it('a slot that a wrong clock put days away is pulled in, and a rest, too; others stay', async () => {
    await put(0, { intervalMinutes: 15 });
    await claim(database.db, at(0));
    const { next_due_at: next } = await typeRow(database.owner, key);
    // The company's own phase may lie within the minute that passes below.
    const wanted = next! > at(1) ? next : new Date(next!.getTime() + 15 * 60_000);
    const pull = () => pullIn(database.db, { limit: 10, reconnectLimitMs: 1, now: at(1) });
    expect(await pull()).toEqual({ slots: 0, rests: 0 });
    await dispatch(database.db, at(0));
    const [due] = await dispatches(database.owner, key);
    await take(database.db, [said(due!, 'yielded', { notBeforeMs: 60_000 })], at(3 * 24 * 60));
    await database.owner.withoutTenant((tx) =>
      tx.query({
        text: `update schedule.types set next_due_at = next_due_at + interval '3 days'
               where company_id = $1 and type = 'invoices'`,
        values: [key.companyId],
      }),
    );
    expect(await pull()).toEqual({ slots: 1, rests: 1 });
    expect((await typeRow(database.owner, key)).next_due_at).toEqual(wanted);
    expect(await openRuns(database.owner, key)).toMatchObject([{ notBefore: null }]);
    expect(await pull()).toEqual({ slots: 0, rests: 0 });
    await expectConsistent(database.owner, at(1));
  });
});
