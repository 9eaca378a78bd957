import { errorCode, isRetryable, toError } from '@autosync/core';
import { protoRoot, type BatchFinished, type RunProgress, type SchedulerDefinition } from '@autosync/contracts';
import { createDb } from '@autosync/db';
import { createGrpcServer, grpcService } from '@autosync/grpc';
import { createGroupReader, createKafka, createProducer } from '@autosync/kafka';
import type { Logger, Service, ServiceContext } from '@autosync/observability';
import type { SchedulerConfig } from './config.ts';
import { plansForMs } from './data-access/all-tenants.ts';
import { schedulerHandlers } from './entry-points/grpc-scheduler.ts';
import { consumeBatchFinished } from './entry-points/kafka-batch-finished.ts';
import { consumeRunProgress } from './entry-points/kafka-run-progress.ts';
import { tickClaim } from './entry-points/tick-claim.ts';
import { tickDispatch } from './entry-points/tick-dispatch.ts';
import { tickLeases } from './entry-points/tick-leases.ts';
import { relayNotices, tickOverdue } from './entry-points/tick-notices.ts';
import { tickPullIn } from './entry-points/tick-pull-in.ts';
import { tickRelay } from './entry-points/tick-relay.ts';
import { tickRetention } from './entry-points/tick-retention.ts';
import { tickWorkers } from './entry-points/tick-workers.ts';
import { createSchedulerMetrics } from './metrics.ts';
import { createReports } from './reports.ts';
import { productionTopics, type Topics } from './topics.ts';

/** What is repeated by itself is a warning; what is not needs a person. */
function failureLog(logger: Logger) {
  return (message: string) => (error: unknown, failuresInARow?: number) => {
    const fields = { errorCode: errorCode(error), failuresInARow, err: toError(error) };
    if (isRetryable(error)) logger.warn(fields, message);
    else logger.error(fields, message);
  };
}

/**
 * The composition root. `now` gives the time of every statement instead of the database's clock.
 *
 * Starting needs neither PostgreSQL nor Kafka: the loops go on trying, calls fail with a retryable error until the first
 * answers, and without the second runs are accepted and wait (docs/protocol.md#degrading).
 */
export function buildScheduler(
  { config, logger, metrics }: ServiceContext<SchedulerConfig>,
  { now = () => null, topics = productionTopics }: { now?: () => Date | null; topics?: Topics } = {},
): Service {
  const failed = failureLog(logger);
  const db = createDb({
    ...config.database,
    applicationName: 'autosync-scheduler',
    poolMax: config.databasePoolMax,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
    plansForMs,
    onPoolError: failed('database connection lost'),
  });
  const context = { db, now };
  const measured = createSchedulerMetrics(metrics, context);
  const reports = createReports({ logger, measured });
  const kafka = createKafka({ ...config.kafka, clientId: 'autosync-scheduler', logger });
  const producer = createProducer(kafka, { sendTimeoutMs: config.kafkaSendTimeoutMs });
  const timing = { leaseMs: config.leaseMs, reconnectLimitMs: config.reconnectLimitMs };

  const relay = tickRelay({
    context,
    topics,
    producer,
    batchSize: config.outboxBatchSize,
    idleMs: config.outboxIdleMs,
    onError: failed('events not published'),
    onPublished: (events) => measured.published.inc(events),
  });

  const notices = relayNotices({
    context,
    topic: topics.notices,
    producer,
    idleMs: config.outboxIdleMs,
    onError: failed('notices not published'),
    onPublished: (events) => measured.published.inc(events),
  });

  const overdue = tickOverdue({
    context,
    intervalMs: config.claimMaxSleepMs,
    onNoticed: () => notices.wake(),
    onError: failed('overdue types not looked at'),
  });

  const groups = createGroupReader(kafka);
  const workers = tickWorkers({
    context,
    reader: groups,
    topics,
    progressGroup: `${config.kafkaGroupId}.run-progress`,
    timing,
    giveUpAfter: config.giveUpAfter,
    sweepMs: config.sweepMs,
    onPlaces(places, grown) {
      reports.places(places);
      if (grown) dispatch.wake();
    },
    onUntaken(untaken) {
      wakeQueue();
      reports.untaken(untaken);
    },
    onLost(lost) {
      wakeQueue();
      reports.expired(lost, 'dispatch lost');
    },
    onError: failed('workers not looked at'),
  });

  const dispatch = tickDispatch({
    context,
    places: workers.places,
    window: config.dispatchWindow,
    batchSize: config.dispatchBatchSize,
    reconnectLimitMs: config.reconnectLimitMs,
    sweepMs: config.sweepMs,
    onDispatched(dispatched) {
      relay.wake();
      reports.dispatched(dispatched);
    },
    onSwept: reports.inFlight,
    onError: failed('runs not dispatched'),
  });

  const claim = tickClaim({
    context,
    places: workers.places,
    window: config.dispatchWindow,
    batchSize: config.claimBatchSize,
    maxSleepMs: config.claimMaxSleepMs,
    onClaimed({ claimed, dispatched }, durationMs) {
      if (claimed.some(({ ready }) => ready)) dispatch.wake();
      reports.claimed(claimed, durationMs);
      if (dispatched.length === 0) return;
      relay.wake();
      reports.dispatched(dispatched);
    },
    onError: failed('due slots not claimed'),
  });

  /** Slots may be free and batches may have been announced. */
  function wakeQueue(): void {
    dispatch.wake();
    relay.wake();
  }

  const leases = tickLeases({
    context,
    timing,
    sweepMs: config.sweepMs,
    onExpired(expired) {
      wakeQueue();
      reports.expired(expired, 'lease expired');
    },
    onClosed(runs) {
      wakeQueue();
      measured.runsClosed.inc(runs);
    },
    onError: failed('leases not looked at'),
  });

  const retention = tickRetention({
    context,
    keepMs: config.retentionMs,
    intervalMs: config.retentionSweepMs,
    onError: failed('old runs not deleted'),
  });

  const pullingIn = tickPullIn({
    context,
    reconnectLimitMs: config.reconnectLimitMs,
    intervalMs: config.claimMaxSleepMs,
    onPulledIn(pulledIn) {
      claim.wake();
      wakeQueue();
      logger.warn(pulledIn, 'slots or rests were further away than they may be: a clock was wrong');
    },
    onError: failed('slots not looked at'),
  });

  const consumerSettings = (consumer: 'run-progress' | 'batch-finished') => ({
    context,
    kafka,
    topics,
    producer,
    groupId: `${config.kafkaGroupId}.${consumer}`,
    concurrency: config.consumerConcurrency,
    sessionTimeoutMs: config.kafkaSessionTimeoutMs,
    heartbeatIntervalMs: config.kafkaHeartbeatIntervalMs,
    rebalanceTimeoutMs: config.kafkaRebalanceTimeoutMs,
    maxWaitMs: config.kafkaMaxWaitMs,
    watchdog: { stallMs: config.consumerStallMs },
    logger,
    observer: measured.consumer(consumer),
  });

  const consumers = [
    consumeRunProgress({
      ...consumerSettings('run-progress'),
      timing,
      deferMs: config.deferMs,
      batchSize: config.progressBatchSize,
      onTaken(event: RunProgress, taken) {
        if (taken.move !== 'ignore' && taken.move !== 'start') dispatch.wake();
        if (taken.move === 'fail') relay.wake();
        reports.progress(event, taken);
      },
    }),
    consumeBatchFinished({
      ...consumerSettings('batch-finished'),
      disconnectAfter: config.disconnectAfter,
      timing,
      onTaken: (event: BatchFinished, taken) => reports.batchFinished(event, taken),
    }),
  ];

  const server = createGrpcServer({
    host: config.grpcHost,
    port: config.grpcPort,
    protoRoot,
    services: [
      grpcService<SchedulerDefinition>({
        proto: 'autosync/v1/scheduler.proto',
        service: 'autosync.v1.Scheduler',
        handlers: schedulerHandlers({
          context,
          timing,
          intervalUnitMs: config.intervalUnitMs,
          disconnectAfter: config.disconnectAfter,
          onChanged() {
            claim.wake();
            wakeQueue();
          },
          onQueued: reports.queued,
          onCancelled: reports.cancelled,
        }),
      }),
    ],
    maxConnectionAgeMs: config.grpcMaxConnectionAgeMs,
    peers: config.peers,
    logger,
    onCall: measured.onCall,
  });

  let grpcPort = 0;
  return {
    async start() {
      await producer.start();
      for (const loop of [relay, notices, overdue, workers, dispatch, claim, leases, pullingIn, retention])
        loop.start();
      await Promise.all(consumers.map((consumer) => consumer.start()));
      grpcPort = await server.start();
    },
    // Whoever wakes others stops before them: calls and events, then claims and leases, dispatch, and the relay last.
    async stop() {
      await Promise.all([server.stop(), ...consumers.map((consumer) => consumer.stop())]);
      await Promise.all([
        claim.stop(),
        overdue.stop(),
        leases.stop(),
        pullingIn.stop(),
        retention.stop(),
        workers.stop(),
      ]);
      await dispatch.stop();
      await Promise.all([relay.stop(), notices.stop()]);
      await groups.close();
      await producer.stop();
      await db.close();
    },
    isLive() {
      const reasons = consumers.flatMap((consumer) => consumer.isLive().reasons);
      return { ok: reasons.length === 0, reasons };
    },
    // Kafka is no part of it: without it settings are served and manual runs are accepted and wait (docs/protocol.md#degrading).
    async isReady() {
      await db.ping();
      return { ok: true, reasons: [] };
    },
    ports: () => ({ grpcPort }),
  };
}
