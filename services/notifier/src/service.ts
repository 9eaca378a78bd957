import { createKeyAnnouncer } from '@autosync/connections';
import { createLoop, errorCode, isRetryable, systemClock, toError } from '@autosync/core';
import { protoRoot, type NotifierDefinition } from '@autosync/contracts';
import { createDb } from '@autosync/db';
import { createGrpcServer, defaultStatusOf, grpcService } from '@autosync/grpc';
import { createKafka, createProducer } from '@autosync/kafka';
import type { Logger, Service, ServiceContext } from '@autosync/observability';
import type { NotifierConfig } from './config.ts';
import { forgetOld, forgetOldDeliveries } from './data-access/retention.ts';
import { notifierHandlers } from './entry-points/grpc-notifier.ts';
import { webhookHandlers } from './entry-points/grpc-webhooks.ts';
import { consumeDeadLetters } from './entry-points/kafka-dead-letters.ts';
import { consumeFacts } from './entry-points/kafka-facts.ts';
import { tickCountdown, tickLook } from './entry-points/tick-look.ts';
import { tickMails } from './entry-points/tick-mails.ts';
import { tickWebhooks } from './entry-points/tick-webhooks.ts';
import { createNotifierMetrics } from './metrics.ts';
import { createResolve, postWebhook } from './operations/post-webhook.ts';
import { createPostman } from './operations/postman.ts';
import { resealSecrets } from './operations/reseal-secrets.ts';
import { tellOperators } from './operations/take-dead-letter.ts';
import { productionTopics, type Topics } from './topics.ts';

/** Failures that are repeated are warnings; the others need a person. */
function failureLog(logger: Logger) {
  return (message: string) => (error: unknown, failuresInARow?: number) => {
    const fields = { errorCode: errorCode(error), failuresInARow, err: toError(error) };
    if (isRetryable(error)) logger.warn(fields, message);
    else logger.error(fields, message);
  };
}

const RETENTION_PAGE = 1000;
const RETENTION_PAUSE_MS = 600_000;

/**
 * The composition root. If `now` is given, it replaces the database's clock in every statement.
 *
 * Starting needs neither PostgreSQL nor Kafka nor a mail server: what cannot proceed waits, and is stored.
 */
export function buildNotifier(
  { config, logger, metrics }: ServiceContext<NotifierConfig>,
  { now = () => null, topics = productionTopics }: { now?: () => Date | null; topics?: Topics } = {},
): Service {
  const failed = failureLog(logger);
  const db = createDb({
    ...config.database,
    applicationName: 'autosync-notifier',
    poolMax: config.databasePoolMax,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
    onPoolError: failed('database connection lost'),
  });
  const context = { db, now };
  const measured = createNotifierMetrics(metrics, context);
  const kafka = createKafka({ ...config.kafka, clientId: 'autosync-notifier', logger });
  const producer = createProducer(kafka, { sendTimeoutMs: config.kafkaSendTimeoutMs });
  const quiet = { quietMs: config.quietMs, patienceMs: config.patienceMs };
  const publicUrl = config.publicUrl.replace(/\/+$/, '');
  const { tokenKeys: keyRing, linkTtlMs } = config;
  const consoleUrl = config.consoleUrl?.replace(/\/+$/, '');
  const mail = config.mail === undefined ? undefined : { keyRing, publicUrl, consoleUrl, linkTtlMs };

  const mails =
    config.mail &&
    tickMails({
      context,
      postman: createPostman(config.mail),
      leaseMs: config.mailLeaseMs,
      idleMs: config.mailIdleMs,
      onSent({ outcome, unclear, error }) {
        measured.mails.inc({ outcome: 'unclear' }, unclear);
        if (outcome !== 'none') measured.mails.inc({ outcome });
        if (error !== undefined) logger.warn({ outcome, err: toError(error) }, 'mail not taken by the mail server');
        if (unclear > 0) logger.error({ unclear }, 'mails given up: the mail server fell silent about them twice');
      },
      onError: failed('mails not sent'),
    });

  function onMails(written: number): void {
    measured.mailsWritten.inc(written);
    mails?.wake();
  }

  const resolve = createResolve(config.webhooks);
  const webhooks = tickWebhooks({
    sending: {
      context,
      keyRing,
      settings: config.webhooks,
      operators: config.mail?.operators,
      post: (posted) => postWebhook(posted, config.webhooks, resolve),
    },
    places: config.webhooks,
    onSent(
      { id: deliveryId, tenantId, webhookId, attempt },
      { outcome, durationMs, status, disabled, mails: written },
    ) {
      measured.webhooks.inc({ outcome });
      measured.webhookSeconds.observe(durationMs / 1000);
      const fields = { tenantId, webhookId, deliveryId, attempt, outcome, status, durationMs };
      logger.info(fields, 'webhook sent');
      if (disabled === null) return;
      measured.webhooksDisabled.inc({ reason: disabled });
      logger.warn({ tenantId, webhookId, reason: disabled }, 'webhook switched off');
      if (written > 0) onMails(written);
    },
    onGivenUp: (deliveries) => measured.webhooksGivenUp.inc(deliveries),
    onError: failed('webhooks not sent'),
  });

  const look = tickLook({
    context,
    mail,
    quiet,
    idleMs: config.lookIdleMs,
    onMails,
    onError: failed('company not looked at'),
  });
  const countdown = tickCountdown({
    context,
    intervalMs: config.countdownCheckMs,
    onError: failed('connections that end soon not looked for'),
  });
  const operators = createLoop({
    async work() {
      const told = { operators: config.mail?.operators ?? [], quiet, clock: systemClock.now };
      const written = await tellOperators(context, told);
      if (written > 0) onMails(written);
      return config.lookIdleMs;
    },
    onError: failed('operators not told'),
  });
  const retention = createLoop({
    async work(signal) {
      const old = { keepMs: config.retentionMs, page: RETENTION_PAGE, now: now() };
      let gone = RETENTION_PAGE;
      while (gone >= RETENTION_PAGE && !signal.aborted) gone = await db.withAllTenants((tx) => forgetOld(tx, old));
      const oldDeliveries = { ...old, keepMs: config.webhooks.retentionMs };
      for (gone = RETENTION_PAGE; gone >= RETENTION_PAGE && !signal.aborted;) {
        gone = await db.withAllTenants((tx) => forgetOldDeliveries(tx, oldDeliveries));
      }
      const resealed = await resealSecrets(db, keyRing, signal);
      if (resealed > 0)
        logger.info({ secrets: resealed, keyId: keyRing.sealsWith }, 'secrets sealed with the first key');
      return RETENTION_PAUSE_MS;
    },
    onError: failed('what is old not deleted'),
  });
  const loops = [look, countdown, operators, retention, webhooks, ...(mails === undefined ? [] : [mails])];

  const server = createGrpcServer({
    host: config.grpcHost,
    port: config.grpcPort,
    protoRoot,
    services: [
      grpcService<NotifierDefinition>({
        proto: 'autosync/v1/notifier.proto',
        service: 'autosync.v1.Notifier',
        handlers: {
          ...notifierHandlers(context, { keyRing, hasMail: mail !== undefined, onSettings: () => look.wake() }),
          ...webhookHandlers(context, {
            rules: { ...config.webhooks, keyRing, publicUrl },
            onDeliveries: () => webhooks.wake(),
          }),
        },
      }),
    ],
    statusOf: (error) =>
      error.code === 'webhook-disabled' || error.code === 'webhook-limit'
        ? 'FAILED_PRECONDITION'
        : defaultStatusOf(error),
    maxConnectionAgeMs: config.grpcMaxConnectionAgeMs,
    peers: config.peers,
    logger,
    onCall: measured.onCall,
  });

  const consumerSettings = (consumer: 'facts' | 'dead-letters') => ({
    context,
    kafka,
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
    consumeFacts({
      ...consumerSettings('facts'),
      topics,
      producer,
      rules: { settleMs: config.settleMs, publicUrl, retryForMs: config.webhooks.retryForMs },
      onTaken({ kind: fact, tenantId, companyId }, { isNew, deliveries }) {
        if (deliveries > 0) webhooks.wake();
        measured.facts.inc({ fact, outcome: isNew ? 'new' : 'repeated' });
        if (isNew) logger.info({ tenantId, companyId, fact }, 'fact taken');
      },
    }),
    consumeDeadLetters({ ...consumerSettings('dead-letters'), topic: topics.deadLetter }),
  ];

  const keys = createKeyAnnouncer({ db, keyRing, service: 'notifier', logger });
  let grpcPort = 0;
  return {
    async start() {
      await keys.start();
      await producer.start();
      for (const loop of loops) loop.start();
      await Promise.all(consumers.map((consumer) => consumer.start()));
      grpcPort = await server.start();
    },
    async stop() {
      await Promise.all([server.stop(), ...consumers.map((consumer) => consumer.stop())]);
      await Promise.all(loops.map((loop) => loop.stop()));
      await producer.stop();
      await keys.stop();
      await db.close();
    },
    isLive() {
      const reasons = consumers.flatMap((consumer) => consumer.isLive().reasons);
      return { ok: reasons.length === 0, reasons };
    },
    // Kafka and the mail server do not count: without them settings can still be changed, and what is to be told waits.
    async isReady() {
      await db.ping();
      return { ok: true, reasons: [] };
    },
    ports: () => ({ grpcPort }),
  };
}
