import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMetrics } from '@autosync/observability';
import { createSchedulerMetrics } from '../src/metrics.ts';
import { putAutoSync } from '../src/operations/auto-sync.ts';
import { takeBatchFinished } from '../src/operations/take-batch-finished.ts';
import { serviceDatabase, type ServiceDatabase } from './support/database.ts';
import { dispatches } from './support/looking.ts';
import { aFinishedBatch, said, take } from './support/progress.ts';
import { aCompany, at, claim, dispatch, enable, minute, push, queue, timing, type Key } from './support/queue.ts';

let database: ServiceDatabase;
beforeAll(async () => {
  database = await serviceDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.owner.withoutTenant(async (tx) => {
    for (const table of ['runs', 'outbox', 'types', 'companies'])
      await tx.query({ text: `delete from schedule.${table}` });
  });
});

/** The samples of one metric at an instant, by their labels, in the order of the text; those at 0 are left out. */
async function samples(name: string, now: Date): Promise<Record<string, number>> {
  const metrics = createMetrics({ service: 'scheduler', version: 'test' });
  createSchedulerMetrics(metrics, { db: database.db, now: () => now });
  const text = await metrics.registry.getSingleMetricAsString(`autosync_scheduler_${name}`);
  const rows = [...text.matchAll(/\{(.*)\} (\d.*)$/gm)].map(
    ([, labels = '', value]) => [labels, Number(value)] as const,
  );
  expect(rows.length).toBeGreaterThan(0);
  return Object.fromEntries(rows.filter(([, value]) => value !== 0));
}

async function enabledCompany(now = at(0)): Promise<Key> {
  const key = await aCompany(database.db, database.owner);
  await enable(database.db, key, { now });
  return key;
}

/** A run of the company's invoices that found nothing to do, at an instant. */
async function succeed(key: Key, now: Date): Promise<void> {
  await queue(database.db, key, { now });
  await dispatch(database.db, now);
  const due = (await dispatches(database.owner, key)).at(-1)!;
  await take(database.db, [said(due, 'finished', { worked: false, at: now.toISOString() })], now);
}

describe('stale companies', () => {
  const stale = (now: Date) => samples('companies_stale', now);

  it('are those whose last success is over 1.5 intervals old', async () => {
    const key = await enabledCompany();
    await succeed(key, at(10));
    expect(await stale(at(10 + 90))).toEqual({});
    expect(await stale(at(10 + 91))).toEqual({ 'type="invoices",reason="overdue"': 1 });
    await succeed(key, at(102));
    expect(await stale(at(103))).toEqual({});
  });

  it('count from when the type was switched on, also again', async () => {
    const key = await enabledCompany(at(0));
    expect(await stale(at(90))).toEqual({});
    expect(await stale(at(91))).toEqual({ 'type="invoices",reason="overdue"': 1 });
    await enable(database.db, key, { types: [], now: at(92) });
    expect(await stale(at(500))).toEqual({});
    await enable(database.db, key, { now: at(500) });
    expect(await stale(at(501))).toEqual({});
  });

  it('do not become fresh by saving the settings as they are', async () => {
    const key = await enabledCompany(at(0));
    await enable(database.db, key, { now: at(80) });
    expect(await stale(at(91))).toEqual({ 'type="invoices",reason="overdue"': 1 });
  });

  it('are told apart: a lost connection, a type that the disconnect rule switched off', async () => {
    const lost = await enabledCompany();
    const failing = await enabledCompany();
    await enabledCompany();
    await push(database.db, lost, { connectionState: 'needsReconnect' });
    await takeBatchFinished(database.db, aFinishedBatch(failing), { disconnectAfter: 1, timing, now: at(1) });
    expect(await stale(at(1))).toEqual({
      'type="invoices",reason="needsReconnect"': 1,
      'type="invoices",reason="disconnected"': 1,
    });
    expect(await samples('companies_enabled', at(1))).toEqual({ 'type="invoices"': 3 });
    await enable(database.db, failing, { now: at(2) });
    expect(await stale(at(2))).toEqual({ 'type="invoices",reason="needsReconnect"': 1 });
  });

  it.each([
    ['disabled', { disabled: true }],
    ['removed', { removed: true }],
    ['disconnected by a person', { connectionState: 'disconnected' as const }],
  ])('are never those that are %s', async (_what, facts) => {
    const key = await enabledCompany();
    await push(database.db, key, facts);
    expect(await stale(at(500))).toEqual({});
    expect(await samples('companies_enabled', at(500))).toEqual({});
  });

  it('are not those whose AutoSync is off as a whole', async () => {
    const key = await enabledCompany();
    const types = [{ type: 'invoices' as const, enabled: true, intervalMinutes: 0 }];
    const settings = { enabled: false, intervalMinutes: 60, types };
    await putAutoSync(database.db, { ...key, ifVersion: 0, settings }, { timing, intervalUnitMs: minute, now: at(1) });
    expect(await stale(at(500))).toEqual({});
  });
});

it('the freshness of companies is cumulative over the intervals since their last success', async () => {
  for (const minutes of [30, 75, 100, 500]) await succeed(await enabledCompany(at(-1000)), at(-minutes));
  expect(await samples('freshness_companies', at(0))).toEqual({
    'type="invoices",le="1"': 1,
    'type="invoices",le="1.5"': 2,
    'type="invoices",le="2"': 3,
    'type="invoices",le="3"': 3,
    'type="invoices",le="6"': 3,
    'type="invoices",le="+Inf"': 4,
  });
});

describe('waiting runs', () => {
  it('are those that may go; their age counts from when they were due', async () => {
    const key = await enabledCompany();
    await claim(database.db, at(0));
    await queue(database.db, await aCompany(database.db, database.owner), { type: 'payments', now: at(2) });
    expect(await samples('runs_waiting', at(3))).toEqual({ 'type="invoices"': 1, 'type="payments"': 1 });
    expect(await samples('queue_oldest_age_seconds', at(3))).toEqual({ 'type="invoices"': 180, 'type="payments"': 60 });
    await push(database.db, key, { connectionState: 'needsReconnect' });
    expect(await samples('runs_waiting', at(3))).toEqual({ 'type="payments"': 1 });
    await dispatch(database.db, at(3));
    expect(await samples('runs_waiting', at(3))).toEqual({});
    expect(await samples('queue_oldest_age_seconds', at(3))).toEqual({});
  });

  it('are not those that rest, and one that rested waits since then', async () => {
    const key = await enabledCompany();
    await claim(database.db, at(0));
    await dispatch(database.db, at(1));
    const due = (await dispatches(database.owner, key)).at(-1)!;
    await take(database.db, [said(due, 'yielded', { reason: 'qbo-throttled', notBeforeMs: 480_000 })], at(2));
    expect(await samples('runs_waiting', at(9))).toEqual({});
    expect(await samples('runs_waiting', at(11))).toEqual({ 'type="invoices"': 1 });
    expect(await samples('queue_oldest_age_seconds', at(11))).toEqual({ 'type="invoices"': 60 });
  });
});

it('numbers over all companies are asked for once in their age, however often is scraped', async () => {
  let transactions = 0;
  const counting = {
    ...database.db,
    withAllTenants: ((fn) => {
      transactions += 1;
      return database.db.withAllTenants(fn);
    }) as typeof database.db.withAllTenants,
  };
  const metrics = createMetrics({ service: 'scheduler', version: 'test' });
  createSchedulerMetrics(metrics, { db: counting, now: () => at(0) });
  await metrics.registry.metrics();
  const first = transactions;
  await metrics.registry.metrics();
  // Freshness, waiting runs, pauses and the outbox; then the last two only, which cost next to nothing.
  expect([first, transactions - first]).toEqual([4, 2]);
});
