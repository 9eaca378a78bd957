import { recordTypes } from '@autosync/contracts';
import { countByKey, listReaders } from '@autosync/connections';
import { shareReading } from '@autosync/core';
import { createPoolMetrics, type Db } from '@autosync/db';
import type { Metrics } from '@autosync/observability';
import { countPaymentReading, readingCadences } from '@autosync/records';
import { countConnections } from './data-access/connection-counts.ts';
import { connectionConditions } from './domain/connection-state.ts';

/** Every route, by the name it has in the OpenAPI document (record types are summed up). */
export const operations = [
  'getOpenApi',
  'showReference',
  'showRunbook',
  'listFailures',
  'showProblemType',
  'createTenant',
  'listTenants',
  'createApiKey',
  'listApiKeys',
  'rotateApiKey',
  'removeTenant',
  'getSelf',
  'revokeApiKey',
  'createCompany',
  'listCompanies',
  'getCompany',
  'updateCompany',
  'removeCompany',
  'startConnection',
  'getConnection',
  'disconnect',
  'releaseRealm',
  'getBooksReset',
  'decideBooksReset',
  'showConnectionStart',
  'beginConnection',
  'finishConnection',
  'takeWebhook',
  'getAutoSync',
  'replaceAutoSync',
  'getReadiness',
  'listNextRuns',
  'getNotifications',
  'replaceNotifications',
  'showRerunLink',
  'useRerunLink',
  'createWebhook',
  'listWebhooks',
  'getWebhook',
  'replaceWebhook',
  'removeWebhook',
  'rotateWebhookSecret',
  'testWebhook',
  'listWebhookDeliveries',
  'getWebhookDelivery',
  'redeliverWebhook',
  'redeliverWebhooks',
  'createPause',
  'listPauses',
  'endPause',
  'createSystemPause',
  'listSystemPauses',
  'endSystemPause',
  'upsertRecord',
  'bulkUpsertRecords',
  'streamRecords',
  'cancelRecord',
  'operateRecord',
  'listRecords',
  'getRecord',
  'listProblems',
  'requestComparison',
  'listComparisons',
  'getComparison',
  'getComparisonTrend',
  'listDifferences',
  'getDifference',
  'exportDifferences',
  'acceptDifference',
  'withdrawAcceptance',
  'listMappings',
  'replaceMappings',
  'changeMappings',
  'listMissingMappings',
  'exportMappings',
  'importMappings',
  'listQuickBooks',
  'refreshQuickBooks',
  'listPayments',
  'listPaymentApplications',
  'checkRun',
  'startBatch',
  'readPreview',
  'listBatches',
  'getBatch',
  'listBatchActions',
  'cancelBatch',
  'exportBatches',
  'exportBatchActions',
  'listBatchDays',
  'watchBatch',
  'watchCompany',
  'watchTenant',
  'rerunBatch',
  'listAuditEvents',
  'getStatusSummary',
  'listCompanyStatus',
  'search',
] as const;
export type Operation = (typeof operations)[number];

const authFailureReasons = [
  'missing',
  'malformed',
  'unknown',
  'expired',
  'revoked',
  'untrusted',
  'no-tenant',
  'tenant',
  'scope',
] as const;
export type AuthFailure = (typeof authFailureReasons)[number];

const callbackOutcomes = [
  'connected',
  'state-invalid',
  'other-browser',
  'denied',
  'realm-missing',
  'realm-differs',
  'realm-taken',
  'code-refused',
  'failed',
] as const;
export type CallbackOutcome = (typeof callbackOutcomes)[number];

const DAY_MS = 86_400_000;
/** QuickBooks renews a refresh token daily while it is used, so one that comes this near its end is not used. */
const EXPIRING_WITHIN_MS = 7 * DAY_MS;
/** Counting connections costs a pass over them: the numbers are this old at most, however often is scraped. */
const NUMBERS_MAX_AGE_MS = 30_000;

/** Which keys are still needed: one without rows may be taken out of TOKEN_KEYS. */
function watchSealingKeys(metrics: Metrics, { db, keyIds }: { db: Db; keyIds: readonly string[] }): void {
  const read = shareReading(() => db.withAllTenants(countByKey), { maxAgeMs: NUMBERS_MAX_AGE_MS });
  metrics.gauge({
    name: 'autosync_gateway_sealed_connections',
    help: 'Connections by the key that seals their tokens; `missing`: by one that is not in TOKEN_KEYS.',
    labels: { key: [...keyIds, 'missing'] },
    async collect(gauge) {
      const counts = await read();
      for (const key of keyIds) gauge.set({ key }, counts.get(key) ?? 0);
      const missing = [...counts].filter(([key]) => !keyIds.includes(key));
      gauge.set(
        { key: 'missing' },
        missing.reduce((sum, [, connections]) => sum + connections, 0),
      );
    },
  });
}

/** A key seals only when each process that runs can read it: who cannot yet, during a rollout. */
function watchKeyReaders(metrics: Metrics, { db, keyIds }: { db: Db; keyIds: readonly string[] }): void {
  const read = shareReading(() => db.withoutTenant((tx) => listReaders(tx)), { maxAgeMs: NUMBERS_MAX_AGE_MS });
  metrics.gauge({
    name: 'autosync_gateway_key_non_readers',
    help: 'Processes that run and cannot read a key of TOKEN_KEYS: it does not seal yet.',
    labels: { key: keyIds },
    async collect(gauge) {
      const readers = await read();
      for (const key of keyIds) gauge.set({ key }, readers.filter((one) => !one.keyIds.includes(key)).length);
    },
  });
}

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

/** Every metric of the gateway (README, Metrics), with those of the libraries it stands on. */
export function createGatewayMetrics(
  metrics: Metrics,
  { db, now, keyIds = [] }: { db: Db; now: () => Date | null; keyIds?: readonly string[] },
) {
  createPoolMetrics(metrics, db);
  watchConnections(metrics, { db, now });
  watchPaymentReading(metrics, { db, now });
  watchSealingKeys(metrics, { db, keyIds });
  watchKeyReaders(metrics, { db, keyIds });
  let activeRequests = 0;
  metrics.gauge({
    name: 'autosync_gateway_active_requests',
    help: 'Requests being answered.',
    collect: (gauge) => gauge.set(activeRequests),
  });
  return {
    /** Asked at each scrape, since any gateway or worker may change it. */
    watchUnpushed: (count: () => Promise<number>) =>
      metrics.gauge({
        name: 'autosync_gateway_unpushed_companies',
        help: 'Companies the scheduler does not know the present state of.',
        collect: async (gauge) => gauge.set(await count()),
      }),
    watchStreams: (count: () => number) =>
      metrics.gauge({
        name: 'autosync_gateway_event_streams',
        help: 'Live streams, and requests that wait for a change.',
        collect: (gauge) => gauge.set(count()),
      }),
    requestBegins: () => void activeRequests++,
    requestEnds: () => void activeRequests--,
    requestSeconds: metrics.histogram({
      name: 'autosync_gateway_request_duration_seconds',
      help: 'From the first byte of a request to the last of its answer, by operation; `unmatched` is what no route took.',
      labels: { operation: [...operations, 'unmatched'], status_class: ['2xx', '3xx', '4xx', '5xx'] },
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    }),
    authFailures: metrics.counter({
      name: 'autosync_gateway_auth_failures_total',
      help: 'Requests refused for who sends them.',
      labels: { reason: authFailureReasons },
    }),
    rateLimited: metrics.counter({
      name: 'autosync_gateway_rate_limited_total',
      help: 'Requests refused because there were too many: of a key, of a tenant, of an address without a valid key, of what is public, of pages.',
      labels: { scope: ['key', 'tenant', 'address', 'public', 'page'] },
    }),
    idempotency: metrics.counter({
      name: 'autosync_gateway_idempotent_requests_total',
      help: 'Requests with an Idempotency-Key.',
      labels: { outcome: ['answered', 'replayed', 'reused', 'in-progress', 'released'] },
    }),
    overloaded: metrics.counter({
      name: 'autosync_gateway_overloaded_total',
      help: 'Requests that found no room: for their body, or among those that wait.',
      labels: { of: ['bodies', 'requests'] },
    }),
    records: metrics.counter({
      name: 'autosync_gateway_records_total',
      help: 'Records taken in.',
      labels: { type: recordTypes, outcome: ['created', 'updated', 'unchanged', 'outdated'] },
    }),
    callbacks: metrics.counter({
      name: 'autosync_gateway_oauth_callbacks_total',
      help: 'Browsers that came back from QuickBooks.',
      labels: { outcome: callbackOutcomes },
    }),
    webhooks: metrics.counter({
      name: 'autosync_gateway_webhooks_total',
      help: 'Deliveries of Intuit.',
      labels: { outcome: ['taken', 'refused', 'unreadable'] },
    }),
    pushes: metrics.counter({
      name: 'autosync_gateway_company_pushes_total',
      help: 'Companies told to the scheduler.',
      labels: { outcome: ['acknowledged', 'failed'] },
    }),
  };
}

function watchPaymentReading(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }): void {
  const readCounts = shareReading(() => db.withAllTenants((tx) => countPaymentReading(tx, now())), {
    maxAgeMs: NUMBERS_MAX_AGE_MS,
  });
  metrics.gauge({
    name: 'autosync_gateway_payment_reading',
    help: 'Companies by how their payments are read; usedUp: the reads of the day are used up.',
    labels: { cadence: readingCadences },
    async collect(gauge) {
      const counts = await readCounts();
      for (const cadence of readingCadences) {
        gauge.set({ cadence }, counts.find((count) => count.cadence === cadence)?.companies ?? 0);
      }
    },
  });
}

function watchConnections(metrics: Metrics, { db, now }: { db: Db; now: () => Date | null }): void {
  const readConnections = shareReading(
    () => db.withoutTenant((tx) => countConnections(tx, { expiringWithinMs: EXPIRING_WITHIN_MS, now: now() })),
    { maxAgeMs: NUMBERS_MAX_AGE_MS },
  );
  metrics.gauge({
    name: 'autosync_gateway_connections',
    help: 'Companies by their connection to QuickBooks; expiring: connected, with a token that ends within 7 days.',
    labels: { state: connectionConditions },
    async collect(gauge) {
      const counts = await readConnections();
      for (const state of connectionConditions) {
        gauge.set({ state }, counts.find((count) => count.state === state)?.companies ?? 0);
      }
    },
  });
}
