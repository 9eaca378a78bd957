import { errorCode, newId, systemClock, type AutosyncError, type Clock } from '@autosync/core';
import { createDb, type Db } from '@autosync/db';
import { createLogger } from '@autosync/observability';
import { createLimiter, createQboClient } from '@autosync/qbo';
import {
  endIdleSlices,
  endSlice,
  raiseEpoch,
  readPaymentStarts,
  setBatchOpen,
  startSlices,
  withFence,
} from '@autosync/records';
import type { Slice, SliceEnd } from '@autosync/sync-worker';
import { testDatabase, testSimulator, type TestSimulator } from '@autosync/testing';
import type { ReadPlan } from '../../src/domain/read-plan.ts';
import { paymentsDefinition } from '../../src/payments-definition.ts';
import { createBooks, type Books } from './books.ts';

export type Parameters = Slice['event']['parameters'];
type RunOptions = {
  trigger?: Slice['event']['trigger'];
  parameters?: Parameters;
  /** Calls per slice. */
  maxCalls?: number;
  /** Told of each slice as it begins; what it throws is a crash of the worker. */
  onCall?: (calls: number) => void;
  /** Told of the run before it begins. */
  onEvent?: (event: Slice['event']) => void;
};

export type Run = {
  ends: SliceEnd[];
  batch: boolean;
  results: Record<string, string>[];
  runRows: number;
  /** Why nothing of the company is synced any more. */
  stopped: string | null;
};

/** A database, the simulator, and the worker's loop around `paymentsDefinition`: lock and Kafka are left out. */
export async function openWorker() {
  const [database, simulator] = await Promise.all([testDatabase({ schemas: ['records'] }), testSimulator()]);
  const db = createDb({
    connectionString: database.urlFor('worker'),
    applicationName: 'sync-payments test',
    onPoolError: () => undefined,
  });
  await simulator.control('POST', 'limits', { enabled: false });
  let aheadMs = 0;
  const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };

  return {
    db,
    simulator,
    clock,
    /** Time goes by, at QuickBooks and here. */
    async advance(minutes: number): Promise<void> {
      aheadMs += minutes * 60_000;
      await simulator.control('POST', 'clock', { advanceMs: minutes * 60_000 });
    },
    async company(timeZone = 'America/Chicago'): Promise<Company> {
      const { realmId } = await simulator.newCompany();
      return createCompany({ db, simulator, clock, books: createBooks(simulator, realmId), timeZone });
    },
    async close(): Promise<void> {
      await simulator.stop();
      await db.close();
      await database.drop();
    },
  };
}

type CompanyOptions = { db: Db; simulator: TestSimulator; clock: Clock; books: Books; timeZone: string };

function createCompany({ db, simulator, clock, books, timeZone }: CompanyOptions) {
  const ids = { tenantId: newId(), companyId: newId() };
  const { realmId } = books;
  let stopped: string | null = null;
  let token: { value: string; until: number } | undefined;
  async function newToken(): Promise<string> {
    const tokens = await simulator.control('POST', 'tokens', { realmId });
    token = { value: (tokens as { access_token: string }).access_token, until: clock.now().getTime() + 50 * 60_000 };
    return token.value;
  }

  async function openSlice(event: Slice['event'], options: RunOptions): Promise<Slice> {
    const { fence, start } = await db.withTenant(ids.tenantId, async (tx) => {
      const { epoch } = await raiseEpoch(tx, { ...ids, holder: 'test', now: null });
      const [begun] = await startSlices(tx, [{ ...event, type: 'payments', survived: false }], null);
      if (begun?.kind !== 'work') throw new Error('the slice was answered with a replay');
      return { fence: { ...ids, epoch }, start: begun };
    });
    let calls = 0;
    let batchIsOpen = start.batchOpen || event.trigger === 'manual';
    const qbo = createQboClient({
      endpoints: simulator.endpoints,
      realmId,
      accessToken: async () => (token && clock.now().getTime() < token.until ? token.value : newToken()),
      limiter: createLimiter({
        settings: { perMinute: 1e9, perSecond: 1e6, inFlight: 1e6 },
        window: null,
        uncleanTakeover: false,
      }),
      beforeSend: () => options.onCall?.((calls += 1)),
    });
    let documents = 0;
    return {
      event,
      start,
      fence,
      db,
      clock,
      logger: createLogger({ service: 'test', version: 'test', level: 'silent', format: 'json' }),
      qbo,
      company: { name: 'Test', timeZone, settings: {} },
      budget: {
        takeDocument: () => (documents += 1) <= (options.maxCalls ?? 300),
        isOver: () => false,
        elapsedMs: () => 0,
      },
      reporter: {
        start: async () => undefined,
        stop: async () => undefined,
        addDone: () => undefined,
        setTotal: () => undefined,
        setStep: () => undefined,
        cancelRequested: () => false,
      },
      realmConfirmed: true,
      confirmRealm: async () => undefined,
      batchIsOpen: () => batchIsOpen,
      async openBatch(tx, total) {
        await setBatchOpen(tx, { runId: event.runId, total });
        batchIsOpen = true;
      },
      signal: new AbortController().signal,
      documentsAtOnce: 1,
      markConnectionBroken: async (reason) => void (stopped = reason),
      limiterWindow: () => null,
      restored: false,
      pauses: { throttledMs: 1, unavailableMs: 1 },
      countRecords: () => undefined,
      countComparison: () => undefined,
      sqlNow: () => null,
    };
  }

  async function workOn(slice: Slice): Promise<SliceEnd> {
    try {
      const [start] = await db.withAllTenants((tx) =>
        readPaymentStarts<Partial<ReadPlan>>(tx, { runs: [slice.event], now: null }),
      );
      return await paymentsDefinition.work(slice, start!);
    } catch (error) {
      if (errorCode(error) !== 'slice-yield') throw error;
      const { reason } = (error as AutosyncError).details as { reason: 'slice-limit' };
      return { kind: 'yielded', reason };
    }
  }

  async function endIdle({ fence, event }: Slice, { readUntil }: Extract<SliceEnd, { kind: 'idle' }>): Promise<void> {
    await db.withAllTenants(async (tx) => {
      await endIdleSlices(tx, { ends: [{ fence, runId: event.runId }], now: null });
      if (readUntil !== undefined) await paymentsDefinition.storeReads?.(tx, [{ ...ids, readUntil }]);
    });
  }

  /** One run, slice after slice until it ends. A crash is passed on; the same run id then goes on where it was. */
  async function run(options: RunOptions = {}, runId = newId()): Promise<Run> {
    const { trigger = 'schedule', parameters = {} } = options;
    const at = clock.now().toISOString();
    const event: Slice['event'] = {
      ...ids,
      type: 'payments',
      runId,
      batchId: newId(),
      companyName: 'Test',
      trigger,
      scheduledFor: at,
      createdAt: at,
      parameters,
      dispatch: 1,
    };
    options.onEvent?.(event);
    const ends: SliceEnd[] = [];
    for (let dispatch = 1; ; dispatch += 1) {
      const slice = await openSlice({ ...event, dispatch }, options);
      const end = await workOn(slice);
      ends.push(end);
      if (end.kind === 'idle') await endIdle(slice, end);
      else {
        const runEnded = end.kind !== 'yielded';
        await withFence(db, slice.fence, (tx) => endSlice(tx, { runId, dispatch, runEnded, progress: {}, now: null }));
      }
      if (end.kind !== 'yielded') return { ends, batch: slice.batchIsOpen(), stopped, ...(await left(runId)) };
      if (dispatch > 100) throw new Error('the run does not end');
    }
  }

  async function left(runId: string): Promise<Pick<Run, 'results' | 'runRows'>> {
    return db.withTenant(ids.tenantId, async (tx) => {
      const results = await tx.query<{ body: Record<string, string> }>({
        text: `select body from records.result_outbox where company_id = $1 and kind = 'result' order by id`,
        values: [ids.companyId],
      });
      await tx.query({ text: 'delete from records.result_outbox where company_id = $1', values: [ids.companyId] });
      const rows = await tx.query({ text: 'select 1 from records.runs where run_id = $1', values: [runId] });
      return { results: results.rows.map(({ body }) => body), runRows: rows.rowCount };
    });
  }

  /** A record of ours that was written as this invoice, with the token it had then. */
  async function ownRecord(externalId: string, { Id, SyncToken }: { Id: string; SyncToken: string }): Promise<string> {
    return db.withTenant(ids.tenantId, async (tx) => {
      const { rows } = await tx.query<{ id: string }>({
        text: `insert into records.records (tenant_id, company_id, type, external_id, content, content_hash, sync_state,
            qbo_entity, qbo_id, qbo_sync_token)
          values ($1, $2, 'invoices', $3, '{}', '', 'synced', 'Invoice', $4, $5) returning id`,
        values: [ids.tenantId, ids.companyId, externalId, Id, SyncToken],
      });
      return rows[0]?.id ?? '';
    });
  }

  return { ...ids, books, run, ownRecord };
}

export type Company = ReturnType<typeof createCompany>;
export type Worker = Awaited<ReturnType<typeof openWorker>>;
