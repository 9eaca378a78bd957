import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AutosyncError, newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import { finishBatch } from '../../src/operations/finish-batch.ts';
import { recordResults } from '../../src/operations/record-results.ts';
import { reportProgress } from '../../src/operations/report-progress.ts';
import { startBatch } from '../../src/operations/start-batch.ts';
import { createWatchBatches, type WatchBatches } from '../../src/operations/watch-batches.ts';
import { serviceDatabase, type ServiceDatabase } from '../support/database.ts';
import { aHeader, anAction } from '../support/samples.ts';

const never = new AbortController().signal;
const end = { outcome: 'finished', category: null, reason: null, expectedActions: 0 } as const;

let database: ServiceDatabase;
beforeAll(async () => {
  database = await serviceDatabase();
});
afterAll(() => database.close());

const running: WatchBatches[] = [];
afterEach(async () => {
  for (const watch of running.splice(0)) await watch.stop();
});

/** A process that looks every 20 ms, with the statements it sent. */
function aProcess({ db = database.db }: { db?: Db } = {}) {
  let rounds = 0;
  const counted: Db = {
    ...db,
    withAllTenants: (fn) => {
      rounds += 1;
      return db.withAllTenants(fn);
    },
  };
  const watch = createWatchBatches({
    context: { db: counted, now: () => null },
    intervalMs: 20,
    onError: () => undefined,
  });
  watch.start();
  running.push(watch);
  return { watch, rounds: () => rounds };
}

async function aBatch(given: Parameters<typeof aHeader>[0] = {}) {
  const header = aHeader(given);
  await startBatch(database, { header, state: 'notStarted', total: 0 });
  const of = { tenantId: header.tenantId, batchId: header.batchId };
  return {
    ...header,
    runs: () => startBatch(database, { header, state: 'running', total: 7 }),
    reports: (done: number) => reportProgress(database, { ...of, done, total: 7, step: 'syncing' }),
    stores: () => recordResults(database, { ...of, actions: [anAction()] }),
    ends: () => finishBatch(database, { ...of, end: { ...end, at: new Date('2026-03-01T12:00:00Z') } }),
  };
}

const next = async <T>(stream: AsyncGenerator<T>): Promise<T> => {
  const { value, done } = await stream.next();
  if (done) throw new Error('the stream ended');
  return value;
};

describe('watching a batch', () => {
  it('shows it now, after each change that another process made, and ends with it', async () => {
    const batch = await aBatch();
    const stream = aProcess().watch.watchBatch(batch, never);
    expect(await next(stream)).toMatchObject({ batchId: batch.batchId, state: 'notStarted' });
    await batch.runs();
    expect(await next(stream)).toMatchObject({ state: 'running', reported: { done: 0, total: 7 } });
    await batch.reports(3);
    expect(await next(stream)).toMatchObject({ reported: { done: 3, total: 7 } });
    await batch.ends();
    expect(await next(stream)).toMatchObject({ state: 'finished' });
    expect((await stream.next()).done).toBe(true);
  });

  it('gives a slow reader the latest state, not each one', async () => {
    const batch = await aBatch();
    const { watch, rounds } = aProcess();
    const stream = watch.watchBatch(batch, never);
    await next(stream);
    for (let done = 1; done <= 7; done += 1) await batch.reports(done);
    const before = rounds();
    while (rounds() < before + 2) await batch.reports(7);
    expect(await next(stream)).toMatchObject({ reported: { done: 7 } });
  });

  it('costs the same for a thousand as for one', async () => {
    const batch = await aBatch();
    const { watch, rounds } = aProcess();
    const streams = Array.from({ length: 1000 }, () => watch.watchBatch(batch, never));
    await Promise.all(streams.map(next));
    const before = rounds();
    const told = Promise.all(streams.map(next));
    await batch.runs();
    expect(new Set((await told).map(({ state }) => state))).toEqual(new Set(['running']));
    // The rounds of the time it took, not of the watchers.
    expect(rounds() - before).toBeLessThan(100);
  });

  it.each(['nobody’s', 'another tenant’s'])('that is %s is not found', async (whose) => {
    const batchId = whose === 'nobody’s' ? newId() : (await aBatch()).batchId;
    const stream = aProcess().watch.watchBatch({ tenantId: newId(), batchId }, never);
    await expect(stream.next()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('costs nothing when nobody does', async () => {
    const batch = await aBatch();
    const { watch, rounds } = aProcess();
    const stream = watch.watchBatch(batch, never);
    await next(stream);
    await stream.return(undefined);
    const other = watch.watchBatch(batch, never);
    await next(other);
    await other.return(undefined);
    expect(rounds()).toBeLessThan(10);
  });

  it('ends with an error that a repeat may help, when PostgreSQL does not answer, and goes on for who comes again', async () => {
    const batch = await aBatch();
    let isAway = false;
    const away = new AutosyncError('db-unavailable', 'away', { retryable: true });
    const db: Db = {
      ...database.db,
      withAllTenants: (fn) => (isAway ? Promise.reject(away) : database.db.withAllTenants(fn)),
    };
    const { watch } = aProcess({ db });
    const stream = watch.watchBatch(batch, never);
    await next(stream);
    isAway = true;
    await expect(stream.next()).rejects.toMatchObject({ code: 'db-unavailable', retryable: true });
    isAway = false;
    expect(await next(watch.watchBatch(batch, never))).toMatchObject({ batchId: batch.batchId });
  });
});

describe('watching a company', () => {
  it('shows what is open and what ended lately, then each batch that changes', async () => {
    const company = { tenantId: newId(), companyId: newId() };
    const ended = await aBatch({ ...company, createdAt: new Date('2026-03-01T10:00:00Z') });
    await ended.ends();
    const open = await aBatch({ ...company, createdAt: new Date('2026-03-01T11:00:00Z') });
    await aBatch({ tenantId: company.tenantId });
    const stream = aProcess().watch.watchCompany(company, never);
    const idsOf = (batches: { batchId: string }[]) => batches.map(({ batchId }) => batchId);
    expect(idsOf(await next(stream))).toEqual([open.batchId, ended.batchId]);

    await open.reports(1);
    expect(await next(stream)).toMatchObject([{ batchId: open.batchId, state: 'running' }]);
    // A batch that comes and ends between two looks is seen too.
    const quick = await aBatch(company);
    await quick.ends();
    const seen: string[] = [];
    while (!seen.includes('finished')) {
      seen.push(...(await next(stream)).filter(({ batchId }) => batchId === quick.batchId).map(({ state }) => state));
    }
    await open.ends();
    expect(await next(stream)).toMatchObject([{ batchId: open.batchId, state: 'finished' }]);
  });

  it('begins also where there is nothing yet', async () => {
    const company = { tenantId: newId(), companyId: newId() };
    const stream = aProcess().watch.watchCompany(company, never);
    expect(await next(stream)).toEqual([]);
    const batch = await aBatch(company);
    expect(await next(stream)).toMatchObject([{ batchId: batch.batchId }]);
  });

  it('shows none of another tenant', async () => {
    const batch = await aBatch();
    const stream = aProcess().watch.watchCompany({ tenantId: newId(), companyId: batch.companyId }, never);
    expect(await next(stream)).toEqual([]);
  });
});

describe('watching a tenant', () => {
  it('shows the batches of all its companies, then each that changes, and none of another tenant', async () => {
    const tenantId = newId();
    const ended = await aBatch({ tenantId, companyId: newId(), createdAt: new Date('2026-03-01T10:00:00Z') });
    await ended.ends();
    const open = await aBatch({ tenantId, companyId: newId(), createdAt: new Date('2026-03-01T11:00:00Z') });
    await aBatch();
    const stream = aProcess().watch.watchTenant({ tenantId }, never);
    expect((await next(stream)).map(({ batchId }) => batchId)).toEqual([open.batchId, ended.batchId]);
    await open.ends();
    expect(await next(stream)).toMatchObject([{ batchId: open.batchId, state: 'finished' }]);
    const other = await aBatch({ tenantId, companyId: newId() });
    expect(await next(stream)).toMatchObject([{ batchId: other.batchId }]);
  });
});
