import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import {
  appendOutbox,
  countResultsAside,
  deleteOldResultsAside,
  deleteOutbox,
  holdResults,
  nextTenantWithResults,
  outboxBacklog,
  readTurn,
  reserveBatchWithResults,
  setResultsAside,
} from '../src/index.ts';
import { newCompany, openRecords, type Company } from './support.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close());
beforeEach(async () => {
  await db.withAllTenants((tx) => tx.query({ text: 'delete from records.result_outbox' }));
});

async function append(company: Company, batchId: string, count: number): Promise<void> {
  await db.withTenant(company.tenantId, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      await appendOutbox(tx, { ...company, batchId, kind: n === 0 ? 'start' : 'finish', body: { n }, now: null });
    }
  });
}

const first = { after: null, now: null };
const hold = { code: 'invalid-request', message: 'no', refusals: 1, pauseMs: 60_000, setAside: false, now: null };

describe('the result outbox', () => {
  it('names each tenant once, in order, however many rows it has', async () => {
    const tenants = [newCompany(), newCompany(), newCompany()];
    for (const company of tenants) await append(company, newId(), 5);
    const named = await db.withAllTenants(async (tx) => {
      const found: string[] = [];
      for (let next = await nextTenantWithResults(tx, null); next; next = await nextTenantWithResults(tx, next)) {
        found.push(next);
      }
      return found;
    });
    expect(named).toEqual(tenants.map(({ tenantId }) => tenantId).sort());
  });

  it('hands each batch to one relay at a time, in order and in pages', async () => {
    const company = newCompany();
    const { tenantId } = company;
    const [one, two] = [newId(), newId()].sort() as [string, string];
    await append(company, one, 3);
    await append(company, two, 1);
    const reserve = (tx: Tx) => reserveBatchWithResults(tx, { tenantId, except: [], ...first });

    await db.withAllTenants(async (tx) => {
      expect(await reserve(tx)).toEqual({ batchId: one, looked: two });
      const mine = await readTurn(tx, { tenantId, batchId: one, limit: 2 });
      expect(mine?.rows.map(({ body }) => body['n'])).toEqual([0, 1]);
      expect(await db.withAllTenants(reserve)).toMatchObject({ batchId: two });
      await deleteOutbox(tx, mine?.rows.map(({ id }) => id) ?? []);
    });

    const rest = await db.withAllTenants((tx) => readTurn(tx, { tenantId, batchId: one, limit: 10 }));
    expect(rest).toMatchObject({ companyId: company.companyId, hold: undefined, aside: 0, rows: [{ body: { n: 2 } }] });
    expect(await db.withAllTenants(outboxBacklog)).toMatchObject({ rows: 2, oldest: expect.any(Date) });
  });

  it('passes over batches that are not to be told now', async () => {
    const company = newCompany();
    const batches = [newId(), newId()].sort();
    for (const batchId of batches) await append(company, batchId, 1);
    const reserve = (except: string[]) =>
      db.withAllTenants((tx) => reserveBatchWithResults(tx, { ...company, except, ...first }));
    expect(await reserve(batches.slice(0, 1))).toEqual({ batchId: batches[1], looked: batches[1] });
    expect(await reserve(batches)).toEqual({ batchId: null, looked: batches[1] });
  });

  it('passes over batches that are held, until their time has come', async () => {
    const company = newCompany();
    const { tenantId } = company;
    const batches = Array.from({ length: 70 }, newId).sort();
    for (const batchId of batches) await append(company, batchId, 1);
    for (const batchId of batches.slice(0, 66)) {
      await db.withAllTenants((tx) => holdResults(tx, { ...company, batchId }, hold));
    }
    const reserve = (after: string | null, now: Date | null = null) =>
      db.withAllTenants((tx) => reserveBatchWithResults(tx, { tenantId, after, except: [], now }));
    // It looks at 64 at a time.
    expect(await reserve(null)).toEqual({ batchId: null, looked: batches[63] });
    expect(await reserve(batches[63] ?? null)).toEqual({ batchId: batches[66], looked: batches[69] });
    expect(await reserve(batches[69] ?? null)).toEqual({ batchId: null, looked: null });
    expect(await reserve(null, new Date(Date.now() + 120_000))).toMatchObject({ batchId: batches[0] });
  });

  it('keeps what was set aside, with the reason, until it is old', async () => {
    const company = newCompany();
    const batchId = newId();
    await append(company, batchId, 2);
    const turn = await db.withAllTenants((tx) => readTurn(tx, { ...company, batchId, limit: 10 }));
    await db.withAllTenants((tx) =>
      setResultsAside(tx, {
        ids: turn?.rows.map(({ id }) => id) ?? [],
        code: 'invalid-request',
        message: 'no',
        now: null,
      }),
    );
    expect(await db.withAllTenants(outboxBacklog)).toEqual({ rows: 0, oldest: null });
    expect(await db.withAllTenants(countResultsAside)).toBe(2);
    const age = (before: Date) => db.withAllTenants((tx) => deleteOldResultsAside(tx, { before, limit: 1000 }));
    await age(new Date(Date.now() - 60_000));
    expect(await db.withAllTenants(countResultsAside)).toBe(2);
    expect(await age(new Date(Date.now() + 3_600_000))).toBeGreaterThanOrEqual(2);
    expect(await db.withAllTenants(countResultsAside)).toBe(0);
  });
});
