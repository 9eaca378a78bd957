import { errorCode, isRetryable, toError } from '@autosync/core';
import { protoRoot, type BatchStatusDefinition } from '@autosync/contracts';
import { createDb } from '@autosync/db';
import { createGrpcServer, grpcService } from '@autosync/grpc';
import { createKafka, createProducer } from '@autosync/kafka';
import type { Logger, Service, ServiceContext } from '@autosync/observability';
import type { BatchStatusConfig } from './config.ts';
import { resultStates } from './domain/action.ts';
import type { Batch } from './domain/batch.ts';
import { batchStatusHandlers } from './entry-points/grpc-batch-status.ts';
import { consumeBatchChanged } from './entry-points/kafka-batch-changed.ts';
import { watchHandlers } from './entry-points/grpc-watch.ts';
import { relayBatchFinished } from './entry-points/relay-batch-finished.ts';
import { tickActionPartitions } from './entry-points/tick-action-partitions.ts';
import { tickRetention } from './entry-points/tick-retention.ts';
import { createWatchBatches } from './operations/watch-batches.ts';
import { createBatchStatusMetrics, type BatchStatusMetrics } from './metrics.ts';
import { productionTopics, type Topics } from './topics.ts';

/** A failure that is retried by itself is logged as a warning, any other as an error: it needs a person. */
function failureLog(logger: Logger) {
  return (message: string) => (error: unknown, failuresInARow?: number) => {
    const fields = { errorCode: errorCode(error), failuresInARow, err: toError(error) };
    if (isRetryable(error)) logger.warn(fields, message);
    else logger.error(fields, message);
  };
}

function reportEnd(batch: Batch, { logger, measured }: { logger: Logger; measured: BatchStatusMetrics }): void {
  const { tenantId, companyId, batchId, runId, type, trigger, state, startedAt, finishedAt } = batch;
  measured.finished.inc({ type, trigger, outcome: state });
  const durationMs = startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : undefined;
  if (durationMs !== undefined) measured.duration.observe({ type }, durationMs / 1000);
  const subject = { tenantId, companyId, batchId, runId, type };
  logger.info({ ...subject, trigger, state, durationMs, ...batch.counts }, 'batch ended');
}

/**
 * The composition root. `now` gives the time of every statement instead of the database's clock.
 *
 * Starting needs neither PostgreSQL nor Kafka: calls fail with a retryable error until the first answers, and without
 * the second everything but batch-changed and batch-finished works (docs/protocol.md#degrading).
 */
export function buildBatchStatus(
  { config, logger, metrics }: ServiceContext<BatchStatusConfig>,
  { now = () => null, topics = productionTopics }: { now?: () => Date | null; topics?: Topics } = {},
): Service {
  const failed = failureLog(logger);
  const db = createDb({
    ...config.database,
    applicationName: 'autosync-batch-status',
    poolMax: config.databasePoolMax,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
    onPoolError: failed('database connection lost'),
  });
  const context = { db, now };
  const measured = createBatchStatusMetrics(metrics, context);
  const kafka = createKafka({ ...config.kafka, clientId: 'autosync-batch-status', logger });
  const producer = createProducer(kafka, { sendTimeoutMs: config.kafkaSendTimeoutMs });

  const relay = relayBatchFinished({
    db,
    producer,
    topic: topics.batchFinished,
    batchSize: config.outboxBatchSize,
    idleMs: config.outboxIdleMs,
    onError: failed('batch-finished not published'),
    onPublished: (events) => measured.published.inc(events),
  });

  function onEnded(batch: Batch): void {
    relay.wake();
    reportEnd(batch, { logger, measured });
  }

  const watch = createWatchBatches({
    context,
    intervalMs: config.watchIntervalMs,
    onError: failed('watched batches not read'),
  });

  const server = createGrpcServer({
    host: config.grpcHost,
    port: config.grpcPort,
    protoRoot,
    services: [
      grpcService<BatchStatusDefinition>({
        proto: 'autosync/v1/batch_status.proto',
        service: 'autosync.v1.BatchStatus',
        handlers: {
          ...batchStatusHandlers(context, {
            onStored: (stored) => {
              for (const state of resultStates) measured.resultsStored.inc({ state }, stored[state] ?? 0);
            },
            onEnded,
          }),
          ...watchHandlers(watch),
        },
      }),
    ],
    maxConnectionAgeMs: config.grpcMaxConnectionAgeMs,
    peers: config.peers,
    logger,
    onCall: measured.onCall,
  });

  const consumer = consumeBatchChanged({
    context,
    kafka,
    topics,
    producer,
    onEnded,
    groupId: config.kafkaGroupId,
    concurrency: config.consumerConcurrency,
    sessionTimeoutMs: config.kafkaSessionTimeoutMs,
    heartbeatIntervalMs: config.kafkaHeartbeatIntervalMs,
    rebalanceTimeoutMs: config.kafkaRebalanceTimeoutMs,
    maxWaitMs: config.kafkaMaxWaitMs,
    watchdog: { stallMs: config.consumerStallMs },
    logger,
    observer: measured.consumer,
  });

  const partitions = tickActionPartitions({
    context,
    intervalMs: config.partitionCheckMs,
    onMade: (made) => logger.info({ made }, 'action partitions made'),
    onError: failed('action partitions not made'),
  });

  const retention = tickRetention({
    context,
    keepMs: config.batchRetentionMs,
    intervalMs: config.partitionCheckMs,
    onForgotten: (gone) => logger.info(gone, 'old batches deleted'),
    onError: failed('old batches not deleted'),
  });

  let grpcPort = 0;
  return {
    async start() {
      partitions.start();
      retention.start();
      watch.start();
      await producer.start();
      relay.start();
      await consumer.start();
      grpcPort = await server.start();
    },
    async stop() {
      await Promise.all([server.stop(), consumer.stop()]);
      await watch.stop();
      await Promise.all([relay.stop(), partitions.stop(), retention.stop()]);
      await producer.stop();
      await db.close();
    },
    isLive: () => consumer.isLive(),
    // Kafka is no part of it: without it people still see their batches and workers still report (docs/protocol.md#degrading).
    async isReady() {
      await db.ping();
      return { ok: true, reasons: [] };
    },
    ports: () => ({ grpcPort }),
  };
}
