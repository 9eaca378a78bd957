import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@autosync/core';
import { createDb, type Db, type Tx } from '@autosync/db';
import { testDatabase, type TestDatabase } from '@autosync/testing';
import {
  closeIntents,
  countOpenAnswer,
  countSend,
  countWork,
  endSlice,
  existingRecordIds,
  findIdleRuns,
  findSameNumber,
  getRecord,
  isSliceOpen,
  listAttempts,
  listRecords,
  readInvoiceMoney,
  previewStaged,
  mergeStaged,
  listPayments,
  listDocumentProblems,
  listApplicationChanges,
  lockDecidableRecord,
  openNameIntents,
  partiesInRecords,
  raiseEpoch,
  requestRecord,
  setInHand,
  settleRecords,
  startSlices,
  storeIntents,
  takeWork,
  upsertRecords,
} from '../src/index.ts';

// A large store (a million records in the long drills): what a statement of the hot paths reads depends on what it answers, never on how much
// there is. Rows read are counted by PostgreSQL itself, with a plan made for the values and with the generic plan that a
// prepared statement may get after its fifth use.

const RECORDS = process.env['AUTOSYNC_DRILL_SECONDS'] === undefined ? 200_000 : 1_000_000;
const PENDING = RECORDS * 0.15;
const OPEN_INTENTS = 40;

let database: TestDatabase;
let db: Db;
const tenantId = newId();
const companyId = newId();
const type = 'invoices';
const company = { tenantId, companyId, type };
const runId = newId();
/** A read of payments, put aside. */
const readId = newId();
let firstStartedAt: Date;
let pendingIds: string[];
let openIds: string[];
let openIntentIds: string[];

const fill = `
  select set_config('autosync.all_tenants', 'on', false);
  insert into records.records (tenant_id, company_id, type, external_id, content, content_hash, sync_state,
      pending_since, causes, synced_version, qbo_entity, qbo_id, qbo_sync_token)
    select '${tenantId}', '${companyId}', '${type}', 'r' || n,
      jsonb_build_object('number', 'n' || n, 'date', date '2026-01-01' + n % 300,
        'customer', jsonb_build_object('name', 'Client ' || n / 20)), 'h',
      case when n <= ${PENDING} then 'pending' else 'synced' end,
      -- As bulk upserts of ten thousand leave them: many records of one instant.
      case when n <= ${PENDING} then timestamptz '2026-01-01' + (n / 10000) * interval '1 s' end,
      case when n > ${PENDING} and n % 20 = 0 then '[]'::jsonb end,
      case when is_written then 1 end, case when is_written then 'Invoice' end, case when is_written then n::text end,
      case when is_written then '0' end
    -- A first sync, with some documents that changed meanwhile.
    from generate_series(1, ${RECORDS}) n, lateral (select n > ${PENDING} or n % 10 = 0 as is_written) document;
  insert into records.intents (id, tenant_id, company_id, type, record_id, operation, entity, payload, version, state,
      run_id, epoch, closed_at)
    select gen_random_uuid(), tenant_id, company_id, type, id, 'create', 'Invoice', '{}', 1, 'succeeded',
      gen_random_uuid(), 1, clock_timestamp()
    from records.records where pending_since is null limit ${RECORDS / 5};
  insert into records.intents (id, tenant_id, company_id, type, record_id, operation, entity, payload, version, run_id, epoch)
    select gen_random_uuid(), tenant_id, company_id, type, id, 'create', 'Invoice', '{}', 1, gen_random_uuid(), 1
    from records.records where external_id in (select 'r' || n * 700 from generate_series(1, ${OPEN_INTENTS}) n);
  insert into records.runs (run_id, tenant_id, company_id, type, batch_id, dispatch, ended, first_started_at, updated_at)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '${type}', gen_random_uuid(), 1, true, t, t
    from generate_series(1, ${RECORDS / 10}) n, lateral (select clock_timestamp() - n * interval '1 s' as t) at;
  insert into records.qbo_documents (tenant_id, company_id, entity, qbo_id, state, sync_token, total, open_amount, changed_at,
      read_at)
    select '${tenantId}', '${companyId}', entity, qbo_id::text, case when qbo_id % 1000 = 0 then 'voided' else 'live' end, 1, 100, 0,
      clock_timestamp(), clock_timestamp()
    from generate_series(${PENDING} + 1, ${PENDING * 1.2}) n,
      lateral (values ('Invoice', n), ('Payment', n + ${RECORDS})) document(entity, qbo_id);
  insert into records.applications (tenant_id, company_id, payment_id, target_entity, target_id, amount, payment_date, sequence,
      changed_at)
    select '${tenantId}', '${companyId}', (n + ${RECORDS})::text, 'Invoice', n::text, 100, date '2026-01-01', n, clock_timestamp()
    from generate_series(${PENDING} + 1, ${PENDING * 1.2}) n;
  insert into records.staged_documents (run_id, tenant_id, company_id, seen_epoch, entity, qbo_id, state, sync_token, changed_at,
      total, open_amount, applications)
    select '${readId}', tenant_id, company_id, 1, entity, qbo_id, 'voided', sync_token + 1, changed_at, total, open_amount, '[]'
    from records.qbo_documents where qbo_id::int % 1000 in (3, 503)`;

beforeAll(async () => {
  database = await testDatabase({ schemas: ['records'] });
  const admin = createDb({
    connectionString: database.url,
    applicationName: 'fill',
    poolMax: 1,
    statementTimeoutMs: 240_000,
    onPoolError: () => undefined,
  });
  for (const text of fill.split(';\n')) await admin.withoutTenant((tx) => tx.query({ text }));
  await admin.withoutTenant((tx) => tx.query({ text: 'analyze' }));
  await admin.close();

  db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'plans',
    onPoolError: () => undefined,
  });
  const ids = (text: string) =>
    db.withTenant(tenantId, async (tx) => (await tx.query<{ id: string }>({ text })).rows.map(({ id }) => id));
  pendingIds = await ids('select id from records.records where pending_since is not null limit 500');
  openIntentIds = await ids("select id from records.intents where state = 'open' limit 20");
  openIds = await ids("select record_id as id from records.intents where state = 'open'");
  firstStartedAt = new Date();
}, 300_000);

afterAll(async () => {
  await db.close();
  await database.drop();
});

type Plan = 'force_custom_plan' | 'force_generic_plan';

/** `allTenants`: it runs over the rows of all tenants, which the planner estimates otherwise. */
type Statement = { work: (tx: Tx) => Promise<unknown>; allTenants?: boolean };

async function readSoFar(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ name: string; read: number }>({
    text: `select relname as name, seq_tup_read + coalesce(idx_tup_fetch, 0) as read
      from pg_stat_xact_user_tables where schemaname = 'records'`,
  });
  return new Map(rows.map(({ name, read }) => [name, read]));
}

/** The rows that the statements of `work` read, by table. Nothing of it is kept. */
async function rowsRead(plan: Plan, { work, allTenants = false }: Statement): Promise<Record<string, number>> {
  const undo = new Error('undone');
  let read: [string, number][] = [];
  async function measure(tx: Tx): Promise<never> {
    await tx.query({ text: `set local plan_cache_mode = ${plan}` });
    const before = await readSoFar(tx);
    await work(tx);
    read = [...(await readSoFar(tx))].map(([name, count]) => [name, count - (before.get(name) ?? 0)]);
    throw undo;
  }
  await (allTenants ? db.withAllTenants(measure) : db.withTenant(tenantId, measure)).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return Object.fromEntries(read.filter(([, count]) => count > 0));
}

const scope = () => ({ companyId, type, runId, firstStartedAt });
const runs = Array.from({ length: 100 }, () => ({ runId: newId(), companyId: newId() }));
const now = null;
const records = Array.from({ length: 500 }, (_, n) => ({ externalId: `r${n * 300 + 1}`, content: { changed: true } }));
const key = { ...company, runId, batchId: newId(), dispatch: 1 };
const fence = async (tx: Tx) => ({ ...company, ...(await raiseEpoch(tx, { ...company, holder: 'test', now })) });

const names = Array.from({ length: 100 }, (_, n) => `CLIENT ${n * 7}`);

/** Statement by statement: what it does, and how many rows it may read of all tables together. */
const statements: Record<string, Statement & { atMost: number }> = {
  'listPayments: a page, with the records that they pay': {
    // A payment, its customer, its application, the payment again for its currency, and the record.
    atMost: 500,
    work: (tx) => listPayments(tx, { companyId, limit: 50 }),
  },
  'listApplicationChanges: a page': {
    atMost: 500,
    work: (tx) => listApplicationChanges(tx, { companyId, after: 0, limit: 50 }),
  },
  readInvoiceMoney: {
    atMost: 20,
    work: (tx) => readInvoiceMoney(tx, { companyId, entity: 'Invoice', qboId: String(PENDING + 7) }),
  },
  'previewStaged: what two hundredths of the documents would change': {
    // All applications of the company, once.
    atMost: PENDING * 0.3,
    work: (tx) => previewStaged(tx, { companyId, runId: readId }),
  },
  'mergeStaged: two hundredths of the documents': {
    atMost: 5000,
    work: (tx) => mergeStaged(tx, { tenantId, companyId, runId: readId, now }),
  },
  'listDocumentProblems: the documents that somebody ended': {
    atMost: PENDING,
    work: (tx) => listDocumentProblems(tx, { companyId, limit: 100 }),
  },
  'partiesInRecords: the customers of a page': {
    atMost: 2500,
    work: (tx) => partiesInRecords(tx, { companyId, content: 'customer', names }),
  },
  'takeWork: a page of new work behind the open intents': {
    atMost: 500,
    work: (tx) => takeWork(tx, { ...scope(), except: [], limit: 100 }),
  },
  'takeWork: a page of new work, the open intents waiting': {
    atMost: 500,
    work: (tx) => takeWork(tx, { ...scope(), except: openIds, limit: 100 }),
  },
  'takeWork: a page of a first sync, the newest first': {
    atMost: 500,
    work: (tx) => takeWork(tx, { ...scope(), except: openIds, limit: 100, newestFirst: true }),
  },
  'takeWork: 500 records by their ids': {
    atMost: 2000,
    work: (tx) => takeWork(tx, { ...scope(), recordIds: pendingIds, except: [], limit: 100 }),
  },
  'countWork: as many as are pending': { atMost: PENDING, work: (tx) => countWork(tx, scope()) },
  'countWork: 500 records by their ids': {
    atMost: 600,
    work: (tx) => countWork(tx, { ...scope(), recordIds: pendingIds }),
  },
  'findIdleRuns: 100 companies': {
    atMost: 200,
    allTenants: true,
    work: (tx) => findIdleRuns(tx, { type, runs, now }),
  },
  'upsertRecords: 500 changed ones': {
    atMost: 5000,
    work: (tx) => upsertRecords(tx, { ...company, records, now }),
  },
  'storeIntents: 20': {
    atMost: 400,
    work: async (tx) =>
      storeIntents(tx, {
        fence: await fence(tx),
        type,
        runId,
        now,
        intents: pendingIds
          .filter((id) => !openIds.includes(id))
          .slice(0, 20)
          .map((recordId) => ({
            requestId: newId(),
            subject: { recordId },
            operation: 'create' as const,
            entity: 'Invoice',
            payload: {},
            version: 1,
          })),
      }),
  },
  'countSend, countOpenAnswer: one': {
    atMost: 10,
    work: async (tx) => {
      const requestId = openIntentIds[0] ?? '';
      await countSend(tx, { requestId, runId, now });
      await countOpenAnswer(tx, { requestId, answer: { kind: 'unclear' } });
    },
  },
  'closeIntents: 20': {
    atMost: 100,
    work: (tx) =>
      closeIntents(tx, {
        now,
        ends: openIntentIds.map((requestId) => ({
          requestId,
          state: 'succeeded' as const,
          qboId: '1',
          fault: null,
          intuitTid: null,
        })),
      }),
  },
  'settleRecords: 20': {
    atMost: 400,
    work: async (tx) =>
      settleRecords(tx, {
        ...key,
        fence: await fence(tx),
        limiterWindow: {},
        now,
        settlements: openIds.slice(0, 20).map((recordId, n) => ({
          recordId,
          intentEnd: {
            requestId: openIntentIds[n] ?? '',
            state: 'rejected',
            qboId: null,
            fault: null,
            intuitTid: null,
          },
          outcome: { kind: 'unchanged' as const, version: 1 },
          result: {},
        })),
      }),
  },
  'startSlices, isSliceOpen, setInHand, endSlice': {
    atMost: 20,
    work: async (tx) => {
      await raiseEpoch(tx, { ...company, holder: 'test', now });
      await startSlices(tx, [{ ...key, survived: false }], now);
      await isSliceOpen(tx, key);
      await setInHand(tx, { runId, recordId: openIds[0] ?? '' });
      await endSlice(tx, { runId, dispatch: 1, runEnded: true, progress: {}, now });
    },
  },
  'openNameIntents: of a company without any': { atMost: 10, work: (tx) => openNameIntents(tx, company) },
  'getRecord, listAttempts: one': {
    atMost: 20,
    work: async (tx) => {
      await getRecord(tx, { ...company, externalId: 'r77' });
      await listAttempts(tx, { recordId: openIds[0] ?? '', limit: 50 });
    },
  },
  'listRecords: a page': { atMost: 400, work: (tx) => listRecords(tx, { ...company, after: 'r5', limit: 200 }) },
  'listRecords: a page of the pending ones': {
    atMost: 400,
    work: (tx) => listRecords(tx, { ...company, syncState: 'pending', after: 'r5', limit: 200 }),
  },
  'findSameNumber: of a number that nobody has': {
    atMost: 10,
    work: (tx) => findSameNumber(tx, { ...company, number: 'none', recordId: runId, limit: 3 }),
  },
  'lockDecidableRecord, requestRecord: one': {
    atMost: 20,
    work: async (tx) => {
      const record = await lockDecidableRecord(tx, { ...company, externalId: 'r77' });
      await requestRecord(tx, { recordId: record?.recordId ?? '', request: 'send-ours', now });
    },
  },
  'existingRecordIds: 500': {
    atMost: 600,
    work: (tx) => existingRecordIds(tx, { ...company, recordIds: pendingIds }),
  },
};

describe.each(['force_custom_plan', 'force_generic_plan'] as const)('with %s', (plan) => {
  it.each(Object.entries(statements))('%s', async (_name, { atMost, ...statement }) => {
    const read = await rowsRead(plan, statement);
    const total = Object.values(read).reduce((sum, count) => sum + count, 0);
    expect({ read, total: total <= atMost ? 'as few as there should be' : total }).toEqual({
      read,
      total: 'as few as there should be',
    });
  });

  it('the counting is not blind: a scan of the whole table shows', async () => {
    const text = "select count(*) from records.records where content ->> 'number' = 'x'";
    const read = await rowsRead(plan, { work: (tx) => tx.query({ name: 'scan', text }) });
    expect(read['records']).toBe(RECORDS);
  });
});
