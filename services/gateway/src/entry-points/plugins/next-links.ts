import type { FastifyRequest } from 'fastify';
import type { App } from '../app-types.ts';

type Page = { nextCursor?: unknown } | null;

function takesCursor({ routeOptions }: FastifyRequest): boolean {
  const query = routeOptions.schema?.querystring as { properties?: object } | undefined;
  return 'cursor' in (query?.properties ?? {});
}

/** A page that is not the last names the next one, with the filters it was asked with: `Link: <?…>; rel="next"` (RFC 8288). */
export function installNextLinks(app: App): void {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const nextCursor = (payload as Page)?.nextCursor;
    if (typeof nextCursor !== 'string' || !takesCursor(request)) return done(null, payload);
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    query.set('cursor', nextCursor);
    reply.header('link', `<?${query.toString()}>; rel="next"`);
    return done(null, payload);
  });
}
