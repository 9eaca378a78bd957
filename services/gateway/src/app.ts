import Fastify from 'fastify';
import type { FastifyReply, FastifySerializerCompiler } from 'fastify';
import { newId } from '@autosync/core';
import type { App, RouteDeps } from './entry-points/app-types.ts';
import { installAccepted } from './entry-points/plugins/accepted.ts';
import { installAdmission } from './entry-points/plugins/admission.ts';
import type { AdmissionSettings } from './entry-points/plugins/admission.ts';
import { installAnswerHeaders } from './entry-points/plugins/answer-headers.ts';
import { installAuthentication } from './entry-points/plugins/authentication.ts';
import { installCompanyReach } from './entry-points/plugins/company-reach.ts';
import { installCrossOrigin } from './entry-points/plugins/cross-origin.ts';
import { installDraining } from './entry-points/plugins/draining.ts';
import { installEventStreams } from './entry-points/plugins/event-streams.ts';
import type { EventStreamSettings } from './entry-points/plugins/event-streams.ts';
import { installJsonBody } from './entry-points/plugins/json-body.ts';
import { installNextLinks } from './entry-points/plugins/next-links.ts';
import { installNotFound } from './entry-points/plugins/not-found.ts';
import { installOpenApi, openApiRoute } from './entry-points/plugins/openapi.ts';
import { installProblemDetails, sendProblem } from './entry-points/plugins/problem-details.ts';
import { installRateLimit } from './entry-points/plugins/rate-limit.ts';
import type { RateLimitSettings } from './entry-points/plugins/rate-limit.ts';
import { installRequestLog } from './entry-points/plugins/request-log.ts';
import { installTraces } from './entry-points/plugins/traces.ts';
import { installValidation } from './entry-points/plugins/validation.ts';
import { apiKeyRoutes } from './entry-points/routes/api-keys.ts';
import { auditEventRoutes } from './entry-points/routes/audit-events.ts';
import { autoSyncRoutes } from './entry-points/routes/autosync.ts';
import { batchDaysRoute } from './entry-points/routes/batch-days.ts';
import { batchExportRoutes } from './entry-points/routes/batch-exports.ts';
import { batchRoutes } from './entry-points/routes/batches.ts';
import { companyBatchRoutes } from './entry-points/routes/company-batches.ts';
import { companyRoutes } from './entry-points/routes/companies.ts';
import { comparisonRoutes } from './entry-points/routes/comparisons.ts';
import { booksResetRoutes } from './entry-points/routes/books-reset.ts';
import { connectionRoutes } from './entry-points/routes/connections.ts';
import { differenceRoutes } from './entry-points/routes/differences.ts';
import { failureRoute } from './entry-points/routes/failures.ts';
import { eventRoutes } from './entry-points/routes/events.ts';
import { intuitWebhookRoute } from './entry-points/routes/intuit-webhooks.ts';
import { mappingCsvRoutes } from './entry-points/routes/mapping-csv.ts';
import { mappingRoutes } from './entry-points/routes/mappings.ts';
import { missingMappingRoute } from './entry-points/routes/missing-mappings.ts';
import { notificationRoutes } from './entry-points/routes/notifications.ts';
import { oauthCallbackRoute } from './entry-points/routes/oauth-callback.ts';
import { oauthStartRoutes } from './entry-points/routes/oauth-start.ts';
import { pauseRoutes } from './entry-points/routes/pauses.ts';
import { paymentRoutes } from './entry-points/routes/payments.ts';
import { problemPageRoute } from './entry-points/routes/problem-types.ts';
import { previewRoute } from './entry-points/routes/previews.ts';
import { problemRoute } from './entry-points/routes/problems.ts';
import { quickBooksListRoutes } from './entry-points/routes/quickbooks-lists.ts';
import { readinessRoutes } from './entry-points/routes/readiness.ts';
import { realmRoutes } from './entry-points/routes/realms.ts';
import { recordOperationRoutes } from './entry-points/routes/record-operations.ts';
import { recordRoutes } from './entry-points/routes/records.ts';
import { referenceRoutes } from './entry-points/routes/reference.ts';
import { runbookRoutes } from './entry-points/routes/runbooks.ts';
import { removalRoutes } from './entry-points/routes/removals.ts';
import { rerunLinkRoutes } from './entry-points/routes/rerun-links.ts';
import { rerunRoute } from './entry-points/routes/rerun.ts';
import { runCheckRoute } from './entry-points/routes/run-check.ts';
import { searchRoute } from './entry-points/routes/search.ts';
import { selfRoute } from './entry-points/routes/self.ts';
import { statusRoutes } from './entry-points/routes/status.ts';
import { tenantRoutes } from './entry-points/routes/tenants.ts';
import { webhookDeliveryRoutes } from './entry-points/routes/webhook-deliveries.ts';
import { webhookRoutes } from './entry-points/routes/webhooks.ts';

export type AppSettings = {
  bodyLimitBytes: number;
  requestTimeoutMs: number;
  admission: AdmissionSettings;
  eventStreams: EventStreamSettings;
  rateLimit: RateLimitSettings;
  trustedProxies: readonly string[] | undefined;
  corsOrigins: readonly string[];
  /** True between SIGTERM and the end of the listening. */
  isDraining: () => boolean;
};

const routes = [
  openApiRoute,
  referenceRoutes,
  runbookRoutes,
  failureRoute,
  problemPageRoute,
  selfRoute,
  tenantRoutes,
  apiKeyRoutes,
  companyRoutes,
  removalRoutes,
  connectionRoutes,
  realmRoutes,
  booksResetRoutes,
  oauthStartRoutes,
  oauthCallbackRoute,
  intuitWebhookRoute,
  autoSyncRoutes,
  readinessRoutes,
  pauseRoutes,
  notificationRoutes,
  webhookRoutes,
  webhookDeliveryRoutes,
  rerunLinkRoutes,
  recordRoutes,
  recordOperationRoutes,
  problemRoute,
  comparisonRoutes,
  differenceRoutes,
  mappingRoutes,
  missingMappingRoute,
  mappingCsvRoutes,
  quickBooksListRoutes,
  paymentRoutes,
  runCheckRoute,
  companyBatchRoutes,
  batchDaysRoute,
  batchExportRoutes,
  previewRoute,
  batchRoutes,
  eventRoutes,
  rerunRoute,
  statusRoutes,
  searchRoute,
  auditEventRoutes,
];

/** The caller's id of the request, if it is one that may stand in a log, else a new one. */
function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : newId();
}

/** Node gives the head of a request a minute, and looks for those that take too long twice a minute, unless told otherwise. */
const HEAD_TIMEOUT_MS = 10_000;
const CHECKING_INTERVAL_MS = 5000;

/**
 * The HTTP application without its listening socket. Hooks run in the order in which they are installed here: traces, log,
 * other origins, authentication and rate limit, admission, body, validation, companies of the key.
 *
 * @param serializer replaces JSON.stringify; tests pass one that holds each answer against its schema.
 */
export async function buildApp(
  deps: RouteDeps,
  settings: AppSettings,
  serializer: FastifySerializerCompiler<unknown> = () => JSON.stringify,
): Promise<App> {
  const app: App = Fastify({
    logger: false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    bodyLimit: settings.bodyLimitBytes,
    requestTimeout: settings.requestTimeoutMs,
    http: {
      headersTimeout: Math.min(HEAD_TIMEOUT_MS, settings.requestTimeoutMs),
      connectionsCheckingInterval: Math.min(CHECKING_INTERVAL_MS, Math.ceil(settings.requestTimeoutMs / 4)),
    },
    trustProxy: settings.trustedProxies === undefined ? false : [...settings.trustedProxies],
    // While the process drains, requests on open connections are still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (error, request, reply) => {
      sendProblem(request, reply as unknown as FastifyReply, error);
    },
  });
  app.setSerializerCompiler(serializer);
  app.decorate('publicUrl', deps.settings.publicUrl);
  installTraces(app);
  installDraining(app, settings.isDraining);
  installAnswerHeaders(app);
  installAccepted(app);
  installNextLinks(app);
  installRequestLog(app, deps);
  installCrossOrigin(app, settings.corsOrigins);
  const limits = await installRateLimit(app, settings.rateLimit, deps);
  installAuthentication(app, { ...deps, limits });
  installNotFound(app);
  installAdmission(app, settings.admission, deps.metrics);
  await installEventStreams(app, settings.eventStreams, deps.metrics);
  installJsonBody(app);
  installValidation(app);
  installCompanyReach(app, deps);
  installProblemDetails(app, deps);
  await installOpenApi(app);
  for (const install of routes) install(app, deps);
  await app.ready();
  return app;
}
