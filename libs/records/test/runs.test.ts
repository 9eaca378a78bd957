import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import type { Db, Tx } from '@autosync/db';
import {
  closeIntents,
  deleteOldRuns,
  endSlice,
  findIdleRuns,
  isCreatedSince,
  isSliceOpen,
  openNameIntents,
  raiseEpoch,
  raiseEpochs,
  releaseEpochs,
  setInHand,
  settleRecords,
  startSlices,
  withFence,
  type Settlement,
} from '../src/index.ts';
import { begin, newCompany, openRecords, store, storeOpen } from './support.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close());

describe('the fence', () => {
  it('refuses the writes of a holder whose company was taken over', async () => {
    const company = newCompany();
    const old = await begin(db, company);
    await begin(db, company);
    await expect(withFence(db, old.fence, async () => 'written')).rejects.toMatchObject({ code: 'fenced' });
  });

  it('makes a take-over wait for a write under way, and the write is kept', async () => {
    const company = newCompany();
    const run = await begin(db, company);
    const inside = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const write = withFence(db, run.fence, async (tx) => {
      inside.resolve();
      await goOn.promise;
      await setInHand(tx, { runId: run.runId, recordId: newId() });
    });
    await inside.promise;
    let taken = false;
    const takeOver = begin(db, company).then(() => (taken = true));
    await db.withTenant(company.tenantId, (tx) => tx.query({ text: 'select pg_sleep(0.05)' }));
    expect(taken).toBe(false);
    goOn.resolve();
    await Promise.all([write, takeOver]);
    expect(taken).toBe(true);
  });

  it('knows whether the holder before gave the company back, and whether it lives', async () => {
    const company = newCompany();
    const raise = (holder: string) =>
      db.withTenant(company.tenantId, (tx) => raiseEpoch(tx, { ...company, holder, now: null }));
    expect(await raise('one')).toEqual({ epoch: 1, clean: true, survived: false });
    expect(await raise('two')).toEqual({ epoch: 2, clean: false, survived: false });
    expect(await raise('two')).toEqual({ epoch: 3, clean: false, survived: true });
    await db.withTenant(company.tenantId, (tx) => releaseEpochs(tx, [{ ...company, epoch: 3 }]));
    expect(await raise('two')).toEqual({ epoch: 4, clean: true, survived: false });
  });

  it('looks up what was there company by company, however many are raised at once', async () => {
    const companies = Array.from({ length: 200 }, () => newCompany());
    const plan: string[] = [];
    const raise = (tx: Tx) => raiseEpochs(tx, { companies, holder: 'one', now: null });
    /** Each statement is done and undone for its plan, then done. */
    const explaining = (tx: Tx): Tx => ({
      async query(statement) {
        await tx.query({ text: 'savepoint explained' });
        const { rows } = await tx.query<{ 'QUERY PLAN': string }>({
          text: `explain (analyze, costs off, timing off) ${statement.text}`,
          values: statement.values ?? [],
        });
        plan.push(...rows.map((row) => row['QUERY PLAN']));
        await tx.query({ text: 'rollback to savepoint explained' });
        return tx.query(statement);
      },
    });
    await db.withAllTenants(raise);
    const raised = await db.withAllTenants((tx) => raise(explaining(tx)));
    expect(raised).toEqual(companies.map(() => ({ epoch: 2, clean: false, survived: true })));
    expect(plan.join('\n')).toContain('Insert on company_fences');
    expect(plan.filter((line) => /Rows Removed by .*Filter: \d\d/.test(line))).toEqual([]);
  });

  it('is not given back by a holder whose company was taken over', async () => {
    const company = newCompany();
    const old = await begin(db, company);
    await begin(db, company);
    await db.withTenant(company.tenantId, (tx) => releaseEpochs(tx, [old.fence]));
    const third = { ...company, holder: 'third', now: null };
    expect(await db.withTenant(company.tenantId, (tx) => raiseEpoch(tx, third))).toMatchObject({
      epoch: 3,
      clean: false,
    });
  });
});

describe('startSlices', () => {
  const progress = { outcome: 'yielded' };

  async function ended(runEnded: boolean) {
    const company = newCompany();
    const run = await begin(db, company, { dispatch: 2 });
    await withFence(db, run.fence, (tx) =>
      endSlice(tx, { runId: run.runId, dispatch: 2, runEnded, progress, now: null }),
    );
    const start = (dispatch: number) =>
      db.withTenant(company.tenantId, (tx) =>
        startSlices(tx, [{ ...company, runId: run.runId, batchId: run.batchId, dispatch, survived: false }], null),
      );
    return async (dispatch: number) => (await start(dispatch))[0]!;
  }

  it.each([
    ['a lower dispatch', false, 1, 'replay'],
    ['the same dispatch, ended', false, 2, 'replay'],
    ['a higher dispatch', false, 3, 'work'],
    ['any dispatch of an ended run', true, 3, 'replay'],
  ])('answers %s', async (_what, runEnded, dispatch, kind) => {
    const start = await ended(runEnded);
    const answer = await start(dispatch);
    expect(answer.kind).toBe(kind);
    if (answer.kind === 'replay') expect(answer.progress).toEqual(progress);
  });

  /** A run with its next starts, and what comes between them. */
  async function startedOnce() {
    const company = newCompany();
    const run = await begin(db, company);
    const key = { ...company, runId: run.runId, batchId: run.batchId, dispatch: 1 };
    return {
      company,
      run,
      start: (survived = false) =>
        db.withTenant(company.tenantId, async (tx) => (await startSlices(tx, [{ ...key, survived }], null))[0]!),
      take: (recordId: string) =>
        db.withTenant(company.tenantId, (tx) => setInHand(tx, { runId: run.runId, recordId })),
    };
  }

  it('resumes the same dispatch that has not ended, and counts the deaths before', async () => {
    const { company, run, start, take } = await startedOnce();
    expect(await start()).toMatchObject({ kind: 'work', first: false, uncleanStarts: 1 });
    expect(await start()).toMatchObject({ kind: 'work', uncleanStarts: 2, inHand: null, inHandDeaths: 0 });
    const recordId = newId();
    await take(recordId);
    expect(await start()).toMatchObject({ kind: 'work', uncleanStarts: 3, inHand: recordId, inHandDeaths: 1 });
    await take(recordId);
    expect(await start()).toMatchObject({ uncleanStarts: 4, inHand: recordId, inHandDeaths: 2 });
    const open = await db.withTenant(company.tenantId, (tx) => isSliceOpen(tx, { runId: run.runId, dispatch: 1 }));
    expect(open).toBe(true);
  });

  it('blames the record in hand for deaths alone, and only while it is the same', async () => {
    const { start, take } = await startedOnce();
    const [one, two] = [newId(), newId()];
    await take(one);
    expect(await start()).toMatchObject({ inHand: one, inHandDeaths: 1 });
    expect(await start(true)).toMatchObject({ uncleanStarts: 1, inHand: one, inHandDeaths: 1 });
    await take(two);
    expect(await start(true)).toMatchObject({ inHand: two, inHandDeaths: 0 });
    expect(await start()).toMatchObject({ uncleanStarts: 2, inHand: two, inHandDeaths: 1 });
  });

  it('forgets the deaths at the first outcome', async () => {
    const { company, run, start, take } = await startedOnce();
    const [recordId] = await store(db, company, ['r1']);
    await take(recordId!);
    await start();
    const settlements: Settlement[] = [{ recordId: recordId!, outcome: { kind: 'skipped' }, result: {} }];
    await settleRecords({ query: db.once }, { ...run, settlements, now: null });
    expect(await start()).toMatchObject({ uncleanStarts: 1, inHand: null, inHandDeaths: 0 });
  });
});

describe('findIdleRuns', () => {
  it('finds the companies with nothing due, over tenants, in one statement', async () => {
    const [busy, idle, later, known] = [newCompany(), newCompany(), newCompany(), newCompany()];
    await store(db, busy, ['r1']);
    await store(db, later, ['r1'], 1, new Date(Date.now() + 60_000));
    const knownRun = await begin(db, known);
    const runs = [busy, idle, later].map(({ companyId }) => ({ runId: newId(), companyId }));
    runs.push({ runId: knownRun.runId, companyId: known.companyId });
    const found = await db.withAllTenants((tx) => findIdleRuns(tx, { type: 'invoices', runs, now: null }));
    expect(found).toEqual(new Set([runs[1]?.runId, runs[2]?.runId]));
  });
});

describe('a name whose creation was cut short', () => {
  it('keeps its company from being idle, and is found without any record', async () => {
    const company = newCompany();
    const run = await begin(db, company);
    const subject = { referenceKind: 'customer', referenceKey: 'contoso' };
    const intent = { requestId: newId(), subject, operation: 'create' as const, entity: 'Customer', version: 0 };
    await storeOpen(db, company, run, [{ ...intent, payload: { DisplayName: 'Contoso' } }]);

    const runs = [{ runId: newId(), companyId: company.companyId }];
    const idle = () => db.withAllTenants((tx) => findIdleRuns(tx, { type: 'invoices', runs, now: null }));
    expect(await idle()).toEqual(new Set());
    const open = await db.withTenant(company.tenantId, (tx) => openNameIntents(tx, company));
    expect(open).toMatchObject([{ ...subject, intent: { requestId: intent.requestId, unanswered: 1 } }]);

    const end = { requestId: intent.requestId, state: 'succeeded' as const, qboId: '7', fault: null, intuitTid: null };
    await withFence(db, run.fence, (tx) => closeIntents(tx, { ends: [end], now: null }));
    expect(await idle()).toEqual(new Set([runs[0]?.runId]));
  });

  it.each([
    ['was created since', 'succeeded', '7', -60, true],
    ['was created before', 'succeeded', '7', 60, false],
    ['is another one in QuickBooks', 'succeeded', '8', -60, false],
    ['was refused', 'rejected', '7', -60, false],
  ] as const)('%s: whether it is ours', async (_, state, created, seconds, expected) => {
    const company = newCompany();
    const run = await begin(db, company);
    const subject = { referenceKind: 'customer', referenceKey: 'contoso' };
    const intent = { requestId: newId(), subject, operation: 'create' as const, entity: 'Customer', version: 0 };
    await storeOpen(db, company, run, [{ ...intent, payload: { DisplayName: 'Contoso' } }]);
    const end = { requestId: intent.requestId, state, qboId: created, fault: null, intuitTid: null };
    await withFence(db, run.fence, (tx) => closeIntents(tx, { ends: [end], now: null }));
    const since = new Date(Date.now() + seconds * 1000);
    const name = { companyId: company.companyId, ...subject, qboId: '7', since };
    expect(await db.withTenant(company.tenantId, (tx) => isCreatedSince(tx, name))).toBe(expected);
  });
});

describe('deleteOldRuns', () => {
  it('deletes ended runs only', async () => {
    const company = newCompany();
    const [over, open] = [await begin(db, company), await begin(db, company)];
    await db.withTenant(company.tenantId, (tx) =>
      endSlice(tx, { runId: over.runId, dispatch: 1, runEnded: true, progress: {}, now: null }),
    );
    const before = new Date(Date.now() + 60_000);
    await db.withAllTenants((tx) => deleteOldRuns(tx, { before, limit: 1000 }));
    const left = await db.withTenant(company.tenantId, (tx) =>
      tx.query<{ run_id: string }>({ text: 'select run_id from records.runs' }),
    );
    expect(left.rows.map(({ run_id: runId }) => runId)).toEqual([open.runId]);
  });
});
