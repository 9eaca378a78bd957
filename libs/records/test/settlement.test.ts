import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db, Tx } from '@autosync/db';
import { eventually } from '@autosync/testing';
import {
  closeIntents,
  countOpenAnswer,
  countSend,
  countWork,
  getRecord,
  listAttempts,
  requestRecord,
  settleRecords,
  storeIntents,
  takeWork,
  upsertRecords,
  withFence,
  type Settlement,
} from '../src/index.ts';
import { begin, intentFor, newCompany, openRecords, store, storeOpen, type Company, type Run } from './support.ts';

let db: Db;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ db, close } = await openRecords());
});
afterAll(() => close());

const failure = { category: 'data', code: 'invalid-record', message: 'm', fix: 'f', at: '2026-01-01T00:00:00.000Z' };

function synced(recordId: string, requestId: string, version = 1): Settlement {
  return {
    recordId,
    intentEnd: { requestId, state: 'succeeded', qboId: '7', fault: null, intuitTid: 'tid' },
    outcome: {
      kind: 'synced',
      version,
      entity: 'Invoice',
      qboId: '7',
      syncToken: '0',
      docNumber: '1001',
      written: { TxnDate: '2026-03-01' },
      document: { date: '2026-01-01' },
    },
    result: { recordId, state: 'succeeded' },
  };
}

const settle = (run: Run, settlements: Settlement[]) =>
  settleRecords({ query: db.once }, { ...run, settlements, now: null });

const take = (company: Company, run: Run, recordIds?: string[]) =>
  db.withTenant(company.tenantId, (tx) =>
    takeWork(tx, { ...company, ...run, except: [], limit: 100, ...(recordIds === undefined ? {} : { recordIds }) }),
  );

/** Rows of records and intents that this session has read. */
async function readSoFar(tx: Tx): Promise<number> {
  const { rows } = await tx.query<{ read: number }>({
    text: `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables
           where schemaname = 'records' and relname in ('records', 'intents')`,
  });
  return rows[0]!.read;
}

const read = (company: Company, externalId: string) =>
  db.withTenant(company.tenantId, (tx) => getRecord(tx, { ...company, externalId }));

describe('takeWork', () => {
  it('takes what is pending since before the run began: open intents first, each record once', async () => {
    const company = newCompany();
    const ids = await store(db, company, ['r1', 'r2', 'r3']);
    const run = await begin(db, company);
    await store(db, company, ['late']);
    await storeOpen(db, company, run, [intentFor(ids[2]!)]);

    const items = await take(company, run);
    expect(items[0]).toMatchObject({
      externalId: 'r3',
      openIntent: { sends: 1, unanswered: 1, unconfirmedFault: null },
    });
    expect(items.map(({ externalId }) => externalId).sort()).toEqual(['r1', 'r2', 'r3']);

    await settle(run, [
      { recordId: ids[0]!, outcome: { kind: 'failed', version: 1, failure, retryAt: new Date(0) }, result: {} },
    ]);
    expect((await take(company, run)).map(({ externalId }) => externalId).sort()).toEqual(['r2', 'r3']);
    const left = await db.withTenant(company.tenantId, (tx) => countWork(tx, { ...company, ...run }));
    expect(left).toBe(2);
  });

  it('takes what has no document yet by its date: the newest first, and what is paid already behind', async () => {
    const company = newCompany();
    const contents = {
      old: { date: '2024-05-01' },
      newest: { date: '2026-11-02', total: '100.00', deposit: { amount: '20.00' } },
      paid: { date: '2026-12-01', paymentMethod: 'Amex' },
      paidDown: { date: '2026-11-30', total: '100.00', deposit: { amount: '100.00' } },
      newer: { date: '2025-01-31' },
      written: { date: '2026-12-24' },
    };
    const records = Object.entries(contents).map(([externalId, content]) => ({ externalId, content }));
    const upsert = (of: typeof records) =>
      db.withTenant(company.tenantId, (tx) => upsertRecords(tx, { ...company, records: of, now: null }));
    await upsert(records);
    const first = await begin(db, company);
    const { recordId } = (await take(company, first)).find(({ externalId }) => externalId === 'written')!;
    const intent = intentFor(recordId);
    await storeOpen(db, company, first, [intent]);
    await settle(first, [synced(recordId, intent.requestId)]);
    await upsert([{ externalId: 'written', content: { date: '2026-12-24', memo: 'changed' } as never }]);
    const second = await begin(db, company);
    const page = { ...company, ...second, except: [], newestFirst: true };
    const inOrder = await db.withTenant(company.tenantId, (tx) => takeWork(tx, { ...page, limit: 100 }));
    const order = ['newest', 'newer', 'old', 'paid', 'paidDown', 'written'];
    expect(inOrder.map(({ externalId }) => externalId)).toEqual(order);
    const three = await db.withTenant(company.tenantId, (tx) => takeWork(tx, { ...page, limit: 3 }));
    expect(three.map(({ externalId }) => externalId)).toEqual(order.slice(0, 3));
  });

  it('takes exactly the records asked for, also those with nothing to do', async () => {
    const company = newCompany();
    const ids = await store(db, company, ['r1', 'r2']);
    const first = await begin(db, company);
    const intent = intentFor(ids[0]!);
    await storeOpen(db, company, first, [intent]);
    await settle(first, [synced(ids[0]!, intent.requestId)]);
    const second = await begin(db, company);
    const [item, ...more] = await take(company, second, [ids[0]!]);
    expect(more).toEqual([]);
    expect(item?.synced).toEqual({
      entity: 'Invoice',
      qboId: '7',
      syncToken: '0',
      version: 1,
      written: { TxnDate: '2026-03-01' },
      document: { date: '2026-01-01' },
    });
  });
});

describe('intents', () => {
  it('refuse a second open one of the same record, whatever it says', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    await storeOpen(db, company, run, [intentFor(id!)]);
    await expect(storeOpen(db, company, run, [intentFor(id!, 2)])).rejects.toMatchObject({ code: 'unique-violation' });
  });

  it('count sends whose outcome is unknown, and unclear answers per run', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    const { requestId, ...rest } = intentFor(id!);
    await storeOpen(db, company, run, [{ requestId, ...rest }]);
    const answer = (kind: 'unclear' | 'refused' | 'absent') =>
      withFence(db, run.fence, (tx) => countOpenAnswer(tx, { requestId, answer: { kind } }));
    const send = (runId: string) => withFence(db, run.fence, (tx) => countSend(tx, { requestId, runId, now: null }));

    await answer('unclear');
    expect(await send(run.runId)).toMatchObject({ sends: 2, unanswered: 2, ambiguousInRun: 1 });
    await answer('refused');
    expect(await send(company.companyId)).toMatchObject({ sends: 3, unanswered: 2, ambiguousInRun: 0 });
    await answer('absent');
    expect(await send(company.companyId)).toMatchObject({ sends: 4, unanswered: 1 });
    const fault = { code: '6140', message: 'm', detail: 'd' };
    await withFence(db, run.fence, (tx) => countOpenAnswer(tx, { requestId, answer: { kind: 'doubtful', fault } }));
    expect((await take(company, run))[0]?.openIntent?.unconfirmedFault).toEqual(fault);

    const end = { requestId, state: 'rejected', qboId: null, fault: null, intuitTid: null } as const;
    await withFence(db, run.fence, (tx) => closeIntents(tx, { ends: [end], now: null }));
    expect(await send(run.runId)).toBeNull();
  });
});

describe('what a document needs in one statement', () => {
  it('is not written once another holder has taken over, nor for a company of another tenant', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const old = await begin(db, company);
    const run = await begin(db, company);
    const strange = { ...run, fence: { ...run.fence, tenantId: newCompany().tenantId } };
    const settlement: Settlement = { recordId: id!, outcome: { kind: 'unchanged', version: 1 }, result: {} };
    for (const other of [old, strange]) {
      await expect(storeOpen(db, company, other, [intentFor(id!)])).rejects.toMatchObject({ code: 'fenced' });
      await expect(settle(other, [settlement])).rejects.toMatchObject({ code: 'fenced' });
    }
    expect(await take(company, run)).toMatchObject([{ attempts: 0, openIntent: null, syncState: 'pending' }]);
    await storeOpen(db, company, run, [intentFor(id!)]);
    await settle(run, [settlement]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'synced', attempts: 1 });
  });

  it('holds the fence until it is committed', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    let taken = false;
    const next = await db.withTenant(company.tenantId, async (tx) => {
      await storeIntents(tx, { ...company, ...run, intents: [intentFor(id!)], now: null });
      const taking = begin(db, company).finally(() => (taken = true));
      await eventually(async () => {
        const { rows } = await tx.query({ text: 'select 1 from pg_locks where not granted' });
        return rows.length > 0;
      });
      expect(taken).toBe(false);
      return { taking };
    });
    await expect(next.taking).resolves.toMatchObject({ fence: { epoch: run.fence.epoch + 1 } });
  });

  it('stores the limiter’s window with outcomes, the last one last', async () => {
    const company = newCompany();
    const ids = await store(db, company, ['r1', 'r2']);
    const run = await begin(db, company);
    for (const [lastCallAt, recordId] of ids.entries()) {
      const settlements: Settlement[] = [{ recordId, outcome: { kind: 'skipped' }, result: {} }];
      await settleRecords({ query: db.once }, { ...run, settlements, limiterWindow: { lastCallAt }, now: null });
    }
    const { rows } = await db.withTenant(company.tenantId, (tx) =>
      tx.query({
        text: 'select state from records.limiter_windows where company_id = $1',
        values: [company.companyId],
      }),
    );
    expect(rows).toEqual([{ state: { lastCallAt: 1 } }]);
  });
});

describe('settleRecords', () => {
  it('reads the rows that it is about and no others, also of small tables of which PostgreSQL knows nothing', async () => {
    const company = newCompany();
    const ids = await store(
      db,
      company,
      Array.from({ length: 300 }, (_, n) => `r${n}`),
    );
    const run = await begin(db, company);
    const intents = ids.map((recordId) => intentFor(recordId));
    await storeOpen(db, company, run, intents);
    const calls = 20;
    const read = await db.withTenant(company.tenantId, async (tx) => {
      const before = await readSoFar(tx);
      for (let call = 0; call < calls; call += 1) {
        const settlements = intents
          .slice(call * 3, call * 3 + 3)
          .map(({ requestId }, n) => synced(ids[call * 3 + n]!, requestId));
        await settleRecords(tx, { ...run, settlements, now: null });
      }
      return (await readSoFar(tx)) - before;
    });
    // Each record once for its lock and once for its change, and its intent.
    expect(read).toBeLessThanOrEqual(calls * 3 * 4);
  });

  it('leaves to the next run what a person decides while the outcome is being stored', async () => {
    const company = newCompany();
    const [recordId] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    const settlement: Settlement = { recordId: recordId!, outcome: { kind: 'unchanged', version: 1 }, result: {} };
    const settling = await db.withTenant(company.tenantId, async (tx) => {
      await tx.query({ text: `update records.records set requested = 'let-go' where id = $1`, values: [recordId] });
      const waiting = settle(run, [settlement]);
      await eventually(async () => {
        const { rows } = await tx.query({ text: 'select 1 from pg_locks where not granted' });
        return rows.length > 0;
      });
      return { waiting };
    });
    await settling.waiting;
    expect(await take(company, await begin(db, company))).toMatchObject([
      { syncState: 'pending', requested: 'let-go' },
    ]);
  });

  it('marks the version that was sent: a record changed meanwhile stays pending for the next run', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    const intent = intentFor(id!);
    await storeOpen(db, company, run, [intent]);
    await store(db, company, ['r1'], 2);
    await settle(run, [synced(id!, intent.requestId)]);

    expect(await read(company, 'r1')).toMatchObject({
      syncState: 'pending',
      version: 2,
      syncedVersion: 1,
      syncing: false,
    });
    expect(await take(company, run)).toEqual([]);
    const next = await begin(db, company);
    expect((await take(company, next)).map(({ version }) => version)).toEqual([2]);
    const [attempt] = await db.withTenant(company.tenantId, (tx) => listAttempts(tx, { recordId: id!, limit: 10 }));
    expect(attempt).toMatchObject({ state: 'succeeded', version: 1, qboId: '7', intuitTid: 'tid', fault: null });
  });

  it('leaves a record pending that changed while QuickBooks was found to hold the version before', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    await store(db, company, ['r1'], 2);
    await settle(run, [{ recordId: id!, outcome: { kind: 'unchanged', version: 1 }, result: {} }]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'pending', version: 2, syncedVersion: null });
    expect((await take(company, await begin(db, company))).map(({ version }) => version)).toEqual([2]);
  });

  it('stores a refusal with its words and does not try it again unchanged', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    await settle(run, [{ recordId: id!, outcome: { kind: 'failed', version: 1, failure, retryAt: null }, result: {} }]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'failed', failure, attempts: 1 });
    expect(await take(company, await begin(db, company))).toEqual([]);
    await store(db, company, ['r1'], 2);
    expect(await take(company, await begin(db, company))).toHaveLength(1);
  });

  it.each(['failed', 'held'] as const)(
    'tries a record that is %s again when its time has come, not before',
    async (kind) => {
      const company = newCompany();
      const [id] = await store(db, company, ['r1'], 1, new Date(1000));
      const run = await begin(db, company, { now: new Date(2000) });
      const outcome = { kind, version: 1, failure, retryAt: new Date(9000) };
      await settle(run, [{ recordId: id!, outcome, result: {} }]);
      expect(await take(company, await begin(db, company, { now: new Date(8999) }))).toEqual([]);
      expect(await take(company, await begin(db, company, { now: new Date(9000) }))).toHaveLength(1);
    },
  );

  it('appends a result with its attempt and counts each record of a run once', async () => {
    const company = newCompany();
    const ids = await store(db, company, ['r1', 'r2']);
    const run = await begin(db, company);
    const fail = (recordId: string): Settlement => ({
      recordId,
      outcome: { kind: 'failed', version: 1, failure, retryAt: null },
      result: { recordId },
    });
    await settle(run, ids.map(fail));
    await settle(run, [fail(ids[0]!)]);
    const { rows } = await db.withTenant(company.tenantId, (tx) =>
      tx.query<{ body: Record<string, unknown>; actions: number }>({
        text: `select o.body, r.actions from records.result_outbox o join records.runs r using (batch_id) order by o.id`,
      }),
    );
    expect(rows.map(({ body }) => [body['recordId'], body['attempt']])).toEqual([
      ...[...ids].sort().map((id) => [id, 1]),
      [ids[0], 2],
    ]);
    expect(rows[0]?.actions).toBe(2);
  });

  it('leaves a skipped record as pending as it was', async () => {
    const company = newCompany();
    const [id] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    await settle(run, [{ recordId: id!, outcome: { kind: 'skipped' }, result: {} }]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'pending', failure: null });
    expect(await take(company, await begin(db, company))).toHaveLength(1);
  });

  it('lets an ended record keep nothing of its document but which one it was', async () => {
    const company = newCompany();
    const [recordId = ''] = await store(db, company, ['r1']);
    const first = await begin(db, company);
    const made = intentFor(recordId);
    await storeOpen(db, company, first, [made]);
    await settle(first, [synced(recordId, made.requestId)]);

    const second = await begin(db, company);
    await settle(second, [
      { recordId, outcome: { kind: 'unbatched', version: 1 }, result: { recordId, state: 'succeeded' } },
    ]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'unbatched', qbo: null, syncedVersion: null });
    const [item] = await take(company, await begin(db, company), [recordId]);
    expect(item).toMatchObject({ synced: null, formerDocuments: ['Invoice/7'], syncState: 'unbatched' });

    // Changed since: it goes out again.
    await store(db, company, ['r1'], 2);
    expect(await take(company, await begin(db, company))).toMatchObject([{ recordId, version: 2, synced: null }]);
  });

  it('leaves a decision that came while the record was in hand for the next run', async () => {
    const company = newCompany();
    const [recordId = ''] = await store(db, company, ['r1']);
    const run = await begin(db, company);
    const made = intentFor(recordId);
    await storeOpen(db, company, run, [made]);
    await db.withTenant(company.tenantId, (tx) => requestRecord(tx, { recordId, request: 'let-go', now: null }));
    await settle(run, [synced(recordId, made.requestId)]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'pending', requested: 'let-go', syncedVersion: 1 });

    const next = await begin(db, company);
    expect(await take(company, next)).toMatchObject([{ requested: 'let-go' }]);
    const letGo = { kind: 'letGo', version: 1 } as const;
    await settle(next, [{ recordId, requested: 'let-go', outcome: letGo, result: { recordId } }]);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'letGo', requested: null });
    await store(db, company, ['r1'], 2);
    expect(await read(company, 'r1')).toMatchObject({ syncState: 'letGo', version: 2 });
    expect(await take(company, await begin(db, company))).toEqual([]);
  });
});
