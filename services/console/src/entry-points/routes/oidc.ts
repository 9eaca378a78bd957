import type { FastifyInstance } from 'fastify';
import type { AppDeps } from '../app-types.ts';
import type { Oidc } from '../../operations/oidc.ts';

/** The path to open after signing in: one of ours, never another site. */
function pathIn(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,500}$/.test(value) ? value : '/';
}

/** Signing in at the issuer: redirects to it, and takes the code it sends back. */
export function oidcRoutes(app: FastifyInstance, deps: AppDeps & { oidc: Oidc }): void {
  const { oidc, identify, metrics, logger, settings } = deps;
  const config = { kind: 'session' as const };
  const options = { config: { ...config, rateLimit: { max: settings.signInsPerMinute, timeWindow: 60_000 } } };
  const pageAt = (path: string): string => `${settings.prefix}${path}`;

  app.get<{ Querystring: Record<string, unknown> }>('/sign-in/start', options, async (request, reply) => {
    try {
      const { url, begun } = await oidc.begin();
      request.session.set('signingIn', { ...begun, goTo: pathIn(request.query['goTo']) });
      return reply.header('cache-control', 'no-store').redirect(url.href, 303);
    } catch (error) {
      logger.warn({ err: error }, 'the issuer does not answer');
      metrics.signIns.inc({ way: 'oidc', outcome: 'unavailable' });
      return reply.redirect(pageAt('/?signIn=unavailable'), 303);
    }
  });

  app.get('/sign-in/callback', options, async (request, reply) => {
    const begun = request.session.get('signingIn');
    request.session.set('signingIn', undefined);
    const search = request.url.slice(request.url.indexOf('?'));
    const end = (outcome: 'refused' | 'unavailable') => {
      metrics.signIns.inc({ way: 'oidc', outcome });
      return reply.redirect(pageAt(`/?signIn=${outcome}`), 303);
    };
    if (begun === undefined) return end('refused');
    let signedIn: Awaited<ReturnType<Oidc['finish']>>;
    try {
      signedIn = await oidc.finish(search, begun);
    } catch (error) {
      logger.warn({ err: error }, 'a sign-in was not finished');
      return end('refused');
    }
    const found = await identify({ credential: signedIn.accessToken, way: 'oidc', address: request.ip });
    if (found === 'refused' || found === 'unavailable') return end(found);
    metrics.signIns.inc({ way: 'oidc', outcome: 'signed-in' });
    request.session.regenerate();
    request.session.set('person', { ...found, name: signedIn.name || found.name });
    return reply.header('cache-control', 'no-store').redirect(pageAt(begun.goTo), 303);
  });
}
