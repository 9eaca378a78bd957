import type { App } from '../app-types.ts';

type Page = { nextCursor?: unknown } | null;

/** A page that is not the last names the next one, with the filters it was asked with: `Link: <?…>; rel="next"` (RFC 8288). */
export function installNextLinks(app: App): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const nextCursor = (payload as Page)?.nextCursor;
    const takesCursor =
      'cursor' in ((request.routeOptions.schema?.querystring as { properties?: object })?.properties ?? {});
    if (typeof nextCursor !== 'string' || !takesCursor) return payload;
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    query.set('cursor', nextCursor);
    reply.header('link', `<?${query.toString()}>; rel="next"`);
    return payload;
  });
}
