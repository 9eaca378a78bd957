import { randomBytes } from 'node:crypto';
import { createKeyRing, createTokenKeeper, sealTokens, storeTokens } from '@autosync/connections';
import type { BatchStatusDefinition, RunProgress, SyncDue } from '@autosync/contracts';
import { AutosyncError, newId, systemClock } from '@autosync/core';
import { createDb, createLockSession, type Db } from '@autosync/db';
import type { GrpcClient } from '@autosync/grpc';
import { createLogger, createMetrics } from '@autosync/observability';
import { createOAuth, createRealmPauses } from '@autosync/qbo';
import { testDatabase, testSimulator } from '@autosync/testing';
import { createKeptLimiters } from '../../src/kept-limiters.ts';
import { createWorkerMetrics } from '../../src/metrics.ts';
import { createRunHandler } from '../../src/run-handler.ts';
import type { WorkerContext } from '../../src/worker-context.ts';
import type { WorkerDefinition } from '../../src/worker-definition.ts';

export type World = Awaited<ReturnType<typeof openWorld>>;
export type TestWorker = Awaited<ReturnType<World['newWorker']>>;
export type TestCompany = Awaited<ReturnType<World['newCompany']>>;

const silent = { service: 'test', version: 'test', level: 'silent', format: 'json' } as const;

/** PostgreSQL with the roles of workers, the simulator, and workers that differ from real ones in Kafka alone. */
export async function openWorld() {
  const [database, simulator] = await Promise.all([
    testDatabase({ schemas: ['accounts', 'records'] }),
    testSimulator(),
  ]);
  await simulator.control('POST', 'limits', { enabled: false });
  const keyRing = createKeyRing({ keys: [{ id: 'k1', key: randomBytes(32) }] });
  const endpoints = simulator.endpoints;
  const owner = createDb({ connectionString: database.url, applicationName: 'owner', onPoolError: () => undefined });
  const gateway = createDb({
    connectionString: database.urlFor('gateway'),
    applicationName: 'gateway',
    onPoolError: () => undefined,
  });
  let workers = 0;

  const rows = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
    (await owner.withAllTenants((tx) => tx.query<R>({ text, values }))).rows;

  return {
    simulator,
    rows,
    owner,

    /** A connected company of a tenant of its own. */
    async newCompany() {
      const { realmId } = await simulator.newCompany();
      const company = { tenantId: newId(), companyId: newId() };
      const answer = (await simulator.control('POST', 'tokens', { realmId })) as Record<string, string>;
      const [createdAt, later] = [new Date(), new Date(Date.now() + 3_600_000)];
      const tokens = {
        accessToken: answer['access_token'] ?? '',
        refreshToken: answer['refresh_token'] ?? '',
        createdAt,
        accessExpiresAt: later,
        refreshExpiresAt: later,
      };
      await gateway.withTenant(company.tenantId, async (tx) => {
        const { tenantId, companyId } = company;
        await tx.query({ text: `insert into accounts.tenants (id, name) values ($1, 'T')`, values: [tenantId] });
        await tx.query({
          text: `insert into accounts.companies (id, tenant_id, name, time_zone) values ($1, $2, 'C', 'UTC')`,
          values: [companyId, tenantId],
        });
        await tx.query({
          text: `insert into accounts.connections (company_id, tenant_id, state) values ($1, $2, 'disconnected')`,
          values: [companyId, tenantId],
        });
        await storeTokens(tx, { companyId, readVersion: 0, realmId, tokens: sealTokens(keyRing, company, tokens) });
      });
      await rows('update accounts.connections set realm_verified_at = now() where company_id = $1', [
        company.companyId,
      ]);
      return { ...company, realmId };
    },

    /** `around` stands between the worker and its database; a worker that is `killed` loses its locks and says no more. */
    async newWorker<Start>(
      definition: WorkerDefinition<Start>,
      { around = (db: Db) => db, ...options }: { around?: (db: Db) => Db; startedAfterMs?: number } = {},
    ) {
      workers += 1;
      const name = `worker ${workers}`;
      const pool = createDb({
        connectionString: database.urlFor('worker'),
        applicationName: name,
        onPoolError: () => undefined,
      });
      const locks = createLockSession({
        connectionString: database.urlFor('worker'),
        applicationName: `${name} locks`,
        onLost: () => undefined,
      });
      await locks.start();
      const db = around(pool);
      const sent: RunProgress[] = [];
      const hurried: string[] = [];
      let [refusals, refused, holding] = [0, 0, false];
      let gate = Promise.resolve();
      const realmPauses = createRealmPauses();
      const worker: WorkerContext = {
        source: `test/${name}/${newId()}`,
        db,
        locks,
        producer: {
          start: async () => undefined,
          stop: async () => undefined,
          place: async () => [],
          async send(messages) {
            if (refusals > 0) {
              refusals -= 1;
              refused += 1;
              throw new AutosyncError('kafka-unavailable', 'Kafka is away', { retryable: true });
            }
            holding = true;
            await gate;
            for (const { value } of messages) sent.push(JSON.parse(String(value)) as RunProgress);
          },
        },
        batchStatus: {
          reportProgress: async () => ({ cancelRequested: false }),
        } as unknown as GrpcClient<BatchStatusDefinition>,
        keyRing,
        oauth: createOAuth({ endpoints, redirectUri: endpoints.authorizeUrl }),
        tokenKeeper: createTokenKeeper({ db: pool }),
        endpoints,
        realmPauses,
        keptLimiters: createKeptLimiters(systemClock.monotonicMs),
        results: { hurry: (batchId) => void hurried.push(batchId) },
        limiter: { perMinute: 100_000, perSecond: 10_000, inFlight: 7 },
        limits: { maxMs: 60_000, maxDocuments: 300, lockAnswerMs: 10_000 },
        callTimeoutMs: 10_000,
        lockRetryMs: 20,
        deferMs: 15_000,
        pauses: { throttledMs: 60_000, unavailableMs: 30_000 },
        progressIntervalMs: 2000,
        progressDeadlineMs: 1000,
        clock: systemClock,
        logger: createLogger(silent),
        metrics: createWorkerMetrics(createMetrics(silent), {
          name: 'sync-payments',
          type: definition.type,
          db,
          locks,
          realmPauses,
          readResults: async () => ({ rows: 0, oldest: null }),
          countResultsAside: async () => 0,
          countOpenDifferences: async () => 0,
          countRestores: async () => 0,
          now: () => new Date(),
        }),
      };
      const handler = createRunHandler(worker, definition, options);
      const stopping = new AbortController();
      return {
        name,
        sent,
        /** Batches of which the relay was told that their runs have ended. */
        hurried,
        /** The next sends fail, … */
        refuse: (times: number) => void (refusals = times),
        refused: () => refused,
        /** … or wait for it. */
        hold: (until: Promise<void>) => void (gate = until),
        held: () => holding,
        handle(event: SyncDue): Promise<void> {
          const place = { topic: 'test', partition: 0, offset: '0' };
          return handler.handle(event, { signal: stopping.signal, leavePool: () => undefined, ...place });
        },
        stop: async () => {
          stopping.abort();
          await locks.stop();
          await pool.close();
        },
      };
    },

    async close() {
      await simulator.stop();
      await Promise.all([owner.close(), gateway.close()]);
      await database.drop();
    },
  };
}

/** A scheduled run of payments of the company. */
export function dueEvent({ tenantId, companyId }: { tenantId: string; companyId: string }): SyncDue {
  const at = new Date().toISOString();
  return {
    tenantId,
    companyId,
    type: 'payments',
    runId: newId(),
    batchId: newId(),
    companyName: 'C',
    trigger: 'schedule',
    scheduledFor: at,
    createdAt: at,
    parameters: {},
    dispatch: 1,
  };
}
