import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@autosync/observability';
import type { GatewayMetrics, Operation } from '../../metrics.ts';
import type { App } from '../app-types.ts';

type StatusClass = '2xx' | '3xx' | '4xx' | '5xx';

/** 1xx never ends a request. */
function statusClass(status: number): StatusClass {
  if (status >= 500) return '5xx';
  if (status >= 400) return '4xx';
  return status >= 300 ? '3xx' : '2xx';
}

function operationOf(request: FastifyRequest): Operation | 'unmatched' {
  return request.routeOptions.config.operation ?? 'unmatched';
}

function describe(request: FastifyRequest, reply: FastifyReply) {
  const { principal } = request;
  return {
    requestId: request.id,
    operation: operationOf(request),
    method: request.method,
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime),
    ...(principal !== null && { actorKind: principal.kind, keyId: principal.keyId }),
    ...(typeof principal?.tenantId === 'string' && { tenantId: principal.tenantId }),
  };
}

/**
 * The request's id on every answer, the RED metrics, and a line per request: info for what may have changed
 * something, debug for reads, which are most of the traffic.
 */
export function installRequestLog(
  app: App,
  { logger, metrics }: { logger: Pick<Logger, 'info' | 'debug' | 'isLevelEnabled'>; metrics: GatewayMetrics },
): void {
  app.addHook('onRequest', (request, reply, done) => {
    metrics.requestBegins();
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    metrics.requestEnds();
    const labels = { operation: operationOf(request), status_class: statusClass(reply.statusCode) };
    // How long somebody follows or waits is no measure of ours.
    const isMeasured = !request.hasStayed || reply.statusCode >= 400;
    if (isMeasured) metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
    const level = request.method === 'GET' || request.method === 'HEAD' ? 'debug' : 'info';
    if (logger.isLevelEnabled(level)) {
      const tell = () => logger[level](describe(request, reply), 'request answered');
      if (request.span === null) tell();
      else request.span.run(tell);
    }
    done();
  });
}
