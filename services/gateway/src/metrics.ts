import type { Metrics } from '@autosync/observability';
import { recordTypes } from '@autosync/contracts';

/** Every route, by the name it has in the OpenAPI document (record types are summed up). */
export const operations = [
  'getOpenApi',
  'createTenant',
  'listTenants',
  'createApiKey',
  'listApiKeys',
  'getOwnApiKey',
  'revokeApiKey',
  'createCompany',
  'listCompanies',
  'getCompany',
  'updateCompany',
  'startConnection',
  'getConnection',
  'disconnect',
  'finishConnection',
  'getAutoSync',
  'replaceAutoSync',
  'upsertRecord',
  'bulkUpsertRecords',
  'listRecords',
  'getRecord',
  'listProblems',
  'listPayments',
  'listPaymentApplications',
  'checkRun',
  'startBatch',
  'listBatches',
  'getBatch',
  'listBatchActions',
  'cancelBatch',
  'rerunBatch',
  'listAuditEvents',
] as const;
export type Operation = (typeof operations)[number];

const authFailureReasons = ['missing', 'malformed', 'unknown', 'expired', 'revoked', 'scope'] as const;
const callbackOutcomes = [
  'connected',
  'state-invalid',
  'denied',
  'realm-missing',
  'realm-differs',
  'realm-taken',
  'code-refused',
  'failed',
] as const;
export type CallbackOutcome = (typeof callbackOutcomes)[number];

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;

/** Every metric of the gateway (README, Metrics). */
export function createGatewayMetrics(metrics: Metrics) {
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
      help: 'Requests refused for their API key.',
      labels: { reason: authFailureReasons },
    }),
    rateLimited: metrics.counter({
      name: 'autosync_gateway_rate_limited_total',
      help: 'Requests refused because there were too many: of a key, or of an address without a valid key.',
      labels: { scope: ['key', 'address'] },
    }),
    idempotency: metrics.counter({
      name: 'autosync_gateway_idempotent_requests_total',
      help: 'Requests with an Idempotency-Key.',
      labels: { outcome: ['answered', 'replayed', 'reused', 'in-progress', 'released'] },
    }),
    records: metrics.counter({
      name: 'autosync_gateway_records_total',
      help: 'Records taken in.',
      labels: { type: recordTypes, outcome: ['created', 'updated', 'unchanged'] },
    }),
    callbacks: metrics.counter({
      name: 'autosync_gateway_oauth_callbacks_total',
      help: 'Browsers that came back from QuickBooks.',
      labels: { outcome: callbackOutcomes },
    }),
    pushes: metrics.counter({
      name: 'autosync_gateway_company_pushes_total',
      help: 'Companies told to the scheduler.',
      labels: { outcome: ['acknowledged', 'failed'] },
    }),
  };
}
