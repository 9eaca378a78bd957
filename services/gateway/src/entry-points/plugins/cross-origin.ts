import { answerHeaders } from '../document/answer-headers.ts';
import type { App } from '../app-types.ts';

/** What pages may send beside what browsers always let them. */
const sent = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'autosync-tenant',
  'x-request-id',
  'traceparent',
  'tracestate',
].join(', ');

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const readable = Object.keys(answerHeaders).join(', ');

/** How long a browser may remember that it asked. */
const REMEMBERED_S = 600;

/**
 * Lets pages of the named origins call the API from a browser (CORS), with a key or token in a header. Cookies are never allowed along: the
 * API knows none, and the pages for connecting are to be reached by nobody else's.
 */
export function installCrossOrigin(app: App, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('vary', 'origin');
    const { origin, 'access-control-request-method': asked } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return done();
    reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', readable);
    if (request.method !== 'OPTIONS' || asked === undefined) return done();
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': sent,
        'access-control-max-age': String(REMEMBERED_S),
      })
      .send();
  });
}
