import staticFiles from '@fastify/static';
import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import type { AppDeps } from '../app-types.ts';
import { refuse } from '../refuse.ts';

/** JSON that is safe within a script element. */
const embeddable = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page: one document for all of its addresses, and its files. */
export async function pageRoutes(app: FastifyInstance, { page, settings, oidc }: AppDeps): Promise<void> {
  await app.register(staticFiles, {
    root: page.assets,
    prefix: '/assets/',
    decorateReply: false,
    // The names of these files contain a hash of their content.
    immutable: true,
    maxAge: 365 * 24 * 3600 * 1000,
    preCompressed: true,
    index: false,
  });
  app.addHook('onRoute', (route) => {
    if (route.url.includes('/assets/')) route.config = { ...route.config, kind: 'asset' };
  });
  const base = `${settings.prefix}/`;
  const config = embeddable({
    prefix: settings.prefix,
    quickbooksAppUrl: settings.quickbooksAppUrl,
    traceUrl: settings.traceUrl ?? null,
    signInWith: oidc === undefined ? 'key' : 'oidc',
    version: settings.version,
  });

  const sendPage: RouteHandlerMethod = async (request, reply) => {
    // A request for a file or for data must not get the page instead.
    if (!(request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/)) return refuse(reply, 'not-found');
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(
        page.html
          .replaceAll('%BASE%', base)
          .replaceAll('%NONCE%', request.nonce)
          .replaceAll('%CONFIG%', () => config),
      );
  };
  // Below a prefix the wildcard does not match the prefix itself.
  for (const url of ['/', '/*']) app.get(url, { config: { kind: 'page' } }, sendPage);
}
