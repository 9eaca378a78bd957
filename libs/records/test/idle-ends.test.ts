import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db } from '@autosync/db';
import {
  endIdleSlices,
  raiseEpoch,
  raiseEpochs,
  readHandovers,
  readPaymentStarts,
  readPaymentSync,
  releaseEpochs,
  saveBooksReset,
  savePaymentSyncs,
  saveRead,
  startSlices,
  withFence,
} from '../src/index.ts';
import { begin, newCompany, openRecords, type Company } from './support.ts';

let db: Db;
let owner: Db;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ db, owner, close } = await openRecords());
});
afterAll(() => close());

const window = { buckets: [1] };

async function left({ tenantId, companyId }: Company) {
  const { rows } = await db.withTenant(tenantId, (tx) =>
    tx.query<{ runs: number; released: boolean; state: unknown }>({
      text: `select (select count(*)::int from records.runs where company_id = $1) as runs,
          (select released from records.company_fences where company_id = $1) as released,
          (select state from records.limiter_windows where company_id = $1) as state`,
      values: [companyId],
    }),
  );
  return rows[0];
}

describe('endIdleSlices', () => {
  it('gives companies of several tenants back, forgets their runs and keeps their windows', async () => {
    const companies = [newCompany(), newCompany(), newCompany()];
    const runs = await Promise.all(companies.map((company) => begin(db, company)));
    const ends = runs.map(({ fence, runId }) => ({ fence, runId, limiterWindow: window }));
    const held = await db.withAllTenants((tx) => endIdleSlices(tx, { ends, now: null }));
    expect(held).toEqual(new Set(companies.map(({ companyId }) => companyId)));
    for (const company of companies) expect(await left(company)).toEqual({ runs: 0, released: true, state: window });
  });

  it('writes nothing where somebody else has taken over, and says so', async () => {
    const [taken, own] = [newCompany(), newCompany()];
    const runs = [await begin(db, taken), await begin(db, own)];
    await db.withTenant(taken.tenantId, (tx) => raiseEpoch(tx, { ...taken, holder: 'another', now: null }));
    const ends = runs.map(({ fence, runId }) => ({ fence, runId, limiterWindow: window }));
    const held = await db.withAllTenants((tx) => endIdleSlices(tx, { ends, now: null }));
    expect(held).toEqual(new Set([own.companyId]));
    expect(await left(taken)).toEqual({ runs: 1, released: false, state: null });
    expect(await left(own)).toEqual({ runs: 0, released: true, state: window });
  });

  it('waits for one who is taking over just now, and then writes nothing', async () => {
    const company = newCompany();
    const { fence, runId } = await begin(db, company);
    let ending: Promise<Set<string>> | undefined;
    await db.withTenant(company.tenantId, async (tx) => {
      await raiseEpoch(tx, { ...company, holder: 'another', now: null });
      ending = db.withAllTenants((other) => endIdleSlices(other, { ends: [{ fence, runId }], now: null }));
      await untilWaiting();
    });
    expect(await ending).toEqual(new Set());
    expect(await left(company)).toMatchObject({ runs: 1, released: false });
  });

  it('keeps everybody from taking over until the end of its transaction', async () => {
    const company = newCompany();
    const { fence, runId } = await begin(db, company);
    let taking: Promise<{ clean: boolean }> | undefined;
    await db.withAllTenants(async (tx) => {
      await endIdleSlices(tx, { ends: [{ fence, runId }], now: null });
      taking = db.withTenant(company.tenantId, (other) => raiseEpoch(other, { ...company, holder: 'next', now: null }));
      await untilWaiting();
      await savePaymentSyncs(tx, [{ ...company, sync: { watermark: new Date(0) } }]);
    });
    await taking;
    const sync = await db.withTenant(company.tenantId, (tx) => readPaymentSync(tx, company.companyId));
    expect(sync.watermark).toEqual(new Date(0));
  });

  it('leaves a window alone that it is not given, and the run of another company', async () => {
    const [company, other] = [newCompany(), newCompany()];
    const { fence, runId } = await begin(db, company);
    const { runId: foreign } = await begin(db, other);
    const end = (id: string, limiterWindow?: unknown) => ({ fence, runId: id, limiterWindow });
    await db.withAllTenants((tx) => endIdleSlices(tx, { ends: [end(runId, window)], now: null }));
    await db.withAllTenants((tx) => endIdleSlices(tx, { ends: [end(foreign)], now: null }));
    expect(await left(company)).toMatchObject({ state: window });
    expect(await left(other)).toMatchObject({ runs: 1 });
  });

  /** A statement of this database waits for a row that another one holds. */
  async function untilWaiting(): Promise<void> {
    for (;;) {
      const { rows } = await db.withAllTenants((tx) =>
        tx.query<{ waiting: boolean }>({
          text: `select exists (select from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock') as waiting`,
        }),
      );
      if (rows[0]?.waiting === true) return;
    }
  }
});

describe('the beginning of several slices', () => {
  it('raises each epoch, enters each run, and answers in the order asked for', async () => {
    const companies = [newCompany(), newCompany(), newCompany()];
    const [first] = companies as [Company];
    const before = await begin(db, first);
    await db.withTenant(first.tenantId, (tx) => releaseEpochs(tx, [before.fence]));
    const slices = companies.map((company) => ({ ...company, runId: newId(), batchId: newId(), dispatch: 1 }));
    const { raised, starts } = await db.withAllTenants(async (tx) => ({
      raised: await raiseEpochs(tx, { companies, holder: 'test', now: null }),
      starts: await startSlices(
        tx,
        slices.map((slice) => ({ ...slice, survived: false })),
        null,
      ),
    }));
    expect(raised.map(({ epoch }) => epoch)).toEqual([2, 1, 1]);
    expect(raised.every(({ clean }) => clean)).toBe(true);
    expect(starts.map((start) => start.kind === 'work' && start.first)).toEqual([true, true, true]);
  });

  it('answers each by what is known of its own run', async () => {
    const [known, fresh] = [newCompany(), newCompany()];
    const run = await begin(db, known, { dispatch: 2 });
    const slice = (company: Company, runId: string, dispatch: number) => ({
      ...company,
      runId,
      batchId: newId(),
      dispatch,
      survived: false,
    });
    const starts = await db.withAllTenants((tx) =>
      startSlices(tx, [slice(known, run.runId, 1), slice(fresh, newId(), 1)], null),
    );
    expect(starts.map(({ kind }) => kind)).toEqual(['replay', 'work']);
  });

  it.each([
    [
      'the epoch of a company of another tenant',
      'fenced',
      (company: Company) =>
        db.withAllTenants((tx) =>
          raiseEpochs(tx, { companies: [{ ...company, tenantId: newId() }], holder: 'test', now: null }),
        ),
    ],
    [
      'a run of another company',
      'run-not-stored',
      (_company: Company, runId: string) =>
        db.withAllTenants((tx) =>
          startSlices(tx, [{ ...newCompany(), runId, batchId: newId(), dispatch: 1, survived: false }], null),
        ),
    ],
  ])('never touches %s', async (_what, code, act) => {
    const company = newCompany();
    const { fence, runId } = await begin(db, company);
    await expect(act(company, runId)).rejects.toMatchObject({ code });
    await expect(withFence(db, fence, async () => 'held')).resolves.toBe('held');
    expect(await left(company)).toMatchObject({ runs: 1 });
  });

  it('finds whether the database was restored: of everybody, of this company, until its end', async () => {
    const [one, other] = [newCompany(), newCompany()];
    const tell = (company: Company | null, minutes: number) =>
      owner.withAllTenants((tx) =>
        tx.query({
          text: `insert into records.restores (id, tenant_id, company_id, since, until, actor_name, note)
            values ($1, $2, $3, now() - interval '1 hour', now() + $4 * interval '1 minute', 'anna', 'a test')`,
          values: [newId(), company?.tenantId, company?.companyId, minutes],
        }),
      );
    const restored = async () =>
      (await db.withAllTenants((tx) => readHandovers(tx, [one.companyId, other.companyId]))).map(
        (found) => found.restored,
      );
    await tell(one, -1);
    await tell(null, -1);
    expect(await restored()).toEqual([false, false]);
    await tell(one, 5);
    expect(await restored()).toEqual([true, false]);
    await tell(null, 5);
    expect(await restored()).toEqual([true, true]);
    await owner.withAllTenants((tx) => tx.query({ text: 'delete from records.restores' }));
  });

  it('finds what the holders before left', async () => {
    const [known, unknown] = [newCompany(), newCompany()];
    const { fence, runId } = await begin(db, known);
    await db.withAllTenants(async (tx) => {
      await endIdleSlices(tx, { ends: [{ fence, runId, limiterWindow: window }], now: null });
      await saveBooksReset(tx, { ...known, detail: 'other books', writtenSince: null, now: null });
    });
    const found = await db.withAllTenants((tx) => readHandovers(tx, [unknown.companyId, known.companyId]));
    expect(found).toEqual([
      { limiterWindow: null, reset: null, restored: false },
      { limiterWindow: window, reset: { detail: 'other books', foundAt: expect.any(Date) }, restored: false },
    ]);
  });
});

describe('payments of several companies', () => {
  it('begin with what is known of each', async () => {
    const [known, unknown] = [newCompany(), newCompany()];
    const run = await begin(db, known);
    const sync = { watermark: new Date(1), countedAt: new Date(2), homeCurrency: 'USD', highestId: 7 };
    const read = { plan: { next: 1 }, startedAt: new Date(3) };
    await db.withTenant(known.tenantId, async (tx) => {
      await savePaymentSyncs(tx, [{ ...known, sync }]);
      await saveRead(tx, { ...known, runId: run.runId, read, now: null });
    });
    const runs = [
      { ...unknown, runId: newId() },
      { ...known, runId: run.runId },
      { ...known, tenantId: unknown.tenantId, runId: newId() },
    ];
    const starts = await db.withAllTenants((tx) => readPaymentStarts(tx, { runs, now: null }));
    const nothing = {
      sync: { watermark: null, countedAt: null, homeCurrency: null, highestId: 0 },
      read: null,
      hasUnreadable: false,
      comparison: 'unscheduled',
    };
    expect(starts).toEqual([nothing, { sync, read, hasUnreadable: false, comparison: 'unscheduled' }, nothing]);
  });

  it('store how far they read, each of its own tenant only', async () => {
    const [one, two] = [newCompany(), newCompany()];
    const watermark = new Date('2026-11-01T00:00:00.000Z');
    await db.withAllTenants((tx) =>
      savePaymentSyncs(
        tx,
        [one, two].map((company) => ({ ...company, sync: { watermark } })),
      ),
    );
    await db.withAllTenants((tx) =>
      savePaymentSyncs(tx, [{ companyId: two.companyId, tenantId: one.tenantId, sync: { watermark: new Date(0) } }]),
    );
    for (const { tenantId, companyId } of [one, two]) {
      expect((await db.withTenant(tenantId, (tx) => readPaymentSync(tx, companyId))).watermark).toEqual(watermark);
    }
  });
});
