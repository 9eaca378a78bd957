import { AutosyncError, isTracing, startSpan } from '@autosync/core';
import type { Span } from '@autosync/core';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of a forwarded request; null if nothing is traced. */
    span: Span | null;
  }
}

/** Starts a trace for each forwarded request, since browsers send none. */
export function installTraces(app: FastifyInstance): void {
  app.decorateRequest('span', null);
  if (!isTracing()) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request;
    if (routeOptions.config.kind !== 'api') return done();
    request.span = startSpan({
      name: `${method} ${routeOptions.url ?? '/api'}`,
      kind: 'server',
      facts: { 'http.request.method': method, 'http.route': routeOptions.url, request_id: request.id },
      arriving: { traceparent: undefined, begin: true },
    });
    return request.span.run(done);
  });
  app.addHook('onResponse', (request, { statusCode }, done) => {
    request.span?.set({ 'http.response.status_code': statusCode });
    request.span?.end(statusCode < 500 ? undefined : new AutosyncError(`http-${statusCode}`, `answered ${statusCode}`));
    done();
  });
}
