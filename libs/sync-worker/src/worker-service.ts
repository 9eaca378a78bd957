import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import {
  encodeDeadLetter,
  protoRoot,
  syncDueEvent,
  syncDueTopic,
  workerGroup,
  type BatchStatusDefinition,
  type SyncDue,
} from '@autosync/contracts';
import { createKeyAnnouncer, createTokenKeeper } from '@autosync/connections';
import { backOffMs, errorCode, isRetryable, sleep, toError } from '@autosync/core';
import { createDatabaseClock, createDb, createLockSession } from '@autosync/db';
import { createGrpcClient } from '@autosync/grpc';
import { createConsumer, createKafka, createProducer } from '@autosync/kafka';
import type { Service, ServiceContext } from '@autosync/observability';
import { createOAuth, createRealmPauses } from '@autosync/qbo';
import { countOpenDifferences, countRestores, countResultsAside, outboxBacklog } from '@autosync/records';
import type { WorkerConfig } from './config.ts';
import { createWorkerMetrics } from './metrics.ts';
import { createHandBack } from './hand-back.ts';
import { createKeptLimiters } from './kept-limiters.ts';
import { createResultRelay } from './result-relay.ts';
import { createRetention } from './retention.ts';
import { createRunHandler } from './run-handler.ts';
import { createTriage } from './triage.ts';
import type { WorkerContext } from './worker-context.ts';
import type { WorkerDefinition } from './worker-definition.ts';

const RELAY_DEADLINE_MS = 5000;
const PROGRESS_DEADLINE_MS = 1000;
const START_BACK_OFF = { baseMs: 250, maxMs: 5000 };

/** The composition root of a worker: the same for every record type. */
export function buildWorker<Start>(
  name: string,
  { config, logger, metrics }: ServiceContext<WorkerConfig>,
  toDefinition: (config: WorkerConfig) => WorkerDefinition<Start>,
): Service {
  const definition = toDefinition(config);
  // No other process ever has this name: in a container the host's name and the pid are those of the one before, too.
  const source = `${name}/${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
  const db = createDb({
    ...config.database,
    applicationName: name,
    poolMax: config.databasePoolMax,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
    onPoolError: (error) => logger.warn({ errorCode: error.code, err: error }, 'database connection lost'),
  });
  const time = createDatabaseClock({
    db,
    onError: (error) =>
      logger.warn({ errorCode: errorCode(error), err: error }, 'the database’s time is not known anew'),
  });
  const { clock } = time;
  const locks = createLockSession({
    ...config.lockDatabase,
    applicationName: `${name} locks`,
    heartbeatMs: config.lockHeartbeatMs,
    idleSessionTimeoutMs: config.lockIdleTimeoutMs,
    onLost: (error) => logger.warn({ errorCode: error.code, err: error }, 'lock session lost'),
  });
  const kafka = createKafka({ ...config.kafka, clientId: source, logger });
  const producer = createProducer(kafka);
  const keyRing = config.tokenKeys;
  const batchStatus = createGrpcClient<BatchStatusDefinition>({
    address: config.batchStatusAddress,
    protoRoot,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
    deadlineMs: RELAY_DEADLINE_MS,
    peers: config.peers,
  });
  const endpoints = {
    apiBaseUrl: config.qboApiBaseUrl,
    authorizeUrl: config.qboAuthorizeUrl,
    tokenUrl: config.qboTokenUrl,
    revokeUrl: config.qboRevokeUrl,
    clientId: config.qboClientId,
    clientSecret: config.qboClientSecret,
  };
  const realmPauses = createRealmPauses();
  const tokenKeeper = createTokenKeeper({
    db,
    onFailure: (error, about) =>
      logger.warn({ ...about, errorCode: errorCode(error), err: error }, 'received tokens are not stored yet'),
  });
  const workerMetrics = createWorkerMetrics(metrics, {
    name,
    type: definition.type,
    db,
    locks,
    realmPauses,
    readResults: () => db.withAllTenants(outboxBacklog),
    countResultsAside: () => db.withAllTenants(countResultsAside),
    countOpenDifferences: () => db.withAllTenants((tx) => countOpenDifferences(tx, definition.type)),
    countRestores: () => db.withAllTenants(countRestores),
    now: () => clock.now(),
  });
  const relay = createResultRelay({
    db,
    batchStatus,
    logger,
    idleMs: config.relayIdleMs,
    deadlineMs: RELAY_DEADLINE_MS,
    onDelivered: (rows) => workerMetrics.results.inc(rows),
  });
  const worker: WorkerContext = {
    source,
    db,
    locks,
    producer,
    batchStatus,
    keyRing,
    oauth: createOAuth({ endpoints, redirectUri: endpoints.authorizeUrl, clock }),
    tokenKeeper,
    endpoints,
    realmPauses,
    keptLimiters: createKeptLimiters(clock.monotonicMs),
    limiter: {
      perMinute: config.qboPerMinute,
      perSecond: config.qboPerSecond,
      inFlight: config.qboInFlight,
      pauseMs: config.qboPauseMs,
    },
    limits: {
      maxMs: config.sliceMaxMs,
      maxDocuments: config.sliceMaxDocuments,
      lockAnswerMs: config.lockAnswerMs,
    },
    callTimeoutMs: config.qboTimeoutMs,
    lockRetryMs: config.lockRetryMs,
    deferMs: config.deferMs,
    pauses: { throttledMs: config.qboPauseMs, unavailableMs: config.unavailablePauseMs },
    progressIntervalMs: config.progressIntervalMs,
    progressDeadlineMs: PROGRESS_DEADLINE_MS,
    clock,
    logger,
    metrics: workerMetrics,
    results: relay,
  };
  const keys = createKeyAnnouncer({ db, keyRing, service: name, logger });
  const handler = createRunHandler(worker, definition);
  const retention = createRetention({ db, clock, settings: config, logger });
  const consumer = createConsumer<SyncDue>({
    kafka,
    groupId: workerGroup(definition.type),
    topics: [syncDueTopic(definition.type)],
    decode: (message) => syncDueEvent.decode(message),
    key: (event) => event.companyId,
    triage: createTriage(worker, definition),
    handBack: createHandBack(worker),
    handle: (event, context) => handler.handle(event, context),
    // All slices of a scheduled run are in the trace of its batch.
    traceIdOf: ({ batchId }) => batchId.replaceAll('-', ''),
    async deadLetter(raw, { code, message }, event) {
      await producer.send([encodeDeadLetter(raw, { consumer: name, code, message, now: clock.now() })]);
      if (event !== undefined) await handler.giveUp(event, code);
    },
    concurrency: config.concurrency,
    sessionTimeoutMs: config.kafkaSessionTimeoutMs,
    heartbeatIntervalMs: config.kafkaHeartbeatIntervalMs,
    rebalanceTimeoutMs: config.kafkaRebalanceTimeoutMs,
    maxWaitMs: config.kafkaMaxWaitMs,
    watchdog: { stallMs: config.stallMs },
    logger,
    observer: workerMetrics.consumer,
  });

  const stopping = new AbortController();

  /** A database that starts at the same time, or refuses the login, is waited for: exiting would mend nothing. */
  async function patiently(step: () => Promise<void>): Promise<void> {
    for (let tries = 1; !stopping.signal.aborted; tries += 1) {
      try {
        return await step();
      } catch (error) {
        if (!isRetryable(error)) throw error;
        logger.warn({ errorCode: errorCode(error), err: toError(error), tries }, 'PostgreSQL is waited for');
        await sleep(backOffMs(tries, START_BACK_OFF), stopping.signal);
      }
    }
  }

  return {
    async start() {
      for (const step of [() => db.ping(), () => time.start(), () => locks.start()]) await patiently(step);
      if (stopping.signal.aborted) return;
      await keys.start();
      await producer.start();
      relay.start();
      retention.start();
      await consumer.start();
    },
    async stop() {
      stopping.abort();
      await consumer.stop();
      await tokenKeeper.stop();
      await keys.stop();
      await retention.stop();
      await relay.stop();
      await producer.stop();
      batchStatus.close();
      await locks.stop();
      await time.stop();
      await db.close();
    },
    isLive: () => consumer.isLive(),
    async isReady() {
      const { ok, reasons } = consumer.isReady();
      const database = await db.ping().then(
        () => undefined,
        (error: unknown) => toError(error).message,
      );
      return database === undefined ? { ok, reasons } : { ok: false, reasons: [...reasons, database] };
    },
  };
}
