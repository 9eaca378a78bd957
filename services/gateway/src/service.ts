import type { AddressInfo } from 'node:net';
import { createKeyAnnouncer } from '@autosync/connections';
import { protoRoot, referenceTypeOf } from '@autosync/contracts';
import type { Clock } from '@autosync/core';
import type { BatchStatusDefinition, NotifierDefinition, SchedulerDefinition } from '@autosync/contracts';
import { createDatabaseClock, createDb } from '@autosync/db';
import { createGrpcClient } from '@autosync/grpc';
import type { Service, ServiceContext } from '@autosync/observability';
import { createOAuth } from '@autosync/qbo';
import { buildApp } from './app.ts';
import type { AppSettings } from './app.ts';
import type { GatewayConfig } from './config.ts';
import { leaseRequests } from './data-access/rate-windows.ts';
import { toBatch } from './entry-points/resources/batch.ts';
import { withWhyTheyWait } from './entry-points/why-it-waits.ts';
import { createHintTick } from './entry-points/tick-hints.ts';
import { createReleaseTick } from './entry-points/tick-release.ts';
import { createResealTick } from './entry-points/tick-reseal.ts';
import { createRetentionTick } from './entry-points/tick-retention.ts';
import { createGatewayMetrics } from './metrics.ts';
import { createAnswerOnce } from './operations/answer-once.ts';
import { createAuditedCall } from './operations/audited-call.ts';
import { createOverviewReader } from './operations/company-overview.ts';
import { createLiveBatches } from './operations/live-batches.ts';
import { createCompanyPush } from './operations/company-push.ts';
import { createIdentifyCaller } from './operations/identify-caller.ts';
import { createKeyLookup } from './operations/key-lookup.ts';
import { createTenantLookup } from './operations/tenant-lookup.ts';
import { createTokenCheck } from './operations/token-check.ts';

type Context = ServiceContext<GatewayConfig>;

function createClients(config: GatewayConfig) {
  const common = { protoRoot, deadlineMs: config.grpcDeadlineMs, peers: config.peers };
  const scheduler = createGrpcClient<SchedulerDefinition>({
    ...common,
    address: config.schedulerAddress,
    proto: 'autosync/v1/scheduler.proto',
    service: 'autosync.v1.Scheduler',
  });
  const batchStatus = createGrpcClient<BatchStatusDefinition>({
    ...common,
    address: config.batchStatusAddress,
    proto: 'autosync/v1/batch_status.proto',
    service: 'autosync.v1.BatchStatus',
  });
  const notifier =
    config.notifierAddress === undefined
      ? undefined
      : createGrpcClient<NotifierDefinition>({
          ...common,
          address: config.notifierAddress,
          proto: 'autosync/v1/notifier.proto',
          service: 'autosync.v1.Notifier',
        });
  return { scheduler, batchStatus, notifier };
}

/** Less than a probe waits. */
const READY_TIMEOUT_MS = 3000;

/** Requests do not wait for it as long as that. */
const RATES_TIMEOUT_MS = 1000;

const publicUrlOf = ({ publicUrl }: GatewayConfig): string => publicUrl.replace(/\/+$/, '');

function createOAuthOf(config: GatewayConfig, clock: Clock) {
  const endpoints = {
    apiBaseUrl: config.qboApiBaseUrl,
    authorizeUrl: config.qboAuthorizeUrl,
    tokenUrl: config.qboTokenUrl,
    revokeUrl: config.qboRevokeUrl,
    clientId: config.qboClientId,
    clientSecret: config.qboClientSecret,
  };
  return createOAuth({ endpoints, redirectUri: `${publicUrlOf(config)}/v1/oauth/callback`, clock });
}

/** Everything behind the HTTP application; production time is the database's. */
export function createDeps({ config, logger, metrics: registry }: Context, now: () => Date | null = () => null) {
  const db = createDb({
    ...config.database,
    applicationName: 'gateway',
    poolMax: config.databasePoolMax,
    statementTimeoutMs: config.databaseStatementTimeoutMs,
    onPoolError: (error) => logger.warn({ errorCode: error.code }, 'idle database connection lost'),
  });
  // A connection of its own: while requests wait for the pool the process is busy, not unready.
  const readiness = createDb({
    ...config.database,
    applicationName: 'gateway-ready',
    poolMax: 1,
    statementTimeoutMs: READY_TIMEOUT_MS,
    onPoolError: () => undefined,
  });
  // The same of rate windows, so that who floods the pool is still counted.
  const rates = createDb({
    ...config.database,
    applicationName: 'gateway-rates',
    poolMax: 1,
    statementTimeoutMs: RATES_TIMEOUT_MS,
    onPoolError: () => undefined,
  });
  const { scheduler, batchStatus, notifier } = createClients(config);
  const metrics = createGatewayMetrics(registry, { db, now, keyIds: config.tokenKeys.keyIds });
  const keyRing = config.tokenKeys;
  const push = createCompanyPush({
    db,
    scheduler,
    referenceType: referenceTypeOf(config.syncTypes),
    intervalMs: config.companyPushIntervalMs,
    logger,
    pushes: metrics.pushes,
  });
  metrics.watchUnpushed(push.backlog);
  const time = createDatabaseClock({ db });
  const oauth = createOAuthOf(config, time.clock);
  const releases = createReleaseTick(
    { db, scheduler, oauth, keyRing, now, logger },
    { intervalMs: config.companyPushIntervalMs },
  );
  const keys = createKeyLookup({ db, cacheMs: config.apiKeyCacheMs, resolutionMs: config.apiKeyUseResolutionMs, now });
  const tenants = createTenantLookup({ db, cacheMs: config.apiKeyCacheMs });
  const tokens = config.signIn && createTokenCheck(config.signIn, { now });
  const live = createLiveBatches({
    batchStatus,
    async toBodies(tenantId, messages) {
      const ofCompanies = Map.groupBy(messages.map(toBatch), ({ companyId }) => companyId);
      const told = [...ofCompanies].map(([companyId, batches]) =>
        withWhyTheyWait({ db, scheduler }, { tenantId, companyId, batches }),
      );
      return (await Promise.all(told)).flat();
    },
  });
  return {
    db,
    readiness,
    rates,
    lease: (of: Parameters<typeof leaseRequests>[1]) => rates.withoutTenant((tx) => leaseRequests(tx, of)),
    now,
    scheduler,
    batchStatus,
    notifier,
    live,
    overview: createOverviewReader({ db, scheduler }),
    metrics,
    push,
    keyRing,
    logger,
    time,
    oauth,
    releases,
    keys,
    tenants,
    identify: createIdentifyCaller({
      keys,
      tokens,
      tenants,
      operatorKeys: [config.operatorKey, config.previousOperatorKey].filter((key) => key !== undefined),
    }),
    answerOnce: createAnswerOnce({ db, keyRing, lockMs: config.idempotencyLockMs, now, logger, metrics }),
    auditedCall: createAuditedCall({ db, now, logger }),
    settings: {
      syncTypes: config.syncTypes,
      publicUrl: publicUrlOf(config),
      oauthStateTtlMs: config.oauthStateTtlMs,
      bulkBodyLimitBytes: config.bulkBodyLimitBytes,
      apiKeyTtlMs: config.apiKeyTtlMs,
      webhookTokens: config.webhookTokens ?? [],
      retention: {
        recordsMs: config.removedRetentionMs,
        batchesMs: config.batchRetentionMs,
        auditMs: config.auditRetentionMs,
      },
    },
  };
}

export function appSettings(config: GatewayConfig, isDraining = () => false): AppSettings {
  return {
    isDraining,
    bodyLimitBytes: config.bodyLimitBytes,
    requestTimeoutMs: config.httpRequestTimeoutMs,
    admission: {
      requestsAtOnce: config.requestsAtOnce,
      bodiesBytes: Math.max(config.bodiesInMemoryBytes, 2 * config.bulkBodyLimitBytes),
    },
    eventStreams: {
      inAll: config.eventStreams,
      perKey: config.eventStreamsPerKey,
      heartbeatMs: config.eventHeartbeatMs,
    },
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins ?? [],
    rateLimit: {
      windowMs: config.rateLimitWindowMs,
      requestsOfKey: config.rateLimitRequests,
      requestsOfTenant: config.tenantRateLimitRequests ?? 4 * config.rateLimitRequests,
      requestsOfAddress: config.anonymousRateLimitRequests,
    },
  };
}

/** The gateway: HTTP application, company push and retention on one database pool and two gRPC clients. */
export async function buildGateway(context: Context): Promise<Service> {
  const { config, logger } = context;
  const deps = createDeps(context);
  let draining = false;
  const app = await buildApp(
    deps,
    appSettings(config, () => draining),
  );
  const retention = createRetentionTick({
    ...config,
    db: deps.db,
    intervalMs: config.retentionIntervalMs,
    now: deps.now,
    logger,
  });
  const sealing = createKeyAnnouncer({ ...deps, service: 'gateway' });
  const reseal = createResealTick({ ...deps, intervalMs: config.retentionIntervalMs });
  const hints = createHintTick(deps, {
    intervalMs: config.companyPushIntervalMs,
    debounceMs: config.webhookDebounceMs,
  });
  let httpPort = 0;

  return {
    async start() {
      await deps.time.start();
      await sealing.start();
      await app.listen({ host: config.httpHost, port: config.httpPort });
      httpPort = (app.server.address() as AddressInfo).port;
      deps.push.start();
      deps.releases.start();
      reseal.start();
      hints.start();
      retention.start();
    },
    drain() {
      draining = true;
    },
    async stop() {
      draining = true;
      await app.close();
      await Promise.all([deps.push.stop(), deps.releases.stop(), reseal.stop(), hints.stop(), retention.stop()]);
      deps.scheduler.close();
      deps.batchStatus.close();
      deps.notifier?.close();
      await sealing.stop();
      await deps.time.stop();
      await Promise.all([deps.db.close(), deps.readiness.close(), deps.rates.close()]);
    },
    async isReady() {
      await deps.readiness.ping();
      return { ok: true, reasons: [] };
    },
    ports: () => ({ httpPort }),
  };
}
