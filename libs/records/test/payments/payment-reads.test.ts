import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import {
  findRestingRuns,
  forgetTold,
  noteTold,
  noteUntold,
  paymentReading,
  readPaymentReading,
  savePaymentSync,
} from '../../src/index.ts';
import { newCompany, openRecords } from '../support.ts';
import { merge, payment } from './support.ts';

let store: Awaited<ReturnType<typeof openRecords>>;
beforeAll(async () => {
  store = await openRecords();
});
afterAll(() => store.close());

const now = new Date('2026-11-02T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const HOURS = 60;

type Row = { read?: number; told?: number; news?: number; missed?: number; readsOn?: string; reads?: number };

/** A company whose times are so many minutes ago. */
async function company({ read, told, news, missed, readsOn, reads = 0 }: Row) {
  const ids = newCompany();
  const at = (minutes: number | undefined) => (minutes === undefined ? null : minutesAgo(minutes));
  await store.db.withTenant(ids.tenantId, (tx) =>
    tx.query({
      text: `insert into records.payment_syncs
          (company_id, tenant_id, watermark, told_at, news_at, missed_at, reads_on, reads)
        values ($1, $2, $3, $4, $5, $6, $7::date, $8)`,
      values: [ids.companyId, ids.tenantId, at(read), at(told), at(news), at(missed), readsOn ?? null, reads],
    }),
  );
  return ids;
}

const { allowance } = paymentReading;
const today = '2026-11-02';

describe('a slot of payments', () => {
  it.each<[string, Row, 'reads' | 'rests', string]>([
    ['never read, and webhooks work', { told: 5 }, 'reads', 'stretched'],
    ['without webhooks', { read: 15 }, 'reads', 'normal'],
    ['with webhooks that told nothing since', { read: 60, told: 5 }, 'rests', 'stretched'],
    ['four hours after the last read', { read: 4 * HOURS, told: 5 }, 'reads', 'stretched'],
    ['with webhooks that are silent for a day', { read: 60, told: 24 * HOURS }, 'reads', 'normal'],
    ['told of payments since', { read: 60, told: 5, news: 5 }, 'reads', 'stretched'],
    [
      'told just before the last read, which may not have seen it',
      { read: 10, told: 12, news: 12 },
      'reads',
      'stretched',
    ],
    ['told well before the last read', { read: 10, told: 60, news: 60 }, 'rests', 'stretched'],
    ['of which webhooks missed something today', { read: 60, told: 5, missed: 60 }, 'reads', 'normal'],
    ['of which they missed something two days ago', { read: 60, told: 5, missed: 48 * HOURS }, 'rests', 'stretched'],
    ['that used up its reads', { read: 30, told: 5, news: 5, readsOn: today, reads: allowance }, 'rests', 'usedUp'],
    ['that used them up, after an hour', { read: 60, told: 5, readsOn: today, reads: allowance }, 'reads', 'usedUp'],
    ['that used them up yesterday', { read: 30, readsOn: '2026-11-01', reads: allowance }, 'reads', 'normal'],
    ['whose last read is ahead of the clock', { read: -30, told: 5 }, 'reads', 'stretched'],
  ])('%s', async (_, row, expected, cadence) => {
    const { tenantId, companyId } = await company(row);
    const runId = newId();
    const resting = await store.db.withAllTenants((tx) => findRestingRuns(tx, [{ runId, companyId }], now));
    expect(resting.has(runId) ? 'rests' : 'reads').toBe(expected);
    const reading = await store.db.withTenant(tenantId, (tx) => readPaymentReading(tx, { companyId, now }));
    expect(reading.cadence).toBe(cadence);
  });

  it('is read after the company was connected anew, whatever webhooks told before', async () => {
    const { tenantId, companyId } = await company({ read: 60, told: 5 });
    const runId = newId();
    await store.db.withTenant(tenantId, (tx) => forgetTold(tx, companyId));
    expect(await store.db.withAllTenants((tx) => findRestingRuns(tx, [{ runId, companyId }], now))).toEqual(new Set());
  });
});

it('complete reads are counted by the day, and nothing else is', async () => {
  const { tenantId, companyId } = await company({ readsOn: '2026-01-01', reads: 7 });
  const save = (sync: Parameters<typeof savePaymentSync>[1]['sync']) =>
    store.db.withTenant(tenantId, (tx) => savePaymentSync(tx, { tenantId, companyId, sync }));
  const readsToday = async () =>
    (await store.db.withTenant(tenantId, (tx) => readPaymentReading(tx, { companyId, now: null }))).readsToday;
  await save({ homeCurrency: 'USD' });
  expect(await readsToday()).toBe(0);
  for (const reads of [1, 2]) {
    await save({ watermark: new Date() });
    expect(await readsToday()).toBe(reads);
  }
});

it('webhooks are relied on no more when a read finds a change that they did not tell of', async () => {
  const cadenceAfter = async (news: boolean) => {
    const ids = await company({ read: 60 });
    const { tenantId, companyId } = ids;
    const told = { companyId, tenantId, ofPayments: news };
    await store.db.withAllTenants((tx) => noteTold(tx, { companies: [told], now: minutesAgo(50) }));
    await merge(store.db, ids, [payment('1', 0, {}, { changedAt: minutesAgo(50) })]);
    return store.db.withTenant(tenantId, async (tx) => {
      await noteUntold(tx, { companyId, since: minutesAgo(60), now });
      return (await readPaymentReading(tx, { companyId, now })).cadence;
    });
  };
  expect(await cadenceAfter(true)).toBe('stretched');
  expect(await cadenceAfter(false)).toBe('normal');
});
