import { AutosyncError, isTracing, startSpan } from '@autosync/core';
import type { Span } from '@autosync/core';
import type { App } from '../app-types.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nothing is traced. */
    span: Span | null;
  }
}

/**
 * Each request is a span: part of the caller's trace where a `traceparent` came, else the beginning of one. To be installed
 * before all that may be traced or logged. Names and attributes are OpenTelemetry's conventions for HTTP.
 */
export function installTraces(app: App): void {
  app.decorateRequest('span', null);
  if (!isTracing()) return;

  app.addHook('onRequest', (request, _reply, done) => {
    const { method, headers, routeOptions } = request;
    const route = routeOptions.url;
    const span = startSpan({
      name: `${method} ${route ?? 'unmatched'}`,
      kind: 'server',
      facts: { 'http.request.method': method, 'http.route': route, request_id: request.id },
      arriving: { traceparent: headers['traceparent']?.toString(), begin: true },
    });
    request.span = span;
    span.run(done);
  });
  // The bytes of a body arrive in the context of their connection, and what follows goes on in it.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.span === null) done();
    else request.span.run(done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { span, principal, routeOptions } = request;
    span?.set({
      'http.response.status_code': reply.statusCode,
      operation: routeOptions.config.operation,
      tenant_id: principal?.tenantId ?? undefined,
    });
    const { statusCode } = reply;
    span?.end(statusCode < 500 ? undefined : new AutosyncError(`http-${statusCode}`, `answered ${statusCode}`));
    done();
  });
}
